#include "http/range.h"

#include <algorithm>
#include <charconv>
#include <optional>

namespace guapai::http {

namespace {

// Digits only; too large a number counts as the largest.
std::optional<std::uint64_t> number(std::string_view text) {
    if (text.empty() || text.find_first_not_of("0123456789") != std::string_view::npos) return std::nullopt;
    std::uint64_t value = 0;
    if (std::from_chars(text.data(), text.data() + text.size(), value).ec != std::errc{}) return UINT64_MAX;
    return value;
}

} // namespace

RangeChoice choose_range(std::string_view header, std::uint64_t size) {
    const RangeChoice whole{RangeChoice::Kind::whole, 0, size};
    const RangeChoice none{RangeChoice::Kind::none, 0, 0};
    constexpr std::string_view unit = "bytes=";
    if (!header.starts_with(unit)) return whole;
    header.remove_prefix(unit.size());
    const std::size_t dash = header.find('-');
    if (dash == std::string_view::npos) return whole;
    const std::string_view from = header.substr(0, dash), to = header.substr(dash + 1);
    if (from.empty()) { // the last n bytes
        const auto last = number(to);
        if (!last) return whole;
        if (*last == 0 || size == 0) return none;
        const std::uint64_t length = std::min(*last, size);
        return {RangeChoice::Kind::part, size - length, length};
    }
    const auto first = number(from);
    const auto last = to.empty() ? std::optional(UINT64_MAX) : number(to);
    if (!first || !last || *last < *first) return whole;
    if (*first >= size) return none;
    return {RangeChoice::Kind::part, *first, std::min(*last, size - 1) - *first + 1};
}

} // namespace guapai::http
