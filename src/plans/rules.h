// Decisions about the catalogue and the month's plan, pure.
//
//     const auto days = days_to_plan(calendar, month, today, {.force = false});
//     const auto planned = plan_days(visits, days, {}, seed);    // planned[i] is the day of visits[i]
//
// Thread-safety: free functions.
#pragma once

#include "plans/model.h"
#include "rules/calendar.h"

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace guapai::plans {

// The catalogue every county starts from: the eight regular items of 国教督办〔2013〕2号 Article 4, the ninth that is
// the county's own to name, and the duty blocks of kindergartens of 教督〔2019〕3号. Ids follow from county and code.
std::vector<SupervisionItem> national_items(std::string_view county);

// Throws Problem 422: an item of the national list may not be dropped or given another code or audience; a special
// topic needs an order of its dates.
void check_item(const SupervisionItem& wanted, const SupervisionItem* current);
// Problem 422 "plans.item" naming the first that is not in the catalogue.
void check_items(const std::vector<SupervisionItem>& catalogue, const std::vector<Id>& wanted);
bool is_valid_on(const SupervisionItem& item, const Date& date); // active, and within its dates

// "2026-11"; throws Problem 422 at `pointer` on anything else.
YearMonth parse_month(std::string_view text, std::string pointer);

struct PlanOptions {
    bool force = false;            // vacation months and past months too
    bool vacations_excused = true; // visit.vacation_months_excused
};
// Working days of the month on which visits can still be planned, in order. Throws Problem 422 when there are none:
// "plans.vacation_month", "plans.no_days_left".
std::vector<Date> days_to_plan(const rules::WorkingCalendar& calendar, const YearMonth& month, const Date& today,
                               const PlanOptions& options);

struct PlannedVisit {
    Id school, inspector;
};
using DayLoads = std::map<Id, std::map<Date, int>>; // inspector → day → visits already planned

// A day for each visit: an inspector's visits are spread over the whole of `days` (a day of its own for each while
// there are enough), the days are about equally loaded, and which school falls on which day follows from `seed` alone:
// who does not know it cannot guess. `days` is not empty. The same arguments give the same days.
std::vector<Date> plan_days(const std::vector<PlannedVisit>& visits, const std::vector<Date>& days,
                            const DayLoads& taken, std::string_view seed);

// The day stays within the task's month, and what is done stays as it was; Problem 422.
void check_task_change(const Task& task, const TaskChange& change);

} // namespace guapai::plans
