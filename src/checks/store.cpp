#include "checks/store.h"

#include "store/record.h"

namespace guapai::checks {

namespace {

Sql checks_in(const Scope& scope, std::string_view county) {
    Sql sql = select<DepartmentCheck>("department_check").add(" WHERE t.county = ?", county);
    scope.restrict_county(sql, "t");
    if (scope.level() == Scope::Level::department) sql.add(" AND t.department = ?", scope.subject());
    return sql;
}

} // namespace

Listed<DepartmentCheck> list(const Reader& in, const Scope& scope, std::string_view county, const CheckFilters& filters,
                             const Page& page) {
    Sql sql = checks_in(scope, county);
    if (filters.year)
        sql.add(" AND t.from_month <= ? AND t.to_month >= ?", std::to_string(*filters.year) + "-12",
                std::to_string(*filters.year) + "-01");
    if (filters.department) sql.add(" AND t.department = ?", *filters.department);
    if (filters.state) sql.add(" AND t.state = ?", *filters.state);
    return list_page<DepartmentCheck>(in, sql, {{.name = "from_month", .expression = "t.from_month"}}, page);
}

std::optional<DepartmentCheck> find(const Reader& in, const Scope& scope, std::string_view county, const Id& id) {
    return find_one<DepartmentCheck>(in, checks_in(scope, county).add(" AND t.id = ?", id));
}

std::vector<DepartmentCheck> load_all(const Reader& in, const Scope& scope, std::string_view county) {
    return find_all<DepartmentCheck>(in, checks_in(scope, county).add(" ORDER BY t.from_month, t.id"));
}

Put save(Transaction& tx, DepartmentCheck& wanted, const std::optional<DepartmentCheck>& current,
         std::optional<std::int64_t> seen) {
    return put(tx, "department_check", wanted, current, seen);
}

} // namespace guapai::checks
