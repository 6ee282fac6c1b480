#include "planner/pmedian_branching.h"
#include "planner/pmedian_split.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <numeric>

namespace guapai::planner::pmedian {

namespace {

using Assignment = std::vector<Node>; // median of each customer

PMedianProblem tiny_problem() {
    const auto number = [](int from, int to) { return *rc::gen::inRange(from, to + 1); };
    PMedianProblem out;
    const int n = number(2, 6);
    out.p = static_cast<std::size_t>(number(1, std::min(n - 1, 3)));
    out.distance = number(0, 1) == 0 ? PMedianProblem::Distance::real : PMedianProblem::Distance::floored;
    const double unit = number(0, 3) == 0 ? 1234 : 1; // large: tables are coarse
    for (int i = 0; i < n; ++i) {
        out.x.push_back(number(0, 30));
        out.y.push_back(number(0, 30));
        out.demand.push_back(unit * number(1, 9) + (unit > 1 ? number(0, 1000) : 0));
    }
    const double mean = std::accumulate(out.demand.begin(), out.demand.end(), 0.0) / static_cast<double>(out.p);
    for (int i = 0; i < n; ++i)
        out.capacity.push_back(std::ceil(mean + unit * number(0, 8)));
    return out;
}

double cost(const Instance& in, const Assignment& median) {
    double out = 0;
    for (Node i = 0; i < in.n; ++i)
        out += in.distance(i, median[i]);
    return out;
}

bool allowed(const Instance& in, const Assignment& median) {
    std::vector<Amount> load(in.n, 0);
    std::size_t open = 0;
    for (Node i = 0; i < in.n; ++i) {
        if (median[median[i]] != median[i]) return false;
        load[median[i]] += in.demand[i];
        open += median[i] == i ? 1 : 0;
    }
    for (Node j = 0; j < in.n; ++j)
        if (load[j] > in.capacity[j]) return false;
    return open == in.p;
}

std::vector<Assignment> all_plans(const Instance& in) {
    std::vector<Assignment> out;
    Assignment median(in.n, 0);
    while (true) {
        if (allowed(in, median)) out.push_back(median);
        Node i = 0;
        while (i < in.n && ++median[i] == in.n)
            median[i++] = 0;
        if (i == in.n) return out;
    }
}

double least_cost(const Instance& in) {
    double out = infinite;
    for (const Assignment& plan : all_plans(in))
        out = std::min(out, cost(in, plan));
    return out;
}

bool holds(const Branch& branch, const Assignment& plan) {
    std::vector<char> served(plan.size(), 0);
    std::uint32_t arc = 0;
    for (const Branch::Median& median : branch.medians) {
        const bool open = plan[median.node] == median.node;
        if (median.opened && !open) return false;
        if (open) served[median.node] = 1;
        for (; arc < median.end; ++arc)
            if (plan[branch.customers[arc]] == median.node) served[branch.customers[arc]] = 1;
    }
    return std::count(served.begin(), served.end(), 0) == 0;
}

std::vector<double> some_prices(const Instance& in) {
    std::vector<double> out;
    for (Node i = 0; i < in.n; ++i)
        out.push_back(*rc::gen::inRange(-10, 120) / 4.0);
    return out;
}

Effort some_effort() {
    return {.steps = *rc::gen::inRange(1, 40), .pace = 1, .patience = 5, .enough = infinite, .stretch = 5};
}

bool sometimes() { return *rc::gen::inRange(0, 9) == 0; }

} // namespace

RC_GTEST_PROP(PMedianTable, KnowsWhatAKnapsackIsWorthWithoutAnItem, ()) {
    const int capacity = *rc::gen::inRange(0, 30);
    KnapsackTable table(capacity);
    const auto count = *rc::gen::inRange<std::uint32_t>(0, 8);
    for (std::uint32_t k = 0; k < count; ++k)
        table.items.push_back({k, *rc::gen::inRange(1, 100) / 4.0, *rc::gen::inRange(0, 10)});
    const auto by_trying = [&](std::size_t left_out, int room) {
        double best = 0;
        for (unsigned set = 0; set < 1U << count; ++set) {
            double profit = 0;
            int demand = 0;
            for (std::uint32_t k = 0; k < count; ++k)
                if ((set >> k & 1) != 0 && k != left_out) {
                    profit += table.items[k].profit;
                    demand += table.items[k].demand;
                }
            if (demand <= room) best = std::max(best, profit);
        }
        return best;
    };
    const double best = table.pack(capacity);
    RC_ASSERT(best == by_trying(count, capacity));
    std::vector<std::uint32_t> keys;
    table.taken(keys);
    double profit = 0;
    int demand = 0;
    for (const std::uint32_t key : keys) {
        profit += table.items[key].profit;
        demand += table.items[key].demand;
    }
    RC_ASSERT(profit == best && demand <= capacity);
    table.look_back();
    const int room = *rc::gen::inRange(0, capacity + 1);
    RC_ASSERT(table.best(room) == by_trying(count, room));
    for (std::uint32_t k = 0; k < count; ++k)
        RC_ASSERT(table.without(k, room) == by_trying(k, room));
}

RC_GTEST_PROP(PMedianRelaxation, NoPricesBoundAboveTheOptimum, ()) {
    const Instance in(tiny_problem());
    const double optimum = least_cost(in);
    Relaxation relaxation(in);
    relaxation.enter(all_solutions(in, some_prices(in), 0));
    RC_ASSERT(relaxation.raise(some_effort(), sometimes) <= optimum + 1e-9);
}

// Whatever is below the limit must survive, or a bound would be a lie.
RC_GTEST_PROP(PMedianFixing, KeepsEveryPlanBelowTheLimit, ()) {
    const Instance in(tiny_problem());
    const auto plans = all_plans(in);
    Relaxation relaxation(in);
    Fixing fixing(in, relaxation);
    const Branch branch = all_solutions(in, some_prices(in), 0);
    relaxation.enter(branch);
    relaxation.raise(some_effort(), sometimes);
    const double limit = plans.empty() ? 20 : cost(in, plans[*rc::gen::inRange<std::size_t>(0, plans.size())]) + 0.5;
    const bool kept = fixing.run(relaxation, limit, sometimes);
    for (const Assignment& plan : plans)
        if (cost(in, plan) < limit - 1e-9) {
            RC_ASSERT(kept);
            RC_ASSERT(holds(narrowed(branch, fixing.marks()), plan));
        }
}

RC_GTEST_PROP(PMedianSplit, EveryPlanGoesToOneOfTheHalves, ()) {
    const Instance in(tiny_problem());
    Relaxation relaxation(in);
    Fixing fixing(in, relaxation);
    const Branch branch = all_solutions(in, some_prices(in), 0);
    relaxation.enter(branch);
    relaxation.raise(some_effort(), sometimes);
    if (!fixing.run(relaxation, infinite, sometimes)) return;
    const auto parts = halves(in, branch, relaxation, fixing.marks());
    for (const Assignment& plan : all_plans(in)) {
        if (parts.empty()) {
            const auto only = only_solution(in, narrowed(branch, fixing.marks()));
            RC_ASSERT(only && std::abs(only->travel - cost(in, plan)) < 1e-9);
            continue;
        }
        RC_ASSERT(parts.size() == 2);
        RC_ASSERT(holds(parts[0], plan) != holds(parts[1], plan));
    }
}

// From no prices at all to a proof, with and without a good plan in hand; without one, the best is found.
RC_GTEST_PROP(PMedianBranching, EndsAtTheOptimum, ()) {
    const Instance in(tiny_problem());
    const double optimum = least_cost(in);
    if (!std::isfinite(optimum)) return;
    double known = *rc::gen::inRange(0, 4) == 0 ? infinite : optimum + *rc::gen::inRange(0, 3) * 5.0, bound = 0;
    Branching branching(in, std::vector<double>(in.n, 0), 0);
    branching.run({.steps = 100'000,
                   .enough = [] { return false; },
                   .objective = [&] { return known; },
                   .report =
                       [&](double value) {
                           RC_ASSERT(value <= optimum + 1e-9);
                           bound = std::max(bound, value);
                       },
                   .found =
                       [&](const Plan& plan) {
                           Assignment median(in.n);
                           for (Node i = 0; i < in.n; ++i)
                               median[i] = plan.median[plan.slot[i]];
                           RC_ASSERT(allowed(in, median));
                           RC_ASSERT(std::abs(plan.travel - cost(in, median)) <= 1e-9);
                           known = std::min(known, plan.travel);
                       }});
    RC_ASSERT(std::abs(bound - optimum) <= 1e-6 * (1 + optimum));
    RC_ASSERT(std::abs(known - optimum) <= 1e-9 * (1 + optimum));
}

} // namespace guapai::planner::pmedian
