// Raises the Lagrangian bound by branching, on small problems up to a proof. Internal to src/planner/pmedian*.
//
// Best first branch and bound (Ceselli, Righini 2005): the customer that the Lagrangian solutions serve most evenly by
// different medians is confined to one half of them in one branch and to the other half in the other. Medians whose
// opening or closing alone would bring the bound above the best plan are fixed. The bound is the least of all open
// branches, so that stopping at any time leaves a valid one. Thread-safety: not shared.
#pragma once

#include "planner/pmedian_bound.h"

namespace guapai::planner::pmedian {

constexpr Node most_customers_branched = 120;

class Branching {
public:
    // Prices and bound as the Lagrangian left them.
    Branching(const Instance& instance, const Reach& reach, std::vector<double> prices, double bound);

    // Until `enough`, `steps` (counted in branches here), or no open branch is left.
    void run(const BoundBudget& budget);

private:
    struct Branch {
        double bound;
        std::vector<double> prices;
        Confinement within;
    };

    static bool worse(const Branch& a, const Branch& b) { return a.bound > b.bound; }

    void bound_and_split(Branch branch, const BoundBudget& budget, double target);
    void fix_medians(Branch& branch, Lagrangian& lagrangian, double target) const;
    std::vector<Confinement> halves(const Branch& branch, const std::vector<double>& often) const;

    const Instance& in_;
    const Reach& reach_;
    std::vector<Branch> open_; // a heap, the least bound on top
};

} // namespace guapai::planner::pmedian
