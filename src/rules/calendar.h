// Working days of China: weekends, the public holidays and the make-up working days of the yearly notice of the State
// Council, and the months without regular visits.
//
//     WorkingCalendar calendar({{Date::parse("2026-10-01"), DayKind::off, "国庆节"},
//                               {Date::parse("2026-10-10"), DayKind::work, "调休上班"}, …});
//     calendar.add_working_days(Date::parse("2026-09-30"), 3)  ->  {2026-10-10, certain}
//
// A deadline of n working days starts the day after. The notice for a year comes out in the November before: as long as
// a year has no rows, its weekends alone count as off, and answers that depend on that year say `certain = false`.
// Thread-safety: immutable after construction.
#pragma once

#include "base/describe.h"

#include <map>
#include <set>
#include <string>
#include <vector>

namespace guapai::rules {

enum class DayKind { off, work };
inline ChoiceType describe(Choice<DayKind>) {
    return {"DayKind", {{"off", "休", "Day off"}, {"work", "班", "Make-up working day"}}};
}

// One row of the year's notice.
struct CalendarDay {
    Date date;
    DayKind kind = DayKind::off;
    std::string name;

    static RecordType describe() {
        return RecordType::of<CalendarDay>("CalendarDay", "节假日", "Calendar day")
            .field<&CalendarDay::date>("date", "日期", "Date")
            .field<&CalendarDay::kind>("kind", "类别", "Kind")
            .field<&CalendarDay::name>("name", "说明", "Name")
            .length(0, 40)
            .example("国庆节");
    }
};

// Both days belong to it.
struct DateRange {
    Date from, to;

    static RecordType describe() {
        return RecordType::of<DateRange>("DateRange", "起止日期", "Range of dates")
            .field<&DateRange::from>("from", "开始日期", "From")
            .field<&DateRange::to>("to", "结束日期", "To");
    }
};

struct Vacations {
    std::vector<std::int64_t> months = {7, 8}; // 1 … 12, each year
    std::vector<DateRange> ranges;             // winter vacation and other periods without lessons
};

struct WorkingDate {
    Date date;
    bool certain = true; // false: a year on the way has no holiday schedule yet

    bool operator==(const WorkingDate&) const = default;
};

class WorkingCalendar {
public:
    WorkingCalendar() = default; // no schedule at all: weekends only, nothing certain
    // Throws Problem 422 "calendar.two_kinds" when a date is both off and work.
    explicit WorkingCalendar(const std::vector<CalendarDay>& days, Vacations vacations = {});

    bool is_working_day(const Date& date) const;
    bool knows(int year) const { return years_.contains(year); }
    std::string name_of(const Date& date) const; // 国庆节; empty on an ordinary day

    // The n-th working day after `from`; `from` itself for n = 0. 0 ≤ n ≤ 10,000.
    WorkingDate add_working_days(const Date& from, int n) const;
    // Working days in (from, to]; negative when `to` lies before `from`. The inverse of add_working_days.
    int working_days_between(const Date& from, const Date& to) const;
    std::vector<Date> working_days_in(const YearMonth& month) const;

    bool is_vacation(const Date& date) const;
    // No regular visit is expected: the month is a vacation month, or none of its working days lies outside vacations.
    bool is_vacation_month(const YearMonth& month) const;

private:
    std::map<Date, CalendarDay> days_;
    std::set<int> years_;
    Vacations vacations_;
};

} // namespace guapai::rules
