// Byte ranges of files: audio and video evidence is played from the middle. Internal to src/http.
// One range is honoured; several, or a unit other than bytes, are answered with the whole file, as RFC 9110, 14.2
// allows.
#pragma once

#include <cstdint>
#include <string_view>

namespace guapai::http {

struct RangeChoice {
    enum class Kind { whole, part, none };
    Kind kind = Kind::whole;
    std::uint64_t first = 0;
    std::uint64_t length = 0;
};

RangeChoice choose_range(std::string_view header, std::uint64_t size);

} // namespace guapai::http
