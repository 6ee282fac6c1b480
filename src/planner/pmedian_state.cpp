#include "planner/pmedian_state.h"

#include <algorithm>

namespace guapai::planner::pmedian {

State::State(const Instance& instance)
    : in_(instance), seats_(in_.n), place_(in_.n, 0), median_(in_.p, 0), load_(in_.p, 0), over_(in_.p, 0),
      members_(in_.p), place_too_full_(in_.p, 0) {}

void State::open(const std::vector<Node>& medians) {
    median_ = medians;
    for (Slot k = 0; k < slots(); ++k) {
        seats_[median_[k]].is_median = true;
        put(median_[k], k);
    }
}

void State::attach(Node i, Slot k) {
    journal_.push_back({false, i, nowhere});
    put(i, k);
}

void State::detach(Node i) {
    journal_.push_back({false, i, seats_[i].slot});
    remove(i);
}

void State::set_median(Slot k, Node j) {
    journal_.push_back({true, k, median_[k]});
    replace_median(k, j);
}

void State::undo() {
    for (auto change = journal_.rbegin(); change != journal_.rend(); ++change) {
        if (change->of_median)
            replace_median(change->what, change->before);
        else if (change->before == nowhere)
            remove(change->what);
        else
            put(change->what, change->before);
    }
    journal_.clear();
}

void State::put(Node i, Slot k) {
    seats_[i].slot = k;
    place_[i] = static_cast<std::uint32_t>(members_[k].size());
    members_[k].push_back(i);
    seats_[i].cost = in_.distance(i, median_[k]);
    travel_ += seats_[i].cost;
    set_load(k, load_[k] + in_.demand[i], in_.capacity[median_[k]]);
}

void State::remove(Node i) {
    const Slot k = seats_[i].slot;
    auto& members = members_[k];
    members[place_[i]] = members.back();
    place_[members.back()] = place_[i];
    members.pop_back();
    seats_[i].slot = nowhere;
    travel_ -= seats_[i].cost;
    set_load(k, load_[k] - in_.demand[i], in_.capacity[median_[k]]);
}

void State::replace_median(Slot k, Node j) {
    seats_[median_[k]].is_median = false;
    median_[k] = j;
    seats_[j].is_median = true;
    for (const Node i : members_[k]) {
        travel_ -= seats_[i].cost;
        seats_[i].cost = in_.distance(i, j);
        travel_ += seats_[i].cost;
    }
    set_load(k, load_[k], in_.capacity[j]);
}

void State::set_load(Slot k, Amount load, Amount capacity) {
    load_[k] = load;
    const Amount over = std::max<Amount>(0, load - capacity);
    overload_ += over - over_[k];
    if (over > 0 && over_[k] == 0) {
        place_too_full_[k] = static_cast<std::uint32_t>(too_full_.size());
        too_full_.push_back(k);
    } else if (over == 0 && over_[k] > 0) {
        too_full_[place_too_full_[k]] = too_full_.back();
        place_too_full_[too_full_.back()] = place_too_full_[k];
        too_full_.pop_back();
    }
    over_[k] = over;
}

Plan State::plan() {
    Plan out{.median = median_, .overload = overload_};
    out.slot.reserve(in_.n);
    for (const Seat& seat : seats_) {
        out.slot.push_back(seat.slot);
        out.travel += seat.cost;
    }
    travel_ = out.travel;
    return out;
}

void State::take(const Plan& plan) {
    for (Slot k = 0; k < slots(); ++k) {
        seats_[median_[k]].is_median = false;
        members_[k].clear();
        set_load(k, 0, 0);
    }
    median_ = plan.median;
    for (const Node j : median_)
        seats_[j].is_median = true;
    travel_ = 0;
    for (Node i = 0; i < in_.n; ++i)
        put(i, plan.slot[i]);
    travel_ = plan.travel;
    journal_.clear();
}

} // namespace guapai::planner::pmedian
