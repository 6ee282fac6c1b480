// The formulas of single indicators. Internal to src/results; see rules.h.
#pragma once

#include "results/rules.h"

namespace guapai::results {

ScoreLine score_leaf(const Indicator& indicator, const SchoolYear& year);

} // namespace guapai::results
