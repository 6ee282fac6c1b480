// What is refused before a byte is stored. Internal to src/files.
#pragma once

#include <cstdint>
#include <string_view>

namespace guapai::files {

void refuse_digest(std::string_view digest); // Problem 400 "files.digest" for what is no SHA-256
void refuse_size(std::int64_t bytes);        // Problem 422 "files.empty", 413 "files.too_large"

} // namespace guapai::files
