#include "periodic_checker.h"

#include "base/problem.h"
#include "planner/day_route.h"
#include "planner/day_search.h"
#include "planner/matrix_file.h"
#include "planner/periodic_file.h"
#include "planner/periodic_plan.h"
#include "planner/split.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <numeric>
#include <random>

namespace guapai::planner {

namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

// A town of one-way streets: the way there tells nothing about the way back.
struct Town {
    std::string file, matrix = "from";
    PeriodicChecker::Ways ways;
    PeriodicProblem problem;
};

Town some_town(unsigned seed, int customers, double longest, int days = 1) {
    std::mt19937 random(seed);
    const auto between = [&](int low, int high) {
        return low + static_cast<int>(random() % static_cast<unsigned>(high - low + 1));
    };
    Town out;
    out.file = fmt::format("1 3 {} {}\n", customers, days);
    for (int d = 0; d < days; ++d)
        out.file += fmt::format("{} {}\n", longest, 4 * customers);
    out.file += "0 0 0 0 0 0 0\n";
    for (int i = 1; i <= customers; ++i) {
        out.file +=
            fmt::format("{} {} {} {} {} 1 {}", i, between(-9, 9), between(-9, 9), between(0, 3), between(1, 8), days);
        for (int d = 0; d < days; ++d)
            out.file += fmt::format(" {}", 1 << d);
        out.file += "\n";
        out.matrix += fmt::format(",{}", i);
    }
    out.matrix += ",0\n"; // in an order of its own
    for (int a = customers; a >= 0; --a) {
        out.matrix += std::to_string(a);
        for (int k = 1; k <= customers + 1; ++k) {
            const int b = k % (customers + 1);
            const double way = a == b ? 0 : between(1, 60) / 2.0;
            out.ways[{a, b}] = way;
            out.matrix += fmt::format(",{}", way);
        }
        out.matrix += "\n";
    }
    std::vector<std::int64_t> places(static_cast<std::size_t>(customers) + 1);
    std::iota(places.begin(), places.end(), 0);
    out.problem = read_periodic(out.file);
    out.problem.travel = read_matrix(out.matrix, places);
    return out;
}

double length(const PeriodicProblem& problem, const std::vector<std::size_t>& stops) {
    const std::size_t row = problem.customers.size() + 1;
    std::size_t from = 0;
    double out = 0;
    for (const std::size_t stop : stops) {
        out += problem.travel[from * row + stop + 1];
        from = stop + 1;
    }
    return out + problem.travel[from * row];
}

// The least distance of one day by trying every order and every way to cut it into routes within the limits.
double least_of_all(const PeriodicProblem& problem) {
    const std::size_t n = problem.customers.size();
    std::vector<std::size_t> order(n);
    std::iota(order.begin(), order.end(), 0);
    double best = never;
    do {
        for (unsigned cuts = 0; cuts < 1U << (n - 1); ++cuts) {
            std::vector<std::vector<std::size_t>> routes(1);
            for (std::size_t k = 0; k < n; ++k) {
                routes.back().push_back(order[k]);
                if (k + 1 < n && ((cuts >> k) & 1U) != 0) routes.emplace_back();
            }
            double sum = routes.size() > problem.vehicles ? never : 0;
            for (const auto& route : routes) {
                double load = 0, time = length(problem, route);
                sum += time;
                for (const std::size_t stop : route) {
                    load += problem.customers[stop].demand;
                    time += problem.customers[stop].service;
                }
                const PeriodicDay& day = problem.days[0];
                if (load > day.capacity || (day.longest > 0 && time > day.longest)) sum = never;
            }
            best = std::min(best, sum);
        }
    } while (std::next_permutation(order.begin(), order.end()));
    return best;
}

std::string words_of(const std::string& matrix, const std::vector<std::int64_t>& places) {
    try {
        read_matrix(matrix, places);
    } catch (const Problem& problem) {
        return problem.zh + " | " + problem.en;
    }
    return "";
}

} // namespace

TEST(PeriodicRoads, OneWayStreetsAreDrivenTheShortestWayThereIs) {
    for (unsigned seed = 1; seed <= 12; ++seed) {
        const Town town = some_town(seed, 6, seed % 2 == 0 ? 80 : 0);
        const PeriodicPlan plan = solve(town.problem, {.seconds = std::nullopt, .iterations = 150});
        EXPECT_THAT(PeriodicChecker(town.file, town.ways).faults_of(town.problem, plan), IsEmpty()) << seed;
        EXPECT_NEAR(plan.objective, least_of_all(town.problem), 1e-6) << seed;
    }
}

