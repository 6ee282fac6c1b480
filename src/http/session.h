// One connection: reads requests within limits, lets workers answer them, writes the answers. Internal to src/http.
//
// The life of a session, one coroutine on one executor: handshake, then again and again idle -> head -> body ->
// working -> sending. Time limits are not timers: a session says until when its present phase may last, and the
// server's caretaker, which walks over all sessions ten times a second, cancels what is overdue. That costs one store
// per phase and lets a slow client still be told 408.
#pragma once

#include "base/problem.h"
#include "http/delivery.h"
#include "http/server.h"
#include "http/wire.h"

#include <boost/asio/thread_pool.hpp>
#include <boost/beast/core/flat_buffer.hpp>

#include <algorithm>
#include <array>
#include <atomic>
#include <chrono>
#include <condition_variable>
#include <memory>
#include <mutex>
#include <unordered_set>
#include <vector>

namespace guapai::http {

class Session;
class Intake;

// What all sessions of a server share.
struct Shared {
    Shared(const ServerOptions& o, Handler& h, asio::thread_pool& p) : options(o), handler(h), pool(p) {}

    void enter(const std::shared_ptr<Session>& session);
    void leave(const std::shared_ptr<Session>& session);
    std::vector<std::shared_ptr<Session>> sessions() const;
    bool wait_until_empty(std::chrono::milliseconds limit) const;
    void count(int status) { ++by_class[static_cast<std::size_t>(std::clamp(status / 100, 1, 5))]; }

    const ServerOptions& options;
    Handler& handler;
    asio::thread_pool& pool;
    std::atomic<bool> stopping{false};
    std::atomic<std::size_t> working{0}; // requests with a worker or waiting for one
    std::atomic<std::uint64_t> requests{0}, rejected_busy{0}, bytes_in{0}, bytes_out{0}, open_connections{0};
    std::array<std::atomic<std::uint64_t>, 6> by_class{};

private:
    mutable std::mutex mutex_;
    mutable std::condition_variable emptied_;
    std::unordered_set<std::shared_ptr<Session>> sessions_;
};

class Session : public std::enable_shared_from_this<Session> {
public:
    Session(std::unique_ptr<Wire> wire, Shared& shared);

    asio::awaitable<void> run();
    asio::any_io_executor executor() { return wire_->socket().get_executor(); }
    std::chrono::steady_clock::time_point deadline() const { return deadline_.load(std::memory_order_relaxed); }

    // On the session's executor only.
    void cut_if_overdue();
    void close_if_idle(); // the server stops: nobody waits for an answer here
    void cut();           // the server has stopped waiting

private:
    enum class Phase { handshake, idle, head, body, working, sending, leaving };

    void enter(Phase phase, std::chrono::steady_clock::duration limit);
    asio::awaitable<bool> exchange(); // one request and its answer; false: the connection ends
    asio::awaitable<bool> answer(Intake& intake);
    asio::awaitable<error_code> await_request();
    asio::awaitable<error_code> fill(); // more bytes into buffer_
    asio::awaitable<error_code> read_head(Intake& intake);
    asio::awaitable<error_code> read_body(Intake& intake);
    asio::awaitable<Delivery> work(Request request, Asked asked);
    asio::awaitable<void> refuse(const Problem& problem);
    asio::awaitable<void> leave_orderly();

    // In session_send.cpp.
    asio::awaitable<error_code> send(Delivery& delivery, Framing framing);
    asio::awaitable<error_code> send_bytes(std::string_view first, std::string_view second);
    asio::awaitable<error_code> send_file(std::string_view head, FilePart& file);
    asio::awaitable<error_code> send_events(const EventStream& events, Framing framing);
    asio::awaitable<error_code> pause(std::chrono::milliseconds period);
    bool client_has_left();

    std::unique_ptr<Wire> wire_;
    Shared& shared_;
    std::string remote_address_;
    boost::beast::flat_buffer buffer_;
    Phase phase_ = Phase::handshake;
    std::atomic<std::chrono::steady_clock::time_point> deadline_;
    bool overdue_ = false; // the present phase was cut by the clock
};

} // namespace guapai::http
