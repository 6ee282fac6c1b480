#include "planner/pmedian_split.h"

#include <algorithm>

namespace guapai::planner::pmedian {

namespace {

struct Way { // of a customer to be served
    std::size_t median;
    std::size_t arc; // itself: none
    double often;
};

constexpr auto itself = static_cast<std::size_t>(-1);
constexpr double hardly_ever = 1e-6;

std::vector<std::vector<Way>> ways_left(const Instance& in, const Relaxation& relaxation, const Marks& marks) {
    std::vector<std::vector<Way>> out(in.n);
    const auto& medians = relaxation.medians();
    for (std::size_t a = 0; a < medians.size(); ++a) {
        if (marks.closed[a] != 0) continue;
        out[medians[a].node].push_back({a, itself, relaxation.own_often(a)});
        for (std::size_t arc = medians[a].from; arc < medians[a].to; ++arc)
            if (marks.forbidden[arc] == 0) out[relaxation.customer(arc)].push_back({a, arc, relaxation.often(arc)});
    }
    return out;
}

double spread(const std::vector<Way>& ways) {
    double sum = 0, most = 0;
    for (const Way& way : ways) {
        sum += way.often;
        most = std::max(most, way.often);
    }
    return sum - most;
}

} // namespace

std::vector<Branch> halves(const Instance& in, const Branch& branch, const Relaxation& relaxation, const Marks& marks) {
    const auto all = ways_left(in, relaxation, marks);
    const std::vector<Way>* chosen = nullptr;
    double most = -1;
    for (Node i = 0; i < in.n; ++i) {
        if (all[i].size() < 2) continue;
        const double worth = (spread(all[i]) + hardly_ever) * std::sqrt(static_cast<double>(in.demand[i]));
        if (worth <= most) continue;
        most = worth;
        chosen = &all[i];
    }
    if (chosen == nullptr) return {};
    const auto node = [&](const Way& way) { return relaxation.medians()[way.median].node; };
    const Way *one = nullptr, *other = nullptr;
    most = -1;
    for (const Way& a : *chosen)
        for (const Way& b : *chosen) {
            if (a.median >= b.median) continue;
            const double apart = (a.often + hardly_ever) * (b.often + hardly_ever) * in.distance(node(a), node(b));
            if (apart <= most) continue;
            most = apart;
            one = &a;
            other = &b;
        }
    Marks left = marks, right = marks;
    for (const Way& way : *chosen) {
        const bool nearer_one = in.distance(node(way), node(*one)) <= in.distance(node(way), node(*other));
        const bool to_left = &way == one || (&way != other && nearer_one);
        Marks& without = to_left ? right : left;
        if (way.arc == itself)
            without.closed[way.median] = 1;
        else
            without.forbidden[way.arc] = 1;
    }
    return {narrowed(branch, left), narrowed(branch, right)};
}

std::optional<Plan> only_solution(const Instance& in, const Branch& branch) {
    Plan out{.median = {}, .slot = std::vector<Slot>(in.n, nowhere)};
    std::uint32_t arc = 0;
    for (const Branch::Median& median : branch.medians) {
        const auto slot = static_cast<Slot>(out.median.size());
        out.median.push_back(median.node);
        out.slot[median.node] = slot;
        Amount load = in.demand[median.node];
        for (; arc < median.end; ++arc) {
            const Node i = branch.customers[arc];
            out.slot[i] = slot;
            out.travel += in.distance(i, median.node);
            load += in.demand[i];
        }
        if (load > in.capacity[median.node]) return std::nullopt;
    }
    return out;
}

} // namespace guapai::planner::pmedian
