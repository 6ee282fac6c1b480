#include "base/time.h"

#include <atomic>
#include <chrono>
#include <limits>

namespace guapai {

namespace {

constexpr std::int64_t real_time = std::numeric_limits<std::int64_t>::min();
std::atomic<std::int64_t> chosen_now = real_time;

// Reads exactly `count` digits at `at`; -1 when there are none.
int digits(std::string_view text, std::size_t at, std::size_t count) noexcept {
    if (at + count > text.size()) return -1;
    int value = 0;
    for (std::size_t i = at; i < at + count; ++i) {
        if (text[i] < '0' || text[i] > '9') return -1;
        value = value * 10 + (text[i] - '0');
    }
    return value;
}

// Writes `value` with `count` digits, zeros in front, and what follows them.
char* digits_to(char* out, std::size_t count, unsigned value, char after) noexcept {
    for (std::size_t i = count; i-- > 0; value /= 10)
        out[i] = static_cast<char>('0' + value % 10);
    out[count] = after;
    return out + count + 1;
}

// Offset from UTC in minutes: "Z", "+08:00", "-03:30".
std::optional<int> offset_minutes(std::string_view text) noexcept {
    if (text == "Z" || text == "z") return 0;
    if (text.size() != 6 || (text[0] != '+' && text[0] != '-') || text[3] != ':') return std::nullopt;
    const int hours = digits(text, 1, 2);
    const int minutes = digits(text, 4, 2);
    if (hours < 0 || hours > 23 || minutes < 0 || minutes > 59) return std::nullopt;
    return (text[0] == '-' ? -1 : 1) * (hours * 60 + minutes);
}

} // namespace

Instant Instant::now() {
    if (const std::int64_t ms = chosen_now.load(std::memory_order_relaxed); ms != real_time) return {ms};
    using namespace std::chrono;
    return {duration_cast<milliseconds>(system_clock::now().time_since_epoch()).count()};
}

void set_now(std::optional<Instant> moment) noexcept { chosen_now = moment ? moment->ms : real_time; }

std::optional<Instant> Instant::try_parse(std::string_view text) noexcept {
    if (text.size() < 20 || text[4] != '-' || text[7] != '-' || (text[10] != 'T' && text[10] != 't') ||
        text[13] != ':' || text[16] != ':')
        return std::nullopt;
    const int year = digits(text, 0, 4), month = digits(text, 5, 2), day = digits(text, 8, 2);
    const int hour = digits(text, 11, 2), minute = digits(text, 14, 2), second = digits(text, 17, 2);
    std::size_t at = 19;
    int milliseconds = 0;
    if (text[at] == '.') {
        int scale = 100;
        for (++at; at < text.size() && text[at] >= '0' && text[at] <= '9'; ++at, scale /= 10)
            milliseconds += (text[at] - '0') * scale;
    }
    const auto offset = offset_minutes(text.substr(at));
    const std::chrono::year_month_day date{std::chrono::year{year}, std::chrono::month{static_cast<unsigned>(month)},
                                           std::chrono::day{static_cast<unsigned>(day)}};
    if (!offset || year < 0 || month < 0 || day < 0 || !date.ok() || hour < 0 || hour > 23 || minute < 0 ||
        minute > 59 || second < 0 || second > 60)
        return std::nullopt;
    const std::int64_t days = std::chrono::sys_days{date}.time_since_epoch().count();
    return Instant{((days * 24 + hour) * 60 + minute - *offset) * 60'000 + second * 1000 + milliseconds};
}

char* Instant::write(char* out) const noexcept {
    using namespace std::chrono;
    const sys_time<milliseconds> point{milliseconds{ms}};
    const auto day = floor<days>(point);
    const year_month_day date{day};
    const auto in_day = static_cast<unsigned>((point - day).count());
    out = digits_to(out, 4, static_cast<unsigned>(static_cast<int>(date.year())), '-');
    out = digits_to(out, 2, static_cast<unsigned>(date.month()), '-');
    out = digits_to(out, 2, static_cast<unsigned>(date.day()), 'T');
    out = digits_to(out, 2, in_day / 3'600'000, ':');
    out = digits_to(out, 2, in_day / 60'000 % 60, ':');
    out = digits_to(out, 2, in_day / 1000 % 60, '.');
    return digits_to(out, 3, in_day % 1000, 'Z');
}

std::string Instant::rfc3339() const {
    std::string out(24, '0');
    write(out.data());
    return out;
}

} // namespace guapai
