#include "sheet/number_format.h"

#include "base/date.h"

#include <fmt/format.h>

#include <charconv>
#include <cmath>

namespace guapai::sheet {

namespace {

constexpr double last_serial = 2'958'466; // 10000-01-01

// The first section of a format code without quoted texts, escapes, colours, locales and padding.
std::string essence(std::string_view code) {
    std::string out;
    for (std::size_t i = 0; i < code.size() && code[i] != ';'; ++i) {
        const char c = code[i];
        if (c == '"') {
            i = code.find('"', i + 1);
            if (i == std::string_view::npos) break;
        } else if (c == '\\' || c == '_' || c == '*') {
            ++i;
        } else if (c == '[') {
            const std::size_t close = code.find(']', i);
            if (close == std::string_view::npos) break;
            // [h], [mm], [ss] are elapsed time; everything else in brackets is colour, condition or locale.
            const std::string_view inside = code.substr(i + 1, close - i - 1);
            if (inside.find_first_not_of("hHmMsS") == std::string_view::npos) out += inside;
            i = close;
        } else {
            out += static_cast<char>(c >= 'A' && c <= 'Z' ? c + 32 : c);
        }
    }
    return out;
}

Date date_of_serial(double whole, bool since_1904) {
    const auto days = static_cast<std::int64_t>(whole);
    if (since_1904) return Date{1904, 1, 1}.plus_days(days);
    // Excel believes in 1900-02-29, which is day 60.
    return Date{1899, 12, 30}.plus_days(days < 60 ? days + 1 : days);
}

std::string clock(int seconds) {
    return seconds % 60 == 0 ? fmt::format("{:02}:{:02}", seconds / 3600, seconds / 60 % 60)
                             : fmt::format("{:02}:{:02}:{:02}", seconds / 3600, seconds / 60 % 60, seconds % 60);
}

std::string moment(double serial, Shape shape, bool since_1904) {
    double whole = std::floor(serial);
    auto seconds = static_cast<int>(std::lround((serial - whole) * 86400));
    if (seconds == 86400) whole += 1, seconds = 0;
    const Date date = date_of_serial(whole, since_1904);
    switch (shape) {
    case Shape::month:
        return YearMonth::of(date).iso();
    case Shape::year:
        return std::to_string(date.year);
    case Shape::time:
        if (whole == 0) return clock(seconds);
        return date.iso() + " " + clock(seconds);
    case Shape::date_time:
        return date.iso() + " " + clock(seconds);
    default:
        return seconds == 0 ? date.iso() : date.iso() + " " + clock(seconds);
    }
}

// Excel works with 15 digits. An integer beyond them is given with its exponent, so that the loss can be seen.
std::string plain(double number) {
    return std::abs(number) >= 1e15 ? fmt::format("{:.14E}", number) : fmt::format("{:.15g}", number);
}

} // namespace

NumberFormat builtin_format(int id) {
    switch (id) {
    case 9:
    case 10:
        return {Shape::percent};
    case 17: // mmm-yy; 27 and the following: yyyy"年"m"月"
    case 27:
    case 36:
    case 50:
    case 52:
    case 57:
        return {Shape::month};
    case 22:
        return {Shape::date_time};
    case 18:
    case 19:
    case 20:
    case 21:
    case 32:
    case 33:
    case 34:
    case 35:
    case 45:
    case 46:
    case 47:
    case 55:
    case 56:
        return {Shape::time};
    default:
        break;
    }
    if ((id >= 14 && id <= 17) || (id >= 28 && id <= 31) || (id >= 51 && id <= 58)) return {Shape::date};
    return {};
}

NumberFormat format_class(std::string_view code) {
    const std::string text = essence(code);
    if (text.find("general") != std::string::npos) return {};
    if (text.size() >= 2 && text.find_first_not_of('0') == std::string::npos) return {Shape::padded, text.size()};
    const auto has = [&](std::string_view letters) { return text.find_first_of(letters) != std::string::npos; };
    const bool digits = has("0#?");
    // "e" is the year in formats of East Asia, and the exponent in 0.00E+00.
    const bool year = has("y") || (has("e") && !digits), day = has("d"), clock_parts = has("hs");
    if (digits && !clock_parts) return has("%") ? NumberFormat{Shape::percent} : NumberFormat{};
    if (clock_parts) return {year || day ? Shape::date_time : Shape::time};
    if (day) return {Shape::date};
    if (year) return {has("m") ? Shape::month : Shape::year};
    return has("m") ? NumberFormat{Shape::date} : NumberFormat{};
}

std::string as_shown(std::string_view value, NumberFormat format, bool since_1904) {
    double number = 0;
    const auto [end, failed] = std::from_chars(value.data(), value.data() + value.size(), number);
    if (failed != std::errc{} || end != value.data() + value.size() || !std::isfinite(number))
        return std::string(value);
    switch (format.shape) {
    case Shape::number:
        return plain(number);
    case Shape::percent:
        return plain(std::round(number * 1e12) / 1e10) + "%";
    case Shape::padded:
        if (number < 0 || number >= 1e15 || number != std::floor(number)) return plain(number);
        return fmt::format("{:0{}}", static_cast<std::int64_t>(number), format.width);
    default:
        if (number < 0 || number >= last_serial) return plain(number);
        return moment(number, format.shape, since_1904);
    }
}

} // namespace guapai::sheet
