#include "store/media_type.h"

#include "base/problem.h"

#include <magic.h>

#include <memory>
#include <mutex>
#include <stdexcept>

namespace guapai {

namespace {

using Cookie = std::unique_ptr<magic_set, decltype(&magic_close)>;

Cookie open_magic() {
    Cookie cookie(magic_open(MAGIC_MIME_TYPE), &magic_close);
    if (!cookie || magic_load(cookie.get(), nullptr) != 0)
        throw std::runtime_error("libmagic's table of file types cannot be loaded (package libmagic-mgc)");
    return cookie;
}

// An Office file is a zip archive with certain parts; a part's name stands in it as it is, however it was packed.
std::string office_type(std::string_view bytes) {
    const auto has = [&](std::string_view part) { return bytes.find(part) != std::string_view::npos; };
    if (!has("[Content_Types].xml")) return "application/zip";
    if (has("xl/workbook.xml")) return std::string(media::xlsx);
    if (has("word/document.xml")) return std::string(media::docx);
    return "application/zip";
}

std::string_view short_name(std::string_view type) {
    if (type == media::docx) return "DOCX";
    if (type == media::xlsx) return "XLSX";
    if (type == media::jpeg) return "JPEG";
    if (type == media::png) return "PNG";
    if (type == media::webp) return "WebP";
    if (type == media::pdf) return "PDF";
    return type;
}

} // namespace

std::string media_type_of(std::string_view bytes) {
    static std::mutex mutex;
    if (bytes.starts_with("PK\x03\x04")) return office_type(bytes);
    const std::lock_guard lock(mutex);
    static const Cookie cookie = open_magic();
    const char* type = magic_buffer(cookie.get(), bytes.data(), bytes.size());
    return type ? type : "application/octet-stream";
}

void require_media_type(std::string_view type, std::span<const std::string_view> allowed) {
    std::string names;
    for (const std::string_view one : allowed) {
        if (one == type) return;
        names.append(names.empty() ? "" : ", ").append(short_name(one));
    }
    throw Problem(415, "files.media_type", "这种文件不能上传，可以上传：" + names,
                  "Files of this kind are not taken; allowed: " + names);
}

} // namespace guapai
