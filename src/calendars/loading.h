// A calendar out of the tables, with the names of what it speaks of. Internal to src/calendars.
#pragma once

#include "calendars/rules.h"
#include "calendars/store.h"
#include "identity/actor.h"

#include <vector>

namespace guapai::calendars {

VisitCalendar require(const Reader& in, const identity::Actor& actor, std::string_view county, const Id& id);
CalendarVisit require_visit(const Reader& in, const identity::Actor& actor, std::string_view county, const Id& calendar,
                            const Id& id);

// Windows of departments' checks and special topics, by id.
std::map<Id, CheckWindow> check_windows(const Reader& in, const VisitCalendar& calendar);
void fill_names(const Reader& in, const VisitCalendar& calendar, const std::map<Id, CheckWindow>& windows,
                std::vector<CalendarVisit>& visits);
std::vector<CalendarVisit> all_visits(const Reader& in, const VisitCalendar& calendar); // by day
// Visits of the weeks around, or all of them.
PlanAround plan_around(const Reader& in, const VisitCalendar& calendar, std::vector<CalendarVisit> visits);

} // namespace guapai::calendars
