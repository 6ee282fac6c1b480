// JSON text to a tree, for base/json.h and for documents that are no described records (GeoJSON). For .cpp files only:
// Boost.JSON stays out of what others include.
//
// Boost.JSON 1.81 rounds numbers with many digits to a neighbour of the nearest double; here the nearest is taken, so
// that a stored document reads as it was written, however often.
// Errors: Problem 400 "json.too_deep" beyond 32 levels, "json.encoding" for text that is not UTF-8, "json.malformed"
// with the place. Thread-safety: free function.
#pragma once

#include <boost/json/value.hpp>

#include <string_view>

namespace guapai::json {

boost::json::value parse(std::string_view text);

} // namespace guapai::json
