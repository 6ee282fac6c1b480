// Who goes along, and what a calendar could not do about people: rules that locked entries break, teams that are short.
// Internal to src/planner.
#pragma once

#include "planner/calendar_state.h"

namespace guapai::planner {

// Where much is to be looked at, a second inspector of the team who has room that day and in that week: the one who was
// asked least.
void add_seconds(const CalendarIndex& index, CalendarState& state);

std::vector<BrokenLock> explain_locks(const CalendarIndex& index, const CalendarState& state);
// Fewer inspectors than asked for: the smallest cause, and what would help.
std::vector<ShortTeam> explain_teams(const CalendarIndex& index, const CalendarState& state);
std::int64_t count_teams(const CalendarIndex& index, const CalendarState& state); // entries asked of more than one

} // namespace guapai::planner
