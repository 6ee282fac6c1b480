// Reads a periodic vehicle routing problem in the format of Cordeau, Gendreau and Laporte 1997.
//
//     1 m n t                         type (1: periodic), vehicles a day, customers, days
//     D Q                             t lines: longest duration of a route (0: no limit), capacity
//     i x y service demand f a list   the depot, i = 0, then the customers; f visits, a combinations of days
//
// A combination is a number whose bit t − d stands for day d, counted from 1: the most significant of t bits is day 1.
// Distances are Euclidean. Errors: Problem 400 "periodic.file" that names the line (number_lines.h). Thread-safety:
// pure.
#pragma once

#include "planner/periodic_routes.h"

#include <string_view>

namespace guapai::planner {

PeriodicProblem read_periodic(std::string_view bytes);

} // namespace guapai::planner
