#include "http/delivery.h"

#include "base/problem.h"
#include "http/compress.h"
#include "http/page_policy.h"
#include "http/problem_response.h"
#include "http/range.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <ctime>
#include <optional>

namespace guapai::http {

namespace {

constexpr std::size_t compress_from = 2048; // below, gzip costs more time than it saves bytes

// An SVG that somebody uploaded is a document with scripts when opened by itself.
constexpr std::string_view svg_policy = "default-src 'none'; style-src 'unsafe-inline'; sandbox";

constexpr std::pair<int, std::string_view> reasons[] = {
    {200, "OK"},
    {201, "Created"},
    {202, "Accepted"},
    {204, "No Content"},
    {206, "Partial Content"},
    {301, "Moved Permanently"},
    {302, "Found"},
    {303, "See Other"},
    {304, "Not Modified"},
    {307, "Temporary Redirect"},
    {308, "Permanent Redirect"},
    {400, "Bad Request"},
    {401, "Unauthorized"},
    {403, "Forbidden"},
    {404, "Not Found"},
    {405, "Method Not Allowed"},
    {408, "Request Timeout"},
    {409, "Conflict"},
    {410, "Gone"},
    {412, "Precondition Failed"},
    {413, "Content Too Large"},
    {415, "Unsupported Media Type"},
    {416, "Range Not Satisfiable"},
    {417, "Expectation Failed"},
    {422, "Unprocessable Content"},
    {428, "Precondition Required"},
    {429, "Too Many Requests"},
    {431, "Request Header Fields Too Large"},
    {500, "Internal Server Error"},
    {501, "Not Implemented"},
    {503, "Service Unavailable"},
    {507, "Insufficient Storage"},
};

// A client goes by the number; the words are for whoever reads a trace.
std::string_view reason_of(int status) {
    for (const auto& [number, words] : reasons)
        if (number == status) return words;
    return "Other";
}

// A line break in a value would let whoever chose the value write headers of his own.
void append_field(std::string& out, std::string_view name, std::string_view value) {
    out.append(name).append(": ");
    for (const char c : value)
        out += static_cast<unsigned char>(c) < 0x20 || c == 0x7f ? ' ' : c;
    out += "\r\n";
}

const std::string& date_now() { // formatted once a second
    thread_local std::time_t at = 0;
    thread_local std::string text;
    if (const std::time_t now = std::time(nullptr); now != at) {
        at = now;
        text = http_date(now);
    }
    return text;
}

bool compresses_well(std::string_view type) {
    return type.starts_with("application/json") || type.starts_with("application/problem+json") ||
           type.starts_with("application/geo+json") || type.starts_with("text/") || type.starts_with("image/svg");
}

// A representation in another coding is another representation: its strong ETag must differ (RFC 9110, 8.8.3).
void mark_etag(Fields& headers) {
    for (auto& [name, value] : headers)
        if (same_name(name, "etag") && value.size() > 2 && value.back() == '"') value.insert(value.size() - 1, "-gzip");
}

void compress(Response& response, const Asked& asked) {
    auto* text = std::get_if<std::string>(&response.body);
    if (!text || text->size() <= compress_from || !compresses_well(response.header("content-type")) ||
        !response.header("content-encoding").empty())
        return;
    response.headers.emplace_back("Vary", "Accept-Encoding");
    if (!asked.gzip) return;
    *text = gzip(*text);
    mark_etag(response.headers);
    response.headers.emplace_back("Content-Encoding", "gzip");
}

void add_default(Response& response, std::string_view name, std::string_view value) {
    if (response.header(name).empty()) response.headers.emplace_back(name, value);
}

void protect(Response& response, const Asked& asked) {
    add_default(response, "X-Content-Type-Options", "nosniff");
    add_default(response, "Referrer-Policy", "same-origin");
    add_default(response, "X-Frame-Options", "DENY");
    const std::string_view type = response.header("content-type");
    if (type.starts_with("text/html"))
        add_default(response, "Content-Security-Policy", page_policy());
    else if (type.starts_with("image/svg"))
        add_default(response, "Content-Security-Policy", svg_policy);
    if (asked.secure) add_default(response, "Strict-Transport-Security", "max-age=31536000");
    if (asked.api) add_default(response, "Cache-Control", "no-store");
}

struct OpenFile {
    int descriptor;
    std::uint64_t size;
    std::time_t changed;
};

std::optional<OpenFile> open_file(const std::filesystem::path& path) {
    const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (descriptor < 0) return std::nullopt;
    struct stat about {};
    if (::fstat(descriptor, &about) != 0 || !S_ISREG(about.st_mode)) {
        ::close(descriptor);
        return std::nullopt;
    }
    return OpenFile{descriptor, static_cast<std::uint64_t>(about.st_size), about.st_mtime};
}

// Chooses the part of the file that was asked for; the answer becomes 206 or 416 accordingly.
FilePart file_part(Response& response, const OpenFile& file, const Asked& asked) {
    add_default(response, "Last-Modified", http_date(file.changed));
    add_default(response, "Accept-Ranges", "bytes");
    const bool still_the_same = asked.if_range.empty() || asked.if_range == response.header("etag");
    if (!asked.reads || response.status != 200 || asked.range.empty() || !still_the_same)
        return {file.descriptor, 0, file.size};
    const RangeChoice choice = choose_range(asked.range, file.size);
    const std::string size = std::to_string(file.size);
    if (choice.kind == RangeChoice::Kind::none) {
        response.status = 416;
        response.headers.emplace_back("Content-Range", "bytes */" + size);
        return {file.descriptor, 0, 0};
    }
    if (choice.kind == RangeChoice::Kind::part) {
        response.status = 206;
        response.headers.emplace_back("Content-Range", "bytes " + std::to_string(choice.first) + "-" +
                                                           std::to_string(choice.first + choice.length - 1) + "/" +
                                                           size);
    }
    return {file.descriptor, choice.first, choice.length};
}

} // namespace

Asked Asked::of(const Request& request) {
    return {.head = request.method == Method::head,
            .reads = request.method == Method::get || request.method == Method::head,
            .api = request.path.starts_with("/api/"),
            .secure = request.secure,
            .gzip = accepts_coding(request.header("accept-encoding"), "gzip"),
            .range = std::string(request.header("range")),
            .if_range = std::string(request.header("if-range")),
            .trace = request.trace};
}

FilePart::FilePart(int descriptor, std::uint64_t offset, std::uint64_t length)
    : descriptor_(descriptor), offset_(offset), left_(length) {}
FilePart::~FilePart() {
    if (descriptor_ >= 0) ::close(descriptor_);
}
FilePart::FilePart(FilePart&& other) noexcept
    : descriptor_(std::exchange(other.descriptor_, -1)), offset_(other.offset_), left_(other.left_) {}
FilePart& FilePart::operator=(FilePart&& other) noexcept {
    std::swap(descriptor_, other.descriptor_);
    std::swap(offset_, other.offset_);
    std::swap(left_, other.left_);
    return *this;
}

std::string_view FilePart::next(std::string& buffer, std::size_t most) {
    buffer.resize(static_cast<std::size_t>(std::min<std::uint64_t>(left_, most)));
    const ::ssize_t got = ::pread(descriptor_, buffer.data(), buffer.size(), static_cast<::off_t>(offset_));
    if (got <= 0) return {};
    offset_ += static_cast<std::uint64_t>(got);
    left_ -= static_cast<std::uint64_t>(got);
    return std::string_view(buffer).substr(0, static_cast<std::size_t>(got));
}

std::string Delivery::head(const Framing& framing) const {
    std::string out = "HTTP/1.1 ";
    out.reserve(fields.size() + 160);
    out.append(std::to_string(status)).append(" ").append(reason_of(status)).append("\r\nDate: ").append(date_now());
    out += "\r\n";
    out += fields;
    if (streams()) {
        if (!framing.http_1_0) out += "Transfer-Encoding: chunked\r\n";
    } else if (status != 204 && status != 304) {
        out.append("Content-Length: ").append(std::to_string(length)).append("\r\n");
    }
    if (!framing.keep_alive || (streams() && framing.http_1_0))
        out += "Connection: close\r\n";
    else if (framing.http_1_0)
        out += "Connection: keep-alive\r\n";
    out += "\r\n";
    return out;
}

Delivery deliver(Response response, const Asked& asked) {
    Delivery out;
    if (const auto* file = std::get_if<FileBody>(&response.body)) {
        const auto open = open_file(file->path);
        if (!open)
            return deliver(problem_response(Problem::not_found("文件不存在", "The file is not there"), asked.trace),
                           asked);
        FilePart part = file_part(response, *open, asked);
        out.length = part.left();
        out.body = std::move(part);
    } else if (auto* events = std::get_if<EventStream>(&response.body)) {
        add_default(response, "Content-Type", "text/event-stream");
        add_default(response, "Cache-Control", "no-store");
        add_default(response, "X-Accel-Buffering", "no"); // or a reverse proxy holds the events back
        out.body = std::move(*events);
    } else if (const auto* fixed = std::get_if<StaticBody>(&response.body)) {
        out.length = fixed->bytes.size();
        out.body = *fixed;
    } else {
        compress(response, asked);
        out.length = std::get<std::string>(response.body).size();
        out.body = std::move(std::get<std::string>(response.body));
    }
    protect(response, asked);
    out.status = response.status;
    out.bodiless = asked.head || out.status == 204 || out.status == 304;
    for (const auto& [name, value] : response.headers)
        append_field(out.fields, name, value);
    return out;
}

} // namespace guapai::http
