// Whether demands can be packed at all. Internal to src/planner/pmedian*.
//
// Bound L2 of Martello and Toth 1990 for bin packing, with the largest capacity for every bin: customers of more than
// half a bin need one each, and those of at least `least` fill what these leave. Thread-safety: free function.
#pragma once

#include "planner/pmedian.h"

namespace guapai::planner::pmedian {

struct Packing {
    std::size_t medians = 0;        // at least so many are needed
    double least = 0;               // for the customers of at least this demand
    std::vector<std::size_t> large; // of these, the customers of more than half the largest capacity
};

Packing packing_bound(const PMedianProblem& problem);

} // namespace guapai::planner::pmedian
