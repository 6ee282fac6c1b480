#include "planner/admission.h"

#include "base/problem.h"

#include <algorithm>
#include <bit>

namespace guapai::planner {

Bar bar_of(const NetworkProblem& problem, Index s, Index i) {
    const SchoolSite& school = problem.schools[s];
    const InspectorPost& inspector = problem.inspectors[i];
    if (!inspector.eligible) return Bar::ineligible;
    if (std::find(inspector.recused.begin(), inspector.recused.end(), s) != inspector.recused.end())
        return Bar::recused;
    if (school.locked) return *school.locked == i ? Bar::none : Bar::locked_to_another;
    const bool binding =
        problem.parameters.stages_are_binding || (school.kindergarten && problem.parameters.preschool_needs_expertise);
    if (binding && !knows_stage(school, inspector)) return Bar::stage;
    return Bar::none;
}

bool knows_stage(const SchoolSite& school, const InspectorPost& inspector) {
    return (school.stages & inspector.stages) != 0;
}

std::int64_t highest_load(const NetworkProblem& problem, Index i) {
    const auto& own = problem.inspectors[i].highest_load;
    return std::max<std::int64_t>(0, own ? std::min(*own, problem.parameters.highest_load)
                                         : problem.parameters.highest_load);
}

std::int64_t wishes_m(const NetworkProblem& problem, Index s, Index i) {
    const NetworkParameters& weights = problem.parameters;
    const SchoolSite& school = problem.schools[s];
    std::int64_t out = 0;
    if (!knows_stage(school, problem.inspectors[i])) {
        out += weights.stage_m;
    } else {
        // Of a nine-year school he may know one stage only: a part of the wish.
        const int known = std::popcount(school.stages & problem.inspectors[i].stages);
        out += weights.stage_m * (std::popcount(school.stages) - known) / (4 * std::popcount(school.stages));
    }
    if (!school.current) return out;
    const bool keep = *school.current == i;
    const bool due = weights.rotation_years > 0 && school.years_with_current >= weights.rotation_years;
    if (keep == due) out += weights.stability_m;
    return out;
}

std::int64_t load_m(const NetworkParameters& parameters, std::int64_t k) {
    const std::int64_t below = std::min(k, parameters.target_load);
    return parameters.balance_m * (below - 1) + parameters.overload_m * std::max<std::int64_t>(0, k - below);
}

void check_locks(const NetworkProblem& problem) {
    for (Index s = 0; s < problem.schools.size(); ++s) {
        const auto& locked = problem.schools[s].locked;
        if (!locked) continue;
        const std::string at = "/locks/" + std::to_string(s), &school = problem.schools[s].name;
        if (*locked >= problem.inspectors.size())
            throw Problem::invalid("planner.lock_unknown", "指定的督学不存在", "The inspector of a lock does not exist")
                .at(at, school + "：没有这名督学", school + ": no such inspector");
        const std::string& inspector = problem.inspectors[*locked].name;
        const Bar bar = bar_of(problem, s, *locked);
        if (bar == Bar::recused)
            throw Problem::invalid("planner.lock_recused", inspector + "应回避" + school + "，不能指定",
                                   inspector + " is recused from " + school)
                .at(at, "应回避", "recused");
        if (bar == Bar::ineligible)
            throw Problem::invalid("planner.lock_ineligible", inspector + "不符合任职条件，不能指定",
                                   inspector + " is not eligible")
                .at(at, "不符合任职条件", "not eligible");
    }
}

std::string stage_names(Stages stages, bool chinese) {
    static constexpr struct {
        Stages stage;
        const char *zh, *en;
    } names[] = {{preschool, "学前", "preschool"},
                 {primary, "小学", "primary"},
                 {junior, "初中", "junior"},
                 {senior, "高中", "senior"}};
    std::string out;
    for (const auto& name : names) {
        if ((stages & name.stage) == 0) continue;
        if (!out.empty()) out += chinese ? "、" : " and ";
        out += chinese ? name.zh : name.en;
    }
    return out;
}

} // namespace guapai::planner
