#include "visits/store.h"

#include "base/json.h"
#include "store/record.h"
#include "store/search.h"
#include "visits/rules.h"

namespace guapai::visits {

namespace {

template <class T>
Sql visits_in(const RecordSight& sight, std::string_view county) {
    Sql sql = select<T>("visit").add(" WHERE t.county = ?", county);
    sight.restrict_made_by(sql, "t", "school", "inspector");
    return sql;
}

// Dates within which the filters keep; both inclusive.
struct Days {
    std::string from, to;
};

Days days_of(const VisitFilters& filters) {
    Days days{filters.from.value_or(""), filters.to.value_or("")};
    if (const auto month = filters.month ? YearMonth::try_parse(*filters.month) : std::nullopt) {
        days.from = std::max(days.from, month->first_day().iso());
        const std::string last = month->last_day().iso();
        days.to = days.to.empty() ? last : std::min(days.to, last);
    }
    return days;
}

// A list ordered by receipt walks the receipts: a record is received on the day of the visit or soon after, never
// before and never later than the longest back-filling, so that dates bound the walk.
void add_receipt_bounds(Sql& sql, const Days& days) {
    if (const auto from = Date::try_parse(days.from))
        sql.add(" AND t.received_at >= ?", from->midnight_in_china().ms - clock_skew_ms);
    if (const auto to = Date::try_parse(days.to))
        sql.add(" AND t.received_at < ?", to->plus_days(longest_backfill_days + 1).midnight_in_china().ms);
}

void add_filters(Sql& sql, const VisitFilters& filters, const Page& page) {
    const Days days = days_of(filters);
    if (page.sort == "received_at") add_receipt_bounds(sql, days);
    if (!days.from.empty()) sql.add(" AND t.visited_on >= ?", days.from);
    if (!days.to.empty()) sql.add(" AND t.visited_on <= ?", days.to);
    if (filters.school) sql.add(" AND t.school = ?", *filters.school);
    if (filters.inspector) sql.add(" AND t.inspector = ?", *filters.inspector);
    if (filters.area) sql.add(" AND t.area = ?", *filters.area);
    if (filters.mode) sql.add(" AND t.mode = ?", *filters.mode);
    if (filters.with_findings)
        sql.add(*filters.with_findings ? " AND t.finding_count > 0" : " AND t.finding_count = 0");
}

RollupRow rollup_row(const Row& row, std::string_view county) {
    RollupRow out;
    out.county = county;
    out.month = row.text(0);
    if (!row.text(1).empty()) out.area = row.id(1);
    out.inspector = row.id(2);
    if (!row.text(3).empty()) out.item = row.id(3);
    std::size_t column = 4;
    for (std::int64_t* count :
         {&out.counts.visits, &out.counts.good, &out.counts.fair, &out.counts.problem, &out.counts.minor,
          &out.counts.general, &out.counts.serious, &out.counts.complex, &out.counts.unrated, &out.counts.danger})
        *count = row.integer(column++);
    return out;
}

} // namespace

std::optional<Visit> find_visit(const Reader& in, const RecordSight& sight, std::string_view county, const Id& id) {
    return find_one<Visit>(in, visits_in<Visit>(sight, county).add(" AND t.id = ?", id));
}

void save_new(Transaction& tx, const Visit& visit) { insert(tx, "visit", visit); }

bool save_amended(Transaction& tx, Visit& visit) { return update(tx, "visit", visit, visit.version); }

const std::vector<SortKey>& visit_sorts() {
    static const std::vector<SortKey> sorts = {
        {.name = "visited_on", .expression = "t.visited_on", .descending = true},
        {.name = "received_at", .expression = "t.received_at", .descending = true, .numeric = true}};
    return sorts;
}

Sql visits_query(const Reader& in, const RecordSight& sight, std::string_view county, const VisitFilters& filters,
                 const Page& page) {
    Sql sql = visits_in<VisitSummary>(sight, county);
    add_filters(sql, filters, page);
    if (filters.q) restrict_search(sql, in, county, "visit", "t.id", *filters.q);
    return sql;
}

ListedJson list_visits(const Reader& in, const RecordSight& sight, std::string_view county, const VisitFilters& filters,
                       const Page& page, const std::vector<NameField>& names) {
    return list_json<VisitSummary>(in, visits_query(in, sight, county, filters, page), visit_sorts(), page, names);
}

std::vector<VisitSummary> latest_visits(const Reader& in, const Scope& scope, std::string_view county, const Id& school,
                                        std::int64_t limit) {
    return find_all<VisitSummary>(
        in, visits_in<VisitSummary>(scope, county)
                .add(" AND t.school = ? ORDER BY t.visited_on DESC, t.id DESC LIMIT ?", school, limit));
}

std::vector<std::vector<ItemResult>> items_looked_at(const Reader& in, const Scope& scope, std::string_view county,
                                                     const Id& school, Date since) {
    Sql sql("SELECT t.items FROM visit t WHERE t.county = ? AND t.school = ? AND t.visited_on >= ?", county, school,
            since);
    scope.restrict_schools(sql, "t", "school");
    std::vector<std::vector<ItemResult>> out;
    in.each(sql, [&](const Row& row) {
        json::read_stored(row.text(0), value_type<std::vector<ItemResult>>(), &out.emplace_back());
    });
    return out;
}

void each_visit(const Reader& in, const RecordSight& sight, std::string_view county, const VisitFilters& filters,
                std::int64_t limit, const std::function<void(const Visit&)>& sink) {
    Sql sql = visits_in<Visit>(sight, county);
    add_filters(sql, filters, {});
    if (filters.q) restrict_search(sql, in, county, "visit", "t.id", *filters.q);
    sql.add(" ORDER BY t.visited_on DESC, t.id DESC LIMIT ?", limit);
    in.each(sql, [&](const Row& row) {
        Visit visit;
        read_row(row, 0, record_type<Visit>(), &visit, in.vault());
        sink(visit);
    });
}

void save(Transaction& tx, const Amendment& amendment) { insert(tx, "visit_amendment", amendment); }

std::vector<Amendment> amendments_of(const Reader& in, std::string_view county, const Id& visit) {
    return find_all<Amendment>(in,
                               select<Amendment>("visit_amendment")
                                   .add(" WHERE t.county = ? AND t.visit = ? ORDER BY t.from_version", county, visit));
}

void add_to_rollup(Transaction& tx, const std::vector<RollupRow>& rows) {
    // One statement for all rows of a visit: ten round trips less on PostgreSQL.
    Sql sql("INSERT INTO visit_rollup (county, month, area, inspector, item, visits, good, fair, problem, minor, "
            "general, serious, complex, unrated, danger) VALUES ");
    for (const RollupRow& row : rows) {
        const RollupCounts& n = row.counts;
        sql.add(&row == &rows.front() ? "(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
                                      : ", (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                row.county, row.month, row.area ? row.area->text() : "", row.inspector,
                row.item ? row.item->text() : "", n.visits, n.good, n.fair, n.problem, n.minor, n.general, n.serious,
                n.complex, n.unrated, n.danger);
    }
    std::string sums;
    for (const char* name :
         {"visits", "good", "fair", "problem", "minor", "general", "serious", "complex", "unrated", "danger"})
        sums += (sums.empty() ? "" : ", ") + std::string(name) + " = visit_rollup." + name + " + excluded." + name;
    sql.add(" ON CONFLICT (county, month, area, inspector, item) DO UPDATE SET " + sums);
    tx.run(sql);
}

std::vector<RollupRow> rollups(const Reader& in, const Scope& scope, std::string_view county, std::string_view from,
                               std::string_view to, const RollupOf& of) {
    Sql sql("SELECT t.month, t.area, t.inspector, t.item, t.visits, t.good, t.fair, t.problem, t.minor, t.general, "
            "t.serious, t.complex, t.unrated, t.danger FROM visit_rollup t WHERE t.county = ? AND t.month >= ? AND "
            "t.month <= ?",
            county, from, to);
    scope.restrict_county(sql, "t");
    if (of.inspector) sql.add(" AND t.inspector = ?", *of.inspector);
    if (of.area) sql.add(" AND t.area = ?", *of.area);
    std::vector<RollupRow> out;
    in.each(sql, [&](const Row& row) { out.push_back(rollup_row(row, county)); });
    return out;
}

} // namespace guapai::visits
