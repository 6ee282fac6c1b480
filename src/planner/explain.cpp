#include "planner/explain.h"

#include "planner/admission.h"

#include <algorithm>
#include <tuple>

namespace guapai::planner {

namespace {

void add(Text& text, const std::string& zh, const std::string& en) {
    text.zh += (text.zh.empty() ? "" : "，") + zh;
    text.en += (text.en.empty() ? "" : ", ") + en;
}

Text reason_for(const NetworkProblem& problem, const Sites& sites, Index s, Index i, std::int64_t load) {
    const SchoolSite& school = problem.schools[s];
    const InspectorPost& inspector = problem.inspectors[i];
    const bool placed = school.place && inspector.home;
    const std::string way = kilometres(sites.metres(s, i));
    Text out;
    if (school.locked)
        add(out, "由" + inspector.name + "负责：办公室指定", inspector.name + ": set by the office");
    else
        add(out, "由" + inspector.name + "负责", inspector.name);
    add(out, (placed ? "距住址 " : "按所在乡镇估算距住址约 ") + way + " 公里",
        (placed ? "" : "about ") + way + " km from home");
    if (knows_stage(school, inspector))
        add(out, "熟悉" + stage_names(school.stages & inspector.stages, true) + "学段",
            "knows " + stage_names(school.stages & inspector.stages, false));
    add(out, "共负责 " + std::to_string(load) + " 所", "has " + std::to_string(load) + " schools");
    if (school.current == i) add(out, "沿用原责任督学", "unchanged");
    return out;
}

std::vector<Text> yielded_wishes(const NetworkProblem& problem, const NetworkPlan& plan, Index s, Index i,
                                 std::int64_t load) {
    const SchoolSite& school = problem.schools[s];
    const InspectorPost& inspector = problem.inspectors[i];
    std::vector<Text> out;
    if (!knows_stage(school, inspector))
        out.push_back({"督学熟悉" + stage_names(inspector.stages, true) + "学段，学校为" +
                           stage_names(school.stages, true) + "学段",
                       "the inspector knows " + stage_names(inspector.stages, false) + ", the school is " +
                           stage_names(school.stages, false)});
    if (school.current && *school.current != i) {
        const InspectorPost& before = problem.inspectors[*school.current];
        out.push_back({"原责任督学为" + before.name, "the inspector was " + before.name});
    }
    if (load > problem.parameters.target_load)
        out.push_back(
            {"督学负责 " + std::to_string(load) + " 所，超过 " + std::to_string(problem.parameters.target_load) + " 所",
             "the inspector has more than " + std::to_string(problem.parameters.target_load) + " schools"});
    const auto &home = plan.area_of_inspector[i], &place = plan.area_of_school[s];
    if (home && place && *home != *place) out.push_back({"督学属于另一责任区", "the inspector is of another area"});
    return out;
}

std::vector<Alternative> alternatives(const NetworkProblem& problem, const Sites& sites, const NetworkPlan& plan,
                                      const Transported& flow, Index s, std::optional<Index> chosen) {
    std::vector<Alternative> out;
    for (Index i = 0; i < problem.inspectors.size(); ++i) {
        if (chosen == i || bar_of(problem, s, i) != Bar::none) continue;
        const bool away = plan.area_of_inspector[i] && plan.area_of_school[s] &&
                          *plan.area_of_inspector[i] != *plan.area_of_school[s];
        const std::int64_t cost = pair_m(problem, sites, s, i) + (away ? problem.parameters.cross_area_m : 0);
        out.push_back(
            {i, sites.metres(s, i), std::max<std::int64_t>(0, cost + flow.row_price[s] - flow.column_price[i])});
    }
    const auto kept = std::min<std::size_t>(2, out.size());
    std::partial_sort(out.begin(), out.begin() + static_cast<std::ptrdiff_t>(kept), out.end(),
                      [](const Alternative& a, const Alternative& b) {
                          return std::tie(a.dearer_by_m, a.metres, a.inspector) <
                                 std::tie(b.dearer_by_m, b.metres, b.inspector);
                      });
    out.resize(kept);
    return out;
}

} // namespace

std::string kilometres(std::int64_t metres) {
    const std::int64_t tenths = (metres + 50) / 100;
    return std::to_string(tenths / 10) + "." + std::to_string(tenths % 10);
}

std::vector<SchoolPlan> explain(const NetworkProblem& problem, const Sites& sites, const NetworkPlan& plan,
                                const Assigned& assigned) {
    std::vector<std::int64_t> load(problem.inspectors.size(), 0);
    for (const auto& i : plan.inspector_of_school)
        if (i) ++load[*i];
    std::vector<SchoolPlan> out(problem.schools.size());
    for (Index s = 0; s < problem.schools.size(); ++s) {
        SchoolPlan& school = out[s];
        const auto& i = plan.inspector_of_school[s];
        if (i) {
            school.metres = sites.metres(s, *i);
            school.why = reason_for(problem, sites, s, *i, load[*i]);
            school.yielded = yielded_wishes(problem, plan, s, *i, load[*i]);
            school.alternatives = alternatives(problem, sites, plan, assigned.flow, s, i);
        } else {
            school.why = why_uncovered(problem, s);
        }
    }
    return out;
}

Text why_uncovered(const NetworkProblem& problem, Index s) {
    std::size_t open = 0, recused = 0, stage = 0, ineligible = 0;
    for (Index i = 0; i < problem.inspectors.size(); ++i) {
        switch (bar_of(problem, s, i)) {
        case Bar::none:
            ++open;
            break;
        case Bar::recused:
            ++recused;
            break;
        case Bar::stage:
            ++stage;
            break;
        case Bar::ineligible:
            ++ineligible;
            break;
        case Bar::locked_to_another:
            break;
        }
    }
    Text out;
    if (open > 0) {
        add(out, "可以负责的 " + std::to_string(open) + " 名督学均已满额",
            "the " + std::to_string(open) + " inspectors who may have it are full");
        return out;
    }
    add(out, "没有督学可以负责", "no inspector may have it");
    if (stage > 0)
        add(out, std::to_string(stage) + " 名不熟悉本学段", std::to_string(stage) + " do not know its stage");
    if (recused > 0) add(out, std::to_string(recused) + " 名应回避", std::to_string(recused) + " are recused");
    if (ineligible > 0)
        add(out, std::to_string(ineligible) + " 名不符合任职条件", std::to_string(ineligible) + " are not eligible");
    return out;
}

} // namespace guapai::planner
