// The second half of the search for periodic routes: ruin and recreate, and the state it works on.
#include "planner/periodic_annealing.h"
#include "planner/periodic_checker.h"
#include "planner/periodic_file.h"
#include "planner/periodic_genetic.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace guapai::planner {
namespace {

Individual a_plan(const PeriodicData& data) {
    GeneticSearch search(data, 1, [] { return false; });
    while (search.best() == nullptr)
        search.step();
    return *search.best();
}

TEST(PeriodicState, TrialsAreTakenBackAndCostsStayTrueWhateverIsTried) {
    const PeriodicData data(read_periodic(periodic_instance("pr01")));
    const Individual plan = a_plan(data);
    PeriodicState state(data);
    state.load(plan, {.load = 2, .time = 3});
    Dice dice(7);
    Blinks blinks(dice);
    for (int trial = 0; trial < 300; ++trial) {
        const std::vector<DayRoutes> routes = state.plan().routes;
        const double cost = state.cost();
        state.begin();
        for (int k = 0; k < 5; ++k) {
            const auto customer = static_cast<PlaceId>(1 + dice.below(data.count));
            const auto day = static_cast<std::uint32_t>(dice.below(data.days));
            if (state.route_of(day, customer) == PeriodicState::absent) continue;
            state.remove(day, customer);
            const Slot slot = state.cheapest(day, customer, blinks);
            if (slot.cost == never) continue;
            const double before = state.cost();
            state.insert(day, customer, slot);
            EXPECT_NEAR(state.cost(), before + slot.cost, 1e-6);
        }
        if (trial % 2 == 0) continue;
        state.take_back();
        EXPECT_EQ(state.plan().routes, routes);
        EXPECT_EQ(state.cost(), cost);
    }
    const Individual end = state.plan();
    EXPECT_NEAR(state.cost(), end.cost({.load = 2, .time = 3}), 1e-6);
    EXPECT_EQ(state.feasible(), end.feasible());
}

TEST(Annealing, ImprovesAPlanWithinItsLimitsTheSameWayForTheSameSeed) {
    for (const std::string name : {"p02", "pr01"}) {
        const PeriodicData data(read_periodic(periodic_instance(name)));
        const Individual plan = a_plan(data);
        const auto annealed = [&](std::uint64_t seed) {
            Annealing annealing(data, seed);
            annealing.start(plan, {.load = 1, .time = 1});
            for (int k = 0; k < 40; ++k)
                annealing.run(k / 40.0);
            return annealing.best();
        };
        Individual best = annealed(1);
        EXPECT_EQ(best.routes, annealed(1).routes);
        EXPECT_LT(best.distance, plan.distance) << name;
        EXPECT_TRUE(best.feasible()) << name;
        for (PlaceId i = 1; i <= data.count; ++i) {
            std::uint64_t visited = 0;
            for (std::uint32_t d = 0; d < data.days; ++d)
                for (const Tour& tour : best.routes[d])
                    if (std::find(tour.begin(), tour.end(), i) != tour.end()) visited |= std::uint64_t{1} << d;
            EXPECT_EQ(visited, best.combination[i]);
            EXPECT_TRUE(std::find(data.combinations[i].begin(), data.combinations[i].end(), visited) !=
                        data.combinations[i].end());
        }
    }
}

} // namespace
} // namespace guapai::planner
