#include "planner/pmedian_state.h"

#include <algorithm>

namespace guapai::planner::pmedian {

State::State(const Instance& instance)
    : in_(instance), slot_(in_.n, nowhere), place_(in_.n, 0), cost_(in_.n, 0), is_median_(in_.n, 0), median_(in_.p, 0),
      load_(in_.p, 0), over_(in_.p, 0), members_(in_.p), place_too_full_(in_.p, 0) {}

void State::open(const std::vector<Node>& medians) {
    median_ = medians;
    for (Slot k = 0; k < slots(); ++k) {
        is_median_[median_[k]] = 1;
        put(median_[k], k);
    }
}

void State::attach(Node i, Slot k) {
    journal_.push_back({false, i, nowhere});
    put(i, k);
}

void State::detach(Node i) {
    journal_.push_back({false, i, slot_[i]});
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
    slot_[i] = k;
    place_[i] = static_cast<std::uint32_t>(members_[k].size());
    members_[k].push_back(i);
    cost_[i] = in_.distance(i, median_[k]);
    travel_ += cost_[i];
    set_load(k, load_[k] + in_.demand[i], in_.capacity[median_[k]]);
}

void State::remove(Node i) {
    const Slot k = slot_[i];
    auto& members = members_[k];
    members[place_[i]] = members.back();
    place_[members.back()] = place_[i];
    members.pop_back();
    slot_[i] = nowhere;
    travel_ -= cost_[i];
    set_load(k, load_[k] - in_.demand[i], in_.capacity[median_[k]]);
}

void State::replace_median(Slot k, Node j) {
    is_median_[median_[k]] = 0;
    median_[k] = j;
    is_median_[j] = 1;
    for (const Node i : members_[k]) {
        travel_ -= cost_[i];
        cost_[i] = in_.distance(i, j);
        travel_ += cost_[i];
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
    travel_ = 0;
    for (const double cost : cost_)
        travel_ += cost;
    return {median_, slot_, travel_, overload_};
}

void State::take(const Plan& plan) {
    for (Slot k = 0; k < slots(); ++k) {
        is_median_[median_[k]] = 0;
        members_[k].clear();
        set_load(k, 0, 0);
    }
    median_ = plan.median;
    for (const Node j : median_)
        is_median_[j] = 1;
    travel_ = 0;
    for (Node i = 0; i < in_.n; ++i)
        put(i, plan.slot[i]);
    travel_ = plan.travel;
    journal_.clear();
}

} // namespace guapai::planner::pmedian
