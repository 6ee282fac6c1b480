#include "http/entity_tag.h"

#include "base/text.h"

#include <charconv>

namespace guapai::http {

namespace {

constexpr std::string_view coded = "-gzip\""; // what compression adds to a tag

// "7-gzip" and "7" name the same state of the same record.
std::string_view uncoded(std::string_view tag) {
    if (tag.starts_with("W/")) tag.remove_prefix(2);
    if (tag.ends_with(coded))
        tag.remove_suffix(coded.size());
    else if (tag.ends_with('"'))
        tag.remove_suffix(1);
    return tag;
}

} // namespace

std::string tag_of_version(std::int64_t version) { return "\"" + std::to_string(version) + "\""; }

std::optional<std::int64_t> version_of_tag(std::string_view if_match) {
    if_match = trimmed(if_match);
    if (if_match.size() < 3 || if_match.front() != '"' || if_match.back() != '"') return std::nullopt;
    const std::string_view digits = uncoded(if_match).substr(1);
    std::int64_t version = 0;
    const auto end = digits.data() + digits.size();
    const auto [stopped, failed] = std::from_chars(digits.data(), end, version);
    if (failed != std::errc{} || stopped != end) return std::nullopt;
    return version;
}

bool matches_tag(std::string_view if_none_match, std::string_view tag) {
    if (tag.empty()) return false;
    while (!if_none_match.empty()) {
        const std::size_t end = std::min(if_none_match.find(','), if_none_match.size());
        const std::string_view one = trimmed(if_none_match.substr(0, end));
        if_none_match.remove_prefix(std::min(end + 1, if_none_match.size()));
        if (one == "*" || (!one.empty() && uncoded(one) == uncoded(tag))) return true;
    }
    return false;
}

} // namespace guapai::http
