// Why a periodic problem cannot be solved, as far as that can be seen without searching. Internal to src/planner.
//
//     check_usable(problem);             // Problem 422 "periodic.problem": numbers that mean nothing
//     check_solvable(problem, data);     // Problem 422 "periodic.infeasible" with the smallest reason
//
// What is looked at: each customer alone; then sets of days, the smaller ones first: what must be carried and driven on
// these days at least, against what the vehicles can, together and packed one by one (packing.h). Passing proves
// nothing.
#pragma once

#include "planner/periodic_data.h"

namespace guapai::planner {

void check_usable(const PeriodicProblem& problem);
void check_solvable(const PeriodicProblem& problem, const PeriodicData& data);

} // namespace guapai::planner
