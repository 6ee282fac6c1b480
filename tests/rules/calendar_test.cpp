#include "rules/calendar.h"

#include "base/problem.h"
#include "base/text.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <fstream>

namespace guapai::rules {

namespace {

std::vector<CalendarDay> notice_of_2026() {
    std::ifstream file(std::string(GUAPAI_SOURCE_DIR) + "/tests/data/holidays-2026.csv");
    EXPECT_TRUE(file.good());
    std::vector<CalendarDay> out;
    std::string line;
    std::getline(file, line); // header
    while (std::getline(file, line)) {
        if (!line.empty() && line.back() == '\r') line.pop_back();
        const auto cells = split(line, ',');
        out.push_back({Date::parse(cells.at(0)), cells.at(1) == "班" ? DayKind::work : DayKind::off, cells.at(2)});
    }
    return out;
}

const WorkingCalendar& calendar_of_2026() {
    static const WorkingCalendar calendar(notice_of_2026());
    return calendar;
}

Date day(std::string_view iso) { return Date::parse(iso); }

Date some_day() { return Date::parse("2025-06-01").plus_days(*rc::gen::inRange(0, 900)); }

} // namespace

TEST(WorkingCalendar, ADeadlineStartsTheDayAfterAndSkipsTheNationalDayHoliday) {
    EXPECT_EQ(calendar_of_2026().add_working_days(day("2026-09-30"), 1), (WorkingDate{day("2026-10-08"), true}));
    // 8 and 9 October, then Saturday the 10th, which is worked.
    EXPECT_EQ(calendar_of_2026().add_working_days(day("2026-09-30"), 3), (WorkingDate{day("2026-10-10"), true}));
    EXPECT_EQ(calendar_of_2026().add_working_days(day("2026-09-30"), 4), (WorkingDate{day("2026-10-12"), true}));
}

TEST(WorkingCalendar, AWorkedWeekendCountsAndAHolidayOnAWeekdayDoesNot) {
    EXPECT_TRUE(calendar_of_2026().is_working_day(day("2026-02-14")));
    EXPECT_FALSE(calendar_of_2026().is_working_day(day("2026-02-16")));
    EXPECT_EQ(calendar_of_2026().name_of(day("2026-02-16")), "春节");
    EXPECT_TRUE(calendar_of_2026().is_working_day(day("2026-03-05")));
    EXPECT_FALSE(calendar_of_2026().is_working_day(day("2026-03-07")));
}

TEST(WorkingCalendar, AYearWithoutScheduleIsAnsweredByWeekendsAndSaysSo) {
    EXPECT_FALSE(calendar_of_2026().knows(2027));
    const WorkingDate deadline = calendar_of_2026().add_working_days(day("2026-12-31"), 2);
    EXPECT_EQ(deadline.date, day("2027-01-04"));
    EXPECT_FALSE(deadline.certain);
    EXPECT_FALSE(WorkingCalendar().add_working_days(day("2026-03-05"), 1).certain);
}

TEST(WorkingCalendar, OctoberOf2026HasTheDaysTheNoticeLeaves) {
    const auto days = calendar_of_2026().working_days_in({2026, 10});
    ASSERT_EQ(days.size(), 18U); // 22 weekdays, less 1, 2, 5, 6, 7, plus Saturday the 10th
    EXPECT_EQ(days.front(), day("2026-10-08"));
}

TEST(WorkingCalendar, VacationMonthsExpectNoVisit) {
    EXPECT_TRUE(calendar_of_2026().is_vacation_month({2026, 8}));
    EXPECT_FALSE(calendar_of_2026().is_vacation_month({2026, 2}));
    const WorkingCalendar winter(notice_of_2026(), {.months = {}, .ranges = {{day("2026-01-26"), day("2026-03-01")}}});
    EXPECT_TRUE(winter.is_vacation_month({2026, 2}));
    EXPECT_FALSE(winter.is_vacation_month({2026, 1}));
    EXPECT_FALSE(winter.is_vacation_month({2026, 8}));
}

TEST(WorkingCalendar, ADateCannotBeOffAndWorkedAtOnce) {
    EXPECT_THROW(WorkingCalendar({{day("2026-05-01"), DayKind::off, ""}, {day("2026-05-01"), DayKind::work, ""}}),
                 Problem);
}

RC_GTEST_PROP(WorkingCalendarProperty, CountingUndoesAdding, ()) {
    const Date from = some_day();
    const int n = *rc::gen::inRange(0, 300);
    const Date to = calendar_of_2026().add_working_days(from, n).date;
    RC_ASSERT(calendar_of_2026().working_days_between(from, to) == n);
    RC_ASSERT(calendar_of_2026().working_days_between(to, from) == -n);
    RC_ASSERT(n == 0 || calendar_of_2026().is_working_day(to));
}

RC_GTEST_PROP(WorkingCalendarProperty, DeadlinesAddUp, ()) {
    const Date from = some_day();
    const int a = *rc::gen::inRange(0, 60), b = *rc::gen::inRange(0, 60);
    const Date once = calendar_of_2026().add_working_days(from, a + b).date;
    RC_ASSERT(calendar_of_2026().add_working_days(calendar_of_2026().add_working_days(from, a).date, b).date == once);
}

RC_GTEST_PROP(WorkingCalendarProperty, AMonthListsExactlyItsWorkingDays, ()) {
    const YearMonth month{*rc::gen::inRange(2025, 2028), *rc::gen::inRange(1, 13)};
    std::size_t count = 0;
    for (Date d = month.first_day(); d <= month.last_day(); d = d.plus_days(1))
        count += calendar_of_2026().is_working_day(d) ? 1 : 0;
    RC_ASSERT(calendar_of_2026().working_days_in(month).size() == count);
}

} // namespace guapai::rules
