// The sending half of a session: whole answers, files piece by piece, event streams.
#include "http/session.h"

#include "base/problem.h"
#include "http/problem_response.h"

#include <boost/asio/bind_executor.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <fmt/format.h>
#include <spdlog/spdlog.h>

#include <poll.h>

namespace guapai::http {

using asio::use_awaitable;
using Clock = std::chrono::steady_clock;

namespace {

constexpr std::size_t most_at_once = 256U << 10U;
constexpr auto piece_limit = std::chrono::seconds(60); // a slower client than 256 KiB a minute is none
constexpr auto heartbeat = std::chrono::seconds(15);

void append_event(std::string& out, const Event& event) {
    out.append("event: ").append(event.name).append("\ndata: ");
    for (const char c : event.data) // a line break would end the data
        c == '\n' ? out.append("\ndata: ") : out.append(1, c);
    out += "\n\n";
}

// What one round of polling brings; a failure becomes the last event.
EventStream::Batch polled(const EventStream& events) {
    try {
        return events.poll();
    } catch (const Problem& problem) {
        return {{{"problem", std::get<std::string>(problem_response(problem, "").body)}}, true};
    } catch (const std::exception& error) {
        spdlog::error("event stream: {}", error.what());
    }
    return {{}, true};
}

} // namespace

asio::awaitable<error_code> Session::send_bytes(std::string_view first, std::string_view second) {
    if (overdue_) co_return asio::error::timed_out;
    const std::array<asio::const_buffer, 2> both = {asio::buffer(first), asio::buffer(second)};
    const Moved moved = co_await wire_->write(both);
    shared_.bytes_out += moved.bytes;
    co_return moved.failed;
}

asio::awaitable<error_code> Session::send(Delivery& delivery, Framing framing) {
    shared_.count(delivery.status);
    const std::string head = delivery.head(framing);
    std::string_view body;
    if (!delivery.bodiless) {
        if (auto* file = std::get_if<FilePart>(&delivery.body)) co_return co_await send_file(head, *file);
        if (const auto* text = std::get_if<std::string>(&delivery.body)) body = *text;
        if (const auto* fixed = std::get_if<StaticBody>(&delivery.body)) body = fixed->bytes;
    }
    std::size_t sent = std::min(body.size(), most_at_once);
    enter(Phase::sending, piece_limit);
    error_code failed = co_await send_bytes(head, body.substr(0, sent));
    while (!failed && sent < body.size()) {
        enter(Phase::sending, piece_limit);
        const std::string_view next = body.substr(sent, most_at_once);
        failed = co_await send_bytes(next, {});
        sent += next.size();
    }
    if (!failed && delivery.streams() && !delivery.bodiless)
        failed = co_await send_events(std::get<EventStream>(delivery.body), framing);
    co_return failed;
}

asio::awaitable<error_code> Session::send_file(std::string_view head, FilePart& file) {
    const asio::any_io_executor home = co_await asio::this_coro::executor;
    std::string buffer;
    error_code failed;
    do {
        co_await asio::post(asio::bind_executor(shared_.pool, use_awaitable)); // the disk may be slow
        const std::string_view bytes = file.next(buffer, most_at_once);
        co_await asio::post(asio::bind_executor(home, use_awaitable));
        if (bytes.empty() && file.left() > 0)
            co_return asio::error::eof; // shorter than announced: the client must see it
        enter(Phase::sending, piece_limit);
        failed = co_await send_bytes(head, bytes);
        head = {};
    } while (!failed && file.left() > 0);
    co_return failed;
}

// Sleeps in short steps, so that a stop of the server or the client's leaving is noticed soon.
asio::awaitable<error_code> Session::pause(std::chrono::milliseconds period) {
    asio::steady_timer timer(executor());
    const auto end = Clock::now() + period;
    while (!shared_.stopping && Clock::now() < end) {
        if (client_has_left()) co_return asio::error::eof;
        timer.expires_at(std::min(end, Clock::now() + std::chrono::milliseconds(250)));
        error_code ignored;
        co_await timer.async_wait(asio::redirect_error(use_awaitable, ignored));
    }
    co_return error_code();
}

bool Session::client_has_left() {
    pollfd peer{.fd = wire_->socket().native_handle(), .events = POLLRDHUP, .revents = 0};
    return ::poll(&peer, 1, 0) != 0;
}

asio::awaitable<error_code> Session::send_events(const EventStream& events, Framing framing) {
    const asio::any_io_executor home = co_await asio::this_coro::executor;
    std::string text = "retry: 3000\n\n"; // a browser that loses us comes back after so many milliseconds
    auto last_sent = Clock::now();
    EventStream::Batch batch;
    error_code failed;
    while (true) {
        enter(Phase::working, Clock::duration::max());
        co_await asio::post(asio::bind_executor(shared_.pool, use_awaitable));
        batch = polled(events);
        co_await asio::post(asio::bind_executor(home, use_awaitable));
        for (const Event& event : batch.events)
            append_event(text, event);
        if (text.empty() && Clock::now() - last_sent > heartbeat) text = ":\n\n";
        if (!text.empty()) {
            enter(Phase::sending, piece_limit);
            if (!framing.http_1_0) text = fmt::format("{:x}\r\n{}\r\n", text.size(), text);
            failed = co_await send_bytes(text, {});
            text.clear();
            last_sent = Clock::now();
        }
        if (failed || batch.done || shared_.stopping) break;
        enter(Phase::working, Clock::duration::max());
        failed = co_await pause(events.period);
        if (failed) break;
    }
    if (failed || framing.http_1_0) co_return failed;
    enter(Phase::sending, piece_limit);
    co_return co_await send_bytes("0\r\n\r\n", {});
}

} // namespace guapai::http
