// Tasks of schools that were drawn: beside the month's task, secret until the draw is revealed.
#include "base/hash.h"
#include "base/problem.h"
#include "plans/charge.h"
#include "plans/names.h"
#include "plans/service.h"
#include "plans/store.h"

#include <algorithm>
#include <set>

namespace guapai::plans {

namespace {

// What every task of the draw has in common.
Task task_of(const Reader& in, std::string_view county, const DrawnVisits& visits) {
    Task task;
    task.county = county;
    task.month = visits.month.iso();
    task.draw = visits.draw;
    task.secret = true;
    task.items = visits.items;
    task.due_on = visits.month.last_day();
    task.note = "随机抽取：" + visits.name;
    const auto points = key_points_by_month(in, county, task.month);
    if (task.items.empty() && points && points->state == KeyPointsState::published) {
        task.key_points = points->id;
        task.items = points->items;
    }
    return task;
}

} // namespace

std::int64_t give_drawn(Transaction& tx, std::string_view county, const DrawnVisits& visits) {
    check_items(all_items(tx, county), visits.items);
    const InCharge now = require_in_charge(tx, county, visits.month);
    std::vector<Task> given = tasks_of_draw(tx, county, visits.draw);
    hand_over(tx, given, now);
    std::set<Id> have;
    for (const Task& task : given)
        have.insert(task.school);
    std::vector<PlannedVisit> missing;
    for (const Id& school : visits.schools)
        if (const auto found = now.find(school); found != now.end() && !have.contains(school))
            missing.push_back({school, *found->second.inspector});
    if (missing.empty()) return 0;
    const auto loads = loads_of(tasks_of_month(tx, Sight::office(county), county, visits.month.iso()));
    const auto days = plan_days(missing, days_left(tx, county, visits.month, false), loads, random_token());
    Task task = task_of(tx, county, visits);
    for (std::size_t i = 0; i < missing.size(); ++i) {
        task.id = Id::mint();
        task.school = missing[i].school;
        task.inspector = missing[i].inspector;
        task.area = now.at(task.school).area;
        task.planned_on = days[i];
        save_new(tx, task);
        add_progress(tx, task, 1, 0);
    }
    return std::ssize(missing);
}

void withdraw_drawn(Transaction& tx, std::string_view county, const Id& draw, const Id& school) {
    for (Task& task : tasks_of_draw(tx, county, draw)) {
        if (task.school != school || task.state != TaskState::open) continue;
        add_progress(tx, task, -1, 0);
        task.state = TaskState::cancelled;
        save(tx, task);
    }
}

std::vector<Task> drawn_tasks(const Reader& in, std::string_view county, const Id& draw) {
    auto tasks = tasks_of_draw(in, county, draw);
    fill_names_and_places(in, county, tasks);
    return tasks;
}

std::map<Id, Id> inspectors_of_month(const Reader& in, std::string_view county, const YearMonth& month) {
    std::map<Id, Id> out;
    for (const auto& [school, assignment] : in_charge(in, county, month))
        out.emplace(school, *assignment.inspector);
    return out;
}

} // namespace guapai::plans
