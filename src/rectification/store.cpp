// Findings and notices. Rounds, objections and letters are in store_letters.cpp.
#include "rectification/store.h"

namespace guapai::rectification {

namespace {

constexpr std::string_view waiting_for_school = "('issued', 'continued')";

Sql findings_in(std::string_view what, const RecordSight& sight, std::string_view county) {
    Sql sql = Sql(what).add(" WHERE t.county = ?", county);
    const Scope& scope = sight.scope();
    if (scope.level() != Scope::Level::department) {
        sight.restrict_made_by(sql, "t", "school", "inspector");
        return sql;
    }
    scope.restrict_county(sql, "t");
    return sql.add(" AND (EXISTS (SELECT 1 FROM letter l WHERE l.county = t.county AND l.finding = t.id AND "
                   "l.department = ?) OR EXISTS (SELECT 1 FROM notice_copy c WHERE c.county = t.county AND "
                   "c.notice = t.notice AND c.department = ?))",
                   scope.subject(), scope.subject());
}

Sql notices_in(std::string_view what, const RecordSight& sight, std::string_view county) {
    Sql sql = Sql(what).add(" WHERE t.county = ?", county);
    restrict_to_notices(sql, sight, "t.id");
    return sql;
}

Sql all_findings(const RecordSight& sight, std::string_view county) {
    return findings_in("SELECT " + columns(record_type<Finding>(), "t") + " FROM finding t", sight, county);
}

Sql all_notices(const RecordSight& sight, std::string_view county) {
    return notices_in("SELECT " + columns(record_type<Notice>(), "t") + " FROM notice t", sight, county);
}

void narrow(Sql& sql, const FindingFilters& filters) {
    if (filters.school) sql.add(" AND t.school = ?", *filters.school);
    if (filters.inspector) sql.add(" AND t.inspector = ?", *filters.inspector);
    if (filters.visit) sql.add(" AND t.visit = ?", *filters.visit);
    if (filters.state) sql.add(" AND t.state = ?", *filters.state);
    if (filters.severity) sql.add(" AND t.severity = ?", *filters.severity);
    if (filters.danger) sql.add(" AND t.danger_to_life = ?", *filters.danger);
    if (filters.from) sql.add(" AND t.found_on >= ?", *filters.from);
    if (filters.to) sql.add(" AND t.found_on <= ?", *filters.to);
}

Sql notices_query(const RecordSight& sight, std::string_view county, const NoticeFilters& filters, const Date& today) {
    Sql sql = all_notices(sight, county);
    if (filters.school) sql.add(" AND t.school = ?", *filters.school);
    if (filters.inspector) sql.add(" AND t.inspector = ?", *filters.inspector);
    if (filters.state) sql.add(" AND t.state = ?", *filters.state);
    if (filters.year) sql.add(" AND t.year = ?", *filters.year);
    if (filters.overdue) {
        const std::string late = "(t.state IN " + std::string(waiting_for_school) + " AND t.deadline < ?)";
        sql.add(*filters.overdue ? " AND " + late : " AND NOT " + late, today);
    }
    if (filters.department)
        sql.add(" AND EXISTS (SELECT 1 FROM notice_copy f WHERE f.county = t.county AND f.notice = t.id AND "
                "f.department = ?)",
                *filters.department);
    return sql;
}

const std::vector<SortKey>& notice_sorts() {
    static const std::vector<SortKey> sorts = {{.name = "issued_on", .expression = "t.issued_on", .descending = true},
                                               {.name = "deadline", .expression = "t.deadline"}};
    return sorts;
}

} // namespace

void restrict_to_notices(Sql& sql, const RecordSight& sight, std::string_view notice) {
    const Scope& scope = sight.scope();
    if (scope.level() != Scope::Level::department)
        return sight.restrict_with_makers(sql, "t", "school", "'notice'", notice);
    scope.restrict_county(sql, "t");
    sql.add(" AND EXISTS (SELECT 1 FROM notice_copy c WHERE c.county = t.county AND c.notice = " + std::string(notice) +
                " AND c.department = ?)",
            scope.subject());
}

void insert_finding(Transaction& tx, const Finding& finding) { insert(tx, "finding", finding); }
bool save(Transaction& tx, Finding& finding) { return update(tx, "finding", finding, finding.version); }

std::optional<Finding> find_finding(const Reader& in, const RecordSight& sight, std::string_view county, const Id& id) {
    return find_one<Finding>(in, all_findings(sight, county).add(" AND t.id = ?", id));
}

ListedJson list_findings(const Reader& in, const RecordSight& sight, std::string_view county,
                         const FindingFilters& filters, const Page& page, const std::vector<NameField>& names) {
    Sql sql = all_findings(sight, county);
    narrow(sql, filters);
    return list_json<Finding>(in, sql, {{.name = "found_on", .expression = "t.found_on", .descending = true}}, page,
                              names);
}

std::vector<Finding> findings_with(const Reader& in, const Scope& scope, std::string_view county, const Id& notice) {
    return find_all<Finding>(in, all_findings(scope, county).add(" AND t.notice = ? ORDER BY t.id", notice));
}

std::vector<Finding> findings_of(const Reader& in, const RecordSight& sight, std::string_view county,
                                 const FindingFilters& filters, bool not_closed, std::int64_t limit) {
    Sql sql = all_findings(sight, county);
    narrow(sql, filters);
    if (not_closed) sql.add(" AND t.state <> 'closed'");
    return find_all<Finding>(in, sql.add(" ORDER BY t.found_on DESC, t.id DESC LIMIT ?", limit));
}

void insert_notice(Transaction& tx, const Notice& notice) {
    insert(tx, "notice", notice);
    for (const Id& department : notice.cc_departments)
        tx.run(Sql("INSERT INTO notice_copy (county, department, notice) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
                   notice.county, department, notice.id));
    save(tx, Round{.county = notice.county,
                   .id = Id::mint(),
                   .notice = notice.id,
                   .round = notice.round,
                   .deadline = notice.deadline});
}
bool save(Transaction& tx, Notice& notice) { return update(tx, "notice", notice, notice.version); }

std::optional<Notice> find_notice(const Reader& in, const RecordSight& sight, std::string_view county, const Id& id) {
    return find_one<Notice>(in, all_notices(sight, county).add(" AND t.id = ?", id));
}

std::optional<Notice> find_notice_by_token(const Reader& in, std::string_view county, std::string_view token) {
    return find_one<Notice>(in, all_notices(Scope::office(county), county).add(" AND t.public_token = ?", token));
}

Listed<Notice> list_notices(const Reader& in, const RecordSight& sight, std::string_view county,
                            const NoticeFilters& filters, const Date& today, const Page& page) {
    return list_page<Notice>(in, notices_query(sight, county, filters, today), notice_sorts(), page);
}

ListedJson list_notices(const Reader& in, const RecordSight& sight, std::string_view county,
                        const NoticeFilters& filters, const Date& today, const Page& page,
                        const std::vector<NameField>& names, const Complete& complete) {
    return list_json<Notice>(in, notices_query(sight, county, filters, today), notice_sorts(), page, names, complete);
}

std::vector<Notice> notices_of(const Reader& in, const Scope& scope, std::string_view county, const Id& school,
                               const std::optional<Date>& from, const std::optional<Date>& to, bool not_closed) {
    Sql sql = all_notices(scope, county).add(" AND t.school = ?", school);
    if (from) sql.add(" AND t.issued_on >= ?", *from);
    if (to) sql.add(" AND t.issued_on <= ?", *to);
    if (not_closed) sql.add(" AND t.state <> 'closed'");
    return find_all<Notice>(in, sql.add(" ORDER BY t.issued_on, t.id LIMIT 1000"));
}

void count_findings(const Reader& in, const Scope& scope, std::string_view county, std::string_view column,
                    const std::function<void(std::string_view, std::int64_t)>& sink) {
    const std::string name = "t." + std::string(column);
    Sql sql = findings_in("SELECT " + name + ", COUNT(*) FROM finding t", scope, county);
    in.each(sql.add(" GROUP BY " + name), [&](const Row& row) { sink(row.text(0), row.integer(1)); });
}

void count_notices(const Reader& in, const Scope& scope, std::string_view county,
                   const std::function<void(std::string_view, std::int64_t)>& sink) {
    Sql sql = notices_in("SELECT t.state, COUNT(*) FROM notice t", scope, county);
    in.each(sql.add(" GROUP BY t.state"), [&](const Row& row) { sink(row.text(0), row.integer(1)); });
}

void count_open_by_department(const Reader& in, const Scope& scope, std::string_view county,
                              const std::function<void(const Id&, std::int64_t)>& sink) {
    Sql sql = notices_in(
        "SELECT d.department, COUNT(*) FROM notice_copy d JOIN notice t ON t.county = d.county AND t.id = d.notice",
        scope, county);
    if (scope.level() == Scope::Level::department) sql.add(" AND d.department = ?", scope.subject());
    in.each(sql.add(" AND t.state <> 'closed' GROUP BY d.department"),
            [&](const Row& row) { sink(row.id(0), row.integer(1)); });
}

std::vector<Date> overdue_deadlines(const Reader& in, const Scope& scope, std::string_view county, const Date& today) {
    Sql sql = notices_in("SELECT t.deadline FROM notice t", scope, county);
    sql.add(" AND t.state IN " + std::string(waiting_for_school) + " AND t.deadline < ?", today);
    std::vector<Date> out;
    in.each(sql, [&](const Row& row) { out.push_back(Date::parse(row.text(0))); });
    return out;
}

} // namespace guapai::rectification
