// Schools to named inspectors when schools count by their size. Internal to src/planner.
//
// Whole schools of unequal size make it a generalised assignment problem. The linear relaxation, where a school may be
// split, is a min-cost flow and gives the bound; its answer is rounded (at most one school an inspector is split:
// Shmoys and Tardos 1993), what found no place is put in by ejecting one school, and shifts and swaps mend the rest.
// Both limits hold: schools by number and by size. Thread-safety: free functions.
#pragma once

#include "planner/assignment.h"

namespace guapai::planner {

// Tenths of a school of average size, 5 to 20 by pupils; 10 each when schools do not count by size.
std::vector<std::int64_t> sizes_in_tenths(const NetworkProblem& problem);

// As assign_schools. bound_m is 0 (none) when a school is left out.
Assigned assign_by_size(const NetworkProblem& problem, const Sites& sites, const NetworkPlan* areas);

} // namespace guapai::planner
