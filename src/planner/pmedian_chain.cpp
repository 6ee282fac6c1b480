#include "planner/pmedian_chain.h"

#include "planner/transport.h"

#include <algorithm>

namespace guapai::planner::pmedian {

namespace {

constexpr std::size_t arcs_per_customer = 30; // to the nearest medians, besides the one in the plan
constexpr double largest_cost = 1e9;          // distances become whole numbers of this size: nine digits are kept

} // namespace

bool Chains::relieve(State& state, const Touched& touched) {
    bool moved = false;
    while (!state.too_full().empty()) {
        const std::vector<Slot> full = state.too_full();
        bool now = false;
        for (const Slot k : full)
            if (state.room(k) < 0) now = relieve(state, k, touched) || now;
        if (!now) break;
        moved = true;
    }
    return moved;
}

bool Chains::relieve(State& state, Slot from, const Touched& touched) {
    ++search_;
    nearest_ = std::numeric_limits<double>::infinity();
    room_ = nowhere;
    queue_.assign(1, from);
    labels_[from] = {.search = search_};
    for (std::size_t at = 0; at < queue_.size(); ++at) {
        Label& label = labels_[queue_[at]];
        label.queued = false;
        if (label.away < nearest_) expand(state, queue_[at]);
    }
    if (room_ == nowhere) return false;
    for (Slot k = room_; k != from; k = labels_[k].before) {
        state.move(labels_[k].customer, k);
        touched(k);
    }
    touched(from);
    return true;
}

void Chains::expand(const State& state, Slot k) {
    const double away = labels_[k].away;
    for (const Node i : state.members(k)) {
        if (state.is_median(i)) continue;
        ++customer_;
        for (const Node j : in_.neighbours(i)) {
            const Slot to = state.slot(j);
            if (to == k || seen_[to] == customer_) continue;
            seen_[to] = customer_;
            const double there = away + in_.distance(i, state.median(to)) - state.cost(i);
            const bool known = labels_[to].search == search_ && there >= labels_[to].away - 1e-9;
            if (there < nearest_ && !known && !lies_before(to, k))
                reach(state, to, {.away = there, .before = k, .customer = i});
        }
    }
}

void Chains::reach(const State& state, Slot to, Label label) {
    const bool queued = labels_[to].search == search_ && labels_[to].queued;
    label.search = search_;
    label.queued = true;
    labels_[to] = label;
    if (state.room(to) > 0) {
        nearest_ = label.away;
        room_ = to;
    } else if (!queued) {
        queue_.push_back(to);
    }
}

bool Chains::lies_before(Slot ancestor, Slot k) const {
    for (; k != nowhere; k = labels_[k].before)
        if (k == ancestor) return true;
    return false;
}

Plan with_exact_transport(const Instance& in, const Plan& plan) {
    // By the longest distance there is: where all customers stand at their median, the next may still be far away.
    const double scale = in.whole_distances ? 1 : largest_cost / std::max(1e-9, in.longest());
    Transport problem{.rows = in.n};
    std::vector<char> is_median(in.n, 0);
    for (Slot k = 0; k < in.p; ++k) {
        is_median[plan.median[k]] = 1;
        problem.columns.push_back(
            {.unit_costs = std::vector<std::int64_t>(
                 static_cast<std::size_t>(std::min<Amount>(in.capacity[plan.median[k]], in.n)), 0)});
    }
    std::vector<std::pair<double, Slot>> ranked(in.p);
    for (Node i = 0; i < in.n; ++i) {
        const auto arc = [&](Slot k) {
            problem.arcs.push_back({i, k, std::llround(in.distance(i, plan.median[k]) * scale)});
        };
        arc(plan.slot[i]);
        if (is_median[i]) continue;
        for (Slot k = 0; k < in.p; ++k)
            ranked[k] = {in.distance(i, plan.median[k]), k};
        const std::size_t kept = std::min<std::size_t>(arcs_per_customer, in.p);
        std::partial_sort(ranked.begin(), ranked.begin() + static_cast<std::ptrdiff_t>(kept), ranked.end());
        for (std::size_t r = 0; r < kept; ++r)
            if (ranked[r].second != plan.slot[i]) arc(ranked[r].second);
    }
    const auto answer = solve(problem);
    Plan out = plan;
    out.travel = 0;
    for (Node i = 0; i < in.n; ++i) {
        if (!answer || answer->column[i] == Transported::left_out) return plan;
        out.slot[i] = static_cast<Slot>(answer->column[i]);
        out.travel += in.distance(i, out.median[out.slot[i]]);
    }
    out.overload = 0;
    return out.travel < plan.travel || plan.overload > 0 ? out : plan;
}

} // namespace guapai::planner::pmedian
