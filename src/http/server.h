// The HTTP/1.1 server: listens, reads within limits, hands requests to worker threads, writes answers, stops
// gracefully.
//
//     Server server({.port = 8080}, handler);
//     server.start();             // accepts from now on; throws Problem when the port is taken
//     …
//     server.stop();              // stops accepting, lets running requests end (drain), then closes
//
// I/O runs on `io_threads` with Asio coroutines; handlers run on a bounded pool of `workers`, because they wait for the
// database. When the pool's queue is full the answer is 503 with Retry-After at once.
// Faults: header over 16 KiB 431; body over the route's limit 413; malformed 400; total time for a request's head
// and body limited against slow clients 408; uncaught exception 500 with the trace id, its text only in the log.
// Every answer gets the security headers (nosniff, no framing, a strict Content-Security-Policy for HTML and SVG, HSTS
// over TLS); JSON and text over 2 KiB is compressed when the client takes gzip.
// With a certificate the server speaks TLS 1.2 and 1.3 only, and reads the files again when they change.
// Source: RFC 9110, RFC 9112.
#pragma once

#include "http/message.h"

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace guapai::http {

struct ServerOptions {
    std::string address = "127.0.0.1"; // "0.0.0.0" to serve the network
    std::uint16_t port = 8080;         // 0: any free port, see Server::port()
    unsigned io_threads = 1;
    unsigned workers = 64;
    std::size_t queue = 1024; // requests waiting for a worker
    std::chrono::seconds head_timeout{15};
    std::chrono::seconds body_timeout{120};
    std::chrono::seconds idle_timeout{60};
    std::chrono::seconds drain_timeout{10}; // stop() waits so long for running requests, then cuts their connections
    std::size_t connections = 4096;         // more wait in the kernel's queue until one closes
    std::string tls_certificate;            // PEM files; both empty: plain HTTP
    std::string tls_key;
    std::vector<std::string> trusted_proxies; // addresses whose X-Forwarded-For and -Proto are believed
};

class Handler {
public:
    virtual ~Handler() = default;
    // The largest body accepted for this request line, in bytes; asked before the body is read.
    virtual std::size_t body_limit(Method method, std::string_view path) const = 0;
    // Called on a worker thread, many at once. May throw; Problem becomes its answer.
    virtual Response handle(Request request) = 0;
};

// Counted since start, for /metrics.
struct ServerCounters {
    std::uint64_t requests, rejected_busy, bytes_in, bytes_out, open_connections;
    std::uint64_t working;     // requests with a worker or waiting for one, now
    std::uint64_t by_class[6]; // answers 1xx … 5xx at [1] … [5]
};

class Server {
public:
    Server(ServerOptions options, Handler& handler);
    ~Server(); // stops
    Server(const Server&) = delete;
    Server& operator=(const Server&) = delete;

    void start();
    void stop(); // returns when every handler has returned: what handlers refer to may go afterwards
    std::uint16_t port() const;
    ServerCounters counters() const;

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

} // namespace guapai::http
