// Use cases of the catalogue, the month's key points and the tasks that follow from them.
//
//     const auto items = plans::items(in, county, today, Audience::schools);         // what a visit may look at
//     const auto task = plans::task_of_visit(in, county, school, named, day);        // when a visit is submitted
//     if (task) plans::complete_task(tx, county, *task, visit);
//
// Thread-safety: Service from any thread.
#pragma once

#include "base/page.h"
#include "identity/actor.h"
#include "plans/model.h"
#include "plans/sight.h"
#include "store/database.h"
#include "store/put.h"

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace guapai::plans {

// For other modules, in their transaction. The catalogue is no secret inside a county: it takes no Scope.
std::vector<SupervisionItem> all_items(const Reader& in, std::string_view county); // dropped ones too, by position
std::vector<SupervisionItem> items(const Reader& in, std::string_view county, const Date& on,
                                   std::optional<Audience> audience = std::nullopt);

// The task a visit of this day completes: the one named, else the school's open task of the month; empty: none. Problem
// 422 "plans.no_task" when the one named is not of this school.
std::optional<Id> task_of_visit(const Reader& in, std::string_view county, const Id& school,
                                const std::optional<Id>& named, const Date& visited_on);
// Marks the task done, if it is still open, and counts it in the roll-up.
void complete_task(Transaction& tx, std::string_view county, const Id& task, const Id& visit);

// A visit whose day is decided elsewhere: one a school and month.
struct PlannedVisitDay {
    Id school, inspector;
    std::optional<Id> area;
    Date day;
    std::string note;
};
struct PlannedVisits {
    std::int64_t added = 0, moved = 0, kept = 0;
};
// A task for each, or its day in the open one there is; what is done or cancelled stays.
PlannedVisits plan_visits(Transaction& tx, std::string_view county, std::string_view actor,
                          const std::vector<PlannedVisitDay>& visits);

// Schools that were drawn, each to be visited in the month beside its regular visit.
struct DrawnVisits {
    Id draw;
    std::string name; // of the draw, for the note
    YearMonth month;
    std::vector<Id> items; // none: those of the month's key points, when they are published
    std::vector<Id> schools;
};
// A secret task for each school that has none of this draw yet, for its inspector in force, on a day that cannot be
// guessed; open ones go to the inspector now in force. Schools without an inspector are left out. How many were added.
// Problem 422 "plans.item", and as days_to_plan.
std::int64_t give_drawn(Transaction& tx, std::string_view county, const DrawnVisits& visits);
void withdraw_drawn(Transaction& tx, std::string_view county, const Id& draw, const Id& school); // what is done stays
void reveal_drawn(Transaction& tx, std::string_view county, const Id& draw);                     // no secret any more
std::vector<Task> drawn_tasks(const Reader& in, std::string_view county, const Id& draw);        // with names
// The inspector of each open school on the day whose network counts for the month.
std::map<Id, Id> inspectors_of_month(const Reader& in, std::string_view county, const YearMonth& month);

// Tasks of a month in sight by planned day, and open ones of earlier months, oldest first; with names and positions.
std::vector<Task> month_tasks(const Reader& in, const Sight& sight, std::string_view county, const YearMonth& month);
std::vector<Task> overdue_tasks(const Reader& in, const Sight& sight, std::string_view county, const Date& today);
OpenTasks open_tasks(const Reader& in, const Sight& sight, std::string_view county, const Date& today);
std::optional<KeyPoints> key_points_of(const Reader& in, std::string_view county, const YearMonth& month);

// What publishing did: tasks given now, and open tasks handed to the inspector now in force.
struct Published {
    KeyPoints key_points;
    std::int64_t added = 0, handed_over = 0;
};

class Service {
public:
    explicit Service(Database& database) : database_(database) {}

    Listed<SupervisionItem> list_items(const identity::Actor& actor, std::string_view county,
                                       const ItemFilters& filters);
    std::pair<SupervisionItem, Put> put_item(const identity::Actor& actor, std::string_view county, const Id& id,
                                             SupervisionItem wanted, std::optional<std::int64_t> seen);
    void drop_item(const identity::Actor& actor, std::string_view county, const Id& id, std::int64_t seen);

    Listed<KeyPoints> list_key_points(const identity::Actor& actor, std::string_view county, const Page& page);
    KeyPoints get_key_points(const identity::Actor& actor, std::string_view county, const Id& id);
    std::pair<KeyPoints, Put> put_key_points(const identity::Actor& actor, std::string_view county, const Id& id,
                                             KeyPoints wanted, std::optional<std::int64_t> seen);
    // Gives every school with an inspector its task of the month; again: only what is missing, and open tasks go to the
    // inspector now in force. `force`: a vacation month or a past one all the same.
    Published publish(const identity::Actor& actor, std::string_view county, const Id& id, bool force);

    Listed<Task> list_tasks(const identity::Actor& actor, std::string_view county, const TaskFilters& filters,
                            const Page& page);
    Task get_task(const identity::Actor& actor, std::string_view county, const Id& id);
    Task change_task(const identity::Actor& actor, std::string_view county, const Id& id, const TaskChange& change,
                     std::int64_t seen);
    MonthProgress progress(const identity::Actor& actor, std::string_view county, const YearMonth& month);
    PlanCalendar calendar(const identity::Actor& actor, std::string_view county, const YearMonth& month);

private:
    Database& database_;
};

} // namespace guapai::plans
