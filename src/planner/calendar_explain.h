// Why a check could not ride along, and why something is left out at all. Internal to src/planner.
#pragma once

#include "planner/calendar_state.h"

namespace guapai::planner {

// Checks made in entries of their own, and those left out, by school and check.
std::vector<Unmerged> explain_unmerged(const CalendarIndex& index, const CalendarState& state);

// What is left out, grouped by its reason: no working day, days gone by, no inspector, an inspector's or a department's
// days too few (by Hall's condition on the tightest span of days), or a day the search did not find.
std::vector<Shortage> explain_shortages(const CalendarIndex& index, const CalendarState& state);

} // namespace guapai::planner
