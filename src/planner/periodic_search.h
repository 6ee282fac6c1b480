// The search of one thread: a genetic search for the first part of the time, then ruin and recreate from its best plan.
// Internal to src/planner.
//
//     PeriodicSearch search(data, seed, [] { return false; });   // true cuts the step at hand short
//     while (part < 1) search.step(part);                        // part of the time or of the iterations, 0 … 1
//     search.best()
//
// The genetic search is the better one where many plans can be tried; the more visits there are, the sooner ruin and
// recreate takes over. Thread-safety: none; one object, one thread.
#pragma once

#include "planner/periodic_annealing.h"
#include "planner/periodic_genetic.h"

namespace guapai::planner {

class PeriodicSearch {
public:
    PeriodicSearch(const PeriodicData& data, std::uint64_t seed, std::function<bool()> late);

    void step(double part);
    std::int64_t steps() const { return steps_; }
    const Individual* best() const { return annealed_ ? &annealing_.best() : genetic_.best(); }
    const Individual* least_infeasible() const { return genetic_.least_infeasible(); }
    void adopt(const Individual& plan); // of another search, unless it is too late

private:
    GeneticSearch genetic_;
    Annealing annealing_;
    const double genetic_share_;
    double began_ = 0; // the annealing, as a part of the whole
    bool annealed_ = false;
    std::int64_t steps_ = 0;
};

} // namespace guapai::planner
