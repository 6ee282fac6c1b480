#include "planner/explain.h"

#include "planner/admission.h"
#include "planner/weighted.h"

#include <algorithm>
#include <tuple>

namespace guapai::planner {

namespace {

void add(Text& text, const std::string& zh, const std::string& en) {
    text.zh += (text.zh.empty() ? "" : "，") + zh;
    text.en += (text.en.empty() ? "" : ", ") + en;
}

bool rotation_due(const NetworkProblem& problem, const SchoolSite& school) {
    const std::int64_t years = problem.parameters.rotation_years;
    return school.current && years > 0 && school.years_with_current >= years;
}

// 5 所; 6 所（按规模折合 4.7 所）
Text load_text(const NetworkProblem& problem, std::int64_t load, std::int64_t tenths) {
    Text out{std::to_string(load) + " 所", std::to_string(load) + " schools"};
    if (!problem.parameters.weigh_by_size) return out;
    const std::string size = std::to_string(tenths / 10) + "." + std::to_string(tenths % 10);
    return {out.zh + "（按规模折合 " + size + " 所）", out.en + " (" + size + " by size)"};
}

Text reason_for(const NetworkProblem& problem, const Sites& sites, Index s, Index i, const Text& load) {
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
    add(out, "共负责 " + load.zh, "has " + load.en);
    if (school.current == i) add(out, "沿用原责任督学", "unchanged");
    if (rotation_due(problem, school) && *school.current != i)
        add(out,
            "原责任督学" + problem.inspectors[*school.current].name + "已满 " +
                std::to_string(problem.parameters.rotation_years) + " 年，按规定轮换",
            problem.inspectors[*school.current].name + " has had it for " +
                std::to_string(problem.parameters.rotation_years) + " years: rotated");
    return out;
}

std::vector<Text> yielded_wishes(const NetworkProblem& problem, const NetworkPlan& plan, Index s, Index i,
                                 bool overloaded, const Text& load) {
    const SchoolSite& school = problem.schools[s];
    const InspectorPost& inspector = problem.inspectors[i];
    std::vector<Text> out;
    if (!knows_stage(school, inspector))
        out.push_back({"督学熟悉" + stage_names(inspector.stages, true) + "学段，学校为" +
                           stage_names(school.stages, true) + "学段",
                       "the inspector knows " + stage_names(inspector.stages, false) + ", the school is " +
                           stage_names(school.stages, false)});
    if (rotation_due(problem, school) && *school.current == i)
        out.push_back({"已连续负责 " + std::to_string(school.years_with_current) + " 年，应轮换而未轮换",
                       "has had it for " + std::to_string(school.years_with_current) + " years: a rotation is due"});
    if (school.current && *school.current != i && !rotation_due(problem, school)) {
        const InspectorPost& before = problem.inspectors[*school.current];
        out.push_back({"原责任督学为" + before.name, "the inspector was " + before.name});
    }
    if (overloaded)
        out.push_back(
            {"督学负责 " + load.zh + "，超过 " + std::to_string(problem.parameters.target_load) + " 所",
             "the inspector has " + load.en + ", more than " + std::to_string(problem.parameters.target_load)});
    const auto &home = plan.area_of_inspector[i], &place = plan.area_of_school[s];
    if (home && place && *home != *place) out.push_back({"督学属于另一责任区", "the inspector is of another area"});
    return out;
}

std::vector<Alternative> alternatives(const NetworkProblem& problem, const Sites& sites, const NetworkPlan& plan,
                                      const Assigned& assigned, Index s, std::optional<Index> chosen) {
    std::vector<Alternative> out;
    for (Index i = 0; i < problem.inspectors.size(); ++i) {
        if (chosen == i || bar_of(problem, s, i) != Bar::none) continue;
        const bool away = plan.area_of_inspector[i] && plan.area_of_school[s] &&
                          *plan.area_of_inspector[i] != *plan.area_of_school[s];
        const std::int64_t cost = pair_m(problem, sites, s, i) + (away ? problem.parameters.cross_area_m : 0);
        out.push_back({i, sites.metres(s, i), assigned.dearer_m(s, i, cost)});
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
    std::vector<std::int64_t> load(problem.inspectors.size(), 0), tenths(load);
    const std::vector<std::int64_t> size = sizes_in_tenths(problem);
    for (Index s = 0; s < size.size(); ++s) {
        if (!plan.inspector_of_school[s]) continue;
        ++load[*plan.inspector_of_school[s]];
        tenths[*plan.inspector_of_school[s]] += size[s];
    }
    std::vector<SchoolPlan> out(problem.schools.size());
    for (Index s = 0; s < problem.schools.size(); ++s) {
        SchoolPlan& school = out[s];
        const auto& i = plan.inspector_of_school[s];
        if (i) {
            school.metres = sites.metres(s, *i);
            const Text loaded = load_text(problem, load[*i], tenths[*i]);
            const bool overloaded = tenths[*i] > 10 * problem.parameters.target_load;
            school.why = reason_for(problem, sites, s, *i, loaded);
            school.yielded = yielded_wishes(problem, plan, s, *i, overloaded, loaded);
            school.alternatives = alternatives(problem, sites, plan, assigned, s, i);
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
