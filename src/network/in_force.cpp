#include "network/service.h"
#include "network/store.h"

namespace guapai::network {

std::optional<Assignment> assignment_on(const Reader& in, std::string_view county, const Id& school, const Date& on) {
    return assignment_in_force(in, county, school, on);
}

std::vector<Assignment> assignments_in_force(const Reader& in, std::string_view county, const Date& on) {
    const auto version = version_in_force(in, county, on);
    return version ? assignments_of(in, Scope::office(county), county, version->id) : std::vector<Assignment>();
}

std::vector<Assignment> assignments_of_latest_draft(const Reader& in, std::string_view county) {
    const Scope office = Scope::office(county);
    const auto versions = list_versions(in, office, county, {.limit = 1}).items;
    if (versions.empty() || versions.front().state != VersionState::draft) return {};
    return assignments_of(in, office, county, versions.front().id);
}

bool is_assigned(const Reader& in, std::string_view county, const Id& inspector, const Id& school, const Date& on) {
    const auto assignment = assignment_on(in, county, school, on);
    return assignment && assignment->inspector == inspector;
}

std::map<Id, Area> areas_in_force(const Reader& in, std::string_view county, const Date& on) {
    std::map<Id, Area> out;
    if (const auto version = version_in_force(in, county, on))
        for (Area& area : areas_of(in, Scope::office(county), county, version->id))
            out.emplace(area.id, std::move(area));
    return out;
}

std::map<Id, std::string> area_names(const Reader& in, std::string_view county, const Date& on) {
    std::map<Id, std::string> out;
    for (const auto& [id, area] : areas_in_force(in, county, on))
        out.emplace(id, area.name);
    return out;
}

} // namespace guapai::network
