// The genetic search: parents, crossover, education, repair, penalties that follow how often children are feasible.
// Internal to src/planner.
//
//     GeneticSearch search(data, seed, [] { return false; });   // true cuts the step at hand short
//     while (time is left) search.step();
//     search.best()
#pragma once

#include "planner/periodic_education.h"
#include "planner/periodic_population.h"

#include <deque>

namespace guapai::planner {

class GeneticSearch {
public:
    GeneticSearch(const PeriodicData& data, std::uint64_t seed, std::function<bool()> late);

    void step();                                                              // one more plan
    void adopt(const Individual& plan) { population_.add(plan, penalties_); } // of another search
    const Individual* best() const { return population_.best(); }
    const Penalties& penalties() const { return penalties_; }
    const Individual* least_infeasible() const { return population_.least_infeasible(); }

private:
    Individual random_plan();
    Individual empty_plan() const; // education puts every customer where it costs least, in random order
    std::int64_t first_plans() const;
    Individual child_of(const Individual& mother, const Individual& father);
    bool enter(Individual plan);
    void follow(bool load_kept, bool time_kept);

    const PeriodicData& data_;
    Dice dice_;
    Education education_;
    Population population_;
    Penalties penalties_;
    std::deque<bool> load_kept_, time_kept_; // of the last children
    std::int64_t to_found_ = 0, since_better_ = 0, since_adjusted_ = 0;
};

// The days' tours that a child inherits, as in the periodic crossover with insertions (PIX): some days from the mother,
// some from the father, some from both. combination[i] is 0 where visits are still missing.
struct Heritage {
    std::vector<Tour> tours;
    std::vector<std::uint64_t> combination;
};
Heritage cross(const PeriodicData& data, const Individual& mother, const Individual& father, Dice& dice);

} // namespace guapai::planner
