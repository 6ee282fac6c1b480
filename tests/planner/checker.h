// An independent judge of proposals: states again, without the planner's own code, what must always hold.
#pragma once

#include "planner/network.h"

#include <algorithm>
#include <functional>
#include <set>
#include <string>
#include <vector>

namespace guapai::planner {

inline bool may_have(const NetworkProblem& problem, Index s, Index i) {
    const SchoolSite& school = problem.schools[s];
    const InspectorPost& inspector = problem.inspectors[i];
    for (const Index avoided : inspector.recused)
        if (avoided == s) return false;
    if (!inspector.eligible || (school.locked && *school.locked != i)) return false;
    if (school.locked) return true;
    const bool must_know =
        problem.parameters.stages_are_binding || (problem.parameters.preschool_needs_expertise && school.kindergarten);
    return !must_know || (school.stages & inspector.stages) != 0;
}

inline std::int64_t places_of(const NetworkProblem& problem, Index i) {
    return std::min(problem.inspectors[i].highest_load.value_or(problem.parameters.highest_load),
                    problem.parameters.highest_load);
}

// Tenths of a school of average size, by pupils: at least 5, at most 20; 10 where schools do not count by size.
inline std::vector<std::int64_t> tenths_of(const NetworkProblem& problem) {
    double pupils = 0, counted = 0;
    for (const SchoolSite& school : problem.schools)
        if (school.pupils > 0) pupils += static_cast<double>(school.pupils), counted += 1;
    std::vector<std::int64_t> out;
    for (const SchoolSite& school : problem.schools) {
        const bool known = problem.parameters.weigh_by_size && school.pupils > 0;
        const double share = known ? static_cast<double>(school.pupils) * counted / pupils : 1;
        out.push_back(share <= 0.5 ? 5 : share >= 2 ? 20 : static_cast<std::int64_t>(share * 10 + 0.5));
    }
    return out;
}

// The most schools that can be covered: augmenting paths (Kuhn), school by school.
inline std::int64_t most_coverable(const NetworkProblem& problem) {
    std::vector<std::vector<Index>> held(problem.inspectors.size());
    std::int64_t covered = 0;
    for (Index first = 0; first < problem.schools.size(); ++first) {
        std::set<Index> tried;
        const std::function<bool(Index)> settle = [&](Index s) {
            for (Index i = 0; i < problem.inspectors.size(); ++i) {
                if (!may_have(problem, s, i) || !tried.insert(i).second) continue;
                if (static_cast<std::int64_t>(held[i].size()) < places_of(problem, i)) {
                    held[i].push_back(s);
                    return true;
                }
                for (Index& other : held[i])
                    if (settle(other)) {
                        other = s;
                        return true;
                    }
            }
            return false;
        };
        covered += settle(first) ? 1 : 0;
    }
    return covered;
}

// Everything wrong with the proposal; empty when nothing is.
inline std::vector<std::string> faults_of(const NetworkProblem& problem, const NetworkProposal& proposal) {
    std::vector<std::string> out;
    const auto expect = [&](bool holds, const std::string& what) {
        if (!holds) out.push_back(what);
    };
    const NetworkPlan& plan = proposal.plan;
    std::vector<std::int64_t> load(problem.inspectors.size(), 0), area_size(plan.areas, 0),
        sub_area_size(plan.sub_areas, 0);
    std::int64_t covered = 0;
    for (Index s = 0; s < problem.schools.size(); ++s) {
        const std::string& name = problem.schools[s].name;
        expect(plan.area_of_school[s] && plan.sub_area_of_school[s], name + " lies in no area");
        if (!plan.area_of_school[s] || !plan.sub_area_of_school[s]) continue;
        ++area_size.at(*plan.area_of_school[s]);
        ++sub_area_size.at(*plan.sub_area_of_school[s]);
        expect(proposal.sub_areas.at(*plan.sub_area_of_school[s]).area == *plan.area_of_school[s],
               name + ": its sub-area is part of another area");
        expect(!proposal.schools[s].why.zh.empty() && !proposal.schools[s].why.en.empty(), name + " is not explained");
        const auto& i = plan.inspector_of_school[s];
        if (!i) continue;
        ++covered;
        ++load.at(*i);
        expect(may_have(problem, s, *i), name + " has an inspector who may not have it");
    }
    for (Index i = 0; i < problem.inspectors.size(); ++i)
        expect(load[i] <= places_of(problem, i), problem.inspectors[i].name + " has too many schools");
    const std::int64_t cap = problem.parameters.area_cap;
    for (const std::int64_t size : area_size)
        expect(size > 0 && (size <= cap || problem.parameters.cap_on_sub_areas), "an area is empty or above its cap");
    for (const std::int64_t size : sub_area_size)
        expect(size > 0 && size <= cap, "a sub-area is empty or above its cap");
    const bool by_size = problem.parameters.weigh_by_size;
    const std::vector<std::int64_t> size = tenths_of(problem);
    std::vector<std::int64_t> tenths(problem.inspectors.size(), 0);
    for (Index s = 0; s < problem.schools.size(); ++s)
        if (const auto& i = plan.inspector_of_school[s]) tenths[*i] += size[s];
    for (Index i = 0; i < problem.inspectors.size(); ++i)
        expect(!by_size || tenths[i] <= 10 * places_of(problem, i),
               problem.inspectors[i].name + " has too large schools");
    for (Index s = 0; s < problem.schools.size() && by_size; ++s)
        for (Index i = 0; i < problem.inspectors.size() && !plan.inspector_of_school[s]; ++i)
            expect(!may_have(problem, s, i) || load[i] >= places_of(problem, i) ||
                       tenths[i] + size[s] > 10 * places_of(problem, i),
                   "a school is uncovered though somebody has room for it");
    expect(by_size || covered == most_coverable(problem), "schools are uncovered that could be covered");
    expect(covered + std::ssize(proposal.uncovered) == std::ssize(problem.schools), "the list of uncovered is wrong");
    expect(proposal.bound_m <= proposal.cost_m, "the bound exceeds the plan");
    std::int64_t travel = 0;
    for (Index s = 0; s < problem.schools.size(); ++s) {
        const auto& i = plan.inspector_of_school[s];
        if (i && problem.schools[s].place && problem.inspectors[*i].home)
            travel += metres(*problem.schools[s].place, *problem.inspectors[*i].home);
    }
    expect(travel == proposal.measures.travel_m, "the travel is summed up wrongly");
    expect(proposal.travel_bound_m <= travel, "the bound of travel exceeds the plan");
    std::int64_t blocked = 0;
    for (const Blocking& set : proposal.blocking) {
        blocked += set.uncovered;
        std::int64_t places = 0;
        for (const Index i : set.inspectors)
            places += places_of(problem, i);
        expect(places == set.places && (by_size || std::ssize(set.schools) - places == set.uncovered),
               "a blocking set does not add up");
        for (const Index s : set.schools)
            for (Index i = 0; i < problem.inspectors.size(); ++i)
                expect(!may_have(problem, s, i) ||
                           std::find(set.inspectors.begin(), set.inspectors.end(), i) != set.inspectors.end(),
                       "somebody outside a blocking set could help");
    }
    expect(blocked == std::ssize(proposal.uncovered), "blocking sets do not explain every uncovered school");
    return out;
}

} // namespace guapai::planner
