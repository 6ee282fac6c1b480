// The figures of a calendar that change when its visits are moved. Internal to src/calendars.
#pragma once

#include "calendars/rules.h"
#include "store/database.h"

#include <string_view>

namespace guapai::calendars {

// Travel, load and wishes of the calendar by all its visits, which `plan` holds: as the planner counts them, with the
// places and working days of today.
void count_anew(const Reader& in, const PlanAround& plan, VisitCalendar& calendar);

} // namespace guapai::calendars
