#include "network/store.h"

#include "store/record.h"

namespace guapai::network {

namespace {

constexpr std::string_view for_ever = "9999-12-31";

Sql versions(const Scope& scope, std::string_view county) {
    Sql sql = select<NetworkVersion>("network_version").add(" WHERE t.county = ?", county);
    scope.restrict_county(sql, "t");
    if (!scope.whole_county()) sql.add(" AND t.state = ?", VersionState::published);
    return sql;
}

Sql assignments(const Scope& scope, std::string_view county, const Id& network) {
    Sql sql = select<Assignment>("network_assignment").add(" WHERE t.county = ? AND t.network = ?", county, network);
    scope.restrict_schools(sql, "t", "school");
    return sql;
}

} // namespace

Listed<NetworkVersion> list_versions(const Reader& in, const Scope& scope, std::string_view county, const Page& page) {
    return list_page<NetworkVersion>(
        in, versions(scope, county),
        {{.name = "created_at", .expression = "t.created_at", .descending = true, .numeric = true}}, page);
}

std::optional<NetworkVersion> find_version(const Reader& in, const Scope& scope, std::string_view county,
                                           const Id& id) {
    return find_one<NetworkVersion>(in, versions(scope, county).add(" AND t.id = ?", id));
}

std::optional<NetworkVersion> version_in_force(const Reader& in, std::string_view county, const Date& on) {
    return find_one<NetworkVersion>(
        in, select<NetworkVersion>("network_version")
                .add(" WHERE t.county = ? AND t.state = ? AND t.effective_from <= ? ORDER BY t.effective_from DESC "
                     "LIMIT 1",
                     county, VersionState::published, on));
}

std::optional<NetworkVersion> last_published(const Reader& in, std::string_view county) {
    return version_in_force(in, county, Date{9999, 12, 31});
}

std::vector<NetworkVersion> published_versions(const Reader& in, std::string_view county) {
    return find_all<NetworkVersion>(
        in, select<NetworkVersion>("network_version")
                .add(" WHERE t.county = ? AND t.state = ? ORDER BY t.effective_from", county, VersionState::published));
}

void add_version(Transaction& tx, const NetworkVersion& version) { insert(tx, "network_version", version); }

bool save_version(Transaction& tx, NetworkVersion& version) {
    return update(tx, "network_version", version, version.version);
}

void remove_version(Transaction& tx, std::string_view county, const Id& network) {
    for (const std::string_view table : {"network_assignment", "network_post", "area"})
        tx.run(Sql("DELETE FROM " + std::string(table) + " WHERE county = ? AND network = ?", county, network));
    tx.run(Sql("DELETE FROM network_version WHERE county = ? AND id = ?", county, network));
}

std::vector<Area> areas_of(const Reader& in, const Scope& scope, std::string_view county, const Id& network) {
    Sql sql = select<Area>("area").add(" WHERE t.county = ? AND t.network = ?", county, network);
    scope.restrict_county(sql, "t");
    if (!scope.whole_county()) {
        sql.add(" AND EXISTS (SELECT 1 FROM network_assignment n WHERE n.county = t.county AND n.network = t.network "
                "AND (n.area = t.id OR n.sub_area = t.id)");
        scope.restrict_schools(sql, "n", "school");
        sql.add(")");
    }
    return find_all<Area>(in, sql.add(" ORDER BY t.position"));
}

void add_area(Transaction& tx, const Area& area) { insert(tx, "area", area); }

void save_area(Transaction& tx, const Area& area) {
    tx.run(Sql("UPDATE area SET name = ?, leader = ?, liaison = ?, boundary = ? WHERE county = ? AND network = ? AND "
               "id = ?",
               area.name, area.leader, area.liaison, area.boundary, area.county, area.network, area.id));
}

std::map<Id, Id> posts_of(const Reader& in, const Scope& scope, std::string_view county, const Id& network) {
    Sql sql("SELECT t.inspector, t.area FROM network_post t WHERE t.county = ? AND t.network = ?", county, network);
    scope.restrict_county(sql, "t");
    std::map<Id, Id> out;
    in.each(sql, [&](const Row& row) { out.emplace(row.id(0), row.id(1)); });
    return out;
}

void add_post(Transaction& tx, std::string_view county, const Id& network, const Id& inspector, const Id& area) {
    tx.run(Sql("INSERT INTO network_post (county, network, inspector, area) VALUES (?, ?, ?, ?)", county, network,
               inspector, area));
}

std::vector<Assignment> assignments_of(const Reader& in, const Scope& scope, std::string_view county,
                                       const Id& network) {
    return find_all<Assignment>(in, assignments(scope, county, network).add(" ORDER BY t.id"));
}

Listed<Assignment> list_assignments(const Reader& in, const Scope& scope, std::string_view county, const Id& network,
                                    const AssignmentFilters& filters, const Page& page) {
    Sql sql = assignments(scope, county, network);
    if (filters.inspector) sql.add(" AND t.inspector = ?", *filters.inspector);
    if (filters.area) sql.add(" AND (t.area = ? OR t.sub_area = ?)", *filters.area, *filters.area);
    if (filters.uncovered) sql.add(*filters.uncovered ? " AND t.inspector IS NULL" : " AND t.inspector IS NOT NULL");
    return list_page<Assignment>(in, sql, {{.name = "order", .expression = "t.id"}}, page);
}

std::optional<Assignment> assignment_in_force(const Reader& in, std::string_view county, const Id& school,
                                              const Date& on) {
    const auto version = version_in_force(in, county, on);
    if (!version) return std::nullopt;
    return find_one<Assignment>(
        in, assignments(Scope::office(county), county, version->id).add(" AND t.school = ?", school));
}

void add_assignment(Transaction& tx, const Assignment& assignment) { insert(tx, "network_assignment", assignment); }

void save_assignment(Transaction& tx, const Assignment& a) {
    tx.run(Sql("UPDATE network_assignment SET area = ?, sub_area = ?, inspector = ?, distance_km = ?, locked = ?, "
               "reason = ?, reason_en = ? WHERE county = ? AND network = ? AND school = ?",
               a.area, a.sub_area, a.inspector, a.distance_km, a.locked, a.reason, a.reason_en, a.county, a.network,
               a.school));
}

void hand_over_access(Transaction& tx, std::string_view county, const Date& from,
                      const std::vector<Assignment>& assignments) {
    tx.run(Sql("UPDATE school_access SET valid_to = ? WHERE county = ? AND valid_to > ?", from, county, from));
    for (const Assignment& assignment : assignments)
        for (const auto& holder : {assignment.inspector, assignment.area, assignment.sub_area})
            if (holder)
                tx.run(Sql("INSERT INTO school_access (county, holder, school, valid_from, valid_to) VALUES (?, ?, ?, "
                           "?, ?)",
                           county, *holder, assignment.school, from, for_ever));
}

} // namespace guapai::network
