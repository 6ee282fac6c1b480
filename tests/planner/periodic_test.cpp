#include "periodic_checker.h"

#include "planner/periodic_file.h"
#include "planner/route_bound.h"
#include "planner/split.h"
#include "support/refusal.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <functional>

namespace guapai::planner {

namespace {

using testing::HasSubstr;
using testing::IsEmpty;

PeriodicOptions budget(std::int64_t iterations, std::uint64_t seed = 1) {
    return {.seed = seed, .seconds = std::nullopt, .iterations = iterations};
}

std::string words_of(const std::function<void()>& action) {
    try {
        action();
    } catch (const Problem& problem) {
        return problem.zh + " | " + problem.en;
    }
    return "";
}

// A small problem of any shape in the file's own format, with room enough to be solvable.
std::string some_file() {
    const int customers = *rc::gen::inRange(1, 9), days = *rc::gen::inRange(1, 5);
    std::string out = fmt::format("1 {} {} {}\n", customers, customers, days);
    for (int d = 0; d < days; ++d)
        out += fmt::format("{} {}\n", *rc::gen::element(0, 500), *rc::gen::inRange(10, 30));
    out += "0 0 0 0 0 0 0\n";
    for (int i = 1; i <= customers; ++i) {
        const int frequency = *rc::gen::inRange(1, days + 1);
        std::string list;
        int count = 0;
        for (unsigned code = 1; code < 1U << days; ++code)
            if (std::popcount(code) == frequency && (count == 0 || *rc::gen::inRange(0, 2) == 1)) {
                list += fmt::format(" {}", code);
                ++count;
            }
        out += fmt::format("{} {} {} {} {} {} {}{}\n", i, *rc::gen::inRange(-50, 50), *rc::gen::inRange(-50, 50),
                           *rc::gen::inRange(0, 5), *rc::gen::inRange(0, 11), frequency, count, list);
    }
    return out;
}

} // namespace

TEST(Periodic, AClassicalInstanceIsSolvedWellWithinASmallBudget) {
    for (const auto& [name, reference] : {std::pair("p02", 1322.87), std::pair("pr01", 2209.02)}) {
        const std::string bytes = periodic_instance(name);
        const PeriodicProblem problem = read_periodic(bytes);
        const PeriodicPlan plan = solve(problem, budget(50));
        EXPECT_THAT(PeriodicChecker(bytes).faults_of(problem, plan), IsEmpty()) << name;
        EXPECT_LT(plan.objective, 1.06 * reference) << name;
        EXPECT_GT(plan.objective, reference - 0.01) << name;
        EXPECT_EQ(plan.iterations, 50);
        EXPECT_GT(plan.lower_bound.value_or(0), 0.6 * reference) << name;
        EXPECT_LT(plan.lower_bound.value_or(0), reference) << name;
    }
}

RC_GTEST_PROP(Periodic, EveryPlanKeepsWhatTheFileAsksFor, ()) {
    const std::string bytes = some_file();
    const PeriodicProblem problem = read_periodic(bytes);
    const PeriodicPlan plan = solve(problem, budget(20));
    const auto faults = PeriodicChecker(bytes).faults_of(problem, plan);
    RC_ASSERT(faults == std::vector<std::string>());
}

TEST(Periodic, TheSameSeedGivesTheSamePlanOnAnyNumberOfThreads) {
    const PeriodicProblem problem = read_periodic(periodic_instance("p02"));
    const auto stops = [&](std::uint64_t seed, std::size_t threads) {
        PeriodicOptions options = budget(15, seed);
        options.threads = threads;
        std::vector<std::vector<std::size_t>> out;
        for (const PeriodicRoute& route : solve(problem, options).routes)
            out.push_back(route.stops);
        return out;
    };
    EXPECT_EQ(stops(7, 1), stops(7, 1));
    EXPECT_EQ(stops(7, 2), stops(7, 2));
    EXPECT_NE(stops(7, 1), stops(8, 1));
}

TEST(Periodic, ASearchCanBeCancelledAndTellsHowFarItIs) {
    const PeriodicProblem problem = read_periodic(periodic_instance("p02"));
    PeriodicOptions options = budget(1'000'000);
    int asked = 0;
    options.cancelled = [&] { return ++asked == 25; };
    EXPECT_EQ(solve(problem, options).iterations, 25);
    options = budget(20);
    std::vector<double> parts;
    options.progress = [&](double part, double) { parts.push_back(part); };
    solve(problem, options);
    EXPECT_GT(parts.size(), 10U);
    EXPECT_TRUE(std::is_sorted(parts.begin(), parts.end()));
}

TEST(Periodic, TheTimeLimitIsKept) {
    const PeriodicOptions options{.seconds = 0.3};
    EXPECT_LT(solve(read_periodic(periodic_instance("p02")), options).seconds, 3);
    // Two thousand customers on one day, whose local search alone would take longer: it is cut short.
    std::string large = "1 100 2000 1\n0 400\n0 0 0\n";
    for (int i = 1; i <= 2000; ++i)
        large += fmt::format("{} {} {} 0 {} 1 1 1\n", i, i * 37 % 211, i * 53 % 199, 1 + i % 19);
    EXPECT_LT(solve(read_periodic(large), {.seconds = 6}).seconds, 9);
}

TEST(PeriodicFile, TheFirstDayIsTheMostSignificantBit) {
    const PeriodicProblem problem = read_periodic("1 1 1 3\n0 9\n0 9\n7 9\n0 0 0\n1 3 4 0 2 1 2 1 4\n");
    ASSERT_EQ(problem.customers.size(), 1U);
    EXPECT_THAT(problem.customers[0].combinations, testing::ElementsAre(0b100, 0b001)); // day 3, day 1
    EXPECT_EQ(problem.days[2].longest, 7);
}

TEST(PeriodicFile, BadInputIsNamedByItsLine) {
    const std::string head = "1 2 1 2\n0 10\n0 10\n0 0 0 0 0 0 0\n";
    const auto says = [](const std::string& bytes) { return words_of([&] { read_periodic(bytes); }); };
    EXPECT_EQ(says(head + "1 1 1 0 5 1 2 1 2\n\n"), "");
    EXPECT_THAT(says(""), HasSubstr("第 1 行：文件不完整，缺少"));
    EXPECT_THAT(says("0 2 1 2\n"), HasSubstr("Line 1: the type must be 1"));
    EXPECT_THAT(says("1 2 0 2\n"), HasSubstr("第 1 行：顾客数应为"));
    EXPECT_THAT(says("1 0 1 2\n"), HasSubstr("第 1 行：车辆数应至少为 1"));
    EXPECT_THAT(says("1 2 1 2 9\n"), HasSubstr("第 1 行：多出 1 项"));
    EXPECT_THAT(says("1 2 1 2\n0 nan\n"), HasSubstr("第 2 行：载量“nan”不是可用的数"));
    EXPECT_THAT(says("1 2 1 2\n-1 10\n"), HasSubstr("Line 2: the longest duration must not be negative"));
    EXPECT_THAT(says("1 2 1 2\n0 10\n0 0\n"), HasSubstr("第 3 行：载量应大于 0"));
    EXPECT_THAT(says(head), HasSubstr("第 5 行：文件不完整，缺少第 1 个顾客"));
    EXPECT_THAT(says(head + "1 1 1 0 5 1 3 1 2\n"), HasSubstr("第 5 行：组合数为 3，行中列出 2 个"));
    EXPECT_THAT(says(head + "1 1 1 0 5 1 1 3\n"), HasSubstr("Line 5: the combination 3 has 2 days"));
    EXPECT_THAT(says(head + "1 1 1 0 5 1 1 4\n"), HasSubstr("第 5 行：组合 4 超出 2 天"));
    EXPECT_THAT(says(head + "1 1 1 0 5 3 1 4\n"), HasSubstr("第 5 行：到访次数应为 1 至 2"));
    EXPECT_THAT(says(head + "1 1 1 0 11 1 1 1\n"), HasSubstr("第 5 行：需求 11 超过每辆车的载量 10"));
    EXPECT_THAT(says(head + "1 1 1 0 -1 1 1 1\n"), HasSubstr("第 5 行：需求不能为负"));
    EXPECT_THAT(says(head + "1 inf 1 0 1 1 1 1\n"), HasSubstr("第 5 行：横坐标“inf”"));
    EXPECT_THAT(says(head + "1 1 1 0\n"), HasSubstr("第 5 行：缺少需求"));
    EXPECT_THAT(says(head + "1 1 1 0 5 1 1 1\n2 1 1 0 5 1 1 1\n"), HasSubstr("第 6 行：第 1 行说有 1 个顾客"));
    EXPECT_THAT(says("1 2 2 2\n0 10\n0 10\n0 0 0\n1 1 1 0 5 1 1 1\n1 1 1 0 5 1 1 1\n"),
                HasSubstr("第 6 行：顾客编号 1 重复"));
}

TEST(Periodic, AProblemThatCannotBeSolvedIsAnsweredByTheSmallestReason) {
    const auto says = [](const std::string& bytes) {
        return words_of([&] { solve(read_periodic(bytes), budget(50)); });
    };
    EXPECT_THAT(says("1 1 1 1\n5 10\n0 0 0\n1 3 0 1 5 1 1 1\n"), HasSubstr("顾客 1 单独往返（含服务）需 7.00"));
    EXPECT_THAT(says("1 1 1 2\n0 3\n0 10\n0 0 0\n1 3 0 1 5 1 1 2\n"), HasSubstr("顾客 1 的需求 5 超过载量 3"));
    EXPECT_THAT(says("1 1 2 2\n0 10\n0 10\n0 0 0\n1 3 0 1 6 1 1 1\n2 4 0 1 6 1 1 1\n"),
                HasSubstr("第 2 天至少须有 2 次到访，共需载量 12，而 1 辆车合计只有 10"));
    EXPECT_THAT(says("1 1 2 1\n20 10\n0 0 0\n1 6 0 5 1 1 1 1\n2 0 6 5 1 1 1 1\n"), HasSubstr("共需时"));
    // Three of 6 in two of 10: there is room for the sum, but not for one by one.
    EXPECT_THAT(says("1 2 3 1\n0 10\n0 0 0\n1 3 0 1 6 1 1 1\n2 4 0 1 6 1 1 1\n3 4 4 1 6 1 1 1\n"),
                AllOf(HasSubstr("至少要 3 车次（其中 3 次超过半车），而 2 辆车装不下：请增加 1 车次"),
                      HasSubstr("need 3 vehicles however they are combined")));
    // Two of 6 leave 8 in two of 10, but 5 more cannot use it.
    EXPECT_THAT(says("1 2 3 1\n0 10\n0 0 0\n1 3 0 1 6 1 1 1\n2 4 0 1 6 1 1 1\n3 4 4 1 5 1 1 1\n"),
                HasSubstr("至少要 3 车次（其中 2 次超过半车）"));
    EXPECT_THAT(says("1 2 3 1\n10 10\n0 0 0\n1 1 0 5.5 1 1 1 1\n2 0 1 5.5 1 1 1 1\n3 1 1 5.5 1 1 1 1\n"),
                AllOf(HasSubstr("（含服务与最短路程）"), HasSubstr("请增加 1 车次、延长时长 10.0")));
    // Five of 4 in two of 10: nothing of this is seen before the search.
    EXPECT_THAT(says("1 2 5 1\n0 10\n0 0 0\n1 3 0 1 4 1 1 1\n2 4 0 1 4 1 1 1\n3 4 4 1 4 1 1 1\n"
                     "4 0 4 1 4 1 1 1\n5 0 3 1 4 1 1 1\n"),
                HasSubstr("共超载 2.00、超时 0.00"));
}

TEST(RouteBound, ComesWithinTenPercentInAFewStepsAndStaysBelowTheBestKnown) {
    const double reference = 835.26;
    const PeriodicData data(read_periodic(periodic_instance("p04")));
    RouteBound bound(data, reference);
    double before = 0;
    for (int step = 0; step < 15; ++step) {
        bound.step();
        EXPECT_GE(bound.best(), before);
        before = bound.best();
    }
    EXPECT_GT(bound.best(), 0.9 * reference);
    EXPECT_LT(bound.best(), reference);
}

TEST(RouteBound, IsTheWayThereAndBackForALoneCustomer) {
    const PeriodicData data(read_periodic("1 1 1 2\n0 9\n0 9\n0 0 0\n1 3 4 0 2 1 2 1 2\n"));
    RouteBound bound(data, 10);
    bound.step();
    EXPECT_NEAR(bound.best(), 10, 1e-9);
}

TEST(Periodic, NumbersThatMeanNothingAreRefusedBeforeAnySearch) {
    const PeriodicProblem good = read_periodic("1 1 1 2\n0 9\n0 9\n0 0 0\n1 3 4 0 2 1 2 1 2\n");
    const auto refused = [&](const std::function<void(PeriodicProblem&)>& spoil) {
        PeriodicProblem problem = good;
        spoil(problem);
        return refusal([&] { solve(problem, budget(5)); });
    };
    EXPECT_EQ(refused([](PeriodicProblem&) {}), "");
    EXPECT_EQ(refused([](PeriodicProblem& p) { p.customers.clear(); }), "periodic.problem");
    EXPECT_EQ(refused([](PeriodicProblem& p) { p.travel = {0, 1}; }), "periodic.problem");
    EXPECT_EQ(refused([](PeriodicProblem& p) { p.travel = {0, 1, -1, 0}; }), "periodic.problem");
    EXPECT_EQ(refused([](PeriodicProblem& p) { p.customers[0].x = std::nan(""); }), "periodic.problem");
    EXPECT_EQ(refused([](PeriodicProblem& p) { p.customers[0].combinations = {4}; }), "periodic.problem");
}

TEST(Periodic, DistancesMayComeFromAMatrix) {
    PeriodicProblem problem = read_periodic("1 1 2 1\n0 9\n0 0 0\n1 3 4 0 2 1 1 1\n2 3 4 0 2 1 1 1\n");
    problem.travel = {0, 7, 2, 7, 0, 1, 2, 1, 0};
    const PeriodicPlan plan = solve(problem, budget(10));
    EXPECT_DOUBLE_EQ(plan.objective, 10);
    EXPECT_LE(plan.lower_bound.value_or(0), 10);
}

RC_GTEST_PROP(Split, CutsATourAtTheLeastCost, ()) {
    PeriodicProblem problem{.vehicles = *rc::gen::inRange<std::size_t>(1, 5),
                            .days = {{.longest = *rc::gen::element(0.0, 120.0), .capacity = 10}}};
    const int customers = *rc::gen::inRange(1, 8);
    Tour tour;
    for (int i = 1; i <= customers; ++i) {
        problem.customers.push_back({.number = i,
                                     .x = *rc::gen::inRange(-20, 20) * 1.0,
                                     .y = *rc::gen::inRange(-20, 20) * 1.0,
                                     .demand = *rc::gen::inRange(1, 6) * 1.0,
                                     .combinations = {1}});
        tour.push_back(static_cast<PlaceId>(i));
    }
    const PeriodicData data(problem);
    const Penalties penalties{1000, 1000};
    const auto cost = [&](const DayRoutes& routes) {
        double out = 0;
        for (const Tour& route : routes) {
            double length = 0, load = 0;
            PlaceId from = 0;
            for (const PlaceId i : route) {
                length += data.travel(from, i);
                load += data.demand[i];
                from = i;
            }
            length += data.travel(from, 0);
            out += length + 1000 * std::max(0.0, load - 10) + 1000 * std::max(0.0, length - data.longest[0]);
        }
        return out;
    };
    double best = never;
    for (unsigned cuts = 0; cuts < 1U << (customers - 1); ++cuts) {
        DayRoutes routes(1);
        for (int i = 0; i < customers; ++i) {
            routes.back().push_back(tour[static_cast<std::size_t>(i)]);
            if (((cuts >> i) & 1U) != 0 && i + 1 < customers) routes.emplace_back();
        }
        if (routes.size() <= data.vehicles) best = std::min(best, cost(routes));
    }
    const DayRoutes found = split(data, 0, tour, penalties);
    RC_ASSERT(found.size() == data.vehicles);
    RC_ASSERT(std::abs(cost(found) - best) < 1e-6 * best + 1e-9);
}

} // namespace guapai::planner
