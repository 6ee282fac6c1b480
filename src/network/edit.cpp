// Changes of a draft by hand, with their effect; areas and their boundaries.
#include "audit/service.h"
#include "base/json.h"
#include "network/geojson.h"
#include "network/loading.h"
#include "network/rules.h"
#include "network/service.h"
#include "rules/basis.h"

#include <fmt/format.h>

#include <algorithm>

namespace guapai::network {

using identity::Actor;

namespace {

const inspectors::Inspector& appointed(const Roster& roster, const Id& id) {
    if (const inspectors::Inspector* inspector = roster.inspector(id)) return *inspector;
    throw Problem::invalid("network.inspector", "没有这名在聘督学", "There is no such appointed inspector")
        .at("/inspector", "没有这名在聘督学", "no such appointed inspector");
}

// What no office may decide otherwise: recusal and the conditions of appointment.
void check_admissible(const Roster& roster, const schools::School& school, const inspectors::Inspector& inspector) {
    for (const inspectors::Recusal& recusal : inspector.recusals)
        if (recusal.school_code == school.code)
            throw Problem::invalid("network.recused", inspector.name + "应回避" + school.name + "：" + recusal.reason,
                                   inspector.name + " is recused from this school")
                .at("/inspector", "应回避：" + recusal.reason, "recused")
                .because(rules::basis::recusal);
    const auto verdict = roster.eligibility.find(inspector.id);
    if (verdict == roster.eligibility.end() || verdict->second.eligible) return;
    const std::string reason = verdict->second.reasons.empty() ? "" : verdict->second.reasons.front();
    auto problem = Problem::invalid("network.ineligible", inspector.name + "不符合任职条件：" + reason,
                                    inspector.name + " does not meet the conditions of appointment");
    problem.errors.push_back({"/inspector", reason, "not eligible"});
    problem.basis = basis_of_ineligibility(reason);
    throw problem;
}

// The school's row; a school that came after the draft gets one.
Assignment& row_of(Contents& contents, std::string_view county, const Id& network, const Id& school, bool& added) {
    for (Assignment& assignment : contents.assignments)
        if (assignment.school == school) return assignment;
    added = true;
    Assignment& row = contents.assignments.emplace_back();
    row.county = county;
    row.id = Id::mint();
    row.network = network;
    row.school = school;
    return row;
}

void change(Assignment& row, const AssignmentEdit& wanted, const Roster& roster, const schools::School& school,
            const Contents& contents) {
    if (wanted.sub_area) {
        const Area* sub_area = contents.area(*wanted.sub_area);
        if (!sub_area || !sub_area->parent)
            throw Problem::invalid("network.sub_area", "没有这个片区", "There is no such sub-area")
                .at("/sub_area", "没有这个片区", "no such sub-area");
        row.sub_area = sub_area->id;
        row.area = sub_area->parent;
    }
    if (wanted.without_inspector.value_or(false)) {
        row.inspector.reset();
        row.distance_km = 0;
        row.reason = "由督导室手工撤下，尚未配备督学";
        row.reason_en = "taken off by hand; nobody has been given the school yet";
        row.locked = false;
    } else if (wanted.inspector && row.inspector != *wanted.inspector) {
        const inspectors::Inspector& inspector = appointed(roster, *wanted.inspector);
        check_admissible(roster, school, inspector);
        row.inspector = inspector.id;
        row.distance_km = distance_km(school, inspector);
        row.reason = fmt::format("由督导室手工指定{}负责，距住址 {:.1f} 公里", inspector.name, row.distance_km);
        row.reason_en =
            fmt::format("{}: set by the office by hand, {:.1f} km from home", inspector.name, row.distance_km);
    }
    if (wanted.locked) row.locked = *wanted.locked && row.inspector.has_value();
}

void check_person(const Roster& roster, const std::optional<Id>& person, const char* pointer) {
    if (!person || roster.inspector(*person)) return;
    throw Problem::invalid("network.inspector", "没有这名在聘督学", "There is no such appointed inspector")
        .at(pointer, "没有这名在聘督学", "no such appointed inspector");
}

Area& require_area(Contents& contents, const Id& id) {
    for (Area& area : contents.areas)
        if (area.id == id) return area;
    throw Problem::not_found("没有这个责任区", "There is no such area");
}

void check_name(const Contents& contents, const Area& area) {
    for (const Area& other : contents.areas)
        if (other.id != area.id && other.name == area.name)
            throw Problem::conflict("network.area_name", "已有同名的责任区或片区", "Another area has this name")
                .at("/name", "已被使用", "is taken");
}

} // namespace

AssignmentEffect Service::edit(const Actor& actor, std::string_view county, const Id& network, const Id& school_id,
                               const AssignmentEdit& wanted) {
    return write(database_, county, [&](Transaction& tx) {
        NetworkVersion version = require_draft(tx, actor.scope, county, network);
        const Roster roster = load_roster(tx, county, Date::today());
        const schools::School* school = roster.school(school_id);
        if (!school) throw Problem::not_found("没有这所在办学校", "There is no such school in operation");
        const Contents before = load_contents(tx, actor.scope, county, network);
        Contents contents = before;
        bool added = false;
        Assignment& row = row_of(contents, county, network, school_id, added);
        change(row, wanted, roster, *school, contents);
        const auto names = former_names(tx, county, roster, contents);
        // An inspector without a place yet belongs where he gets his first school.
        if (row.inspector && row.area && contents.posts.emplace(*row.inspector, *row.area).second)
            add_post(tx, county, network, *row.inspector, *row.area);
        added ? add_assignment(tx, row) : save_assignment(tx, row);
        const Review old_review(roster, {}, before, names), review(roster, {}, contents, names);
        save_counts(tx, review, version);
        audit::record(tx, county, actor.name(), "network.edit", "network", network.text(), json::write(row));
        AssignmentEffect out;
        out.assignment = row;
        for (planner::Text& change : review.changes_since(old_review)) {
            out.changes.push_back(std::move(change.zh));
            out.changes_en.push_back(std::move(change.en));
        }
        out.report = report_of(review, version);
        std::vector<Assignment> named = {out.assignment};
        name_schools(tx, county, named);
        out.assignment = std::move(named.front());
        return out;
    });
}

Area Service::save_area(const Actor& actor, std::string_view county, const Id& network, const Id& id,
                        const Area& wanted) {
    const std::string boundary =
        wanted.boundary.empty() ? std::string() : read_boundary(wanted.boundary, "/boundary").text;
    return write(database_, county, [&](Transaction& tx) {
        NetworkVersion version = require_version(tx, actor.scope, county, network);
        Contents contents = load_contents(tx, actor.scope, county, network);
        Area& area = require_area(contents, id);
        if (area.name != wanted.name) {
            check_draft(version);
            area.name = wanted.name;
            check_name(contents, area);
        }
        const Roster roster = load_roster(tx, county, Date::today());
        check_person(roster, wanted.leader, "/leader");
        check_person(roster, wanted.liaison, "/liaison");
        area.leader = wanted.leader;
        area.liaison = wanted.liaison;
        area.boundary = boundary;
        network::save_area(tx, area);
        audit::record(tx, county, actor.name(), "network.area", "area", id.text(), json::write(area));
        std::vector<Area> named = {area};
        name_people(tx, county, named);
        return named.front();
    });
}

BoundaryImport Service::import_boundaries(const Actor& actor, std::string_view county, const Id& network,
                                          std::string_view geojson) {
    const std::vector<Feature> features = read_features(geojson);
    return write(database_, county, [&](Transaction& tx) {
        require_version(tx, actor.scope, county, network);
        BoundaryImport out;
        std::vector<Area> areas = areas_of(tx, actor.scope, county, network);
        for (const Feature& feature : features) {
            const auto area =
                std::find_if(areas.begin(), areas.end(), [&](const Area& one) { return one.name == feature.name; });
            if (area == areas.end()) {
                out.unmatched.push_back(feature.name.empty() ? "（没有名称）" : feature.name);
                continue;
            }
            area->boundary = feature.boundary.text;
            network::save_area(tx, *area);
            out.matched.push_back(area->name);
        }
        audit::record(tx, county, actor.name(), "network.boundaries", "network", network.text(), json::write(areas));
        return out;
    });
}

} // namespace guapai::network
