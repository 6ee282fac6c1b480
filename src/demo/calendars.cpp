#include "demo/calendars.h"

namespace guapai::demo {

calendars::VisitCalendar propose_calendar(const Parts& parts, const identity::Actor& office, const YearMonth& month) {
    const calendars::CalendarWish wish{.from_month = month.iso(), .to_month = month.iso(), .note = "演示"};
    return parts.calendars.propose_now(office, demo_county, wish, [](auto...) {});
}

void plan_calendar(const Parts& parts, const identity::Actor& office, Timeline& timeline, const YearMonth& month) {
    timeline.at(moment(month.first_day().plus_days(-4), 15), [&parts, office, month] {
        const auto draft = propose_calendar(parts, office, month);
        parts.calendars.accept(office, demo_county, draft.id, draft.version);
    });
}

} // namespace guapai::demo
