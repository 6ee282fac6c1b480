// Makes an answer ready to be sent: headers every answer must have, compression, byte ranges, files opened. Runs on a
// worker thread, so that the I/O threads only move bytes. Internal to src/http.
//
//     Delivery ready = deliver(std::move(response), asked);
//     write(ready.head(Framing{…})); write(ready.body…);
//
// Source: RFC 9110 (ranges 14, HEAD 9.3.2), RFC 9112 (framing 6), OWASP secure headers.
#pragma once

#include "http/message.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <variant>

namespace guapai::http {

// What of the request decides how its answer is sent; kept when the request itself has gone to the handler.
struct Asked {
    bool head = false;   // HEAD: everything but the body
    bool reads = false;  // GET or HEAD
    bool api = false;    // below /api/: never cached unless the answer says so
    bool secure = false; // TLS
    bool gzip = false;   // the client takes it
    std::string range, if_range;
    std::string trace;

    static Asked of(const Request& request);
};

// An open file and the part of it to be sent.
class FilePart {
public:
    FilePart(int descriptor, std::uint64_t offset, std::uint64_t length);
    ~FilePart();
    FilePart(FilePart&& other) noexcept;
    FilePart& operator=(FilePart&& other) noexcept;

    // The next bytes, at most `most`; empty at the end, or when the file has become shorter or unreadable.
    std::string_view next(std::string& buffer, std::size_t most);
    std::uint64_t left() const { return left_; }

private:
    int descriptor_ = -1;
    std::uint64_t offset_ = 0, left_ = 0;
};

// How the end of the answer is told.
struct Framing {
    bool http_1_0 = false;
    bool keep_alive = true;
};

struct Delivery {
    int status = 200;
    std::string fields; // header lines, each with CR LF
    std::variant<std::string, StaticBody, FilePart, EventStream> body;
    std::uint64_t length = 0; // of the body as GET would send it
    bool bodiless = false;    // HEAD, 204, 304: no body follows whatever the length says

    std::string head(const Framing& framing) const; // status line to empty line
    bool streams() const { return std::holds_alternative<EventStream>(body); }
};

Delivery deliver(Response response, const Asked& asked);

} // namespace guapai::http
