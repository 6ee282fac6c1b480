#include "demo/calendars.h"

#include <algorithm>

namespace guapai::demo {

namespace {

calendars::VisitCalendar propose(const Parts& parts, const identity::Actor& office, const YearMonth& month,
                                 const std::string& note, const std::optional<Id>& based_on = std::nullopt) {
    const calendars::CalendarWish wish{
        .from_month = month.iso(), .to_month = month.iso(), .note = note, .based_on = based_on, .threads = 1};
    return parts.calendars.propose_now(office, demo_county, wish, [](auto...) {});
}

// To the first day on which nothing speaks against it.
void move_by_hand(const Parts& parts, const identity::Actor& office, const calendars::CalendarVisit& visit) {
    const auto judged = parts.calendars.days(office, demo_county, visit.calendar, visit.id).days;
    const auto free =
        std::ranges::find_if(judged, [&](const auto& one) { return one.breaks.empty() && one.date != visit.day; });
    if (free != judged.end())
        parts.calendars.move(office, demo_county, visit.calendar, visit.id, free->date, visit.version);
}

} // namespace

void propose_calendar(const Parts& parts, const identity::Actor& office, const YearMonth& month) {
    const auto first = propose(parts, office, month, "初稿（演示）");
    const auto visits = parts.calendars.month(office, demo_county, first.id, month).visits;
    constexpr std::size_t apart = 40, by_hand = 3;
    for (std::size_t k = 0; k < by_hand && k * apart < visits.size(); ++k)
        move_by_hand(parts, office, visits[k * apart]);
    const auto several = std::ranges::find_if(visits.rbegin(), visits.rend(), [](const auto& one) { return one.duty; });
    if (several != visits.rend()) parts.calendars.team(office, demo_county, first.id, several->id, 2, several->version);
    parts.calendars.lock(office, demo_county, first.id, {.moved = true});
    propose(parts, office, month, "锁定后重新安排（演示）", first.id);
}

void plan_calendar(const Parts& parts, const identity::Actor& office, Timeline& timeline, const YearMonth& month) {
    timeline.at(moment(month.first_day().plus_days(-4), 15), [&parts, office, month] {
        const auto draft = propose(parts, office, month, "演示");
        parts.calendars.accept(office, demo_county, draft.id, draft.version);
    });
}

} // namespace guapai::demo
