// Lower bounds for calendars. Internal to src/planner.
#pragma once

#include "planner/calendar_state.h"

namespace guapai::planner {

// The least entries that leave nothing out: per school the most windows of which no two meet (by duality the least days
// that hit them all, were its inspector and departments free; Gallai's theorem for intervals), or as many as its checks
// fill, whichever is more; frozen and locked entries count as they are.
std::int64_t least_entries(const CalendarIndex& index, const CalendarState& state);

// The least travel for the duty visits made: per inspector and month the cheapest partition of these schools into tours
// of his length, by dynamic programming over subsets up to 12 schools, beyond by 2·distance / stops. Whatever else a
// day holds, leaving stops out does not lengthen its tour (triangle inequality; a metre a stop is deducted for
// rounding).
std::int64_t least_travel_m(const CalendarIndex& index, const CalendarState& state);

} // namespace guapai::planner
