#include "network/loading.h"

#include "base/json.h"
#include "inspectors/service.h"
#include "network/rules.h"
#include "schools/service.h"

namespace guapai::network {

NetworkVersion require_version(const Reader& in, const Scope& scope, std::string_view county, const Id& network) {
    auto version = find_version(in, scope, county, network);
    if (!version) throw Problem::not_found("没有这个网络版本", "There is no such version of the network");
    return std::move(*version);
}

NetworkVersion require_draft(const Reader& in, const Scope& scope, std::string_view county, const Id& network) {
    NetworkVersion version = require_version(in, scope, county, network);
    check_draft(version);
    return version;
}

Contents load_contents(const Reader& in, const Scope& scope, std::string_view county, const Id& network) {
    const auto version = find_version(in, scope, county, network);
    return {.areas = areas_of(in, scope, county, network),
            .posts = posts_of(in, scope, county, network),
            .assignments = assignments_of(in, scope, county, network),
            .weigh_by_size = version && version->weigh_by_size};
}

std::map<Id, std::string> former_names(const Reader& in, std::string_view county, const Roster& roster,
                                       const Contents& contents) {
    const Names names = inspectors::names(in, county);
    std::map<Id, std::string> out;
    for (const Assignment& assignment : contents.assignments)
        if (assignment.inspector && !roster.inspector(*assignment.inspector))
            out.emplace(*assignment.inspector, names.of(*assignment.inspector));
    return out;
}

History load_history(const Reader& in, std::string_view county, const Date& on) {
    History out;
    std::map<Id, Date> since;
    for (const NetworkVersion& version : published_versions(in, county)) {
        if (*version.effective_from > on) break;
        std::map<Id, Id> holders;
        for (const Assignment& assignment : assignments_of(in, Scope::office(county), county, version.id))
            if (assignment.inspector) holders.emplace(assignment.school, *assignment.inspector);
        for (const auto& [school, inspector] : holders) {
            const auto before = out.inspector.find(school);
            if (before == out.inspector.end() || before->second != inspector) since[school] = *version.effective_from;
        }
        out.inspector = std::move(holders);
    }
    for (const auto& [school, inspector] : out.inspector)
        out.years[school] = (on - since[school]) / 365;
    return out;
}

void name_schools(const Reader& in, std::string_view county, std::vector<Assignment>& assignments) {
    const Names names = inspectors::names(in, county);
    for (Assignment& assignment : assignments) {
        if (const auto school = schools::find(in, county, assignment.school)) {
            assignment.school_name = school->name;
            assignment.school_code = school->code;
            assignment.town = school->town;
            assignment.school_type = school->type;
            assignment.pupils = school->pupils;
            assignment.longitude = school->longitude;
            assignment.latitude = school->latitude;
        }
        if (assignment.inspector) assignment.inspector_name = names.of(*assignment.inspector);
    }
}

void name_people(const Reader& in, std::string_view county, std::vector<Area>& areas) {
    const Names names = inspectors::names(in, county);
    const auto name_of = [&](const std::optional<Id>& person) { return person ? names.of(*person) : std::string(); };
    for (Area& area : areas) {
        area.leader_name = name_of(area.leader);
        area.liaison_name = name_of(area.liaison);
    }
}

NetworkReport report_of(const Review& review, const NetworkVersion& version) {
    NetworkReport out = review.report(version);
    if (!version.quality.empty()) out.notes = json::read<std::vector<std::string>>(version.quality);
    if (!version.quality_en.empty()) out.notes_en = json::read<std::vector<std::string>>(version.quality_en);
    return out;
}

void save_counts(Transaction& tx, const Review& review, NetworkVersion& version) {
    const std::int64_t seen = version.version;
    version = review.report(version).network;
    version.version = seen;
    if (!save_version(tx, version)) throw Problem::stale(json::write(version));
}

} // namespace guapai::network
