// Verifiable draws of the demo's year: one every other month of term, by a made-up lottery and a made-up witness. One
// of them is never revealed, and so void. Internal to src/demo.
#pragma once

#include "demo/people.h"
#include "demo/timeline.h"

namespace guapai::demo {

// Enters them into the timeline. What would lie after the end of the year waits in the office's list.
void plan_draws(const Parts& parts, const identity::Actor& office, Timeline& timeline, const YearMonth& first,
                const YearMonth& last);

} // namespace guapai::demo
