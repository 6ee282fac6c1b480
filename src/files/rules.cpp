#include "files/rules.h"

#include "base/text.h"

#include <algorithm>

namespace guapai::files {

namespace {

constexpr std::pair<std::string_view, std::string_view> extensions[] = {
    {"image/jpeg", ".jpg"},
    {"image/png", ".png"},
    {"image/webp", ".webp"},
    {"application/pdf", ".pdf"},
    {"application/vnd.openxmlformats-officedocument.wordprocessingml.document", ".docx"},
    {"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", ".xlsx"},
};

std::string_view extension_of(std::string_view media_type) {
    for (const auto& [type, extension] : extensions)
        if (type == media_type) return extension;
    return {};
}

} // namespace

bool shown_inline(std::string_view media_type) {
    return media_type == "image/jpeg" || media_type == "image/png" || media_type == "image/webp" ||
           media_type == "application/pdf";
}

std::string saved_name(std::string_view given, std::string_view digest, std::string_view media_type) {
    given.remove_prefix(std::min(given.find_last_of("/\\") + 1, given.size())); // npos + 1 is 0
    given = trimmed(given);
    if (given.empty() || given == "." || given == ".." || has_control_characters(given))
        return std::string(digest.substr(0, 12)) + std::string(extension_of(media_type));
    return std::string(given);
}

} // namespace guapai::files
