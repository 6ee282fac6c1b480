// Calendars of visits in the demo: one for the last month, accepted before it began, and a draft for the next month of
// term, for the office to look at and change. Internal to src/demo.
#pragma once

#include "demo/people.h"
#include "demo/timeline.h"

namespace guapai::demo {

// A draft the office has begun to work on: some visits moved, those locked, several inspectors asked for one, and the
// rest proposed anew.
void propose_calendar(const Parts& parts, const identity::Actor& office, const YearMonth& month);
// Enters the proposal and its acceptance into the timeline, before the month's key points are published.
void plan_calendar(const Parts& parts, const identity::Actor& office, Timeline& timeline, const YearMonth& month);

} // namespace guapai::demo
