// Whether things can be packed into so many bins at all. Internal to
// src/planner.
//
// Bound L2 of Martello and Toth 1990: things of more than half a bin need one
// each, and those of at least `least` fill what these leave. Thread-safety:
// free function.
#pragma once

#include <cstddef>
#include <vector>

namespace guapai::planner {

struct Packing {
    std::size_t bins = 0;           // at least so many are needed
    double least = 0;               // for the things of at least this size
    std::vector<std::size_t> large; // the things of more than half a bin
};

Packing packing_bound(const std::vector<double>& sizes,
                      double bin); // no size is above the bin

} // namespace guapai::planner
