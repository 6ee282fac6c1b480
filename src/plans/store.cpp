#include "plans/store.h"

#include "store/record.h"

namespace guapai::plans {

namespace {

void restrict_tasks(Sql& sql, const Sight& sight) {
    sight.scope.restrict_schools(sql, "t", "school");
    if (sight.secrets) return;
    if (sight.inspector)
        sql.add(" AND (t.secret = 0 OR t.inspector = ?)", *sight.inspector);
    else
        sql.add(" AND t.secret = 0");
}

Sql tasks_in(const Sight& sight, std::string_view county) {
    Sql sql = select<Task>("task").add(" WHERE t.county = ?", county);
    restrict_tasks(sql, sight);
    return sql;
}

} // namespace

std::vector<SupervisionItem> stored_items(const Reader& in, std::string_view county) {
    return find_all<SupervisionItem>(
        in, select<SupervisionItem>("supervision_item").add(" WHERE t.county = ? ORDER BY t.position, t.id", county));
}

bool has_items(const Reader& in, std::string_view county) {
    return in.first(Sql("SELECT id FROM supervision_item WHERE county = ? LIMIT 1", county), [](const Row&) {});
}

std::optional<SupervisionItem> find_item(const Reader& in, std::string_view county, const Id& id) {
    return find_one<SupervisionItem>(
        in, select<SupervisionItem>("supervision_item").add(" WHERE t.county = ? AND t.id = ?", county, id));
}

void save_new(Transaction& tx, const SupervisionItem& item) { insert(tx, "supervision_item", item); }

Put save(Transaction& tx, SupervisionItem& wanted, const std::optional<SupervisionItem>& current,
         std::optional<std::int64_t> seen) {
    return put(tx, "supervision_item", wanted, current, seen);
}

Put save(Transaction& tx, KeyPoints& wanted, const std::optional<KeyPoints>& current,
         std::optional<std::int64_t> seen) {
    return put(tx, "key_points", wanted, current, seen);
}

void save_new(Transaction& tx, const Task& task) { insert(tx, "task", task); }

bool save(Transaction& tx, Task& task) { return update(tx, "task", task, task.version); }

Listed<KeyPoints> list_key_points(const Reader& in, const Scope& scope, std::string_view county, const Page& page) {
    Sql sql = select<KeyPoints>("key_points").add(" WHERE t.county = ?", county);
    scope.restrict_county(sql, "t");
    return list_page<KeyPoints>(in, sql, {{.name = "month", .expression = "t.month", .descending = true}}, page);
}

std::optional<KeyPoints> find_key_points(const Reader& in, const Scope& scope, std::string_view county, const Id& id) {
    Sql sql = select<KeyPoints>("key_points").add(" WHERE t.county = ? AND t.id = ?", county, id);
    scope.restrict_county(sql, "t");
    return find_one<KeyPoints>(in, sql);
}

std::optional<KeyPoints> key_points_by_month(const Reader& in, std::string_view county, std::string_view month) {
    return find_one<KeyPoints>(
        in, select<KeyPoints>("key_points").add(" WHERE t.county = ? AND t.month = ?", county, month));
}

Sql tasks_query(const Sight& sight, std::string_view county, const TaskFilters& filters, Date today) {
    Sql sql = tasks_in(sight, county);
    // due_on is the last day of the month: said in terms of the indexes that lists walk.
    if (const auto month = filters.month ? YearMonth::try_parse(*filters.month) : std::nullopt)
        sql.add(" AND t.due_on = ? AND t.planned_on >= ? AND t.planned_on <= ?", month->last_day(), month->first_day(),
                month->last_day());
    if (filters.inspector) sql.add(" AND t.inspector = ?", *filters.inspector);
    if (filters.area) sql.add(" AND t.area = ?", *filters.area);
    if (filters.school) sql.add(" AND t.school = ?", *filters.school);
    if (filters.state) sql.add(" AND t.state = ?", *filters.state);
    if (filters.overdue && *filters.overdue) sql.add(" AND t.state = 'open' AND t.due_on < ?", today);
    if (filters.overdue && !*filters.overdue) sql.add(" AND (t.state <> 'open' OR t.due_on >= ?)", today);
    return sql;
}

const std::vector<SortKey>& task_sorts() {
    static const std::vector<SortKey> sorts = {{.name = "due_on", .expression = "t.due_on"},
                                               {.name = "planned_on", .expression = "t.planned_on"}};
    return sorts;
}

Listed<Task> list_tasks(const Reader& in, const Sight& sight, std::string_view county, const TaskFilters& filters,
                        Date today, const Page& page) {
    return list_page<Task>(in, tasks_query(sight, county, filters, today), task_sorts(), page);
}

std::optional<Task> find_task(const Reader& in, const Sight& sight, std::string_view county, const Id& id) {
    return find_one<Task>(in, tasks_in(sight, county).add(" AND t.id = ?", id));
}

std::vector<Task> tasks_of_month(const Reader& in, const Sight& sight, std::string_view county,
                                 std::string_view month) {
    return find_all<Task>(in, tasks_in(sight, county).add(" AND t.month = ? ORDER BY t.planned_on, t.id", month));
}

std::vector<Task> tasks_of_draw(const Reader& in, std::string_view county, const Id& draw) {
    return find_all<Task>(
        in, select<Task>("task").add(" WHERE t.county = ? AND t.draw = ? ORDER BY t.planned_on, t.id", county, draw));
}

void reveal_drawn(Transaction& tx, std::string_view county, const Id& draw) {
    tx.run(Sql("UPDATE task SET secret = 0, version = version + 1 WHERE county = ? AND draw = ?", county, draw));
}

std::vector<Task> overdue_tasks(const Reader& in, const Sight& sight, std::string_view county, Date today,
                                std::int64_t limit) {
    return find_all<Task>(
        in, tasks_in(sight, county)
                .add(" AND t.state = 'open' AND t.due_on < ? ORDER BY t.due_on, t.id LIMIT ?", today, limit));
}

std::int64_t count_overdue(const Reader& in, const Sight& sight, std::string_view county, std::string_view month,
                           Date today) {
    Sql sql("SELECT COUNT(*) FROM task t WHERE t.county = ? AND t.month = ? AND t.state = 'open' AND t.due_on < ?",
            county, month, today);
    restrict_tasks(sql, sight);
    return in.integer(sql);
}

OpenTasks count_open(const Reader& in, const Sight& sight, std::string_view county, Date today, Date until) {
    Sql sql("SELECT COUNT(*), SUM(CASE WHEN t.due_on < ? THEN 1 ELSE 0 END) FROM task t WHERE t.county = ? AND t.state "
            "= 'open' AND t.due_on <= ?",
            today, county, until);
    restrict_tasks(sql, sight);
    OpenTasks out;
    in.first(sql, [&](const Row& row) {
        out.overdue = row.integer(1);
        out.current = row.integer(0) - out.overdue;
    });
    return out;
}

std::map<std::string, DayCount> tasks_by_day(const Reader& in, const Sight& sight, std::string_view county,
                                             std::string_view month) {
    Sql sql("SELECT t.planned_on, COUNT(*), SUM(CASE WHEN t.state = 'done' THEN 1 ELSE 0 END) FROM task t WHERE "
            "t.county = ? AND t.month = ? AND t.state <> 'cancelled'",
            county, month);
    restrict_tasks(sql, sight);
    sql.add(" GROUP BY t.planned_on");
    std::map<std::string, DayCount> out;
    in.each(sql, [&](const Row& row) { out[std::string(row.text(0))] = {row.integer(1), row.integer(2)}; });
    return out;
}

std::optional<Task> finish_task(Transaction& tx, std::string_view county, const Id& task, const Id& visit) {
    std::optional<Task> out;
    tx.first(Sql("UPDATE task SET state = 'done', visit = ?, version = version + 1 WHERE county = ? AND id = ? AND "
                 "state = 'open' RETURNING month, inspector, area",
                 visit, county, task),
             [&](const Row& row) {
                 out.emplace();
                 out->county = county;
                 out->id = task;
                 out->month = row.text(0);
                 out->inspector = row.id(1);
                 if (!row.is_null(2)) out->area = row.id(2);
             });
    return out;
}

std::optional<Id> open_task_of_month(const Reader& in, std::string_view county, const Id& school,
                                     std::string_view month) {
    const auto id = in.text(Sql("SELECT id FROM task WHERE county = ? AND month = ? AND school = ? AND state = 'open' "
                                "ORDER BY CASE WHEN draw IS NULL THEN 0 ELSE 1 END, planned_on LIMIT 1",
                                county, month, school));
    return id ? Id::try_parse(*id) : std::nullopt;
}

bool task_exists(const Reader& in, std::string_view county, const Id& school, const Id& task) {
    return in.first(Sql("SELECT id FROM task WHERE county = ? AND id = ? AND school = ?", county, task, school),
                    [](const Row&) {});
}

std::vector<Progress> progress(const Reader& in, const Scope& scope, std::string_view county, std::string_view month,
                               const ProgressOf& of) {
    Sql sql("SELECT t.area, t.inspector, t.tasks, t.done FROM task_rollup t WHERE t.county = ? AND t.month = ?", county,
            month);
    scope.restrict_county(sql, "t");
    if (of.inspector) sql.add(" AND t.inspector = ?", *of.inspector);
    if (of.area) sql.add(" AND t.area = ?", *of.area);
    sql.add(" AND t.tasks > 0 ORDER BY t.area, t.inspector");
    std::vector<Progress> out;
    in.each(sql, [&](const Row& row) {
        Progress& one = out.emplace_back();
        one.month = month;
        if (!row.text(0).empty()) one.area = row.id(0);
        one.inspector = row.id(1);
        one.tasks = row.integer(2);
        one.done = row.integer(3);
    });
    return out;
}

void add_progress(Transaction& tx, const Task& task, std::int64_t tasks, std::int64_t done) {
    tx.run(Sql("INSERT INTO task_rollup (county, month, area, inspector, tasks, done) VALUES (?, ?, ?, ?, ?, ?) ON "
               "CONFLICT (county, month, area, inspector) DO UPDATE SET tasks = task_rollup.tasks + excluded.tasks, "
               "done = task_rollup.done + excluded.done",
               task.county, task.month, task.area ? task.area->text() : std::string(), task.inspector, tasks, done));
}

} // namespace guapai::plans
