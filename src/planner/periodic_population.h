// The plans among which the genetic search chooses parents: feasible and infeasible apart, ranked by cost and by what
// they add to diversity (Vidal et al. 2012). Internal to src/planner.
//
//     Population population(data);
//     population.add(std::move(plan), penalties);
//     const auto [mother, father] = population.parents(dice);
//     population.best()                   // the cheapest feasible plan ever added; nullptr: none yet
#pragma once

#include "planner/periodic_plan.h"

#include <memory>

namespace guapai::planner {

class Population {
public:
    explicit Population(const PeriodicData& data);

    std::size_t smallest() const { return smallest_; } // what survives of a group

    // True when it is the best feasible plan so far, restarts included.
    bool add(Individual plan, const Penalties& penalties);
    std::pair<const Individual*, const Individual*> parents(Dice& dice);
    void penalties_changed(const Penalties& penalties); // infeasible plans are ranked anew
    void thin_out();                                    // a third of the best stays, to begin anew around it
    const Individual* best() const { return best_ ? &*best_ : nullptr; }
    const Individual* least_infeasible() const { return least_infeasible_ ? &*least_infeasible_ : nullptr; }

private:
    struct Member {
        Individual plan;
        Links links;
        double cost = 0, fitness = 0;
        std::vector<std::pair<double, const Member*>> distances; // to the others of its group, nearest first
        double closeness() const;                                // mean distance to the nearest few
    };
    using Group = std::vector<std::unique_ptr<Member>>; // by cost

    void enter(Group& group, std::unique_ptr<Member> member);
    void leave(Group& group, std::size_t index);
    void rank(Group& group) const;
    void select_survivors(Group& group, std::size_t size);
    const Member& tournament(Dice& dice) const;

    const PeriodicData& data_;
    const std::size_t smallest_, generation_;
    Group feasible_, infeasible_;
    std::optional<Individual> best_, least_infeasible_;
};

} // namespace guapai::planner
