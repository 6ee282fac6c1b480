// Of two plans the better of both, region by region. Internal to src/planner/pmedian*.
//
// Clusters of the two plans that share customers hang together. Within each connected component one may take all
// clusters of one plan or all of the other, whatever is taken elsewhere, as long as there are p medians in all: the
// cheapest choice is a dynamic programme over the surplus of medians. So much of the best of two plans as falls apart
// in 2^components ways is found in the time of reading them: partition crossover (Whitley, Hains, Howe 2009; Tinós,
// Whitley, Ochoa 2020), carried from tours over to clusters. Thread-safety: free function.
#pragma once

#include "planner/pmedian_state.h"

namespace guapai::planner::pmedian {

// Both must keep to the capacities. Never worse than either.
Plan recombined(const Instance& instance, const Plan& a, const Plan& b);

} // namespace guapai::planner::pmedian