TEST(PeriodicRoads, APlanOfSeveralDaysOnOneWayStreetsKeepsItsLimits) {
    const Town town = some_town(99, 30, 150, 3);
    const PeriodicPlan plan = solve(town.problem, {.seconds = std::nullopt, .iterations = 60});
    EXPECT_THAT(PeriodicChecker(town.file, town.ways).faults_of(town.problem, plan), IsEmpty());
    EXPECT_GT(plan.lower_bound.value_or(0), 0);
}

TEST(PeriodicRoads, LocalSearchNeverMakesADayOfOneWayStreetsDearer) {
    for (unsigned seed = 1; seed <= 40; ++seed) {
        const Town town = some_town(seed, 25, seed % 2 == 0 ? 100 : 0);
        const PeriodicData data(town.problem);
        const Penalties penalties{3, 2};
        Dice dice(seed);
        Tour tour(data.count);
        std::iota(tour.begin(), tour.end(), 1);
        dice.shuffle(tour);
        const auto cost = [&](const DayRoutes& routes) {
            Individual plan{.routes = {routes}};
            plan.measure(data);
            return plan.cost(penalties);
        };
        const DayRoutes before = split(data, 0, tour, penalties);
        DaySearch day(data, 0);
        day.load(before, penalties);
        day.improve(dice, [] { return false; });
        EXPECT_LT(cost(day.routes()), cost(before) + 1e-6) << seed;
    }
}

TEST(PeriodicRoads, ARoadFactorMakesEveryWayLonger) {
    PeriodicProblem problem = read_periodic("1 1 1 1\n0 9\n0 0 0\n1 3 4 0 2 1 1 1\n");
    problem.road_factor = 1.5;
    const PeriodicPlan plan = solve(problem, {.seconds = std::nullopt, .iterations = 5});
    EXPECT_DOUBLE_EQ(plan.objective, 15);
    EXPECT_NEAR(plan.lower_bound.value_or(0), 15, 1e-6);
}

TEST(MatrixFile, PlacesComeInAnyOrderAndOthersArePassedOver) {
    EXPECT_THAT(read_matrix("x,7,0,5\n5,1,2,x\n0,3,,4\n9,,,\n", {0, 5}), ElementsAre(0, 4, 2, 0));
    EXPECT_THAT(read_matrix("\"km\",\"0\",\"5\"\r\n0,0,4.5\r\n5,2,0\r\n", {0, 5}), ElementsAre(0, 4.5, 2, 0));
}

TEST(MatrixFile, BadInputIsNamedByLineAndColumn) {
    EXPECT_THAT(words_of("", {0}), HasSubstr("第 1 行：文件不完整"));
    EXPECT_THAT(words_of(",0,1\n0,0,1\n", {0, 1}), HasSubstr("缺少从 1 出发的一行 | The matrix has no line"));
    EXPECT_THAT(words_of(",0\n0,0\n1,0\n", {0, 1}), HasSubstr("第 1 行：缺少到 1 的一列"));
    EXPECT_THAT(words_of(",0,0\n", {0, 1}), HasSubstr("第 1 行：编号 0 重复"));
    EXPECT_THAT(words_of(",0,1\n0,0,1\n0,0,1\n", {0, 1}), HasSubstr("Line 3: the number 0 stands twice"));
    EXPECT_THAT(words_of(",0,1\n0,0,nan\n", {0, 1}), HasSubstr("第 2 行：第 3 列（从 0 到 1）“nan”不是可用的数"));
    EXPECT_THAT(words_of(",0,1\n0,0,-1\n", {0, 1}), HasSubstr("Line 2: column 3 (from 0 to 1) must not be negative"));
    EXPECT_THAT(words_of(",0,1\n0,0\n", {0, 1}), HasSubstr("第 2 行：应有 2 个距离，实有 1 个"));
    EXPECT_THAT(words_of(",0,甲\n", {0, 1}), HasSubstr("第 1 行：第 3 列的编号“甲”不是非负整数"));
}

TEST(MatrixFile, AlsoServesTheRoundOfADay) {
    const DayRouteProblem problem{.stops = {{.name = "甲"}, {.name = "乙"}},
                                  .metres =
                                      read_matrix(",0,1,2\n0,0,9000,100\n1,100,0,9000\n2,9000,100,0\n", {0, 1, 2})};
    const DayRoute route = plan_day(problem);
    EXPECT_DOUBLE_EQ(route.metres, 300); // home, 乙, 甲, home; the other way round it is 27,000
}

} // namespace guapai::planner
