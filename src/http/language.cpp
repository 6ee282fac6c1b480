#include "http/language.h"

#include "base/text.h"

#include <algorithm>
#include <charconv>
#include <string>
#include <string_view>

namespace guapai::http {

namespace {

// "en-GB;q=0.8" is English by 0.8; a weight that cannot be read counts for nothing.
double weight_of(std::string_view range) {
    const std::size_t at = range.find("q=");
    if (at == std::string_view::npos) return 1;
    const std::string_view digits = trimmed(range.substr(at + 2));
    double weight = 0;
    const auto [end, failed] = std::from_chars(digits.data(), digits.data() + digits.size(), weight);
    return failed == std::errc{} && end == digits.data() + digits.size() ? weight : 0;
}

bool is_of(std::string_view range, std::string_view language) {
    const std::string_view tag = trimmed(range.substr(0, range.find(';')));
    const std::string_view primary = tag.substr(0, tag.find('-'));
    return std::ranges::equal(primary, language, [](char a, char b) { return (a | 0x20) == b; });
}

} // namespace

Language language_of(const Request& request) {
    double chinese = 0, english = 0;
    for (const std::string& range : split(request.header("accept-language"), ',')) {
        if (is_of(range, "zh")) chinese = std::max(chinese, weight_of(range));
        if (is_of(range, "en")) english = std::max(english, weight_of(range));
    }
    return english > chinese ? Language::en : Language::zh;
}

} // namespace guapai::http
