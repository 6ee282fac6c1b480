#include "schools/store.h"

#include "base/text.h"
#include "store/names.h"
#include "store/record.h"
#include "store/search.h"

namespace guapai::schools {

namespace {

Sql within(Sql sql, const Scope& scope, std::string_view county) {
    sql.add(" WHERE t.county = ?", county);
    scope.restrict_schools(sql, "t", "id");
    return sql;
}

// Schools an inspector or an area has today, by the network in force.
void held_by(Sql& sql, const Id& holder, const Date& today) {
    sql.add(" AND EXISTS (SELECT 1 FROM school_access h WHERE h.county = t.county AND h.holder = ? AND h.school = t.id "
            "AND h.valid_from <= ? AND h.valid_to > ?)",
            holder, today, today);
}

Sql filtered(const Reader& in, const Scope& scope, std::string_view county, const SchoolFilters& filters,
             const Date& today) {
    Sql sql = within(select<School>("school"), scope, county);
    if (filters.q) restrict_search(sql, in, county, "school", "t.id", *filters.q);
    if (filters.type) sql.add(" AND t.type = ?", *filters.type);
    if (filters.division) sql.add(" AND t.division = ?", *filters.division);
    if (filters.town) sql.add(" AND t.town = ?", *filters.town);
    if (filters.state) sql.add(" AND t.state = ?", *filters.state);
    if (filters.inspector) held_by(sql, *filters.inspector, today);
    if (filters.area) held_by(sql, *filters.area, today);
    return sql;
}

} // namespace

std::optional<School> load(const Reader& in, const Scope& scope, std::string_view county, const Id& id) {
    return find_one<School>(in, within(select<School>("school"), scope, county).add(" AND t.id = ?", id));
}

std::optional<School> load_by_code(const Reader& in, const Scope& scope, std::string_view county,
                                   std::string_view code) {
    return find_one<School>(in, within(select<School>("school"), scope, county).add(" AND t.code = ?", code));
}

Listed<School> list(const Reader& in, const Scope& scope, std::string_view county, const SchoolFilters& filters,
                    const Page& page, const Date& today) {
    return list_page<School>(in, filtered(in, scope, county, filters, today),
                             {{.name = "name", .expression = "t.name_key"},
                              {.name = "code", .expression = "t.code"},
                              {.name = "pupils", .expression = "t.pupils", .descending = true, .numeric = true}},
                             page);
}

std::vector<School> load_all(const Reader& in, const Scope& scope, std::string_view county,
                             const SchoolFilters& filters, const Date& today) {
    return find_all<School>(in, filtered(in, scope, county, filters, today).add(" ORDER BY t.name_key, t.id"));
}

std::vector<School> load_by_codes(const Reader& in, const Scope& scope, std::string_view county,
                                  const std::vector<std::string>& codes) {
    const std::vector<Value> wanted(codes.begin(), codes.end());
    return find_all<School>(in, within(select<School>("school"), scope, county).add_in("t.code", wanted));
}

std::map<Id, Place> load_places(const Reader& in, const Scope& scope, std::string_view county,
                                const std::vector<Id>& ids) {
    std::map<Id, Place> places;
    const auto add = [&](const Row& row) {
        Place& place = places[row.id(0)];
        place.name = row.text(1);
        place.town = row.text(2);
        if (!row.is_null(3)) place.longitude = row.real(3);
        if (!row.is_null(4)) place.latitude = row.real(4);
    };
    constexpr std::size_t at_once = 500; // parameters of one statement
    for (std::size_t from = 0; from < ids.size(); from += at_once) {
        const auto first = ids.begin() + static_cast<std::ptrdiff_t>(from);
        const auto last = ids.begin() + static_cast<std::ptrdiff_t>(std::min(from + at_once, ids.size()));
        const Sql columns("SELECT t.id, t.name, t.town, t.longitude, t.latitude FROM school t");
        in.each(within(columns, scope, county).add_in("t.id", {first, last}), add);
    }
    return places;
}

std::map<std::string, std::string> load_divisions(const Reader& in, const Scope& scope, std::string_view county) {
    std::map<std::string, std::string> divisions;
    const Sql sql = within(Sql("SELECT DISTINCT t.division, t.division_name FROM school t"), scope, county);
    in.each(sql, [&](const Row& row) {
        if (!row.text(1).empty()) divisions.emplace(row.text(0), row.text(1));
    });
    return divisions;
}

Put save(Transaction& tx, School& wanted, const std::optional<School>& current, std::optional<std::int64_t> seen) {
    const Put done = put(tx, "school", wanted, current, seen);
    if (done == Put::unchanged) return done;
    if (!current || current->name != wanted.name) names_changed(tx, wanted.county, "school");
    tx.run(Sql("UPDATE school SET name_key = ? WHERE county = ? AND id = ?", order_key(wanted.name), wanted.county,
               wanted.id));
    index_text(tx, wanted.county, "school", wanted.id, {wanted.name, wanted.code, wanted.town, wanted.address});
    return done;
}

} // namespace guapai::schools
