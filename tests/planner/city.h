// The synthetic city of tests/data as a network problem: 650 schools, 132 inspectors.
#pragma once

#include "base/text.h"
#include "planner/network.h"

#include <fstream>
#include <map>
#include <stdexcept>
#include <string>
#include <vector>

namespace guapai::planner {

inline std::vector<std::vector<std::string>> rows_of(const std::string& name) {
    std::ifstream file(std::string(GUAPAI_SOURCE_DIR) + "/tests/data/" + name);
    if (!file) throw std::runtime_error("cannot read " + name);
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

} // namespace guapai::planner
