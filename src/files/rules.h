// What may be brought as a file, and how it is shown. Pure.
#pragma once

#include <array>
#include <cstddef>
#include <string>
#include <string_view>

namespace guapai::files {

constexpr std::size_t size_limit = 20U << 20U; // bytes
constexpr std::size_t piece_limit = 4U << 20U; // of an upload in pieces

// Pictures and PDF are shown in the page; everything else is saved by the browser.
bool shown_inline(std::string_view media_type);

// The name a file is saved under: the given one without folders and control characters, else "<digest start>.<ext>".
std::string saved_name(std::string_view given, std::string_view digest, std::string_view media_type);

} // namespace guapai::files
