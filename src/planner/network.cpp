#include "planner/network.h"

#include "planner/admission.h"
#include "planner/assignment.h"
#include "planner/blocking.h"
#include "planner/evaluate.h"
#include "planner/explain.h"
#include "planner/layout.h"

#include <algorithm>

namespace guapai::planner {

namespace {

constexpr int rounds = 3; // inspectors to areas, schools to inspectors, and again

void reached(const NetworkProblem& problem, double part) {
    if (problem.cancelled && problem.cancelled()) throw Cancelled{};
    if (problem.progress) problem.progress(part);
}

NetworkPlan plan_of(const NetworkProblem& problem, const Layout& layout) {
    NetworkPlan plan;
    plan.areas = layout.areas.size();
    plan.sub_areas = layout.sub_areas.size();
    plan.area_of_school.resize(problem.schools.size());
    plan.sub_area_of_school.resize(problem.schools.size());
    plan.inspector_of_school.resize(problem.schools.size());
    plan.area_of_inspector.resize(problem.inspectors.size());
    for (Index k = 0; k < layout.sub_areas.size(); ++k) {
        for (const Index s : layout.sub_areas[k].schools) {
            plan.area_of_school[s] = layout.sub_areas[k].area;
            plan.sub_area_of_school[s] = k;
        }
    }
    return plan;
}

std::int64_t schools_away(const NetworkProblem& problem, const NetworkPlan& plan) {
    std::int64_t out = 0;
    for (Index s = 0; s < problem.schools.size(); ++s) {
        const auto& i = plan.inspector_of_school[s];
        const auto home = i ? plan.area_of_inspector[*i] : std::nullopt;
        out += home && home != plan.area_of_school[s] ? 1 : 0;
    }
    return out;
}

// Areas of inspectors and schools of inspectors depend on each other: from the free optimum on, each in turn.
Assigned settle(const NetworkProblem& problem, const Sites& sites, NetworkPlan& plan, Assigned free) {
    plan.inspector_of_school = std::move(free.inspector_of_school);
    std::optional<NetworkPlan> best_plan;
    std::optional<Assigned> best;
    std::int64_t best_cost = 0;
    for (int round = 0; round < rounds; ++round) {
        plan.area_of_inspector = areas_of_inspectors(problem, sites, plan);
        Assigned next = assign_schools(problem, sites, &plan);
        plan.inspector_of_school = next.inspector_of_school;
        const std::int64_t cost = next.cost_m + schools_away(problem, plan) * problem.parameters.cross_area_m;
        if (!best || cost < best_cost) {
            best_cost = cost;
            best = std::move(next);
            best_plan = plan;
        }
        reached(problem, 0.5 + 0.4 * (round + 1) / rounds);
    }
    plan = std::move(*best_plan);
    return std::move(*best);
}

void add_guesses(const NetworkProblem& problem, const Sites& sites, std::vector<Text>& notes) {
    for (const Index s : sites.guessed_schools())
        notes.push_back({problem.schools[s].name + "没有经纬度，按所在乡镇（街道）的中心估算",
                         problem.schools[s].name + " has no coordinates: the centre of its town stands in"});
    for (const Index i : sites.guessed_homes())
        notes.push_back(
            {problem.inspectors[i].name + "没有住址经纬度，按所在县（市、区）的中心估算",
             problem.inspectors[i].name + " has no home coordinates: the centre of the district stands in"});
}

} // namespace

NetworkProposal propose(const NetworkProblem& problem) {
    check_locks(problem);
    const Sites sites(problem);
    reached(problem, 0.1);
    Layout layout = lay_out(problem, sites);
    reached(problem, 0.4);
    NetworkProposal out;
    out.plan = plan_of(problem, layout);
    Assigned free = assign_schools(problem, sites, nullptr);
    out.bound_m = free.bound_m;
    // By size fewer schools than could be covered may be, and those travel less.
    const bool all = std::all_of(free.inspector_of_school.begin(), free.inspector_of_school.end(),
                                 [](const auto& i) { return i.has_value(); });
    if (all || !problem.parameters.weigh_by_size) out.travel_bound_m = least_travel_m(problem, sites);
    reached(problem, 0.5);
    const Assigned assigned = settle(problem, sites, out.plan, std::move(free));
    out.cost_m = assigned.cost_m;
    out.compactness_m = layout.metres;
    out.compactness_bound_m = layout.bound_m;
    out.pieces_too_many = layout.pieces_too_many;
    out.areas = std::move(layout.areas);
    out.sub_areas = std::move(layout.sub_areas);
    out.notes = std::move(layout.notes);
    add_guesses(problem, sites, out.notes);
    for (Index i = 0; i < problem.inspectors.size(); ++i)
        if (const auto& area = out.plan.area_of_inspector[i]) out.areas[*area].inspectors.push_back(i);
    out.schools = explain(problem, sites, out.plan, assigned);
    for (Index s = 0; s < problem.schools.size(); ++s)
        if (!out.plan.inspector_of_school[s]) out.uncovered.push_back({s, out.schools[s].why});
    out.blocking = blocking_sets(problem, out.plan);
    if (!out.uncovered.empty() && problem.parameters.weigh_by_size) out.bound_m = out.travel_bound_m = 0;
    out.measures = evaluate(problem, out.plan).measures;
    reached(problem, 1);
    return out;
}

} // namespace guapai::planner
