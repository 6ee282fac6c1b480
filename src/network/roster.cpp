#include "network/roster.h"

#include "inspectors/service.h"
#include "organisation/service.h"
#include "schools/service.h"

#include <algorithm>
#include <tuple>

namespace guapai::network {

namespace {

using planner::Index;
using planner::Stages;
using schools::EducationStage;
using schools::SchoolType;

Stages stages_of(SchoolType type) {
    switch (type) {
    case SchoolType::kindergarten:
        return planner::preschool;
    case SchoolType::primary:
    case SchoolType::teaching_point:
        return planner::primary;
    case SchoolType::junior_high:
        return planner::junior;
    case SchoolType::nine_year:
    case SchoolType::special:
        return planner::primary | planner::junior;
    case SchoolType::complete_secondary:
        return planner::junior | planner::senior;
    case SchoolType::twelve_year:
        return planner::primary | planner::junior | planner::senior;
    case SchoolType::senior_high:
    case SchoolType::vocational:
        return planner::senior;
    }
    return planner::primary;
}

Stages stages_of(const std::vector<EducationStage>& known) {
    Stages out = 0;
    for (const EducationStage stage : known) {
        switch (stage) {
        case EducationStage::preschool:
            out |= planner::preschool;
            break;
        case EducationStage::primary:
            out |= planner::primary;
            break;
        case EducationStage::junior:
            out |= planner::junior;
            break;
        case EducationStage::senior:
        case EducationStage::vocational:
            out |= planner::senior;
            break;
        case EducationStage::special:
            out |= planner::primary | planner::junior;
            break;
        }
    }
    return out;
}

std::optional<planner::Point> place(const std::optional<double>& longitude, const std::optional<double>& latitude) {
    if (!longitude || !latitude) return std::nullopt;
    return planner::Point{*longitude, *latitude};
}

planner::NetworkParameters parameters_of(const rules::Parameters& rules) {
    planner::NetworkParameters out;
    out.target_load = std::min(rules.value("inspector.schools"), rules.value("inspector.kindergartens"));
    out.highest_load = std::max(out.target_load, rules.value("inspector.load_limit"));
    out.area_cap = rules.value("area.schools");
    out.inspectors_per_area = rules.value("area.inspectors");
    out.rotation_years = rules.value("rotation.years");
    return out;
}

planner::InspectorPost post_of(const Roster& roster, const inspectors::Inspector& inspector,
                               const std::map<std::string, Index>& school_by_code) {
    planner::InspectorPost out{.name = inspector.name,
                               .home = place(inspector.home_longitude, inspector.home_latitude),
                               .district = inspector.division,
                               .stages = stages_of(inspector.stages)};
    if (const auto verdict = roster.eligibility.find(inspector.id); verdict != roster.eligibility.end()) {
        out.eligible = verdict->second.eligible;
        for (const std::string& reason : verdict->second.reasons)
            out.ineligible_because.push_back({reason, "not eligible for appointment"});
    }
    for (const inspectors::Recusal& recusal : inspector.recusals)
        if (const auto school = school_by_code.find(recusal.school_code); school != school_by_code.end())
            out.recused.push_back(school->second);
    return out;
}

planner::SchoolSite site_of(const schools::School& school) {
    return {.name = school.name,
            .place = place(school.longitude, school.latitude),
            .stages = stages_of(school.type),
            .pupils = school.pupils,
            .town = school.town,
            .district = school.division,
            .kindergarten = school.type == SchoolType::kindergarten};
}

void add_former(Case& out, const Id& id, const std::map<Id, std::string>& names) {
    if (out.inspector_index.contains(id)) return;
    const auto name = names.find(id);
    out.inspector_index.emplace(id, out.inspectors.size());
    out.inspectors.push_back(id);
    out.problem.inspectors.push_back({.name = name == names.end() ? "已不在册的督学" : name->second,
                                      .stages = 0,
                                      .eligible = false,
                                      .ineligible_because = {{"已不在聘", "no longer appointed"}}});
}

} // namespace

const schools::School* Roster::school(const Id& id) const {
    const auto found = std::find_if(schools.begin(), schools.end(), [&](const auto& one) { return one.id == id; });
    return found == schools.end() ? nullptr : &*found;
}

const inspectors::Inspector* Roster::inspector(const Id& id) const {
    const auto found =
        std::find_if(inspectors.begin(), inspectors.end(), [&](const auto& one) { return one.id == id; });
    return found == inspectors.end() ? nullptr : &*found;
}

Roster load_roster(const Reader& in, std::string_view county, const Date& on) {
    Roster out{.schools = schools::all_active(in, county),
               .inspectors = inspectors::all_active(in, county),
               .eligibility = {},
               .rules = organisation::parameters(in, county, on)};
    std::sort(out.schools.begin(), out.schools.end(), [](const auto& a, const auto& b) {
        return std::tie(a.division, a.town, a.name, a.id) < std::tie(b.division, b.town, b.name, b.id);
    });
    for (auto& verdict : inspectors::eligibilities(in, county, on))
        out.eligibility.emplace(verdict.inspector, std::move(verdict));
    return out;
}

const Area* Contents::area(const Id& id) const {
    const auto found = std::find_if(areas.begin(), areas.end(), [&](const Area& one) { return one.id == id; });
    return found == areas.end() ? nullptr : &*found;
}

const Assignment* Contents::of_school(const Id& school) const {
    const auto found = std::find_if(assignments.begin(), assignments.end(),
                                    [&](const Assignment& one) { return one.school == school; });
    return found == assignments.end() ? nullptr : &*found;
}

std::optional<Index> Case::inspector_of(const std::optional<Id>& id) const {
    if (!id) return std::nullopt;
    const auto found = inspector_index.find(*id);
    return found == inspector_index.end() ? std::nullopt : std::optional(found->second);
}

Case make_case(const Roster& roster, const History& history, const Contents& contents, bool keep_locks,
               const std::map<Id, std::string>& former_names) {
    Case out;
    out.problem.parameters = parameters_of(roster.rules);
    out.problem.parameters.weigh_by_size = contents.weigh_by_size;
    std::map<Id, Index> area_number;
    for (const Area& area : contents.areas)
        area_number.emplace(area.id, area_number.size());
    const auto number_of = [&](const std::optional<Id>& area) {
        const auto found = area ? area_number.find(*area) : area_number.end();
        return found == area_number.end() ? std::nullopt : std::optional(found->second);
    };
    std::map<std::string, Index> by_code;
    for (const schools::School& school : roster.schools) {
        by_code.emplace(school.code, out.schools.size());
        out.school_index.emplace(school.id, out.schools.size());
        out.schools.push_back(school.id);
        out.problem.schools.push_back(site_of(school));
    }
    for (const inspectors::Inspector& inspector : roster.inspectors) {
        out.inspector_index.emplace(inspector.id, out.inspectors.size());
        out.inspectors.push_back(inspector.id);
        out.problem.inspectors.push_back(post_of(roster, inspector, by_code));
    }
    for (const Assignment& assignment : contents.assignments) {
        const auto school = out.school_index.find(assignment.school);
        if (school == out.school_index.end()) continue; // closed since
        planner::SchoolSite& site = out.problem.schools[school->second];
        site.current_area = number_of(assignment.area);
        site.current_sub_area = number_of(assignment.sub_area);
        if (!assignment.inspector) continue;
        if (!keep_locks) add_former(out, *assignment.inspector, former_names);
        if (keep_locks && assignment.locked) site.locked = out.inspector_of(assignment.inspector);
    }
    for (const auto& [school, inspector] : history.inspector) {
        const auto found = out.school_index.find(school);
        if (found == out.school_index.end()) continue;
        planner::SchoolSite& site = out.problem.schools[found->second];
        site.current = out.inspector_of(inspector);
        if (const auto years = history.years.find(school); years != history.years.end())
            site.years_with_current = years->second;
    }
    return out;
}

Numbered plan_of(const Case& numbered_by, const Contents& contents) {
    Numbered out;
    std::map<Id, Index> number;
    for (const Area& area : contents.areas) {
        std::vector<Id>& level = area.parent ? out.sub_areas : out.areas;
        number.emplace(area.id, level.size());
        level.push_back(area.id);
    }
    const auto number_of = [&](const std::optional<Id>& id) -> std::optional<Index> {
        if (!id) return std::nullopt;
        const auto found = number.find(*id);
        return found == number.end() ? std::nullopt : std::optional(found->second);
    };
    planner::NetworkPlan& plan = out.plan;
    plan.areas = out.areas.size();
    plan.sub_areas = out.sub_areas.size();
    plan.area_of_school.resize(numbered_by.schools.size());
    plan.sub_area_of_school.resize(numbered_by.schools.size());
    plan.inspector_of_school.resize(numbered_by.schools.size());
    plan.area_of_inspector.resize(numbered_by.inspectors.size());
    for (const Assignment& assignment : contents.assignments) {
        const auto school = numbered_by.school_index.find(assignment.school);
        if (school == numbered_by.school_index.end()) continue; // closed since
        plan.area_of_school[school->second] = number_of(assignment.area);
        plan.sub_area_of_school[school->second] = number_of(assignment.sub_area);
        plan.inspector_of_school[school->second] = numbered_by.inspector_of(assignment.inspector);
    }
    for (const auto& [inspector, area] : contents.posts)
        if (const auto index = numbered_by.inspector_of(inspector)) plan.area_of_inspector[*index] = number_of(area);
    return out;
}

double distance_km(const schools::School& school, const inspectors::Inspector& inspector) {
    const auto from = place(inspector.home_longitude, inspector.home_latitude),
               to = place(school.longitude, school.latitude);
    return from && to ? static_cast<double>(planner::metres(*from, *to)) / 1000 : 0;
}

} // namespace guapai::network
