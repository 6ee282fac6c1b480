// Schools to named inspectors: exact, for given areas. Internal to src/planner.
#pragma once

#include "planner/network.h"
#include "planner/sites.h"
#include "planner/transport.h"

namespace guapai::planner {

struct Assigned {
    std::vector<std::optional<Index>> inspector_of_school;
    std::int64_t cost_m = 0;         // ways, wishes and loads; without the wish to stay in one's area
    std::int64_t bound_m = 0;        // without `areas`: the least any assignment can cost
    Transported flow;                // prices: what any other choice would cost at least
    std::vector<double> price_units; // of each school, when schools count by size: metres in one of the flow's units

    // By how much the whole plan would be dearer at least, were the school given to an inspector at this cost.
    std::int64_t dearer_m(Index school, Index inspector, std::int64_t cost) const;
};

// The cheapest assignment that covers as many schools as can be covered; by size (weighted.h) a good one. With `areas`
// (of schools and of inspectors) the wish to stay in one's area counts too. Only pairs that are `open`, when set, are
// looked at; by size all are.
using Open = std::function<bool(Index school, Index inspector)>;
Assigned assign_schools(const NetworkProblem& problem, const Sites& sites, const NetworkPlan* areas,
                        const Open& open = {});

// The least travel of any assignment that covers as many schools as can be covered; unknown ways count nothing.
std::int64_t least_travel_m(const NetworkProblem& problem, const Sites& sites);

// An area for every eligible inspector: where he has most of his schools, near his home, as many in an area as it
// needs and at least the parameters' minimum where the number of inspectors allows.
std::vector<std::optional<Index>> areas_of_inspectors(const NetworkProblem& problem, const Sites& sites,
                                                      const NetworkPlan& plan);

// What the pair costs in the model of assign_schools without areas.
std::int64_t pair_m(const NetworkProblem& problem, const Sites& sites, Index school, Index inspector);

} // namespace guapai::planner
