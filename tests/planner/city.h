// The synthetic city of tests/data as a network problem, and small random ones.
#pragma once

#include "base/text.h"
#include "planner/network.h"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <algorithm>
#include <fstream>
#include <map>
#include <string>
#include <vector>

namespace guapai::planner {

inline std::vector<std::vector<std::string>> rows_of(const std::string& name) {
    std::ifstream file(std::string(GUAPAI_SOURCE_DIR) + "/tests/data/" + name);
    EXPECT_TRUE(file.good()) << name;
    std::vector<std::vector<std::string>> out;
    std::string line;
    std::getline(file, line); // header
    while (std::getline(file, line)) {
        if (!line.empty() && line.back() == '\r') line.pop_back();
        out.push_back(split(line, ','));
    }
    return out;
}

inline Stages stages_named(const std::string& text) {
    Stages out = 0;
    for (const auto& [name, stage] : std::map<std::string, Stages>{{"学前", preschool},
                                                                   {"幼儿园", preschool},
                                                                   {"小学", primary},
                                                                   {"初中", junior},
                                                                   {"初级", junior},
                                                                   {"九年", primary | junior},
                                                                   {"完全中学", junior | senior},
                                                                   {"高中", senior},
                                                                   {"高级", senior},
                                                                   {"职业", senior},
                                                                   {"特教", primary | junior}})
        if (text.find(name) != std::string::npos) out |= stage;
    return out;
}

inline NetworkProblem the_city() {
    NetworkProblem out;
    std::map<std::string, Index> by_code;
    for (const auto& row : rows_of("schools.csv")) {
        by_code[row.at(2)] = out.schools.size();
        out.schools.push_back({.name = row.at(1),
                               .place = Point{std::stod(row.at(11)), std::stod(row.at(12))},
                               .stages = stages_named(row.at(3)),
                               .pupils = std::stol(row.at(14)),
                               .town = row.at(7),
                               .district = row.at(6),
                               .kindergarten = row.at(4) == "111"});
    }
    for (const auto& row : rows_of("inspectors.csv")) {
        InspectorPost inspector{.name = row.at(0),
                                .home = Point{std::stod(row.at(13)), std::stod(row.at(14))},
                                .district = row.at(12),
                                .stages = stages_named(row.at(8))};
        inspector.eligible = row.at(3) != "大专" && std::stol(row.at(4)) >= 10;
        if (!row.at(18).empty()) inspector.recused.push_back(by_code.at(row.at(18)));
        out.inspectors.push_back(std::move(inspector));
    }
    return out;
}

// Small, tight and full of conflicts.
inline NetworkProblem some_village() {
    const auto number = [](int from, int to) { return *rc::gen::inRange(from, to); };
    const auto place = [&] { return Point{115 + number(0, 300) / 1000.0, 30 + number(0, 300) / 1000.0}; };
    NetworkProblem out;
    out.seed = static_cast<std::uint64_t>(number(0, 1000));
    const int schools = number(0, 25), inspectors = number(0, 8);
    NetworkParameters& p = out.parameters;
    p.target_load = number(1, 4);
    p.highest_load = p.target_load + number(0, 3);
    p.area_cap = number(2, 9);
    p.inspectors_per_area = number(1, 3);
    p.cap_on_sub_areas = number(0, 3) == 0;
    p.stages_are_binding = number(0, 3) == 0;
    if (number(0, 3) == 0) p.areas = number(1, 6);
    for (int i = 0; i < inspectors; ++i) {
        InspectorPost inspector{.name = "督学" + std::to_string(i),
                                .home = number(0, 6) == 0 ? std::nullopt : std::optional(place()),
                                .district = number(0, 2) == 0 ? "甲" : "乙",
                                .stages = static_cast<Stages>(number(1, 16)),
                                .eligible = number(0, 5) > 0};
        if (number(0, 4) == 0) inspector.highest_load = number(0, 6);
        for (int s = 0; s < schools; ++s)
            if (number(0, 6) == 0) inspector.recused.push_back(static_cast<Index>(s));
        out.inspectors.push_back(std::move(inspector));
    }
    for (int s = 0; s < schools; ++s) {
        SchoolSite school{.name = "学校" + std::to_string(s),
                          .place = number(0, 6) == 0 ? std::nullopt : std::optional(place()),
                          .stages = static_cast<Stages>(number(1, 16)),
                          .pupils = number(10, 2000),
                          .town = "镇" + std::to_string(number(0, 3)),
                          .district = number(0, 2) == 0 ? "甲" : "乙"};
        school.kindergarten = school.stages == preschool;
        if (inspectors > 0 && number(0, 2) == 0) school.current = static_cast<Index>(number(0, inspectors));
        if (inspectors > 0 && number(0, 8) == 0) {
            const auto i = static_cast<Index>(number(0, inspectors));
            const auto& recused = out.inspectors[i].recused;
            const bool barred = std::find(recused.begin(), recused.end(), static_cast<Index>(s)) != recused.end();
            if (out.inspectors[i].eligible && !barred) school.locked = i;
        }
        out.schools.push_back(std::move(school));
    }
    return out;
}

} // namespace guapai::planner
