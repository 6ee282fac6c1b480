// Publishing the month's key points: every school with an inspector gets its task.
#include "audit/service.h"
#include "base/json.h"
#include "base/problem.h"
#include "network/service.h"
#include "organisation/service.h"
#include "plans/rules.h"
#include "plans/service.h"
#include "plans/store.h"
#include "schools/service.h"

#include <algorithm>
#include <map>
#include <set>

namespace guapai::plans {

namespace {

// Who is in charge of which school; the schools that are open, with an inspector, alone.
using InCharge = std::map<Id, network::Assignment>;

InCharge in_charge(const Reader& in, std::string_view county, const Date& on) {
    std::set<Id> open;
    for (const schools::School& school : schools::all_active(in, county))
        open.insert(school.id);
    InCharge out;
    for (network::Assignment& assignment : network::assignments_in_force(in, county, on))
        if (assignment.inspector && open.contains(assignment.school))
            out.emplace(assignment.school, std::move(assignment));
    return out;
}

// The day whose network counts: today within the month, its first day before, its last one after.
Date day_of_assignment(const YearMonth& month, const Date& today) {
    return std::clamp(today, month.first_day(), month.last_day());
}

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

// Open tasks go with their school to the inspector now in force.
std::int64_t hand_over(Transaction& tx, std::vector<Task>& tasks, const InCharge& now) {
    std::int64_t count = 0;
    for (Task& task : tasks) {
        const auto assignment = now.find(task.school);
        if (task.state != TaskState::open || assignment == now.end() || *assignment->second.inspector == task.inspector)
            continue;
        add_progress(tx, task, -1, 0);
        task.inspector = *assignment->second.inspector;
        task.area = assignment->second.area;
        add_progress(tx, task, 1, 0);
        save(tx, task);
        ++count;
    }
    return count;
}

// Open tasks that a calendar has planned before these key points were published get their items.
void give_items(Transaction& tx, std::vector<Task>& tasks, const KeyPoints& points) {
    for (Task& task : tasks) {
        if (task.state != TaskState::open || task.key_points) continue;
        task.key_points = points.id;
        task.items = points.items;
        save(tx, task);
    }
}

DayLoads loads_of(const std::vector<Task>& tasks) {
    DayLoads loads;
    for (const Task& task : tasks)
        if (task.state != TaskState::cancelled) ++loads[task.inspector][task.planned_on];
    return loads;
}

std::int64_t add_missing(Transaction& tx, const KeyPoints& points, const YearMonth& month,
                         const std::vector<Task>& tasks, const InCharge& now, const std::vector<Date>& days) {
    std::set<Id> have;
    for (const Task& task : tasks)
        have.insert(task.school);
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
        const Date today = Date::today();
        const bool excused = organisation::parameter(tx, county, "visit.vacation_months_excused", today) != 0;
        const auto days = days_to_plan(organisation::calendar(tx, county), month, today,
                                       {.force = force, .vacations_excused = excused});
        const InCharge now = in_charge(tx, county, day_of_assignment(month, today));
        if (now.empty())
            throw Problem::conflict("plans.no_network", "还没有生效的督学网络，请先发布网络再下达任务",
                                    "No network is in force in that month: publish one first");

        Published out{.key_points = *current};
        auto tasks = tasks_of_month(tx, Scope::office(county), county, current->month);
        out.handed_over = hand_over(tx, tasks, now);
        give_items(tx, tasks, *current);
        out.added = add_missing(tx, *current, month, tasks, now, days);
        out.key_points.state = KeyPointsState::published;
        if (!out.key_points.published_at) out.key_points.published_at = Instant::now();
        out.key_points.tasks = std::ssize(tasks) + out.added;
        const Put done = save(tx, out.key_points, current, current->version);
        if (done != Put::unchanged || out.handed_over > 0)
            audit::record(tx, county, actor.name(), "plans.publish", "key_points", id.text(),
                          json::write(out.key_points));
        return out;
    });
}

} // namespace guapai::plans
