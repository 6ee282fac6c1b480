#include "planner/pmedian_reach.h"

#include "planner/pmedian_knapsack.h"
#include "pmedian_made.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <map>

namespace guapai::planner::pmedian {

// A bound is only valid when no customer worth serving is forgotten, however far away and however much he pays.
RC_GTEST_PROP(PMedianReach, FindsWhomeverAMedianGainsBy, ()) {
    const auto seed = *rc::gen::inRange<std::uint64_t>(1, 1000);
    PMedianProblem problem = made_problem({.customers = 400, .p = 100, .rows = 12, .seed = seed});
    Random random(seed);
    for (double& x : problem.x)
        x = std::round(x / 200); // many customers at the same distance
    problem.distance = PMedianProblem::Distance::floored;
    const Instance in(problem);
    const Reach reach(in, [] { return false; });
    std::vector<double> price;
    std::vector<Node> dearest(in.n);
    for (Node i = 0; i < in.n; ++i) {
        price.push_back(static_cast<double>(random.below(random.below(8) == 0 ? 3000 : 60)));
        dearest[i] = i;
    }
    std::sort(dearest.begin(), dearest.end(), [&](Node a, Node b) { return price[a] > price[b]; });
    for (Node j = 0; j < in.n; j += 40) {
        std::map<Node, double> found, expected;
        reach.of(j, price, dearest, [&](Node i, double profit) { RC_ASSERT(found.emplace(i, profit).second); });
        for (Node i = 0; i < in.n; ++i)
            if (const double profit = price[i] - in.distance(i, j); profit > 0) expected.emplace(i, profit);
        RC_ASSERT(found == expected);
    }
}

RC_GTEST_PROP(PMedianKnapsack, FractionsAreTheGreedyOnes, ()) {
    Knapsack sack;
    const auto count = *rc::gen::inRange<Node>(0, 60);
    for (Node i = 0; i < count; ++i)
        sack.items.push_back({i, *rc::gen::inRange(1, 100) / 4.0, *rc::gen::inRange(1, 10)});
    const auto capacity = *rc::gen::inRange(0, 200);
    auto sorted = sack.items;
    std::sort(sorted.begin(), sorted.end(), [](const auto& a, const auto& b) {
        return a.profit * static_cast<double>(b.demand) > b.profit * static_cast<double>(a.demand);
    });
    double expected = 0;
    Amount room = capacity;
    for (const auto& item : sorted) {
        const Amount taken = std::min(room, item.demand);
        expected += item.profit * static_cast<double>(taken) / static_cast<double>(item.demand);
        room -= taken;
    }
    RC_ASSERT(std::abs(sack.pack_fractions(capacity) - expected) < 1e-9 * (1 + expected));
}

} // namespace guapai::planner::pmedian
