// A solution under change: clusters (slots) with their medians, loads and members, and a journal to take changes back.
// Internal to src/planner/pmedian*.
//
//     state.mark();  state.detach(i);  state.attach(i, k);  …  state.undo();   // as it was at the mark
//
// Every change costs O(1), a change of median O(members). Thread-safety: not shared.
#pragma once

#include "planner/pmedian_instance.h"

namespace guapai::planner::pmedian {

using Slot = std::uint32_t;
constexpr Slot nowhere = 0xffffffff;

struct Plan {
    std::vector<Node> median; // of each slot
    std::vector<Slot> slot;   // of each customer
    double travel = 0;
    Amount overload = 0;
};

class State {
public:
    struct Seat {        // of a customer
        double cost = 0; // distance to its median
        Slot slot = nowhere;
        bool is_median = false;
    };

    explicit State(const Instance& instance); // p slots without medians: open() comes next

    void open(const std::vector<Node>& medians); // they serve themselves, everybody else is nowhere yet

    const Seat& seat(Node i) const { return seats_[i]; }
    Slot slot(Node i) const { return seats_[i].slot; }
    Node median(Slot k) const { return median_[k]; }
    bool is_median(Node i) const { return seats_[i].is_median; }
    double cost(Node i) const { return seats_[i].cost; }
    Amount load(Slot k) const { return load_[k]; }
    Amount room(Slot k) const { return in_.capacity[median_[k]] - load_[k]; } // negative: too full
    const std::vector<Node>& members(Slot k) const { return members_[k]; }
    const std::vector<Slot>& too_full() const { return too_full_; }
    double travel() const { return travel_; }
    Amount overload() const { return overload_; }
    Slot slots() const { return static_cast<Slot>(median_.size()); }

    void attach(Node i, Slot k);
    void detach(Node i);
    void move(Node i, Slot k) {
        detach(i);
        attach(i, k);
    }
    void set_median(Slot k, Node j); // j must be a member of k, unless it is about to be attached

    void mark() { journal_.clear(); }
    void undo();

    Plan plan(); // sums the travel up afresh
    void take(const Plan& plan);

private:
    struct Change {
        bool of_median;
        std::uint32_t what, before;
    };

    void put(Node i, Slot k);
    void remove(Node i);
    void replace_median(Slot k, Node j);
    void set_load(Slot k, Amount load, Amount capacity);

    const Instance& in_;
    std::vector<Seat> seats_;
    std::vector<std::uint32_t> place_; // of a customer among the members of its slot
    std::vector<Node> median_;
    std::vector<Amount> load_, over_;
    std::vector<std::vector<Node>> members_;
    std::vector<Slot> too_full_;
    std::vector<std::uint32_t> place_too_full_;
    double travel_ = 0;
    Amount overload_ = 0;
    std::vector<Change> journal_;
};

} // namespace guapai::planner::pmedian
