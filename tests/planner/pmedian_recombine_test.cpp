#include "planner/pmedian_recombine.h"

#include "planner/pmedian_order.h"
#include "pmedian_checker.h"
#include "pmedian_made.h"

#include <gmock/gmock.h>
#include <rapidcheck/gtest.h>

#include <map>
#include <numeric>

namespace guapai::planner::pmedian {

namespace {

using ::testing::IsEmpty;

Plan plan_of(const PMedianAnswer& answer) {
    std::map<std::size_t, Slot> slots;
    Plan out{.travel = answer.objective};
    for (const std::size_t j : answer.medians) {
        slots.emplace(j, static_cast<Slot>(slots.size()));
        out.median.push_back(static_cast<Node>(j));
    }
    for (const std::size_t j : answer.assignment)
        out.slot.push_back(slots.at(j));
    return out;
}

PMedianAnswer answer_of(const Plan& plan) {
    PMedianAnswer out{.feasible = true, .objective = plan.travel};
    out.medians.assign(plan.median.begin(), plan.median.end());
    std::sort(out.medians.begin(), out.medians.end());
    for (const Slot k : plan.slot)
        out.assignment.push_back(plan.median[k]);
    return out;
}

PMedianProblem beside(const PMedianProblem& left, const PMedianProblem& right, double away) {
    PMedianProblem out = left;
    out.p += right.p;
    for (std::size_t i = 0; i < right.x.size(); ++i) {
        out.x.push_back(right.x[i] + away);
        out.y.push_back(right.y[i]);
        out.demand.push_back(right.demand[i]);
        out.capacity.push_back(right.capacity[i]);
    }
    return out;
}

} // namespace

// Two towns far apart, one planned well in the one plan and one in the other.
TEST(PMedianRecombine, TakesFromEachPlanWhatItDoesBetter) {
    const PMedianProblem town = made_problem({.customers = 40, .p = 5, .load = 0.8});
    const PMedianProblem both = beside(town, town, 1e6);
    const auto side = [&](const PMedianAnswer& answer, bool left) {
        PMedianAnswer out;
        for (std::size_t i = 0; i < 40; ++i)
            out.objective += way(both, i + (left ? 0 : 40), answer.assignment[i + (left ? 0 : 40)]);
        return out.objective;
    };
    const PMedianAnswer a = solve(both, {.seed = 1, .seconds = 600, .kicks = 1, .bound = false});
    const PMedianAnswer b = solve(both, {.seed = 2, .seconds = 600, .kicks = 2, .bound = false});
    const Plan mixed = recombined(Instance(both), plan_of(a), plan_of(b));
    EXPECT_THAT(faults_of(both, answer_of(mixed)), IsEmpty());
    EXPECT_LE(mixed.travel, std::min(side(a, true), side(b, true)) + std::min(side(a, false), side(b, false)) + 1e-6);
}

RC_GTEST_PROP(PMedianRecombine, IsNeverWorseThanEitherAndKeepsEveryRule, ()) {
    const PMedianProblem problem = made_problem({.customers = *rc::gen::inRange<std::size_t>(20, 80),
                                                 .p = *rc::gen::inRange<std::size_t>(2, 12),
                                                 .load = 0.7,
                                                 .seed = *rc::gen::inRange<std::uint64_t>(1, 100)});
    const PMedianAnswer a = solve(problem, {.seed = 1, .seconds = 600, .kicks = 3, .bound = false});
    const PMedianAnswer b = solve(problem, {.seed = 2, .seconds = 600, .kicks = 3, .bound = false});
    if (!a.feasible || !b.feasible) RC_DISCARD("too tight");
    const Plan mixed = recombined(Instance(problem), plan_of(a), plan_of(b));
    RC_ASSERT(faults_of(problem, answer_of(mixed)) == std::vector<std::string>());
    RC_ASSERT(mixed.travel <= std::min(a.objective, b.objective) * (1 + 1e-12));
}

TEST(PMedianOrder, NumbersEveryCustomerOnceAndNeighboursNearEachOther) {
    const PMedianProblem problem = made_problem({.customers = 900, .p = 10, .towns = 0});
    std::vector<std::size_t> order = along_the_curve(problem);
    const PMedianProblem sorted = in_order(problem, order);
    const auto length = [](const PMedianProblem& one) {
        double out = 0;
        for (std::size_t i = 1; i < one.x.size(); ++i)
            out += way(one, i - 1, i);
        return out;
    };
    EXPECT_LT(length(sorted), length(problem) / 10); // a tour along the curve is a quarter above the shortest
    std::sort(order.begin(), order.end());
    std::vector<std::size_t> all(900);
    std::iota(all.begin(), all.end(), std::size_t{0});
    EXPECT_EQ(order, all);
}

} // namespace guapai::planner::pmedian
