#include "network/service.h"

#include "network/loading.h"
#include "network/map.h"
#include "organisation/service.h"
#include "rules/basis.h"
#include "schools/service.h"

#include <algorithm>
#include <set>

namespace guapai::network {

using identity::Actor;

namespace {

// Of a report on the whole county, what concerns these schools.
void narrow(NetworkReport& report, const std::vector<Assignment>& visible) {
    std::set<Id> schools, people;
    for (const Assignment& assignment : visible) {
        schools.insert(assignment.school);
        if (assignment.inspector) people.insert(*assignment.inspector);
    }
    std::erase_if(report.loads, [&](const InspectorLoad& load) { return !people.contains(load.inspector); });
    std::erase_if(report.uncovered, [&](const Id& school) { return !schools.contains(school); });
    std::erase_if(report.broken_rules, [&](const BrokenRule& rule) {
        return rule.schools.empty() || !std::all_of(rule.schools.begin(), rule.schools.end(),
                                                    [&](const Id& school) { return schools.contains(school); });
    });
    report.notes.clear();
    report.notes_en.clear();
}

NetworkReport full_report(const Reader& in, const Actor& actor, std::string_view county,
                          const NetworkVersion& version) {
    const Roster roster = load_roster(in, county, Date::today());
    const Contents contents = load_contents(in, Scope::office(county), county, version.id);
    const Review review(roster, {}, contents, former_names(in, county, roster, contents));
    NetworkReport out = report_of(review, version);
    // A published version keeps the counts it was published with.
    if (version.state == VersionState::published) out.network = version;
    if (!actor.scope.whole_county()) narrow(out, assignments_of(in, actor.scope, county, version.id));
    return out;
}

void count_members(std::vector<Area>& areas, const Contents& contents) {
    std::map<Id, std::int64_t> schools;
    std::map<Id, std::set<Id>> inspectors; // of an area those who belong to it, of a sub-area those with schools there
    for (const Assignment& assignment : contents.assignments) {
        for (const auto& area : {assignment.area, assignment.sub_area})
            if (area) ++schools[*area];
        if (assignment.sub_area && assignment.inspector) inspectors[*assignment.sub_area].insert(*assignment.inspector);
    }
    for (const auto& [inspector, area] : contents.posts)
        inspectors[area].insert(inspector);
    for (Area& area : areas) {
        area.schools = schools[area.id];
        area.inspectors = std::ssize(inspectors[area.id]);
    }
}

} // namespace

Listed<NetworkVersion> Service::list(const Actor& actor, std::string_view county, const Page& page) {
    return read(database_, [&](Reader& in) { return list_versions(in, actor.scope, county, page); });
}

NetworkReport Service::report(const Actor& actor, std::string_view county, const Id& network) {
    return read(database_, [&](Reader& in) {
        return full_report(in, actor, county, require_version(in, actor.scope, county, network));
    });
}

NetworkReport Service::current(const Actor& actor, std::string_view county) {
    return read(database_, [&](Reader& in) {
        const auto version = version_in_force(in, county, Date::today());
        if (!version) throw Problem::not_found("还没有生效的网络版本", "No version of the network is in force yet");
        return full_report(in, actor, county, *version);
    });
}

Coverage Service::coverage(const Actor& actor, std::string_view county, const std::optional<Date>& on) {
    return read(database_, [&](Reader& in) {
        Coverage out{.on = on.value_or(Date::today()),
                     .document = rules::basis::coverage.document,
                     .article = rules::basis::coverage.article};
        const auto version = version_in_force(in, county, out.on);
        std::map<Id, Assignment> by_school;
        if (version) {
            out.network = version->id;
            out.number = version->number;
            for (Assignment& assignment : assignments_of(in, actor.scope, county, version->id))
                by_school.emplace(assignment.school, std::move(assignment));
        }
        for (const schools::School& school : schools::all_active(in, actor.scope, county)) {
            ++out.schools;
            const auto found = by_school.find(school.id);
            if (found != by_school.end() && found->second.inspector) {
                ++out.covered;
                continue;
            }
            UncoveredSchool& one = out.uncovered.emplace_back();
            one.school = school.id;
            one.name = school.name;
            const bool known = found != by_school.end();
            one.reason = !version ? "当日没有生效的网络版本" : !known ? "不在现行网络版本中" : found->second.reason;
            one.reason_en = !version ? "no version of the network is in force on this day"
                            : !known ? "not in the version in force"
                                     : found->second.reason_en;
        }
        return out;
    });
}

Listed<Assignment> Service::assignments(const Actor& actor, std::string_view county, const Id& network,
                                        const AssignmentFilters& filters, const Page& page) {
    return read(database_, [&](Reader& in) {
        require_version(in, actor.scope, county, network);
        auto out = list_assignments(in, actor.scope, county, network, filters, page);
        name_schools(in, county, out.items);
        return out;
    });
}

NetworkMap Service::map(const Actor& actor, std::string_view county, const Id& network) {
    return read(database_, [&](Reader& in) {
        require_version(in, actor.scope, county, network);
        return map_of(load_roster(in, county, Date::today()), load_contents(in, actor.scope, county, network),
                      organisation::office(in, county), actor.scope.whole_county());
    });
}

Listed<Area> Service::areas(const Actor& actor, std::string_view county, const Id& network) {
    return read(database_, [&](Reader& in) {
        require_version(in, actor.scope, county, network);
        Listed<Area> out{.items = areas_of(in, actor.scope, county, network), .next = {}, .total = {}};
        count_members(out.items, load_contents(in, actor.scope, county, network));
        name_people(in, county, out.items);
        return out;
    });
}

} // namespace guapai::network
