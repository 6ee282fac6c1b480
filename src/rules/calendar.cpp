#include "rules/calendar.h"

#include "base/problem.h"

#include <algorithm>
#include <stdexcept>

namespace guapai::rules {

WorkingCalendar::WorkingCalendar(const std::vector<CalendarDay>& days, Vacations vacations)
    : vacations_(std::move(vacations)) {
    for (const CalendarDay& day : days) {
        const auto [known, added] = days_.emplace(day.date, day);
        if (!added && known->second.kind != day.kind)
            throw Problem::invalid("calendar.two_kinds", day.date.chinese() + "既标为休又标为班",
                                   day.date.iso() + " is both a day off and a working day");
        years_.insert(day.date.year);
    }
}

bool WorkingCalendar::is_working_day(const Date& date) const {
    const auto day = days_.find(date);
    return day == days_.end() ? !date.is_weekend() : day->second.kind == DayKind::work;
}

std::string WorkingCalendar::name_of(const Date& date) const {
    const auto day = days_.find(date);
    return day == days_.end() ? std::string() : day->second.name;
}

WorkingDate WorkingCalendar::add_working_days(const Date& from, int n) const {
    if (n < 0 || n > 10'000) throw std::out_of_range("add_working_days: 0 … 10000");
    WorkingDate out{from, true};
    while (n > 0) {
        out.date = out.date.plus_days(1);
        if (!knows(out.date.year)) out.certain = false;
        if (is_working_day(out.date)) --n;
    }
    return out;
}

int WorkingCalendar::working_days_between(const Date& from, const Date& to) const {
    if (to < from) return -working_days_between(to, from);
    int count = 0;
    for (Date day = from; day < to;) {
        day = day.plus_days(1);
        if (is_working_day(day)) ++count;
    }
    return count;
}

std::vector<Date> WorkingCalendar::working_days_in(const YearMonth& month) const {
    std::vector<Date> out;
    for (Date day = month.first_day(); day <= month.last_day(); day = day.plus_days(1))
        if (is_working_day(day)) out.push_back(day);
    return out;
}

bool WorkingCalendar::is_vacation(const Date& date) const {
    const auto& months = vacations_.months;
    if (std::find(months.begin(), months.end(), date.month) != months.end()) return true;
    return std::any_of(vacations_.ranges.begin(), vacations_.ranges.end(),
                       [&](const DateRange& range) { return range.from <= date && date <= range.to; });
}

bool WorkingCalendar::is_vacation_month(const YearMonth& month) const {
    const auto days = working_days_in(month);
    return std::all_of(days.begin(), days.end(), [&](const Date& day) { return is_vacation(day); });
}

} // namespace guapai::rules
