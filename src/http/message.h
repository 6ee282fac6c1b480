// A request and a response as the rest of the program sees them. Beast stays inside src/http/*.cpp.
//
// Thread-safety: values, used by one thread at a time.
#pragma once

#include <chrono>
#include <cstdint>
#include <ctime>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace guapai::http {

enum class Method { get, head, post, put, patch, del, options };

std::string_view name_of(Method method); // "GET"

constexpr bool reads(Method method) { return method == Method::get || method == Method::head; }
constexpr bool changes_something(Method method) { return !reads(method) && method != Method::options; }

using Fields = std::vector<std::pair<std::string, std::string>>;

std::string http_date(std::time_t at);                           // "Wed, 25 Nov 2026 01:30:00 GMT" (RFC 9110 §5.6.7)
bool same_name(std::string_view a, std::string_view b) noexcept; // header names: ASCII case does not count

struct Request {
    Method method = Method::get;
    std::string target; // as received: "/api/v1/x?limit=50"
    std::string path;   // percent-decoded; never contains NUL, "." or ".." segments
    Fields query;       // decoded, in order; names may repeat
    Fields headers;     // names in lower case
    std::string body;
    std::string remote_address;
    std::string trace;   // 16 hex digits, in logs and in every problem answer
    bool secure = false; // came over TLS
    std::string account; // who asks, as far as the router has found out; for the log

    std::string_view header(std::string_view lower_case_name) const;        // empty when absent
    std::optional<std::string_view> parameter(std::string_view name) const; // first of that name
    std::string_view cookie(std::string_view name) const;
};

// One server-sent event.
struct Event {
    std::string name; // "progress"
    std::string data; // one line of JSON
};

// A stream of server-sent events: polled on a worker thread, every `period`, until `done`, or the client leaves, or the
// server stops. A Problem thrown by poll ends the stream with an event "problem".
struct EventStream {
    struct Batch {
        std::vector<Event> events;
        bool done = false;
    };
    std::function<Batch()> poll;
    std::chrono::milliseconds period{500};
};

struct FileBody { // sent from disk in pieces; Range requests are honoured
    std::filesystem::path path;
};

// Bytes that outlive the server: embedded web files.
struct StaticBody {
    std::string_view bytes;
};

struct Response {
    int status = 200;
    Fields headers;
    std::variant<std::string, StaticBody, FileBody, EventStream> body;

    static Response json(std::string text, int status = 200);
    static Response bytes(std::string bytes, std::string_view content_type);
    static Response download(std::string bytes, std::string_view content_type, std::string_view file_name);
    static Response file(std::filesystem::path path, std::string_view content_type);
    static Response empty(int status = 204);

    Response&& with(std::string name, std::string value) &&;
    std::string_view header(std::string_view name) const; // as set here, case-insensitive
};

// Content-Disposition "inline" or "attachment" with an RFC 5987 file name: Chinese names survive every browser.
std::string disposition(std::string_view kind, std::string_view file_name);

} // namespace guapai::http
