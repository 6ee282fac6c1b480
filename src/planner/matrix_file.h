// Reads a table of ways between numbered places, for routes that follow roads instead of straight lines.
//
//     ,0,1,2                 first line: the places driven to; the first cell may hold anything
//     0,0,7.2,2              then a line for each place driven from: its number, the ways from there
//     1,7,0,1
//     2,2.5,1,0
//
//     problem.travel = read_matrix(bytes, {0, 1, 2});       // PeriodicProblem: 0 the depot, then the customers'
//     numbers day.metres = read_matrix(bytes, {0, 1, 2});           // DayRouteProblem: 0 home, then the stops' numbers
//
// Comma-separated, cells may be quoted. Lines and columns in any order; places that are not asked for are passed over,
// their cells too. Ways need not be the same in both directions. What stands for the way from a place to itself means
// nothing. The unit is the caller's. Errors: Problem 400 "matrix.file" that names line and column. Thread-safety: pure.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace guapai::planner {

// Row by row: at [a · places + b] the way from the a-th place to the b-th.
std::vector<double> read_matrix(std::string_view bytes, const std::vector<std::int64_t>& places);

} // namespace guapai::planner
