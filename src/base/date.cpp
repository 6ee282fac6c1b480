#include "base/date.h"

#include "base/problem.h"

#include <fmt/format.h>

#include <array>
#include <chrono>

namespace guapai {

namespace {

constexpr std::int64_t ms_per_day = 86'400'000;
constexpr std::int64_t china_offset_ms = 8 * 3'600'000;

std::chrono::year_month_day civil(const Date& date) {
    return {std::chrono::year{date.year}, std::chrono::month{static_cast<unsigned>(date.month)},
            std::chrono::day{static_cast<unsigned>(date.day)}};
}

std::optional<int> number(std::string_view text) noexcept {
    int value = 0;
    for (const char c : text) {
        if (c < '0' || c > '9') return std::nullopt;
        value = value * 10 + (c - '0');
    }
    return value;
}

} // namespace

std::optional<Date> Date::try_parse(std::string_view iso) noexcept {
    if (iso.size() != 10 || iso[4] != '-' || iso[7] != '-') return std::nullopt;
    const auto year = number(iso.substr(0, 4)), month = number(iso.substr(5, 2)), day = number(iso.substr(8, 2));
    if (!year || !month || !day) return std::nullopt;
    const Date date{*year, *month, *day};
    return civil(date).ok() ? std::optional(date) : std::nullopt;
}

Date Date::parse(std::string_view iso) {
    if (const auto date = try_parse(iso)) return *date;
    throw Problem::malformed("date.malformed", "日期应写作 2026-03-05", "A date is written as 2026-03-05");
}

Date Date::from_days(std::int64_t days_since_1970) {
    const std::chrono::year_month_day date{std::chrono::sys_days{std::chrono::days{days_since_1970}}};
    return {static_cast<int>(date.year()), static_cast<int>(static_cast<unsigned>(date.month())),
            static_cast<int>(static_cast<unsigned>(date.day()))};
}

Date Date::in_china(Instant at) {
    const std::int64_t local = at.ms + china_offset_ms;
    return from_days(local >= 0 ? local / ms_per_day : (local - ms_per_day + 1) / ms_per_day);
}

std::int64_t Date::days() const { return std::chrono::sys_days{civil(*this)}.time_since_epoch().count(); }

int Date::weekday() const {
    return static_cast<int>(std::chrono::weekday{std::chrono::sys_days{civil(*this)}}.iso_encoding());
}

Date Date::plus_months(int count) const {
    const YearMonth target = YearMonth::of(*this).plus(count);
    return {target.year, target.month, std::min(day, target.last_day().day)};
}

Instant Date::midnight_in_china() const { return {days() * ms_per_day - china_offset_ms}; }

std::string Date::iso() const {
    if (year < 0 || year > 9999) return fmt::format("{:04}-{:02}-{:02}", year, month, day);
    const auto digit = [](int value) { return static_cast<char>('0' + value % 10); };
    std::string out = "0000-00-00"; // lists write hundreds of these
    out[0] = digit(year / 1000), out[1] = digit(year / 100), out[2] = digit(year / 10), out[3] = digit(year);
    out[5] = digit(month / 10), out[6] = digit(month), out[8] = digit(day / 10), out[9] = digit(day);
    return out;
}

std::string Date::chinese(bool with_weekday) const {
    static constexpr std::array<std::string_view, 7> names = {"一", "二", "三", "四", "五", "六", "日"};
    const std::string text = fmt::format("{}年{}月{}日", year, month, day);
    return with_weekday ? fmt::format("{}（周{}）", text, names[static_cast<std::size_t>(weekday() - 1)]) : text;
}

std::optional<YearMonth> YearMonth::try_parse(std::string_view iso) noexcept {
    if (iso.size() != 7) return std::nullopt;
    std::array<char, 10> whole{};
    iso.copy(whole.data(), 7);
    whole[7] = '-', whole[8] = '0', whole[9] = '1';
    const auto date = Date::try_parse({whole.data(), whole.size()});
    return date ? std::optional(YearMonth{date->year, date->month}) : std::nullopt;
}

YearMonth YearMonth::plus(int months) const {
    const int total = year * 12 + (month - 1) + months;
    return {total / 12, total % 12 + 1};
}

std::string YearMonth::iso() const { return fmt::format("{:04}-{:02}", year, month); }
std::string YearMonth::chinese() const { return fmt::format("{}年{}月", year, month); }

} // namespace guapai
