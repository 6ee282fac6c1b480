// Entity tags: the version of a record as the client has seen it. Internal to src/http.
//
//     tag_of_version(7)                       ->  "\"7\""
//     version_of_tag("\"7-gzip\"")            ->  7: a compressed answer's tag is of the same record
//     matches_tag("W/\"6\", \"7\"", "\"7\"")  ->  true
//
// Source: RFC 9110, 8.8.3 and 13.1.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace guapai::http {

std::string tag_of_version(std::int64_t version);
std::optional<std::int64_t> version_of_tag(std::string_view if_match); // one strong tag; nothing on anything else
// If-None-Match: weak comparison against any of the tags listed, "*" matches all.
bool matches_tag(std::string_view if_none_match, std::string_view tag);

} // namespace guapai::http
