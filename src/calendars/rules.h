// What moving a visit to another day breaks, pure.
//
//     const auto breaks = breaks_on(plan, visit, Date::parse("2026-03-09"));
//     if (std::any_of(breaks.begin(), breaks.end(), [](auto& one) { return one.hard; })) refuse();
//
// Thread-safety: free functions.
#pragma once

#include "calendars/views.h"
#include "rules/calendar.h"

#include <map>
#include <set>
#include <string>
#include <vector>

namespace guapai::calendars {

struct CheckWindow {
    std::string title;
    std::optional<Id> department;
    std::string department_name;
    std::optional<std::int64_t> per_day;
    Date from, to;
};

// What a day is judged by: the visits of the weeks around, and the windows of their checks and topics.
struct PlanAround {
    rules::WorkingCalendar working;
    std::set<Date> training_days;
    Date from, to;            // the calendar's
    std::int64_t per_day = 2; // schools an inspector
    std::vector<CalendarVisit> visits;
    std::map<Id, CheckWindow> windows;         // by check or topic
    std::map<Id, std::string> inspector_names; //
};

// A hard rule refuses: days of the calendar's months, working days only, the month of a duty visit, windows of checks,
// one visit a school and day, what inspectors and departments can do on a day. Others are told: a week between visits,
// full weeks, an announced day given up.
std::vector<BrokenRule> breaks_on(const PlanAround& plan, const CalendarVisit& visit, const Date& day);

// Puts a visit on a day. A day chosen by hand was not drawn, so that the visit is not unannounced there; back on the
// day it was drawn for, it is again what it was.
void settle(CalendarVisit& visit, const Date& day);

} // namespace guapai::calendars
