#include "network/store_plates.h"

#include "store/record.h"
#include "store/search.h"

namespace guapai::network {

namespace {

Sql plates(const Scope& scope, std::string_view county) {
    Sql sql = select<Nameplate>("nameplate").add(" WHERE t.county = ?", county);
    scope.restrict_schools(sql, "t", "school");
    return sql;
}

} // namespace

Listed<Nameplate> list_plates(const Reader& in, const Scope& scope, std::string_view county,
                              const PlateFilters& filters, const Page& page, const Date& today) {
    Sql sql = plates(scope, county);
    if (filters.state == PlateState::retired)
        sql.add(" AND t.retired_on <= ?", today);
    else if (filters.state)
        sql.add(" AND t.state = ? AND (t.retired_on IS NULL OR t.retired_on > ?)", *filters.state, today);
    if (filters.school) sql.add(" AND t.school = ?", *filters.school);
    if (filters.inspector) sql.add(" AND t.inspector = ?", *filters.inspector);
    if (filters.q) restrict_search(sql, in, county, "school", "t.school", *filters.q);
    return list_page<Nameplate>(in, sql,
                                {{.name = "valid_from", .expression = "t.valid_from", .descending = true},
                                 {.name = "school", .expression = "t.school"}},
                                page);
}

std::vector<Nameplate> lasting_plates(const Reader& in, const Scope& scope, std::string_view county,
                                      const std::optional<Id>& school) {
    Sql sql = plates(scope, county).add(" AND t.retired_on IS NULL");
    if (school) sql.add(" AND t.school = ?", *school);
    return find_all<Nameplate>(in, sql.add(" ORDER BY t.school, t.valid_from"));
}

std::optional<Nameplate> find_plate(const Reader& in, const Scope& scope, std::string_view county, const Id& id) {
    return find_one<Nameplate>(in, plates(scope, county).add(" AND t.id = ?", id));
}

std::optional<Nameplate> plate_by_token(const Reader& in, std::string_view county, std::string_view token) {
    return find_one<Nameplate>(in, plates(Scope::office(county), county).add(" AND t.token = ?", token));
}

void add_plate(Transaction& tx, const Nameplate& plate) { insert(tx, "nameplate", plate); }

bool save_plate(Transaction& tx, Nameplate& plate) { return update(tx, "nameplate", plate, plate.version); }

} // namespace guapai::network
