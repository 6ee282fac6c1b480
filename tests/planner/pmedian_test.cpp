#include "planner/pmedian.h"

#include "base/problem.h"
#include "planner/pmedian_bound.h"
#include "planner/pmedian_file.h"
#include "planner/pmedian_knapsack.h"
#include "pmedian_checker.h"
#include "pmedian_city.h"
#include "pmedian_made.h"

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <rapidcheck/gtest.h>

#include <ctime>
#include <functional>
#include <numeric>

namespace guapai::planner {

namespace {

using ::testing::HasSubstr;
using ::testing::IsEmpty;

constexpr double long_enough = 600; // the budget is the kicks

PMedianProblem classical(const std::string& name) { return read_pmedian_file(instance_text(name), {}).problem; }

// The least sum of distances, every way tried; infinite when nothing fits.
double by_brute_force(const PMedianProblem& problem) {
    const std::size_t n = problem.x.size();
    double best = std::numeric_limits<double>::infinity();
    for (unsigned set = 0; set < 1U << n; ++set) {
        if (static_cast<std::size_t>(std::popcount(set)) != problem.p) continue;
        std::vector<double> room(n);
        bool able = true;
        for (std::size_t j = 0; j < n; ++j)
            if ((set >> j & 1) != 0) able = (room[j] = problem.capacity[j] - problem.demand[j]) >= -1e-9 && able;
        if (!able) continue;
        const std::function<void(std::size_t, double)> place = [&](std::size_t i, double sum) {
            if (sum >= best) return;
            if (i == n) {
                best = sum;
                return;
            }
            if ((set >> i & 1) != 0) return place(i + 1, sum);
            for (std::size_t j = 0; j < n; ++j) {
                if ((set >> j & 1) == 0 || room[j] < problem.demand[i] - 1e-9) continue;
                room[j] -= problem.demand[i];
                place(i + 1, sum + way(problem, i, j));
                room[j] += problem.demand[i];
            }
        };
        place(0, 0);
    }
    return best;
}

PMedianProblem some_problem(int most) {
    const auto number = [](int from, int to) { return *rc::gen::inRange(from, to + 1); };
    PMedianProblem out;
    const int n = number(1, most);
    out.p = static_cast<std::size_t>(number(1, std::min(n, 5)));
    out.distance = number(0, 1) == 0 ? PMedianProblem::Distance::real : PMedianProblem::Distance::floored;
    const bool equal = number(0, 2) == 0;
    const double unit = number(0, 1) == 0 ? 1 : 0.1;
    for (int i = 0; i < n; ++i) {
        out.x.push_back(number(0, 30));
        out.y.push_back(number(0, 30));
        out.demand.push_back(unit * (equal ? 3 : number(1, 9)));
    }
    const double mean = std::accumulate(out.demand.begin(), out.demand.end(), 0.0) / static_cast<double>(out.p);
    for (int i = 0; i < n; ++i)
        out.capacity.push_back(unit * std::ceil(mean / unit + number(1, 10)));
    return out;
}

// What check() refuses is an answer with a reason, too.
PMedianAnswer answer_to(const PMedianProblem& problem, std::int64_t kicks) {
    try {
        return solve(problem, {.seconds = long_enough, .kicks = kicks});
    } catch (const Problem& refusal) {
        return {.why_zh = refusal.zh, .why_en = refusal.en};
    }
}

std::string refusal_of(const std::string& text, const PMedianFileOptions& options = {}) {
    try {
        read_pmedian_file(text, options);
    } catch (const Problem& problem) {
        std::string out = problem.zh + "\n" + problem.en;
        for (const FieldError& error : problem.errors)
            out += "\n" + error.pointer + " " + error.zh + " " + error.en;
        return out;
    }
    return "accepted";
}

} // namespace

// Osman and Christofides 1994.
TEST(PMedian, FindsTheOptimumOfClassicalInstancesAndABoundWithinOnePerCent) {
    const std::vector<double> optima = {713,  740, 751,  651, 664,  778, 787,  820,  715,  829,
                                        1006, 966, 1026, 982, 1091, 954, 1034, 1043, 1031, 1005};
    for (std::size_t k = 0; k < optima.size(); ++k) {
        const std::string name = fmt::format("cpmp{:02}.txt", k + 1);
        const PMedianProblem problem = classical(name);
        const PMedianAnswer answer = solve(problem, {.seconds = long_enough, .kicks = 5000});
        EXPECT_THAT(faults_of(problem, answer), IsEmpty()) << name;
        EXPECT_EQ(answer.objective, optima[k]) << name;
        const bool hard = name == "cpmp08.txt" || name == "cpmp20.txt"; // within one per cent after more branches
        EXPECT_LE(answer.gap.value_or(1), hard ? 0.025 : 0.01) << name;
    }
}

TEST(PMedian, StopsAsSoonAsTheBoundProvesThePlanOptimal) {
    const PMedianAnswer answer = solve(classical("cpmp04.txt"), {.seconds = long_enough, .threads = 2});
    EXPECT_TRUE(answer.proven_optimal);
    EXPECT_EQ(answer.gap, 0);
    EXPECT_LT(answer.seconds, 300);
}

TEST(PMedian, KeepsToItsTimeAndToTheCallersStop) {
    const PMedianProblem problem = classical("cpmp08.txt");
    EXPECT_LT(solve(problem, {.seconds = 0.5, .threads = 2}).seconds, 2);
    int asked = 0;
    const PMedianAnswer stopped =
        solve(problem, {.seconds = long_enough, .bound = false, .stopped = [&] { return ++asked > 2; }});
    EXPECT_LT(stopped.seconds, 300);
    EXPECT_THAT(faults_of(problem, stopped), IsEmpty());
}

// Thousands of customers and hardly any time: what is not yet looked at stays as it is.
TEST(PMedian, KeepsToItsTimeOnLargeProblemsToo) {
    const PMedianProblem problem = made_problem({.customers = 4400, .p = 100, .towns = 0});
    const auto before = std::clock();
    const PMedianAnswer answer = solve(problem, {.seconds = 0.5});
    EXPECT_LT(static_cast<double>(std::clock() - before) / CLOCKS_PER_SEC, 8); // slow without optimisation
    EXPECT_EQ(answer.assignment.size(), 4400);
}

TEST(PMedian, SameSeedSameAnswer) {
    const PMedianProblem problem = classical("cpmp08.txt");
    const PMedianOptions options{.seed = 7, .seconds = long_enough, .kicks = 100};
    const PMedianAnswer first = solve(problem, options), again = solve(problem, options);
    EXPECT_EQ(first.medians, again.medians);
    EXPECT_EQ(first.assignment, again.assignment);
    EXPECT_EQ(first.lower_bound, again.lower_bound);
}

// At 98 % load single shifts and swaps never get there: chains of moves must.
TEST(PMedian, NearlyFullInspectorsStillGetAFeasiblePlan) {
    for (const auto& [p, capacity] : std::vector<std::pair<std::size_t, double>>{{132, 5}, {33, 20}}) {
        const PMedianProblem problem = pmedian_of_city(p, capacity);
        const PMedianAnswer answer = solve(problem, {.seconds = long_enough, .kicks = 200, .bound = false});
        EXPECT_THAT(faults_of(problem, answer), IsEmpty()) << p;
        EXPECT_LT(answer.objective, p == 132 ? 750'000 : 1'900'000);
    }
}

RC_GTEST_PROP(PMedian, SmallProblemsAreSolvedToTheOptimum, ()) {
    const PMedianProblem problem = some_problem(8);
    const double optimum = by_brute_force(problem);
    const PMedianAnswer answer = answer_to(problem, 300);
    RC_ASSERT(answer.feasible == std::isfinite(optimum));
    if (!answer.feasible) {
        RC_ASSERT(!answer.why_zh.empty() && !answer.why_en.empty());
        return;
    }
    RC_ASSERT(faults_of(problem, answer).empty());
    RC_ASSERT(std::abs(answer.objective - optimum) <= 1e-9 * (1 + optimum));
}

RC_GTEST_PROP(PMedian, PlansKeepEveryRuleAndTheBoundKeepsBelow, ()) {
    const PMedianProblem problem = some_problem(40);
    const PMedianAnswer answer = answer_to(problem, 40);
    if (!answer.feasible) RC_DISCARD("too tight");
    RC_ASSERT(faults_of(problem, answer) == std::vector<std::string>());
}

// Branching ends with a proof, and the proof must be true.
RC_GTEST_PROP(PMedian, WhatIsCalledOptimalIs, ()) {
    const PMedianProblem problem = some_problem(8);
    const PMedianAnswer answer = answer_to(problem, 2000);
    if (!answer.proven_optimal) RC_DISCARD("no proof");
    RC_ASSERT(std::abs(*answer.lower_bound - by_brute_force(problem)) <= 1e-6);
}

RC_GTEST_PROP(PMedian, KnapsacksPackAsWellAsTryingEverything, ()) {
    pmedian::Knapsack sack;
    const int count = *rc::gen::inRange(0, 9);
    for (int i = 0; i < count; ++i)
        sack.items.push_back(
            {static_cast<pmedian::Node>(i), *rc::gen::inRange(1, 100) / 4.0, *rc::gen::inRange(1, 10)});
    const auto capacity = *rc::gen::inRange(0, 30);
    double best = 0;
    for (unsigned set = 0; set < 1U << count; ++set) {
        double profit = 0;
        pmedian::Amount demand = 0;
        for (int i = 0; i < count; ++i)
            if ((set >> i & 1) != 0) {
                profit += sack.items[static_cast<std::size_t>(i)].profit;
                demand += sack.items[static_cast<std::size_t>(i)].demand;
            }
        if (demand <= capacity) best = std::max(best, profit);
    }
    RC_ASSERT(sack.pack_whole(capacity) == best);
    RC_ASSERT(sack.pack_fractions(capacity) >= best - 1e-9);
}

TEST(PMedian, CustomersAtOnePlaceAndAllMediansAreNoTrouble) {
    PMedianProblem problem{
        .x = {1, 1, 1, 1}, .y = {2, 2, 2, 2}, .demand = {1, 1, 1, 1}, .capacity = {2, 2, 2, 2}, .p = 2};
    EXPECT_THAT(faults_of(problem, solve(problem, {.seconds = 0.2})), IsEmpty());
    problem.p = 4;
    const PMedianAnswer everybody = solve(problem, {.seconds = 0.2});
    EXPECT_THAT(faults_of(problem, everybody), IsEmpty());
    EXPECT_EQ(everybody.objective, 0);
}

TEST(PMedian, DemandsThatCannotBePackedAreExplained) {
    const PMedianProblem problem{.x = {1, 2, 3}, .y = {0, 0, 0}, .demand = {4, 4, 4}, .capacity = {7, 7, 7}, .p = 2};
    const PMedianAnswer answer = solve(problem, {.seconds = 1});
    EXPECT_FALSE(answer.feasible);
    EXPECT_THAT(answer.why_zh, HasSubstr("3 个中位点"));
    EXPECT_THAT(answer.why_en, HasSubstr("need 3 medians"));
}

TEST(PMedianFile, RecognisesItsFormats) {
    const PMedianFile titled = read_pmedian_file("1 713\n2 1 9\n1 0 0 3\n2 3 4.5 4\n", {});
    EXPECT_EQ(titled.format, "orlib");
    EXPECT_EQ(titled.best_known, 713);
    EXPECT_EQ(titled.problem.capacity, std::vector<double>({9, 9}));
    EXPECT_EQ(titled.problem.distance, PMedianProblem::Distance::floored);
    EXPECT_EQ(read_pmedian_file("2 1 9\r\n1 0 0 3\r\n2 3 4 4\r\n", {}).format, "orlib");
    const PMedianFile coords = read_pmedian_file(" 2 1\n\n 0 0 9 3\n 3 4 8 4\n", {});
    EXPECT_EQ(coords.format, "coords");
    EXPECT_EQ(coords.problem.capacity, std::vector<double>({9, 8}));
    EXPECT_EQ(coords.lines, std::vector<std::size_t>({3, 4}));
    const PMedianFile csv =
        read_pmedian_file("名称,经度,纬度\n\"明岭,小学\",115.1,30.2\n凤畈小学,115.2,30.3\n", {.p = 1, .capacity = 5});
    EXPECT_EQ(csv.format, "csv");
    EXPECT_TRUE(csv.problem.globe);
    EXPECT_EQ(csv.problem.demand, std::vector<double>({1, 1}));
    EXPECT_EQ(csv.problem.distance, PMedianProblem::Distance::real);
}

TEST(PMedianFile, NamesTheLineOfEveryMistake) {
    EXPECT_THAT(refusal_of(""), HasSubstr("空"));
    EXPECT_THAT(refusal_of("hello\n"), HasSubstr("/lines/0 认不出格式"));
    EXPECT_THAT(refusal_of("\n1.5 1\n0 0 9 3\n"), HasSubstr("第 2 行：点数 n应为 1 至 100000 的整数"));
    EXPECT_THAT(refusal_of("2 1\n0 0 9 3\n3 nan 9 4\n"), HasSubstr("第 3 行：纵坐标“nan”不是可用的数"));
    EXPECT_THAT(refusal_of("2 1\n0 0 9 3\n3 inf 9 4\n"), HasSubstr("/lines/2 "));
    EXPECT_THAT(refusal_of("2 1\n0 0 9 3\n3 4 9 1e13\n"),
                HasSubstr("the demand \"1e13\" is not a number that can be used"));
    EXPECT_THAT(refusal_of("2 1\n0 0 9 3\n3 4x 9 4\n"), HasSubstr("“4x”"));
    EXPECT_THAT(refusal_of("2 1\n0 0 9 3\n3 4 9\n"), HasSubstr("第 3 行：缺少需求量"));
    EXPECT_THAT(refusal_of("2 1\n0 0 9 3 7\n3 4 9 1\n"), HasSubstr("第 2 行：多出 1 项，从“7”起"));
    EXPECT_THAT(refusal_of("3 1\n0 0 9 3\n3 4 9 4\n"), HasSubstr("第 4 行：文件不完整，缺少第 3 个点（共 3 个）"));
    EXPECT_THAT(refusal_of("1 713\n"), HasSubstr("文件不完整"));
    EXPECT_THAT(refusal_of("1 1\n0 0 9 3\n3 4 9 4\n"), HasSubstr("第 3 行：1 个点之后还有多余的内容"));
    EXPECT_THAT(refusal_of("2 1 9\n1 0 0 3\n1 3 4 4\n"), HasSubstr("编号 1 与第 2 行重复"));
    EXPECT_THAT(refusal_of("2 1\n0 0 9 3\n3 4 9 0\n"), HasSubstr("/lines/2/demand 第 3 行：需求量应为正数"));
    EXPECT_THAT(refusal_of("2 1\n0 0 9 -3\n3 4 9 0\n"), HasSubstr("/lines/1/demand"));
    EXPECT_THAT(refusal_of("2 1\n0 0 -9 3\n3 4 9 1\n"), HasSubstr("/lines/1/capacity"));
    EXPECT_THAT(refusal_of("2 1\n0 0 9 13\n3 4 9 1\n"), HasSubstr("/lines/1/demand 第 2 行：需求量 13 大于最大容量 9"));
    EXPECT_THAT(refusal_of("2 3\n0 0 9 3\n3 4 9 4\n"), HasSubstr("p 应为 1 至 2"));
    EXPECT_THAT(refusal_of("2 0\n0 0 9 3\n3 4 9 4\n"), HasSubstr("/lines/0"));
    EXPECT_THAT(refusal_of("2 1\n0 0 6 3\n3 4 6 4\n"), HasSubstr("还缺 1"));
    EXPECT_THAT(refusal_of("2 2\n0 0 1 3\n3 4 9 4\n"), HasSubstr("只有 1 个点"));
    EXPECT_THAT(refusal_of("x,y\n1,2\n"), HasSubstr("--p"));
    EXPECT_THAT(refusal_of("x,y\n1,2\n", {.p = 1}), HasSubstr("--capacity"));
    EXPECT_THAT(refusal_of("a,b\n1,2\n", {.p = 1, .capacity = 1}), HasSubstr("lon,lat"));
    EXPECT_THAT(refusal_of("lon,lat\n181,2\n", {.p = 1, .capacity = 1}), HasSubstr("/lines/1/x"));
    EXPECT_THAT(refusal_of("x,y\n1\n", {.p = 1, .capacity = 1}), HasSubstr("第 2 行：应有 2 项，实有 1 项"));
    EXPECT_THAT(refusal_of("id,x,y\nA,1,2\nA,1,3\n", {.p = 1, .capacity = 2}), HasSubstr("编号 A 与第 2 行重复"));
    EXPECT_THAT(refusal_of("x,y\n", {.p = 1, .capacity = 1}), HasSubstr("没有需求点"));
}

} // namespace guapai::planner
