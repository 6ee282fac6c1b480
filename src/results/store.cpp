#include "results/store.h"

#include "store/record.h"

namespace guapai::results {

namespace {

template <class T>
Sql results_in(const Scope& scope, std::string_view county) {
    Sql sql = select<T>("school_result").add(" WHERE t.county = ?", county);
    scope.restrict_schools(sql, "t", "school");
    return sql;
}

} // namespace

std::vector<Indicator> load_indicators(const Reader& in, const Scope& scope, std::string_view county,
                                       std::int64_t year) {
    Sql sql = select<Indicator>("indicator").add(" WHERE t.county = ? AND t.year = ?", county, year);
    scope.restrict_county(sql, "t");
    return find_all<Indicator>(in, sql.add(" ORDER BY t.position, t.id"));
}

void replace_indicators(Transaction& tx, std::string_view county, std::int64_t year,
                        const std::vector<Indicator>& indicators) {
    tx.run(Sql("DELETE FROM indicator WHERE county = ? AND year = ?", county, year));
    for (const Indicator& indicator : indicators)
        insert(tx, "indicator", indicator);
}

void save_result(Transaction& tx, SchoolResult& result) {
    tx.first(Sql("SELECT id, version FROM school_result WHERE county = ? AND year = ? AND school = ?", result.county,
                 result.year, result.school),
             [&](const Row& row) {
                 result.id = row.id(0);
                 result.version = row.integer(1) + 1;
             });
    upsert(tx, "school_result", result);
}

std::optional<SchoolResult> find_result(const Reader& in, const Scope& scope, std::string_view county, const Id& id) {
    return find_one<SchoolResult>(in, results_in<SchoolResult>(scope, county).add(" AND t.id = ?", id));
}

ListedJson list_results(const Reader& in, const Scope& scope, std::string_view county, const ResultFilters& filters,
                        const Page& page, const std::vector<NameField>& names) {
    Sql sql = results_in<ResultSummary>(scope, county);
    sql.add(" AND t.year = ?", filters.year);
    if (filters.grade) sql.add(" AND t.grade = ?", *filters.grade);
    if (filters.school) sql.add(" AND t.school = ?", *filters.school);
    return list_json<ResultSummary>(
        in, sql, {{.name = "score", .expression = "t.score", .descending = true, .real = true}}, page, names);
}

void each_result(const Reader& in, const Scope& scope, std::string_view county, std::int64_t year,
                 const std::function<void(const SchoolResult&)>& sink) {
    in.each(results_in<SchoolResult>(scope, county).add(" AND t.year = ? ORDER BY t.score DESC, t.id", year),
            [&](const Row& row) {
                SchoolResult result;
                read_row(row, 0, record_type<SchoolResult>(), &result, in.vault());
                sink(result);
            });
}

} // namespace guapai::results
