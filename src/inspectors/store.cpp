#include "inspectors/store.h"

#include "base/text.h"
#include "store/names.h"
#include "store/record.h"
#include "store/search.h"

namespace guapai::inspectors {

namespace {

Sql within(Sql sql, const Scope& scope, std::string_view county) {
    sql.add(" WHERE t.county = ?", county);
    scope.restrict_county(sql, "t");
    return sql;
}

Sql filtered(const Reader& in, const Scope& scope, std::string_view county, const InspectorFilters& filters) {
    Sql sql = within(select<Inspector>("inspector"), scope, county);
    if (filters.q) restrict_search(sql, in, county, "inspector", "t.id", *filters.q);
    if (filters.employment) sql.add(" AND t.employment = ?", *filters.employment);
    if (filters.category) sql.add(" AND t.category = ?", *filters.category);
    if (filters.state) sql.add(" AND t.state = ?", *filters.state);
    return sql;
}

} // namespace

std::optional<Inspector> load(const Reader& in, const Scope& scope, std::string_view county, const Id& id) {
    return find_one<Inspector>(in, within(select<Inspector>("inspector"), scope, county).add(" AND t.id = ?", id));
}

Listed<Inspector> list(const Reader& in, const Scope& scope, std::string_view county, const InspectorFilters& filters,
                       const Page& page) {
    return list_page<Inspector>(in, filtered(in, scope, county, filters),
                                {{.name = "name", .expression = "t.name_key"}}, page);
}

std::vector<Inspector> load_all(const Reader& in, const Scope& scope, std::string_view county,
                                const InspectorFilters& filters) {
    return find_all<Inspector>(in, filtered(in, scope, county, filters).add(" ORDER BY t.name_key, t.id"));
}

std::map<Id, Home> load_homes(const Reader& in, const Scope& scope, std::string_view county) {
    std::map<Id, Home> out;
    Sql sql("SELECT t.id, t.home_longitude, t.home_latitude FROM inspector t WHERE t.county = ?", county);
    sql.add(" AND t.home_longitude IS NOT NULL AND t.home_latitude IS NOT NULL");
    scope.restrict_county(sql, "t");
    in.each(sql, [&](const Row& row) { out.emplace(row.id(0), Home{row.real(1), row.real(2)}); });
    return out;
}

Put save(Transaction& tx, Inspector& wanted, const std::optional<Inspector>& current,
         std::optional<std::int64_t> seen) {
    const Put done = put(tx, "inspector", wanted, current, seen);
    if (done == Put::unchanged) return done;
    if (!current || current->name != wanted.name) names_changed(tx, wanted.county, "inspector");
    tx.run(Sql("UPDATE inspector SET name_key = ? WHERE county = ? AND id = ?", order_key(wanted.name), wanted.county,
               wanted.id));
    index_text(tx, wanted.county, "inspector", wanted.id,
               {wanted.name, wanted.employer, wanted.subject, wanted.division_name});
    return done;
}

} // namespace guapai::inspectors
