// Exact transport moves for equal demands: an overloaded cluster gives a customer to the next, that one to the next,
// and so on until a cluster with room. Internal to src/planner/pmedian*.
//
// The cheapest such chain is a shortest path over clusters, where the way from a to b costs what the cheapest customer
// of a loses by going to b: one augmentation of the successive shortest path method (Ahuja, Magnanti, Orlin 1993,
// chapter 9), on the clusters that lie between, not on the whole problem. Labels are corrected, because a step may
// save. Thread-safety: not shared.
#pragma once

#include "planner/pmedian_state.h"

#include <functional>
#include <limits>

namespace guapai::planner::pmedian {

class Chains {
public:
    using Touched = std::function<void(Slot)>; // is told every cluster that changed

    explicit Chains(const Instance& instance) : in_(instance), labels_(in_.p), seen_(in_.p, 0) {}

    // Chains out of overloaded clusters until none is overloaded or no chain leads to room. False: nothing was moved.
    bool relieve(State& state, const Touched& touched);

private:
    struct Label {
        double away = 0;
        Slot before = nowhere;
        Node customer = 0; // who goes from `before` to here
        bool queued = false;
        std::uint64_t search = 0; // the label is of this search, or void
    };

    bool relieve(State& state, Slot from, const Touched& touched);
    void expand(const State& state, Slot k);
    void reach(const State& state, Slot to, Label label);
    bool lies_before(Slot ancestor, Slot k) const;

    const Instance& in_;
    std::vector<Label> labels_;
    std::vector<Slot> queue_;
    std::vector<std::uint64_t> seen_; // clusters already tried for a customer
    std::uint64_t search_ = 0, customer_ = 0;
    double nearest_ = std::numeric_limits<double>::infinity();
    Slot room_ = nowhere;
};

// The least travel with the medians of the plan, exactly (transport.h), for equal demands. The plan itself, when that
// is no better.
Plan with_exact_transport(const Instance& instance, const Plan& plan);

} // namespace guapai::planner::pmedian
