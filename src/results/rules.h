// How a school's year becomes a score: each indicator by its formula from visits, findings and notices, each with the
// evidence that moved it. Pure.
//
//     const SchoolResult result = assess(indicators, year_of_school, grades);
//
// An indicator without anything to go by is not assessed: its weight does not count, and the total is scaled to 100
// over what was assessed. Scores are rounded to a hundredth once, at the end of each line. Thread-safety: free
// functions.
#pragma once

#include "rectification/model.h"
#include "results/model.h"
#include "visits/model.h"

#include <string>
#include <vector>

namespace guapai::results {

// Everything of one school within one calendar year.
struct SchoolYear {
    std::vector<visits::Visit> visits;
    std::vector<rectification::Finding> findings;
    std::vector<rectification::Notice> notices;
};

struct GradeLimits { // lowest score of each grade
    double excellent = 90, good = 80, qualified = 60;
};

Grade grade_of(double score, const GradeLimits& limits);

// The indicators must pass check_indicators(). Fills score, grade, counts and lines; not county, id, school, year.
SchoolResult assess(const std::vector<Indicator>& indicators, const SchoolYear& year, const GradeLimits& limits);

// Throws Problem 422 when the tree does not stand: unknown parents, circles, leaves that are groups, leaf weights that
// do not add up to 100, a group whose weight is not the sum of its children.
void check_indicators(const std::vector<Indicator>& indicators);

// A sample tree that a county may start from; the ids are minted.
std::vector<Indicator> sample_indicators(std::string_view county, std::int64_t year);

} // namespace guapai::results
