// Publicly verifiable selection after RFC 3797 (Eastlake 2004), for outside auditors who know it.
//
//     const std::vector<std::string> sources = {"9319", "2 5 12 8 10", "9 18 26 34 41 45"};
//     const std::string key = rfc3797_key(sources);  // "9319./2.5.8.10.12./9.18.26.34.41.45./"
//     rfc3797_select(25, 10, key)                    // 17, 7, 2, 16, 25, 23, 8, 24, 19, 13: numbers from 1, as drawn
//
// A source is a list of numbers, separated by blanks or commas. Integers (of any length) lose leading zeros, are sorted
// ascending and each followed by ".". A list with a decimal point is one of reals, kept as in the reference code of
// the RFC: in the order given, leading and trailing zeros off, nothing between them. Every list ends with "/". A list
// that is canonical already ("2.5.8.10.12./") is taken as it is.
//
// Errors: Problem 422 "draw.source", "draw.pool", "draw.count". Thread-safety: pure.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace guapai::planner {

std::string rfc3797_source(std::string_view source);
std::string rfc3797_key(const std::vector<std::string>& sources);
// 1 ≤ count ≤ pool ≤ 65,535 (the index is of two bytes). O(count · pool).
std::vector<std::uint32_t> rfc3797_select(std::int64_t pool, std::int64_t count, std::string_view key);

} // namespace guapai::planner
