// Random network problems, small, tight and full of conflicts.
#pragma once

#include "planner/network.h"

#include <rapidcheck.h>

#include <algorithm>
#include <string>

namespace guapai::planner {

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
    p.weigh_by_size = number(0, 3) == 0;
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
