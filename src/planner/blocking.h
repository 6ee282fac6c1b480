// Why schools stay uncovered: the smallest sets of schools and inspectors that block each other. Internal to
// src/planner.
//
// In the residual network of a maximum flow, what an uncovered school reaches (its admissible inspectors, the schools
// they have, those schools' admissible inspectors …) is the source side of a minimum cut (Ford, Fulkerson 1956): all
// these inspectors are full, and no one else may have these schools. It is the smallest closed set around that school.
#pragma once

#include "planner/network.h"

namespace guapai::planner {

std::vector<Blocking> blocking_sets(const NetworkProblem& problem, const NetworkPlan& plan);

} // namespace guapai::planner
