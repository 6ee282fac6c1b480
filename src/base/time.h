// A point in time: UTC milliseconds since 1970. Local dates are `Date` (base/date.h), in Asia/Shanghai.
//
//     Instant::now().rfc3339()  ->  "2026-11-23T01:30:00.000Z"
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace guapai {

struct Instant {
    std::int64_t ms = 0;

    static Instant now();
    // RFC 3339 with "Z" or an offset; fractions beyond milliseconds are cut. Empty on anything else.
    static std::optional<Instant> try_parse(std::string_view text) noexcept;

    std::string rfc3339() const;           // of the years 0 to 9999
    char* write(char* out) const noexcept; // the same 24 characters, without a 0 behind; returns the end

    auto operator<=>(const Instant&) const = default;
};

// Makes Instant::now() answer this moment, in the whole program, until the next call; empty: the real time again. For
// demo data and tests, which live through past months. Thread-safe.
void set_now(std::optional<Instant> moment) noexcept;

} // namespace guapai
