// One day's round from home to schools and back: the best order, exactly; and which to leave out when not all fit.
//
//     DayRouteProblem problem{.home = {115.07, 30.20}, .stops = {{.name = "明岭小学", .place = Point{115.11, 30.22},
//                                                                  .service = 90, .opens = 8 * 60, .closes = 11.5 *
//                                                                  60}}};
//     const DayRoute route = plan_day(problem);
//     route.visits[0].begins        // 500 minutes after midnight: 8:20
//     route.left_out                // with the reason, in Chinese and English
//
// Of all rounds that keep the windows and the length of the day, the one with the greatest value of stops; among these
// the shortest way; among these the earliest return. Proved optimal: dynamic programming over sets of stops (Held and
// Karp 1962, Bellman 1962), with the non-dominated pairs of time and distance for each set and last stop, so that
// waiting before a window is weighed rightly. At most `most_day_stops` stops: 2^n·n states.
//
// Times in minutes after midnight, ways in metres: great circles times `road_factor`, or a matrix. A matrix need be
// neither symmetric nor keep the triangle inequality. Errors: Problem 422 "day_route.*" on too many stops, a wrong
// matrix or windows, and when required stops do not fit together, with the smallest set of them that does not.
// Thread-safety: pure.
#pragma once

#include "planner/geometry.h"
#include "planner/network.h"

#include <optional>
#include <string>
#include <vector>

namespace guapai::planner {

inline constexpr std::size_t most_day_stops = 14;

struct DayStop {
    std::string name;
    std::optional<Point> place;         // needed unless there is a matrix
    double service = 0;                 // minutes
    double opens = 0, closes = 24 * 60; // the visit lies within
    std::int64_t value = 1;             // what visiting it is worth, when not all fit
    bool required = false;              // must not be left out
};

struct DayRouteProblem {
    Point home;
    std::vector<DayStop> stops;
    std::vector<double> metres; // (stops + 1)² row by row, 0 is home; empty: from coordinates
    double road_factor = 1.3;   // roads are so much longer than great circles; for coordinates only
    double metres_per_minute = 500;
    double leaves = 8 * 60;  // home, at the earliest
    double longest = 9 * 60; // back home after so many minutes
};

struct DayVisit {
    std::size_t stop = 0;
    double arrives = 0, begins = 0, ends = 0;
};

struct DayLeftOut {
    std::size_t stop = 0;
    Text reason;
};

struct DayRoute {
    std::vector<DayVisit> visits; // in order
    std::vector<DayLeftOut> left_out;
    std::int64_t value = 0;
    double metres = 0;
    double returns = 0; // minutes after midnight; `leaves` when nobody is visited
};

DayRoute plan_day(const DayRouteProblem& problem);

} // namespace guapai::planner
