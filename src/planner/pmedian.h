// The capacitated p-median problem, single source: choose p medians among the customers and give every customer whole
// to one of them, within the median's capacity, at the least sum of distances.
//
//     PMedianProblem problem{.x = {0, 3, 0}, .y = {0, 4, 1}, .demand = {2, 1, 1}, .capacity = {3, 3, 3}, .p = 2};
//     const PMedianAnswer answer = solve(problem, {.seconds = 2});
//     answer.medians       // {0, 1} or {1, 2}, ascending customer indices
//     answer.assignment    // per customer the customer index of its median; a median always serves itself
//     answer.lower_bound   // no solution is cheaper; none where none is known in time
//
// Method: iterated local search that looks only at what a change touched (pmedian_search.h), in rounds of annealing
// whose plans are crossed region by region (pmedian_recombine.h), started from fast interchange (pmedian_start.h);
// equal demands are kept feasible by exact augmenting chains (pmedian_chain.h); the bound is Lagrangian
// (pmedian_bound.h), raised by branching, often to a proof (pmedian_branching.h). Threads are seeds, the best wins. The
// same seed on one thread with `kicks` and enough `seconds` gives the same answer.
//
// Units: those of the coordinates on a plane, metres on the globe (x = longitude, y = latitude, WGS-84 degrees).
// Errors: Problem 422 from check(). No plan found is not an error: the answer is then not feasible, and says why.
// Thread-safety: pure; the callbacks are called on the calling thread.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace guapai::planner {

struct PMedianProblem {
    enum class Distance { floored, real };

    std::vector<double> x, y;
    std::vector<double> demand;   // > 0
    std::vector<double> capacity; // of each customer, were it a median
    std::size_t p = 0;
    Distance distance = Distance::real;
    bool globe = false;
};

struct PMedianOptions {
    std::uint64_t seed = 1;
    double seconds = 10;
    std::int64_t kicks = 0; // per thread; 0: until the time is over
    int threads = 1;
    bool bound = true;
    std::function<bool()> stopped;                               // the best answer so far is returned
    std::function<void(double part, double objective)> progress; // 0 … 1; infinite while nothing feasible is known
};

struct PMedianAnswer {
    bool feasible = false;
    double objective = 0;
    std::optional<double> lower_bound;
    std::optional<double> gap; // objective / lower_bound - 1
    bool proven_optimal = false;
    std::vector<std::size_t> medians, assignment;
    double seconds = 0;
    std::int64_t kicks = 0;     // of all threads
    double overload = 0;        // not feasible: the least demand above capacity that was reached
    std::string why_zh, why_en; // not feasible: the reason, as far as it is known
};

// Problem 422 naming customers that are wrong, by their line when `lines` has them: numbers that are not finite,
// demands that no median can hold, p out of range, capacity that is short whatever the medians.
void check(const PMedianProblem& problem, const std::vector<std::size_t>& lines = {});

PMedianAnswer solve(const PMedianProblem& problem, const PMedianOptions& options); // checks first

} // namespace guapai::planner
