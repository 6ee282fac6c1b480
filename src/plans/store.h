// The tables supervision_item, key_points, task and task_rollup.
#pragma once

#include "base/page.h"
#include "plans/model.h"
#include "plans/sight.h"
#include "store/database.h"
#include "store/put.h"
#include "store/record.h"
#include "store/scope.h"

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace guapai::plans {

// The catalogue is read by everybody who has to do with visits: it belongs to the county, not to a school.
std::vector<SupervisionItem> stored_items(const Reader& in, std::string_view county); // by position
bool has_items(const Reader& in, std::string_view county);
std::optional<SupervisionItem> find_item(const Reader& in, std::string_view county, const Id& id);
void save_new(Transaction& tx, const SupervisionItem& item);
Put save(Transaction& tx, SupervisionItem& wanted, const std::optional<SupervisionItem>& current,
         std::optional<std::int64_t> seen); // DuplicateKey: the code is taken

Listed<KeyPoints> list_key_points(const Reader& in, const Scope& scope, std::string_view county, const Page& page);
std::optional<KeyPoints> find_key_points(const Reader& in, const Scope& scope, std::string_view county, const Id& id);
Put save(Transaction& tx, KeyPoints& wanted, const std::optional<KeyPoints>& current,
         std::optional<std::int64_t> seen); // DuplicateKey: the month is taken
std::optional<KeyPoints> key_points_by_month(const Reader& in, std::string_view county, std::string_view month);

Listed<Task> list_tasks(const Reader& in, const Sight& sight, std::string_view county, const TaskFilters& filters,
                        Date today, const Page& page);
// The query of list_tasks without its page, for whoever looks at its plan.
Sql tasks_query(const Sight& sight, std::string_view county, const TaskFilters& filters, Date today);
const std::vector<SortKey>& task_sorts();
std::optional<Task> find_task(const Reader& in, const Sight& sight, std::string_view county, const Id& id);
void save_new(Transaction& tx, const Task& task);
bool save(Transaction& tx, Task& task); // false: somebody was faster
// All tasks of a month in sight, those of draws too, in the order of their days. For one inspector or area a handful.
std::vector<Task> tasks_of_draw(const Reader& in, std::string_view county, const Id& draw);
void reveal_drawn(Transaction& tx, std::string_view county, const Id& draw);
std::vector<Task> tasks_of_month(const Reader& in, const Sight& sight, std::string_view county, std::string_view month);
// Open tasks in sight whose last day lies before `today`.
std::vector<Task> overdue_tasks(const Reader& in, const Sight& sight, std::string_view county, Date today,
                                std::int64_t limit);
std::int64_t count_overdue(const Reader& in, const Sight& sight, std::string_view county, std::string_view month,
                           Date today);

OpenTasks count_open(const Reader& in, const Sight& sight, std::string_view county, Date today, Date until);

struct DayCount {
    std::int64_t tasks = 0, done = 0;
};
std::map<std::string, DayCount> tasks_by_day(const Reader& in, const Sight& sight, std::string_view county,
                                             std::string_view month);

// Marks an open task done; what the roll-up needs of it. Empty: it is not open.
std::optional<Task> finish_task(Transaction& tx, std::string_view county, const Id& task, const Id& visit);
std::optional<Id> open_task_of_month(const Reader& in, std::string_view county, const Id& school,
                                     std::string_view month);
bool task_exists(const Reader& in, std::string_view county, const Id& school, const Id& task);

// Whose rows of the roll-up are read: everything, one inspector's or one area's.
struct ProgressOf {
    std::optional<Id> inspector, area;
};
std::vector<Progress> progress(const Reader& in, const Scope& scope, std::string_view county, std::string_view month,
                               const ProgressOf& of);
void add_progress(Transaction& tx, const Task& task, std::int64_t tasks, std::int64_t done);

} // namespace guapai::plans
