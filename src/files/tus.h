// Header values of tus 1.0, read. Errors: Problem 400 "uploads.header" that names the header.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>

namespace guapai::files {

// "sha256 YWJj,filename 5qCh6ZeoLmpwZw==" -> {"sha256": "abc", "filename": "校门.jpg"}
std::map<std::string, std::string, std::less<>> tus_metadata(std::string_view header);
std::int64_t tus_number(std::string_view header, const std::string& name); // of bytes, not negative
// "sha256 <base64>" -> the 32 bytes; empty for an empty header.
std::string tus_checksum(std::string_view header);

} // namespace guapai::files
