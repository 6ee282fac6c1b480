// Publishing the month's key points: every school with an inspector gets its task.
#include "audit/service.h"
#include "base/json.h"
#include "base/problem.h"
#include "plans/charge.h"
#include "plans/service.h"
#include "plans/store.h"

#include <algorithm>
#include <set>

namespace guapai::plans {

namespace {

Task new_task(const KeyPoints& points, const YearMonth& month, const network::Assignment& assignment) {
    Task task;
    task.county = points.county;
    task.id = Id::mint();
    task.month = points.month;
    task.school = assignment.school;
    task.inspector = *assignment.inspector;
    task.area = assignment.area;
    task.key_points = points.id;
    task.items = points.items;
    task.due_on = month.last_day();
    return task;
}

// Open tasks that a calendar has planned before these key points were published get their items.
void give_items(Transaction& tx, std::vector<Task>& tasks, const KeyPoints& points) {
    for (Task& task : tasks) {
        if (task.state != TaskState::open || task.key_points || task.draw) continue;
        task.key_points = points.id;
        task.items = points.items;
        save(tx, task);
    }
}

std::int64_t add_missing(Transaction& tx, const KeyPoints& points, const YearMonth& month,
                         const std::vector<Task>& tasks, const InCharge& now, const std::vector<Date>& days) {
    std::set<Id> have;
    for (const Task& task : tasks)
        if (!task.draw) have.insert(task.school);
    std::vector<Task> missing;
    std::vector<PlannedVisit> visits;
    for (const auto& [school, assignment] : now)
        if (!have.contains(school)) {
            missing.push_back(new_task(points, month, assignment));
            visits.push_back({school, *assignment.inspector});
        }
    // A later publishing draws anew, not the same numbers again.
    const auto planned = plan_days(visits, days, loads_of(tasks), points.seed + "/" + std::to_string(points.version));
    for (std::size_t i = 0; i < missing.size(); ++i) {
        missing[i].planned_on = planned[i];
        save_new(tx, missing[i]);
        add_progress(tx, missing[i], 1, 0);
    }
    return std::ssize(missing);
}

} // namespace

Published Service::publish(const identity::Actor& actor, std::string_view county, const Id& id, bool force) {
    return write(database_, county, [&](Transaction& tx) {
        const auto current = find_key_points(tx, actor.scope, county, id);
        if (!current) throw Problem::not_found("没有这个月度要点", "There are no such key points");
        const YearMonth month = parse_month(current->month, "/month");
        const auto days = days_left(tx, county, month, force);
        const InCharge now = require_in_charge(tx, county, month);
        Published out{.key_points = *current};
        auto tasks = tasks_of_month(tx, Sight::office(county), county, current->month);
        out.handed_over = hand_over(tx, tasks, now);
        give_items(tx, tasks, *current);
        out.added = add_missing(tx, *current, month, tasks, now, days);
        out.key_points.state = KeyPointsState::published;
        if (!out.key_points.published_at) out.key_points.published_at = Instant::now();
        out.key_points.tasks =
            std::count_if(tasks.begin(), tasks.end(), [](const Task& task) { return !task.draw; }) + out.added;
        const Put done = save(tx, out.key_points, current, current->version);
        if (done != Put::unchanged || out.handed_over > 0)
            audit::record(tx, county, actor.name(), "plans.publish", "key_points", id.text(),
                          json::write(out.key_points));
        return out;
    });
}

} // namespace guapai::plans
