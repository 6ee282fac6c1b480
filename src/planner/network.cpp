#include "planner/network.h"

#include "planner/admission.h"
#include "planner/assignment.h"
#include "planner/blocking.h"
#include "planner/evaluate.h"
#include "planner/explain.h"
#include "planner/layout.h"
#include "planner/settling.h"

#include <algorithm>

namespace guapai::planner {

namespace {

void reached(const NetworkProblem& problem, double part) {
    if (problem.cancelled && problem.cancelled()) throw Cancelled{};
    if (problem.progress) problem.progress(part);
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

// The plan and its areas, now cut into sub-areas.
void take_over(const NetworkProblem& problem, const Sites& sites, const Settled& settled, NetworkProposal& out) {
    out.plan = settled.plan;
    out.cost_m = settled.assigned.cost_m;
    for (const LayoutGroup& group : settled.layout.groups) {
        out.compactness_m += group.cut.metres;
        out.compactness_bound_m += group.cut.bound_m.value_or(0);
        out.pieces_too_many += group.cut.pieces - group.areas();
    }
    out.areas = areas_of(sites, settled.layout);
    out.notes = settled.layout.notes;
    out.sub_areas = sub_areas_of(problem, sites, out.areas, out.notes);
    out.plan.sub_areas = out.sub_areas.size();
    out.plan.sub_area_of_school.resize(problem.schools.size());
    for (Index k = 0; k < out.sub_areas.size(); ++k)
        for (const Index s : out.sub_areas[k].schools)
            out.plan.sub_area_of_school[s] = k;
    for (Index i = 0; i < problem.inspectors.size(); ++i)
        if (const auto& area = out.plan.area_of_inspector[i]) out.areas[*area].inspectors.push_back(i);
}

} // namespace

NetworkProposal propose(const NetworkProblem& problem) {
    check_locks(problem);
    const Sites sites(problem);
    reached(problem, 0.1);
    const std::vector<Layout> layouts = lay_out(problem, sites);
    reached(problem, 0.4);
    NetworkProposal out;
    const Assigned free = assign_schools(problem, sites, nullptr);
    out.bound_m = free.bound_m;
    // By size fewer schools than could be covered may be, and those travel less.
    const bool all = std::all_of(free.inspector_of_school.begin(), free.inspector_of_school.end(),
                                 [](const auto& i) { return i.has_value(); });
    if (all || !problem.parameters.weigh_by_size) out.travel_bound_m = least_travel_m(problem, sites);
    reached(problem, 0.5);
    const Settled best = settle(problem, sites, layouts, free.inspector_of_school,
                                [&](double part) { reached(problem, 0.5 + 0.4 * part); });
    take_over(problem, sites, best, out);
    add_guesses(problem, sites, out.notes);
    out.schools = explain(problem, sites, out.plan, best.assigned);
    for (Index s = 0; s < problem.schools.size(); ++s)
        if (!out.plan.inspector_of_school[s]) out.uncovered.push_back({s, out.schools[s].why});
    out.blocking = blocking_sets(problem, out.plan);
    if (!out.uncovered.empty() && problem.parameters.weigh_by_size) out.bound_m = out.travel_bound_m = 0;
    out.measures = evaluate(problem, out.plan).measures;
    reached(problem, 1);
    return out;
}

} // namespace guapai::planner
