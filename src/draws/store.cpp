#include "draws/store.h"

#include "store/record.h"

namespace guapai::draws {

namespace {

Sql within(const Scope& scope, std::string_view county) {
    Sql sql = select<Draw>("draw").add(" WHERE t.county = ?", county);
    scope.restrict_county(sql, "t");
    return sql;
}

Sql published(std::string_view county) {
    return select<Draw>("draw").add(" WHERE t.county = ? AND t.committed_at IS NOT NULL", county);
}

} // namespace

std::optional<Draw> load(const Reader& in, const Scope& scope, std::string_view county, const Id& id) {
    return find_one<Draw>(in, within(scope, county).add(" AND t.id = ?", id));
}

Listed<Draw> list(const Reader& in, const Scope& scope, std::string_view county, const DrawFilters& filters,
                  const Page& page) {
    Sql sql = within(scope, county);
    if (filters.state) sql.add(" AND t.state = ?", *filters.state);
    return list_page<Draw>(
        in, sql, {{.name = "created_at", .expression = "t.created_at", .descending = true, .numeric = true}}, page);
}

std::vector<Draw> under_way(const Reader& in, const Scope& scope, std::string_view county, const Date& today) {
    return find_all<Draw>(in, within(scope, county)
                                  .add(" AND t.state IN (?, ?)", DrawState::committed, DrawState::drawn)
                                  .add(" AND t.reveal_by >= ?", today)
                                  .add(" ORDER BY t.reveal_by, t.id"));
}

std::optional<Draw> load_published(const Reader& in, std::string_view county, const Id& id) {
    return find_one<Draw>(in, published(county).add(" AND t.id = ?", id));
}

std::vector<Draw> all_published(const Reader& in, std::string_view county) {
    return find_all<Draw>(in, published(county).add(" ORDER BY t.created_at DESC, t.id DESC LIMIT 100"));
}

Put save_draft(Transaction& tx, Draw& wanted, const std::optional<Draw>& current, std::optional<std::int64_t> seen) {
    return put(tx, "draw", wanted, current, seen);
}

void save(Transaction& tx, Draw& draw) {
    if (!update(tx, "draw", draw, draw.version)) throw Problem::stale(json::write(draw));
}

void save_roster(Transaction& tx, const DrawRosterText& roster) { insert(tx, "draw_roster", roster); }

std::string load_roster(const Reader& in, std::string_view county, const Id& id) {
    return in.text(Sql("SELECT roster FROM draw_roster WHERE county = ? AND id = ?", county, id)).value_or("");
}

} // namespace guapai::draws
