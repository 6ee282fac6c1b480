// Capacitated p-median problems from text files.
//
//     const PMedianFile file = read_pmedian_file("50 5\n2 62 120 3\n…", {});
//     solve(file.problem, {.seconds = 10});
//
// Formats, recognised by how many words the first lines have:
//     orlib   [problem-number best-value], then "n p capacity", then n lines "id x y demand" (Beasley's OR-Library)
//     coords  "n p", then n lines "x y capacity demand": a median serves up to its own capacity
//     csv     a header with x,y or lon,lat (经度,纬度), and demand (需求), capacity (容量), id (编号) where there are
//     any; without
//             demands everybody counts one; lon,lat are degrees and distances then metres; p comes with the options
// Distances are floored by default in orlib and coords, real in csv. Errors: Problem 400 "pmedian.file" and 422
// "pmedian.invalid" naming the line (pointers from 0, number_lines.h: "/lines/13/demand" is line 14): what is no number
// or not finite, ids that occur twice, too few or too many lines, and all that check() refuses. Thread-safety: pure.
#pragma once

#include "planner/pmedian.h"

#include <string_view>

namespace guapai::planner {

struct PMedianFileOptions {
    std::string format; // orlib, coords, csv; empty: recognised
    std::optional<PMedianProblem::Distance> distance;
    std::optional<std::int64_t> p;  // instead of the file's
    std::optional<double> capacity; // of everybody, instead of the file's
};

struct PMedianFile {
    PMedianProblem problem;
    std::string format;
    std::optional<double> best_known; // orlib with its first line
    std::vector<std::size_t> lines;   // of each customer, from 1
};

PMedianFile read_pmedian_file(std::string_view text, const PMedianFileOptions& options);

} // namespace guapai::planner
