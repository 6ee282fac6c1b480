// What no solution better than a limit has is taken from a branch. Internal to src/planner/pmedian*.
//
//     relaxation.enter(branch);  relaxation.raise(effort, late);
//     fixing.run(relaxation, limit, late)                  // false: the branch has no better solution
//     fixing.narrowed(branch, relaxation)              // the branch without what was marked
//
// Reduced costs of the Lagrangian bound: were a median closed, opened, or given a certain customer, the bound would
// rise by what the p best gains then lose. For a customer that is found exactly, by knapsacks that must hold it and
// knapsacks of the other medians that must not (Ceselli and Righini 2005 fix medians; Posta, Ferland and Michelon 2012
// fix assignments likewise). Thread-safety: not shared.
#pragma once

#include "planner/pmedian_relaxation.h"

namespace guapai::planner::pmedian {

struct Marks {
    std::vector<char> closed, opened; // medians of the branch
    std::vector<char> forbidden;      // arcs of the branch
};

// The branch without what is marked.
Branch narrowed(const Branch& branch, const Marks& marks);

class Fixing {
public:
    Fixing(const Instance& instance, const Relaxation& relaxation);

    bool run(Relaxation& relaxation, double limit, const std::function<bool()>& late); // late: medians only
    const Marks& marks() const { return marks_; }

private:
    void mark_medians(const Relaxation& relaxation, double rise);
    void look_at(const Relaxation& relaxation, std::size_t median);
    void weigh_losses(const Relaxation& relaxation);
    void mark_arcs(const Relaxation& relaxation, double rise);
    bool follow(const Relaxation& relaxation);

    const Instance& in_;
    KnapsackTable table_;
    Marks marks_;
    std::vector<char> chosen_;
    double last_ = 0;                      // least gain of a chosen median that need not be open
    std::vector<double> gain_;             // of medians
    std::vector<double> with_, less_;      // of arcs: gain that holds the customer; that of a chosen one without it
    std::vector<double> sum_, least_;      // by customer: of the chosen medians' gains, when another serves him
    std::vector<std::size_t> place_;       // of an arc in the table
    std::vector<std::uint32_t> ways_left_; // by customer
};

} // namespace guapai::planner::pmedian
