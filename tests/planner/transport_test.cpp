#include "planner/transport.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <functional>
#include <limits>
#include <map>

namespace guapai::planner {

namespace {

constexpr std::int64_t impossible = std::numeric_limits<std::int64_t>::max();

// Tries every way: the answer a solver must reach. Left-out rows cost as in the problem.
std::int64_t by_brute_force(const Transport& problem) {
    std::vector<int> choice(problem.rows, Transported::left_out);
    std::int64_t best = impossible;
    std::map<std::pair<std::size_t, std::size_t>, std::int64_t> cost;
    for (const TransportArc& arc : problem.arcs)
        cost[{arc.row, arc.column}] = arc.cost;
    const std::function<void(std::size_t, std::int64_t, std::vector<std::size_t>)> place =
        [&](std::size_t row, std::int64_t so_far, std::vector<std::size_t> taken) {
            if (row == problem.rows) {
                for (std::size_t c = 0; c < taken.size(); ++c)
                    if (static_cast<std::int64_t>(taken[c]) < problem.columns[c].lower) return;
                best = std::min(best, so_far);
                return;
            }
            place(row + 1, so_far + problem.left_out_cost, taken);
            for (std::size_t c = 0; c < problem.columns.size(); ++c) {
                const auto arc = cost.find({row, c});
                if (arc == cost.end() || taken[c] == problem.columns[c].unit_costs.size()) continue;
                auto more = taken;
                ++more[c];
                place(row + 1, so_far + arc->second + problem.columns[c].unit_costs[taken[c]], more);
            }
        };
    place(0, 0, std::vector<std::size_t>(problem.columns.size(), 0));
    return best;
}

std::int64_t whole_cost(const Transport& problem, const Transported& answer) {
    std::int64_t out = answer.cost;
    for (const int column : answer.column)
        out += column == Transported::left_out ? problem.left_out_cost : 0;
    return out;
}

Transport some_problem(bool lower_limits) {
    Transport out;
    out.rows = *rc::gen::inRange<std::size_t>(1, 6);
    out.left_out_cost = 10'000;
    out.columns.resize(*rc::gen::inRange<std::size_t>(1, 4));
    for (TransportColumn& column : out.columns) {
        column.unit_costs.resize(*rc::gen::inRange<std::size_t>(0, 4));
        std::int64_t unit = 0;
        for (auto& cost : column.unit_costs)
            cost = unit += *rc::gen::inRange(0, 50);
        if (lower_limits) column.lower = *rc::gen::inRange(0, 2);
    }
    for (std::size_t r = 0; r < out.rows; ++r)
        for (std::size_t c = 0; c < out.columns.size(); ++c)
            if (*rc::gen::inRange(0, 4) > 0) out.arcs.push_back({r, c, *rc::gen::inRange(0, 100)});
    return out;
}

} // namespace

TEST(Transport, TheExampleOfItsHeader) {
    Transport problem{.rows = 2, .columns = {{.unit_costs = {0}}, {.unit_costs = {0, 500}}}};
    problem.arcs = {{0, 0, 3200}, {0, 1, 4100}, {1, 0, 800}};
    const auto answer = solve(problem);
    ASSERT_TRUE(answer);
    EXPECT_EQ(answer->column, (std::vector<int>{1, 0}));
    EXPECT_EQ(answer->cost, 4900);
}

TEST(Transport, ARowWithoutAnyArcIsLeftOutAndTheOthersAreServed) {
    const auto answer = solve({.rows = 2, .columns = {{.unit_costs = {0, 0}}}, .arcs = {{1, 0, 7}}});
    ASSERT_TRUE(answer);
    EXPECT_EQ(answer->column, (std::vector<int>{Transported::left_out, 0}));
    EXPECT_EQ(answer->cost, 7);
}

TEST(Transport, ALowerLimitBeyondTheRowsCannotBeMet) {
    EXPECT_FALSE(solve({.rows = 1, .columns = {{.unit_costs = {0, 0}, .lower = 2}}, .arcs = {{0, 0, 1}}}));
}

RC_GTEST_PROP(TransportProperty, NoOtherWayIsCheaper, ()) {
    const Transport problem = some_problem(*rc::gen::arbitrary<bool>());
    const std::int64_t best = by_brute_force(problem);
    const auto answer = solve(problem);
    RC_ASSERT(answer.has_value() == (best != impossible));
    if (answer) RC_ASSERT(whole_cost(problem, *answer) == best);
}

// What the prices promise: forcing a row onto another column costs at least the reduced cost more.
RC_GTEST_PROP(TransportProperty, PricesNeverPromiseTooMuch, ()) {
    const Transport problem = some_problem(false);
    const auto answer = solve(problem);
    RC_ASSERT(answer.has_value());
    for (const TransportArc& arc : problem.arcs) {
        Transport forced = problem;
        std::erase_if(forced.arcs,
                      [&](const TransportArc& other) { return other.row == arc.row && other.column != arc.column; });
        const std::int64_t cost = by_brute_force(forced);
        const auto other = solve(forced);
        if (other->column[arc.row] != static_cast<int>(arc.column)) continue; // it was left out instead
        const std::int64_t promised = arc.cost + answer->row_price[arc.row] - answer->column_price[arc.column];
        RC_ASSERT(cost - whole_cost(problem, *answer) >= promised);
    }
}

} // namespace guapai::planner
