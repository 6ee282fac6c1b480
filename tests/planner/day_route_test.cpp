#include "planner/day_route.h"

#include "support/refusal.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <numeric>

namespace guapai::planner {

namespace {

struct Judged {
    bool possible = false;
    double metres = 0, returns = 0;
};

// Follows an order of stops, minute by minute.
Judged walk(const DayRouteProblem& problem, const std::vector<std::size_t>& order) {
    const std::size_t row = problem.stops.size() + 1;
    Judged out{true, 0, problem.leaves};
    std::size_t at = 0;
    for (const std::size_t s : order) {
        const double way = problem.metres[at * row + s + 1];
        out.metres += way;
        out.returns =
            std::max(out.returns + way / problem.metres_per_minute, problem.stops[s].opens) + problem.stops[s].service;
        out.possible = out.possible && out.returns <= problem.stops[s].closes;
        at = s + 1;
    }
    out.metres += problem.metres[at * row];
    out.returns += problem.metres[at * row] / problem.metres_per_minute;
    out.possible = out.possible && out.returns <= problem.leaves + problem.longest;
    return out;
}

struct Best {
    bool found = false;
    std::int64_t value = 0;
    double metres = 0;
};

// Tries every order of every set.
Best by_brute_force(const DayRouteProblem& problem) {
    Best best;
    for (unsigned set = 0; set < 1U << problem.stops.size(); ++set) {
        std::vector<std::size_t> order;
        std::int64_t value = 0;
        bool allowed = true;
        for (std::size_t s = 0; s < problem.stops.size(); ++s) {
            if (((set >> s) & 1U) != 0) {
                order.push_back(s);
                value += problem.stops[s].value;
            } else {
                allowed = allowed && !problem.stops[s].required;
            }
        }
        if (!allowed) continue;
        do {
            const Judged judged = walk(problem, order);
            if (!judged.possible) continue;
            if (!best.found || value > best.value || (value == best.value && judged.metres < best.metres))
                best = {true, value, judged.metres};
        } while (std::next_permutation(order.begin(), order.end()));
    }
    return best;
}

DayRouteProblem some_day() {
    DayRouteProblem out{.metres_per_minute = 1, .leaves = 0};
    const int stops = *rc::gen::inRange(0, 6);
    out.longest = *rc::gen::inRange(20, 300);
    for (int s = 0; s < stops; ++s) {
        const int opens = *rc::gen::inRange(0, 100);
        out.stops.push_back({.name = "学校" + std::to_string(s),
                             .service = *rc::gen::inRange(0, 20) * 1.0,
                             .opens = opens * 1.0,
                             .closes = opens + *rc::gen::inRange(10, 200) * 1.0,
                             .value = *rc::gen::inRange(1, 4),
                             .required = *rc::gen::inRange(0, 6) == 0});
    }
    for (int i = 0; i < (stops + 1) * (stops + 1); ++i)
        out.metres.push_back(i % (stops + 2) == 0 ? 0 : *rc::gen::inRange(1, 50)); // nothing to itself
    return out;
}

DayRouteProblem two_schools() {
    return {.home = {115.0, 30.0},
            .stops = {{.name = "明岭小学", .place = Point{115.1, 30.0}, .service = 60},
                      {.name = "河口中学", .place = Point{115.2, 30.0}, .service = 60}}};
}

} // namespace

RC_GTEST_PROP(DayRoute, IsTheBestOfAllOrdersOfAllSets, ()) {
    const DayRouteProblem problem = some_day();
    const Best best = by_brute_force(problem);
    if (!best.found) {
        RC_ASSERT(refusal([&] { plan_day(problem); }) == "day_route.required");
        return;
    }
    const DayRoute route = plan_day(problem);
    std::vector<std::size_t> order;
    for (const DayVisit& visit : route.visits)
        order.push_back(visit.stop);
    RC_ASSERT(order.size() + route.left_out.size() == problem.stops.size());
    const Judged judged = walk(problem, order);
    RC_ASSERT(judged.possible);
    RC_ASSERT(route.value == best.value);
    RC_ASSERT(std::abs(route.metres - best.metres) < 1e-6);
    if (!order.empty()) {
        RC_ASSERT(std::abs(judged.metres - route.metres) < 1e-6);
        RC_ASSERT(std::abs(judged.returns - route.returns) < 1e-6);
    }
}

TEST(DayRoute, GoesByRoadsAndTellsWhenEachVisitIs) {
    DayRouteProblem problem = two_schools();
    problem.stops[0].closes = 10 * 60;
    const DayRoute route = plan_day(problem);
    ASSERT_EQ(route.visits.size(), 2U);
    EXPECT_NEAR(route.metres, 2 * 1.3 * static_cast<double>(metres({115.0, 30.0}, {115.2, 30.0})), 2);
    EXPECT_NEAR(route.visits[0].begins, 480 + 1.3 * static_cast<double>(metres({115.0, 30.0}, {115.1, 30.0})) / 500,
                0.01);
    EXPECT_NEAR(route.returns, 480 + 120 + route.metres / 500, 0.01);
}

TEST(DayRoute, WaitsForASchoolToOpenOnlyWhenThatIsShorter) {
    DayRouteProblem problem = two_schools();
    problem.stops[0].opens = 9 * 60; // the near one opens late: the far one is visited first, the way is as short
    const DayRoute route = plan_day(problem);
    EXPECT_EQ(route.visits[0].stop, 1U);
    EXPECT_EQ(route.visits[1].arrives, route.visits[1].begins);
}

TEST(DayRoute, TellsWhySomethingIsLeftOut) {
    DayRouteProblem problem = two_schools();
    problem.stops[0].value = 3;
    problem.longest = 3 * 60;
    DayRoute route = plan_day(problem);
    ASSERT_EQ(route.left_out.size(), 1U);
    EXPECT_EQ(route.left_out[0].stop, 1U);
    EXPECT_EQ(route.left_out[0].reason.zh, "当天时间不够，未排入 河口中学");
    problem.longest = 100;
    EXPECT_THAT(plan_day(problem).left_out.back().reason.zh,
                testing::HasSubstr("河口中学 单独往返（含督导）需 160 分钟"));
    problem.stops[1].closes = 8 * 60 + 50;
    EXPECT_THAT(plan_day(problem).left_out.back().reason.zh, testing::HasSubstr("时段为 0:00 至 8:50"));
}

TEST(DayRoute, NamesTheSmallestSetOfRequiredStopsThatDoesNotFit) {
    DayRouteProblem problem = two_schools();
    problem.longest = 3 * 60;
    problem.stops[0].required = problem.stops[1].required = true;
    problem.stops.push_back(problem.stops[0]);
    problem.stops[2].name = "城关小学";
    problem.stops[2].service = 170;
    try {
        plan_day(problem);
        FAIL();
    } catch (const Problem& refused) {
        EXPECT_EQ(refused.zh, "8:00 出发、11:00 前返回，一天内无法走完必去的 城关小学");
    }
}

TEST(DayRoute, RefusesWhatItCannotUse) {
    DayRouteProblem problem = two_schools();
    problem.stops[0].place.reset();
    EXPECT_EQ(refusal([&] { plan_day(problem); }), "day_route.place");
    problem.metres = {0, 1, 2};
    EXPECT_EQ(refusal([&] { plan_day(problem); }), "day_route.matrix");
    problem = two_schools();
    problem.stops.resize(most_day_stops + 1, problem.stops[0]);
    EXPECT_EQ(refusal([&] { plan_day(problem); }), "day_route.too_many");
    EXPECT_EQ(plan_day({}).returns, 8 * 60);
}

} // namespace guapai::planner
