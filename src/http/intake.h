// Takes one request out of a stream of bytes: the head within its limit, then the body within the route's. It knows no
// socket, so that every fault of a request can be tested and fuzzed as text. Beast's parser is behind it. Internal to
// src/http.
//
//     Intake intake;
//     bytes.remove_prefix(intake.take_head(bytes));          // again with more bytes until head_done()
//     intake.limit_body(handler.body_limit(intake.method(), intake.path()));
//     bytes.remove_prefix(intake.take_body(bytes));          // again until done()
//     Request request = intake.release();
//
// Errors: Problem 400 malformed or ambiguous, 413 body over the limit, 417 unknown expectation, 431 head over 16 KiB,
// 501 unknown method or transfer coding. After one the rest of the connection's bytes has no meaning.
// Source: RFC 9112; what it calls ambiguous (two lengths, a length beside chunks, no Host) is refused because a proxy
// in front of us may read it differently (request smuggling).
#pragma once

#include "http/message.h"

#include <cstddef>
#include <memory>
#include <string>

namespace guapai::http {

class Intake {
public:
    static constexpr std::size_t head_limit = 16U << 10U;

    Intake();
    ~Intake();
    Intake(const Intake&) = delete;
    Intake& operator=(const Intake&) = delete;

    // Gets all bytes not yet consumed, returns how many it has consumed now.
    std::size_t take_head(std::string_view bytes);
    bool head_done() const;

    Method method() const;
    const std::string& path() const;
    bool expects_continue() const; // the client waits for "100 Continue" before it sends the body
    bool keep_alive() const;
    bool http_1_0() const;

    void limit_body(std::size_t bytes);
    std::size_t take_body(std::string_view bytes);
    bool done() const;

    Request release(); // without remote_address and secure

    static std::string new_trace(); // 16 hex digits, different for every request

private:
    void examine_head();
    struct Parts;
    std::unique_ptr<Parts> parts_;
};

} // namespace guapai::http
