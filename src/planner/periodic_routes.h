// Periodic vehicle routing: which customer on which days, on which route, in which order, so that the vehicles drive
// as little as possible over the whole period.
//
//     PeriodicProblem problem = read_periodic(bytes);                      // periodic_file.h
//     PeriodicPlan plan = solve(problem, {.seed = 1, .seconds = 30});
//     plan.objective                      // distance over all days
//     plan.routes[0].stops                // indices into problem.customers, in visiting order, home before and after
//
// A customer is visited on all days of exactly one of its combinations (bit d of a combination stands for day d, from
// 0). A day has up to `vehicles` routes; a route carries at most the day's capacity and takes, travel and service
// together, at most the day's longest duration (0: as long as it likes). Distance and time have one unit; ways need not
// be the same in both directions.
//
// Way of working: hybrid genetic search with adaptive diversity control (Vidal, Crainic, Gendreau, Lahrichi and Rei
// 2012), with the local search and SWAP* of Vidal 2022; then annealing by ruin and recreate (Christiaens and Vanden
// Berghe 2020) from its best plan, the sooner the more visits there are. Any-time: the best plan found when time or
// iterations end. Each thread searches by itself; the best plan wins. With a time limit the threads tell each other
// their best; without one the answer depends on problem, seed, iterations and number of threads only. A tenth of the
// time, 10 s at most, goes into the lower bound (route_bound.h).
//
// Errors: Problem 422 "periodic.*" when the problem cannot be solved, with the smallest reason found, or when no plan
// within the limits was found in time. Thread-safety: pure; the callbacks are called on the calling thread, or, with
// several threads, one call at a time on any of them.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <vector>

namespace guapai::planner {

struct PeriodicDay {
    double longest = 0; // duration of a route; 0: no limit
    double capacity = 0;
};

struct PeriodicCustomer {
    std::int64_t number = 0; // as the user names it
    double x = 0, y = 0;
    double service = 0, demand = 0;
    std::vector<std::uint64_t> combinations;
};

struct PeriodicProblem {
    std::size_t vehicles = 0; // a day
    std::vector<PeriodicDay> days;
    double depot_x = 0, depot_y = 0;
    std::vector<PeriodicCustomer> customers;
    double road_factor = 1;     // roads are so much longer than straight lines
    std::vector<double> travel; // (customers + 1)², row by row, from there, 0 the depot; empty: from coordinates
};

struct PeriodicOptions {
    std::uint64_t seed = 1;
    std::optional<double> seconds = 30;
    std::optional<std::int64_t> iterations; // steps of each thread: an offspring, or 250 trials to ruin and recreate
    std::size_t threads = 1;
    std::function<double()> clock;                          // seconds since any moment; none: the wall clock
    std::function<void(double part, double best)> progress; // part 0 … 1; best: infinite until a plan is found
    std::function<bool()> cancelled;                        // asked often; true ends the search with what there is
};

struct PeriodicRoute {
    std::size_t day = 0, vehicle = 0;
    std::vector<std::size_t> stops;
    double distance = 0, duration = 0, load = 0;
};

struct PeriodicPlan {
    double objective = 0;
    std::vector<PeriodicRoute> routes; // by day, then vehicle; none is empty
    std::optional<double> lower_bound; // no plan is cheaper; none: not known
    std::int64_t iterations = 0;       // steps of all threads
    double seconds = 0;
};

PeriodicPlan solve(const PeriodicProblem& problem, const PeriodicOptions& options);

// Distances between coordinates times the road factor, as `travel` wants them.
std::vector<double> straight_lines(const PeriodicProblem& problem);

} // namespace guapai::planner
