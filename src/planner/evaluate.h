// What a plan is worth, whoever made it: the planner or an office moving schools by hand.
//
//     const Evaluation before = evaluate(problem, plan);
//     plan.inspector_of_school[17] = 4;
//     const Evaluation after = evaluate(problem, plan);     // loads, uncovered schools, rules now broken
//
// Breaches are facts; which article of which rule they offend is the caller's to say. Thread-safety: pure.
#pragma once

#include "planner/network.h"

namespace guapai::planner {

enum class Breach {
    uncovered,      // a school without inspector
    recused,        // an inspector with a school he must avoid
    ineligible,     // an inspector who does not meet the conditions
    above_highest,  // more schools than the highest load
    above_target,   // more than the target
    stage,          // a school of a stage its inspector does not know
    area_too_large, // more schools than the cap, in an area, or in a sub-area where the cap binds those
    area_short,     // fewer inspectors than the minimum
    without_area,   // a school in no area
    area_in_pieces  // its schools do not hang together (adjacency.h)
};

struct Finding {
    Breach breach = Breach::uncovered;
    std::vector<Index> schools, inspectors, areas, sub_areas;
    std::int64_t is = 0, limit = 0; // of loads and sizes
};

struct Evaluation {
    Measures measures;
    std::vector<std::int64_t> loads;  // schools of each inspector
    std::vector<std::int64_t> tenths; // the same by size, in tenths of a school
    std::vector<std::int64_t> travel_m;
    std::vector<Finding> findings; // by breach, gravest first
};

Evaluation evaluate(const NetworkProblem& problem, const NetworkPlan& plan);

} // namespace guapai::planner
