#include "files/tus.h"

#include "base/hash.h"
#include "base/problem.h"
#include "base/text.h"

#include <charconv>

namespace guapai::files {

namespace {

Problem bad_header(const std::string& name) {
    return Problem::malformed("uploads.header", "请求头 " + name + " 缺少或格式不对",
                              "The header " + name + " is missing or malformed");
}

} // namespace

std::map<std::string, std::string, std::less<>> tus_metadata(std::string_view header) {
    std::map<std::string, std::string, std::less<>> out;
    for (const std::string& pair : split(header, ',')) {
        const std::string_view text = trimmed(pair);
        const std::size_t space = text.find(' ');
        const auto value = space == std::string_view::npos ? std::string() : from_base64(trimmed(text.substr(space)));
        if (text.empty() || space == 0 || !value || !is_valid_utf8(*value)) throw bad_header("Upload-Metadata");
        out.insert_or_assign(std::string(text.substr(0, space)), *value);
    }
    return out;
}

std::int64_t tus_number(std::string_view header, const std::string& name) {
    std::int64_t number = -1;
    const char* const end = header.data() + header.size();
    const auto [stopped, failed] = std::from_chars(header.data(), end, number);
    if (failed != std::errc{} || stopped != end || number < 0) throw bad_header(name);
    return number;
}

std::string tus_checksum(std::string_view header) {
    constexpr std::string_view algorithm = "sha256 ";
    if (header.empty()) return {};
    const auto sum = header.starts_with(algorithm) ? from_base64(header.substr(algorithm.size())) : std::nullopt;
    if (!sum || sum->size() != 32) throw bad_header("Upload-Checksum");
    return *sum;
}

} // namespace guapai::files
