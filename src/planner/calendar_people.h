// What a calendar could not do about people: rules that locked entries break, and teams that are short. Internal to
// src/planner.
#pragma once

#include "planner/calendar_state.h"

namespace guapai::planner {

std::vector<BrokenLock> explain_locks(const CalendarIndex& index, const CalendarState& state);
// Fewer inspectors than asked for: the smallest cause, and what would help.
std::vector<ShortTeam> explain_teams(const CalendarIndex& index, const CalendarState& state);
std::int64_t count_teams(const CalendarIndex& index, const CalendarState& state); // entries asked of more than one

} // namespace guapai::planner
