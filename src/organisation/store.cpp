#include "organisation/store.h"

#include "store/record.h"

namespace guapai::organisation {

std::optional<Office> load_office(const Reader& in, const Scope& scope, std::string_view county) {
    Sql sql = select<Office>("office").add(" WHERE t.county = ?", county);
    scope.restrict_county(sql, "t");
    return find_one<Office>(in, sql);
}

Put save(Transaction& tx, Office& wanted, const std::optional<Office>& current, std::optional<std::int64_t> seen) {
    return put(tx, "office", wanted, current, seen);
}

std::vector<std::string> load_tile_servers(const Reader& in) {
    std::vector<std::string> out;
    in.each(Sql("SELECT DISTINCT t.tile_server FROM office t WHERE t.tile_server <> '' ORDER BY t.tile_server"),
            [&](const Row& row) { out.emplace_back(row.text(0)); });
    return out;
}

std::optional<Department> load_department(const Reader& in, const Scope& scope, std::string_view county, const Id& id) {
    Sql sql = select<Department>("department").add(" WHERE t.county = ? AND t.id = ?", county, id);
    scope.restrict_county(sql, "t");
    return find_one<Department>(in, sql);
}

Listed<Department> list_departments(const Reader& in, const Scope& scope, std::string_view county, const Page& page) {
    Sql sql = select<Department>("department").add(" WHERE t.county = ?", county);
    scope.restrict_county(sql, "t");
    return list_page<Department>(in, sql, {{.name = "name", .expression = "t.name"}}, page);
}

std::map<Id, std::string> names_of_departments(const Reader& in, const Scope& scope, std::string_view county) {
    Sql sql("SELECT t.id, t.name FROM department t WHERE t.county = ?", county);
    scope.restrict_county(sql, "t");
    std::map<Id, std::string> names;
    in.each(sql, [&](const Row& row) { names.emplace(row.id(0), row.text(1)); });
    return names;
}

Put save(Transaction& tx, Department& wanted, const std::optional<Department>& current,
         std::optional<std::int64_t> seen) {
    return put(tx, "department", wanted, current, seen);
}

std::vector<CalendarDay> load_calendar(const Reader& in, const Scope& scope, std::string_view county) {
    Sql sql = select<CalendarDay>("calendar_day").add(" WHERE t.county = ?", county);
    scope.restrict_county(sql, "t");
    return find_all<CalendarDay>(in, sql.add(" ORDER BY t.date"));
}

std::vector<CalendarDay> load_calendar(const Reader& in, const Scope& scope, std::string_view county, int year) {
    Sql sql =
        select<CalendarDay>("calendar_day")
            .add(" WHERE t.county = ? AND t.date >= ? AND t.date < ?", county, Date{year, 1, 1}, Date{year + 1, 1, 1});
    scope.restrict_county(sql, "t");
    return find_all<CalendarDay>(in, sql.add(" ORDER BY t.date"));
}

void replace_calendar(Transaction& tx, std::string_view county, int year, const std::vector<CalendarDay>& days) {
    tx.run(Sql("DELETE FROM calendar_day WHERE county = ? AND date >= ? AND date < ?", county, Date{year, 1, 1},
               Date{year + 1, 1, 1}));
    for (const CalendarDay& day : days)
        insert(tx, "calendar_day", day);
}

std::vector<ParameterValue> load_parameters(const Reader& in, const std::vector<std::string>& chain) {
    return find_all<ParameterValue>(
        in,
        select<ParameterValue>("parameter_value").add(" WHERE TRUE").add_in("t.county", {chain.begin(), chain.end()}));
}

ParameterValue save(Transaction& tx, ParameterValue wanted) {
    const auto current =
        find_one<ParameterValue>(tx, select<ParameterValue>("parameter_value")
                                         .add(" WHERE t.county = ? AND t.code = ? AND t.effective_from = ?",
                                              wanted.county, wanted.code, wanted.effective_from));
    if (!current) {
        insert(tx, "parameter_value", wanted);
        return wanted;
    }
    wanted.id = current->id;
    wanted.version = current->version;
    update(tx, "parameter_value", wanted, current->version);
    return wanted;
}

} // namespace guapai::organisation
