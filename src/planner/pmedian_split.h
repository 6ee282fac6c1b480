// Splits a branch in two. Internal to src/planner/pmedian*.
//
// The customer whom the last steps served most evenly by different medians, large ones before small, is confined to the
// medians near the one that served him and to those near the other: halves that mix neighbouring medians would leave
// the solutions as they are, with a cluster's median moved next door. Thread-safety: pure.
#pragma once

#include "planner/pmedian_fixing.h"

#include <optional>

namespace guapai::planner::pmedian {

// The branch was entered by the relaxation, its bound raised and `marks` found. None: every customer has a single way
// left, and the branch is a single solution.
std::vector<Branch> halves(const Instance& instance, const Branch& branch, const Relaxation& relaxation,
                           const Marks& marks);

// The single solution of a branch; none when a median would be too full.
std::optional<Plan> only_solution(const Instance& instance, const Branch& branch);

} // namespace guapai::planner::pmedian
