// Local calendar dates and months, without a clock time. Local means Asia/Shanghai: UTC+8 the whole year since 1991.
//
//     const Date day = Date::parse("2026-03-05");
//     day.plus_days(30).iso()          ->  "2026-04-04"
//     day.chinese()                    ->  "2026年3月5日（周四）"
//     Date::today()                    ->  today's date in China
//
// A default Date is 1970-01-01. Thread-safety: values.
#pragma once

#include "base/time.h"

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace guapai {

struct Date {
    int year = 1970;
    int month = 1;
    int day = 1;

    static std::optional<Date> try_parse(std::string_view iso) noexcept; // strictly YYYY-MM-DD, a real day
    static Date parse(std::string_view iso);                             // throws Problem 400
    static Date in_china(Instant at);
    static Date today() { return in_china(Instant::now()); } // in China
    static Date from_days(std::int64_t days_since_1970);

    std::int64_t days() const; // since 1970-01-01
    int weekday() const;       // 1 Monday … 7 Sunday
    bool is_weekend() const { return weekday() >= 6; }
    Date plus_days(std::int64_t count) const { return from_days(days() + count); }
    Date plus_months(int count) const; // the last day of the month when the day does not exist there
    Instant midnight_in_china() const; // the moment the day begins
    std::string iso() const;           // 2026-03-05
    std::string chinese(bool with_weekday = true) const;

    auto operator<=>(const Date&) const = default;
};

inline std::int64_t operator-(const Date& a, const Date& b) { return a.days() - b.days(); }

struct YearMonth {
    int year = 1970;
    int month = 1;

    static std::optional<YearMonth> try_parse(std::string_view iso) noexcept; // YYYY-MM
    static YearMonth of(const Date& date) { return {date.year, date.month}; }

    Date first_day() const { return {year, month, 1}; }
    Date last_day() const { return next().first_day().plus_days(-1); }
    YearMonth next() const { return plus(1); }
    YearMonth plus(int months) const;
    std::string iso() const;
    std::string chinese() const; // 2026年3月

    auto operator<=>(const YearMonth&) const = default;
};

} // namespace guapai
