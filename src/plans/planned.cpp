// Tasks whose days another module has planned: a calendar that the office has accepted.
#include "audit/service.h"
#include "base/json.h"
#include "plans/service.h"
#include "plans/store.h"

#include <map>

namespace guapai::plans {

namespace {

Task task_for(std::string_view county, const YearMonth& month, const PlannedVisitDay& visit,
              const std::optional<KeyPoints>& points) {
    Task task;
    task.county = county;
    task.id = Id::mint();
    task.month = month.iso();
    task.school = visit.school;
    task.inspector = visit.inspector;
    task.area = visit.area;
    if (points && points->state == KeyPointsState::published) {
        task.key_points = points->id;
        task.items = points->items;
    }
    task.planned_on = visit.day;
    task.due_on = month.last_day();
    task.note = visit.note;
    return task;
}

// Open tasks take day, inspector and note; the others stay as they are.
void bring_up_to_date(Transaction& tx, Task& task, const PlannedVisitDay& visit, PlannedVisits& out) {
    const bool same = task.planned_on == visit.day && task.inspector == visit.inspector && task.note == visit.note;
    if (task.state != TaskState::open || same) {
        ++out.kept;
        return;
    }
    add_progress(tx, task, -1, 0);
    task.planned_on = visit.day;
    task.inspector = visit.inspector;
    task.area = visit.area;
    task.note = visit.note;
    add_progress(tx, task, 1, 0);
    save(tx, task);
    ++out.moved;
}

} // namespace

PlannedVisits plan_visits(Transaction& tx, std::string_view county, std::string_view actor,
                          const std::vector<PlannedVisitDay>& visits) {
    std::map<YearMonth, std::vector<const PlannedVisitDay*>> by_month;
    for (const PlannedVisitDay& visit : visits)
        by_month[YearMonth::of(visit.day)].push_back(&visit);
    PlannedVisits out;
    for (const auto& [month, wanted] : by_month) {
        std::map<Id, Task> by_school;
        for (Task& task : tasks_of_month(tx, Sight::office(county), county, month.iso()))
            if (!task.draw) by_school.emplace(task.school, std::move(task));
        const auto points = key_points_by_month(tx, county, month.iso());
        for (const PlannedVisitDay* visit : wanted) {
            if (const auto found = by_school.find(visit->school); found != by_school.end()) {
                bring_up_to_date(tx, found->second, *visit, out);
                continue;
            }
            const Task task = task_for(county, month, *visit, points);
            save_new(tx, task);
            add_progress(tx, task, 1, 0);
            ++out.added;
        }
    }
    audit::record(
        tx, county, actor, "plans.plan_visits", "tasks", "",
        json::ObjectWriter().number("added", out.added).number("moved", out.moved).number("kept", out.kept).done());
    return out;
}

} // namespace guapai::plans
