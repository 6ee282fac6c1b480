// What kind of file some bytes are, told by the bytes (libmagic), whatever a name or a header claims.
//
//     const std::string type = media_type_of(bytes);          // "image/jpeg"
//     require_media_type(type, {media::jpeg, media::png});    // Problem 415 names what is allowed
//
// Workbooks and documents of Office are told apart from other zip archives by their parts.
// Thread-safety: free functions, callable from any thread (one at a time looks at a file).
#pragma once

#include <initializer_list>
#include <span>
#include <string>
#include <string_view>

namespace guapai {

namespace media {
constexpr std::string_view jpeg = "image/jpeg";
constexpr std::string_view png = "image/png";
constexpr std::string_view webp = "image/webp";
constexpr std::string_view pdf = "application/pdf";
constexpr std::string_view docx = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
constexpr std::string_view xlsx = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
} // namespace media

std::string media_type_of(std::string_view bytes);

// Throws Problem 415 "files.media_type" when `type` is none of `allowed`.
void require_media_type(std::string_view type, std::span<const std::string_view> allowed);
inline void require_media_type(std::string_view type, std::initializer_list<std::string_view> allowed) {
    require_media_type(type, std::span(allowed.begin(), allowed.size()));
}

} // namespace guapai
