// Dates and months as people write them. Internal to src/sheet.
//
//     2026-03-05  2026.3.5  2026/3/5  2026年3月5日  20260305  2026-03  2026年3月  202603  2026-03-05 14:30
#pragma once

#include "base/date.h"

#include <optional>
#include <string_view>

namespace guapai::sheet {

struct CalendarText {
    int year = 0;
    int month = 0;
    std::optional<int> day;
    int seconds = 0; // of the day, when a time stands behind the date
};

// Empty for anything else: two-digit years, days that do not exist, years outside 1900 to 2100.
std::optional<CalendarText> parse_calendar(std::string_view text);

} // namespace guapai::sheet
