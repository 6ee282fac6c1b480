// Customers numbered along a Hilbert curve, so that neighbours lie near each other in memory, too. Internal to
// src/planner/pmedian*.
//
//     const std::vector<std::size_t> order = along_the_curve(problem);   // order[new number] = old number
//     solve_it(in_order(problem, order));                               // the same problem, numbered anew
//
// The curve is that of Hilbert 1891. Thread-safety: free functions.
#pragma once

#include "planner/pmedian.h"

namespace guapai::planner::pmedian {

std::vector<std::size_t> along_the_curve(const PMedianProblem& problem);
PMedianProblem in_order(const PMedianProblem& problem, const std::vector<std::size_t>& order);

} // namespace guapai::planner::pmedian
