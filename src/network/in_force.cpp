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
