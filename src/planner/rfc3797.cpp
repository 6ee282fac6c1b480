#include "planner/rfc3797.h"

#include "base/hash.h"
#include "base/problem.h"
#include "base/text.h"

#include <algorithm>
#include <numeric>

namespace guapai::planner {

namespace {

constexpr std::int64_t largest_pool = 65'535;

bool is_digits(std::string_view text) {
    return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

std::string_view without_leading_zeros(std::string_view digits) {
    const auto first = digits.find_first_not_of('0');
    return first == std::string_view::npos ? digits.substr(digits.size() - 1) : digits.substr(first);
}

Problem bad_source(std::string_view source) {
    return Problem::invalid("draw.source", "公共随机数“" + std::string(source) + "”不是一串非负数",
                            "The source \"" + std::string(source) + "\" is not a list of non-negative numbers")
        .at("/source", "数字之间用空格或逗号分开，如 9 18 26",
            "numbers separated by blanks or commas, such as 9 18 26");
}

std::vector<std::string> numbers_of(std::string_view source) {
    std::vector<std::string> out(1);
    for (const char c : source) {
        if (c == ' ' || c == ',' || c == ';' || c == '\t' || c == '\n' || c == '\r') {
            if (!out.back().empty()) out.emplace_back();
        } else {
            out.back() += c;
        }
    }
    if (out.back().empty()) out.pop_back();
    return out;
}

// "2.5.8./" or "2.5.8.": every number with its point already.
bool is_canonical(std::string_view text) {
    if (!text.empty() && text.back() == '/') text.remove_suffix(1);
    if (text.empty() || text.back() != '.') return false;
    while (!text.empty()) {
        const auto point = text.find('.');
        if (!is_digits(text.substr(0, point))) return false;
        text.remove_prefix(point + 1);
    }
    return true;
}

std::string real(std::string_view number, std::string_view source) {
    const auto point = number.find('.');
    const std::string_view whole = number.substr(0, point);
    std::string_view fraction = point == std::string_view::npos ? std::string_view("0") : number.substr(point + 1);
    if (!is_digits(whole) || !is_digits(fraction)) throw bad_source(source);
    const auto last = fraction.find_last_not_of('0');
    fraction = fraction.substr(0, last == std::string_view::npos ? 0 : last + 1);
    return std::string(without_leading_zeros(whole)) + "." + std::string(fraction);
}

} // namespace

std::string rfc3797_source(std::string_view source) {
    std::vector<std::string> numbers = numbers_of(source);
    if (numbers.empty()) throw bad_source(source);
    if (numbers.size() == 1 && is_canonical(numbers[0]))
        numbers = split(numbers[0].substr(0, numbers[0].find_last_of('.')), '.');
    const bool reals = std::any_of(numbers.begin(), numbers.end(),
                                   [](const std::string& number) { return number.find('.') != std::string::npos; });
    std::string out;
    if (reals) {
        for (const std::string& number : numbers)
            out += real(number, source);
        return out + "/";
    }
    for (std::string& number : numbers) {
        if (!is_digits(number)) throw bad_source(source);
        number = without_leading_zeros(number);
    }
    std::sort(numbers.begin(), numbers.end(), [](const std::string& a, const std::string& b) {
        return a.size() != b.size() ? a.size() < b.size() : a < b;
    });
    for (const std::string& number : numbers)
        out += number + ".";
    return out + "/";
}

std::string rfc3797_key(const std::vector<std::string>& sources) {
    if (sources.empty())
        throw Problem::invalid("draw.source", "至少要有一个公共随机数来源", "At least one source is needed");
    std::string out;
    for (const std::string& source : sources)
        out += rfc3797_source(source);
    return out;
}

std::vector<std::uint32_t> rfc3797_select(std::int64_t pool, std::int64_t count, std::string_view key) {
    if (pool < 1 || pool > largest_pool)
        throw Problem::invalid("draw.pool", "名单应有 1 至 65535 项", "The pool must have 1 to 65,535 members")
            .at("/pool", "应为 1 至 65535", "must be 1 to 65,535");
    if (count < 1 || count > pool)
        throw Problem::invalid("draw.count", "抽取数应在 1 与名单总数之间", "The count must be from 1 to the pool")
            .at("/count", "应为 1 至 " + std::to_string(pool), "must be 1 to " + std::to_string(pool));
    std::vector<std::uint32_t> left(static_cast<std::size_t>(pool)), out;
    std::iota(left.begin(), left.end(), 1U);
    for (std::int64_t index = 0; index < count; ++index) {
        const std::string bracket = {static_cast<char>(index >> 8), static_cast<char>(index & 0xff)};
        std::uint64_t remainder = 0;
        for (const std::uint8_t byte : md5(bracket + std::string(key) + bracket))
            remainder = ((remainder << 8) + byte) % left.size();
        const auto chosen = left.begin() + static_cast<std::ptrdiff_t>(remainder);
        out.push_back(*chosen);
        left.erase(chosen);
    }
    return out;
}

} // namespace guapai::planner
