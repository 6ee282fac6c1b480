#include "planner/assignment.h"

#include "planner/admission.h"
#include "planner/weighted.h"

#include <algorithm>
#include <cmath>

namespace guapai::planner {

namespace {

std::int64_t cost_of_plan(const NetworkProblem& problem, const Sites& sites,
                          const std::vector<std::optional<Index>>& inspector_of_school) {
    std::int64_t cost = 0;
    std::vector<std::int64_t> load(problem.inspectors.size(), 0);
    for (Index s = 0; s < inspector_of_school.size(); ++s) {
        if (!inspector_of_school[s]) continue;
        const Index i = *inspector_of_school[s];
        cost += pair_m(problem, sites, s, i) + load_m(problem.parameters, ++load[i]);
    }
    return cost;
}

bool in_another_area(const NetworkPlan& areas, Index s, Index i) {
    const auto &home = areas.area_of_inspector[i], &place = areas.area_of_school[s];
    return home && place && *home != *place;
}

// How well an inspector suits an area: his schools there, the way from his home, whether its schools are open to him.
std::optional<std::int64_t> unfitness(const NetworkProblem& problem, const Sites& sites, const NetworkPlan& plan,
                                      const std::vector<Index>& schools, Index area, Index i) {
    std::int64_t ways = 0, open = 0, elsewhere = 0;
    for (const Index s : schools) {
        if (bar_of(problem, s, i) != Bar::none) continue;
        ++open;
        ways += pair_m(problem, sites, s, i);
    }
    for (Index s = 0; s < plan.inspector_of_school.size(); ++s)
        elsewhere += plan.inspector_of_school[s] == i && plan.area_of_school[s] != area ? 1 : 0;
    if (open == 0) return std::nullopt;
    return ways / open + elsewhere * problem.parameters.cross_area_m;
}

} // namespace

std::int64_t Assigned::dearer_m(Index s, Index i, std::int64_t cost) const {
    const std::int64_t price = flow.row_price[s] - flow.column_price[i];
    const auto metres = price_units.empty() ? price : std::llround(static_cast<double>(price) * price_units[s]);
    return std::max<std::int64_t>(0, cost + metres);
}

std::int64_t pair_m(const NetworkProblem& problem, const Sites& sites, Index s, Index i) {
    return sites.metres(s, i) + wishes_m(problem, s, i);
}

Assigned assign_schools(const NetworkProblem& problem, const Sites& sites, const NetworkPlan* areas, const Open& open) {
    if (problem.parameters.weigh_by_size) return assign_by_size(problem, sites, areas);
    Transport transport{.rows = problem.schools.size()};
    for (Index i = 0; i < problem.inspectors.size(); ++i) {
        TransportColumn& column = transport.columns.emplace_back();
        for (std::int64_t k = 1; k <= highest_load(problem, i); ++k)
            column.unit_costs.push_back(load_m(problem.parameters, k));
    }
    for (Index s = 0; s < problem.schools.size(); ++s) {
        for (Index i = 0; i < problem.inspectors.size(); ++i) {
            if ((open && !open(s, i)) || bar_of(problem, s, i) != Bar::none) continue;
            const bool away = areas && in_another_area(*areas, s, i);
            transport.arcs.push_back(
                {s, i, pair_m(problem, sites, s, i) + (away ? problem.parameters.cross_area_m : 0)});
        }
    }
    Assigned out;
    out.flow = solve(transport).value(); // no lower limits: always solvable
    for (const int column : out.flow.column)
        out.inspector_of_school.push_back(column == Transported::left_out ? std::nullopt
                                                                          : std::optional(static_cast<Index>(column)));
    out.bound_m = out.cost_m = cost_of_plan(problem, sites, out.inspector_of_school);
    return out;
}

std::int64_t least_travel_m(const NetworkProblem& problem, const Sites& sites) {
    Transport transport{.rows = problem.schools.size()};
    for (Index i = 0; i < problem.inspectors.size(); ++i)
        transport.columns.push_back(
            {.unit_costs = std::vector<std::int64_t>(static_cast<std::size_t>(highest_load(problem, i)), 0)});
    for (Index s = 0; s < problem.schools.size(); ++s)
        for (Index i = 0; i < problem.inspectors.size(); ++i)
            if (bar_of(problem, s, i) == Bar::none)
                transport.arcs.push_back(
                    {s, i, problem.schools[s].place && problem.inspectors[i].home ? sites.metres(s, i) : 0});
    return solve(transport).value().cost;
}

std::vector<std::optional<Index>> areas_of_inspectors(const NetworkProblem& problem, const Sites& sites,
                                                      const NetworkPlan& plan) {
    std::vector<std::vector<Index>> schools(plan.areas);
    for (Index s = 0; s < problem.schools.size(); ++s)
        schools[*plan.area_of_school[s]].push_back(s);
    Transport transport{.rows = problem.inspectors.size()};
    for (Index area = 0; area < plan.areas; ++area) {
        const std::int64_t target = std::max<std::int64_t>(1, problem.parameters.target_load);
        const std::int64_t needed = (std::ssize(schools[area]) + target - 1) / target;
        TransportColumn column{.unit_costs = {}, .lower = problem.parameters.inspectors_per_area};
        for (std::int64_t k = 1; k <= std::ssize(problem.inspectors); ++k)
            column.unit_costs.push_back(std::max<std::int64_t>(0, k - std::max(needed, column.lower)) *
                                        problem.parameters.cross_area_m);
        column.lower = std::min(column.lower, std::ssize(column.unit_costs));
        transport.columns.push_back(std::move(column));
        for (Index i = 0; i < problem.inspectors.size(); ++i) {
            if (!problem.inspectors[i].eligible) continue;
            if (const auto cost = unfitness(problem, sites, plan, schools[area], area, i))
                transport.arcs.push_back({i, area, *cost});
        }
    }
    auto flow = solve(transport);
    if (!flow) { // too few inspectors for the minimum in every area: evaluate() names the areas that lack them
        for (TransportColumn& column : transport.columns)
            column.lower = 0;
        flow = solve(transport);
    }
    std::vector<std::optional<Index>> out;
    for (const int column : flow.value().column)
        out.push_back(column == Transported::left_out ? std::nullopt : std::optional(static_cast<Index>(column)));
    return out;
}

} // namespace guapai::planner
