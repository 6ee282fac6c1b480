// Verifiable draws of the demo's year, by a made-up lottery and a made-up witness: one every other month of term, whose
// schools become tasks and are visited. The newest is not revealed yet, the one before was forgotten and is void, and
// one waits for its numbers. Internal to src/demo.
#pragma once

#include "demo/year.h"

namespace guapai::demo {

// Enters the draws of the year that ends on `today` into the timeline.
void plan_draws(const Parts& parts, const identity::Actor& office, Timeline& timeline, Year& year, const Date& today);
// Publishes the draw for the month: its numbers fall in two days.
void publish_draw(const Parts& parts, const identity::Actor& office, const YearMonth& month);

} // namespace guapai::demo
