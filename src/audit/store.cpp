#include "audit/store.h"

#include "store/record.h"

namespace guapai::audit {

Frontier load_head(const Reader& in, std::string_view county) {
    Frontier edge;
    in.first(Sql("SELECT size, frontier FROM audit_head WHERE county = ?", county),
             [&](const Row& row) { edge = Frontier::parse(row.integer(0), row.text(1)); });
    return edge;
}

Frontier lock_head(Transaction& tx, std::string_view county) {
    // An update that changes nothing takes the row lock on PostgreSQL; on SQLite the writer is alone anyway.
    Frontier edge;
    tx.first(Sql("INSERT INTO audit_head (county, size, frontier) VALUES (?, 0, '') ON CONFLICT (county) DO UPDATE SET "
                 "size = audit_head.size RETURNING size, frontier",
                 county),
             [&](const Row& row) { edge = Frontier::parse(row.integer(0), row.text(1)); });
    return edge;
}

void save_head(Transaction& tx, std::string_view county, const Frontier& edge) {
    tx.run(Sql("UPDATE audit_head SET size = ?, frontier = ? WHERE county = ?", edge.size(), edge.text(), county));
}

void save_entry(Transaction& tx, const Entry& entry) { insert(tx, "audit_entry", entry); }

namespace {

Sql filtered(const Scope& scope, std::string_view county, const EntryFilters& filters) {
    Sql sql = select<Entry>("audit_entry").add(" WHERE t.county = ?", county);
    scope.restrict_county(sql, "t");
    if (!filters.subject.empty()) sql.add(" AND t.subject = ?", filters.subject);
    if (!filters.action.empty()) sql.add(" AND t.action = ?", filters.action);
    if (!filters.actor.empty()) sql.add(" AND t.actor = ?", filters.actor);
    return sql;
}

} // namespace

std::vector<Entry> entries_before(const Reader& in, const Scope& scope, std::string_view county,
                                  const EntryFilters& filters, std::int64_t before, std::int64_t limit) {
    Sql sql = filtered(scope, county, filters);
    return find_all<Entry>(in, sql.add(" AND t.sequence < ? ORDER BY t.sequence DESC LIMIT ?", before, limit));
}

std::int64_t count_entries(const Reader& in, const Scope& scope, std::string_view county, const EntryFilters& filters) {
    return count_of(in, filtered(scope, county, filters));
}

void each_entry(const Reader& in, std::string_view county, const std::function<void(const Entry&)>& sink) {
    in.each(select<Entry>("audit_entry").add(" WHERE t.county = ? ORDER BY t.sequence", county), [&](const Row& row) {
        Entry entry;
        read_row(row, 0, record_type<Entry>(), &entry, in.vault());
        sink(entry);
    });
}

} // namespace guapai::audit
