// Raises the Lagrangian bound by branching, on small problems up to a proof. Internal to src/planner/pmedian*.
//
// Best first branch and bound (Ceselli, Righini 2005): a customer whom the Lagrangian solutions serve by medians far
// from each other is confined to those near the one in one branch and to those near the other in the other. What no
// solution below the goal has is taken from a branch (pmedian_fixing.h). The first goal is a bound within one per cent
// of the best plan, the second its proof: the nearer the goal, the more can be fixed, and what the first costs is
// little beside the second. The bound is the least of all open branches, so that stopping at any time leaves a valid
// one. Thread-safety: run() may be called by several threads at once; they share the branches.
#pragma once

#include "planner/pmedian_bound.h"
#include "planner/pmedian_fixing.h"

#include <condition_variable>
#include <mutex>
#include <set>

namespace guapai::planner::pmedian {

constexpr Node most_customers_branched = 500;

class Branching {
public:
    // Prices and bound as the Lagrangian left them.
    Branching(const Instance& instance, std::vector<double> prices, double bound);

    // Until `enough`, `steps` (counted in branches here), or the bound is the objective.
    void run(const BoundBudget& budget);

private:
    class Worker; // what a thread needs to bound branches

    bool begin(double objective); // the next goal from the root; false: none is left
    Branch take();
    void put(Branch branch);
    double limit() const;                 // a bound so good reaches the goal
    double least(double objective) const; // no solution is cheaper

    const Instance& in_;
    std::mutex mutex_;
    std::condition_variable changed_;
    const Branch root_;
    std::vector<Branch> open_;      // a heap, the least bound on top
    std::multiset<double> at_work_; // bounds of the branches taken
    double goal_ = -infinite;       // of this round, as an objective
    double settled_;                // a bound known for good
    double met_ = infinite;         // the cheapest solution found in a branch
    double stretch_ = 0;
    int branches_ = 0;
    std::size_t bytes_ = 0; // of open branches
    bool finished_ = false;
};

} // namespace guapai::planner::pmedian
