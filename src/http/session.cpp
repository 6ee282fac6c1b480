#include "http/session.h"

#include "base/problem.h"
#include "base/text.h"
#include "http/intake.h"
#include "http/problem_response.h"

#include <boost/asio/bind_executor.hpp>
#include <boost/asio/error.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <spdlog/spdlog.h>

#include <algorithm>

namespace guapai::http {

using asio::use_awaitable;
using Clock = std::chrono::steady_clock;

namespace {

constexpr std::size_t most_read = 16U << 10U;
constexpr std::size_t buffer_limit = 64U << 10U;
constexpr auto forever = Clock::duration::max();

std::string_view view_of(const boost::beast::flat_buffer& buffer) {
    return {static_cast<const char*>(buffer.data().data()), buffer.size()};
}

Problem too_slow() {
    return {408, "http.timeout", "接收超时，请检查网络后重试", "The request took too long to arrive"};
}
Problem too_busy() { return {503, "http.busy", "系统繁忙，请稍后再试", "The system is busy, please try again"}; }

// Behind a reverse proxy the client is the last address in X-Forwarded-For that is not a proxy of ours.
void believe_proxy(Request& request, const std::vector<std::string>& trusted) {
    const auto is_trusted = [&](std::string_view address) {
        return std::ranges::find(trusted, address) != trusted.end();
    };
    if (!is_trusted(request.remote_address)) return;
    if (request.header("x-forwarded-proto") == "https") request.secure = true;
    std::vector<std::string> hops = split(request.header("x-forwarded-for"), ',');
    while (!hops.empty() && is_trusted(request.remote_address)) {
        const std::string_view hop = trimmed(hops.back());
        if (hop.empty() || hop.size() > 45 || hop.find_first_not_of("0123456789abcdefABCDEF.:") != std::string::npos)
            return;
        request.remote_address = hop;
        hops.pop_back();
    }
}

} // namespace

void Shared::enter(const std::shared_ptr<Session>& session) {
    const std::lock_guard lock(mutex_);
    sessions_.insert(session);
    open_connections = sessions_.size();
}

void Shared::leave(const std::shared_ptr<Session>& session) {
    const std::lock_guard lock(mutex_);
    sessions_.erase(session);
    open_connections = sessions_.size();
    if (sessions_.empty()) emptied_.notify_all();
}

std::vector<std::shared_ptr<Session>> Shared::sessions() const {
    const std::lock_guard lock(mutex_);
    return {sessions_.begin(), sessions_.end()};
}

bool Shared::wait_until_empty(std::chrono::milliseconds limit) const {
    std::unique_lock lock(mutex_);
    return emptied_.wait_for(lock, limit, [this] { return sessions_.empty(); });
}

Session::Session(std::unique_ptr<Wire> wire, Shared& shared)
    : wire_(std::move(wire)), shared_(shared), buffer_(buffer_limit), deadline_(Clock::time_point::max()) {
    error_code gone;
    const auto peer = wire_->socket().remote_endpoint(gone);
    if (!gone) remote_address_ = peer.address().to_string();
}

void Session::enter(Phase phase, Clock::duration limit) {
    phase_ = phase;
    overdue_ = false;
    deadline_.store(limit == forever ? Clock::time_point::max() : Clock::now() + limit, std::memory_order_relaxed);
}

void Session::cut_if_overdue() {
    if (Clock::now() < deadline()) return;
    overdue_ = true;
    error_code ignored;
    wire_->socket().cancel(ignored);
}

void Session::close_if_idle() {
    error_code ignored;
    if (phase_ != Phase::idle || wire_->socket().available(ignored) > 0) return; // a request is just arriving
    wire_->socket().cancel(ignored);
}

void Session::cut() {
    error_code ignored;
    overdue_ = true;
    wire_->socket().close(ignored);
}

asio::awaitable<error_code> Session::fill() {
    if (overdue_) co_return asio::error::timed_out;
    if (buffer_.size() + most_read > buffer_limit) co_return asio::error::message_size;
    const Moved moved = co_await wire_->read(buffer_.prepare(most_read));
    buffer_.commit(moved.bytes);
    shared_.bytes_in += moved.bytes;
    if (moved.failed && overdue_) co_return asio::error::timed_out;
    co_return moved.failed;
}

// Waits for the first byte of the next request. A client that is merely silent gets no answer when time is up.
asio::awaitable<error_code> Session::await_request() {
    if (buffer_.size() > 0) co_return error_code();
    enter(Phase::idle, shared_.options.idle_timeout);
    error_code failed;
    if (shared_.stopping && wire_->socket().available(failed) == 0) co_return asio::error::operation_aborted;
    failed = co_await fill();
    co_return failed == asio::error::timed_out ? error_code(asio::error::operation_aborted) : failed;
}

asio::awaitable<error_code> Session::read_head(Intake& intake) {
    enter(Phase::head, shared_.options.head_timeout);
    while (true) {
        buffer_.consume(intake.take_head(view_of(buffer_)));
        if (intake.head_done()) co_return error_code();
        const error_code failed = co_await fill();
        if (failed) co_return failed;
    }
}

asio::awaitable<error_code> Session::read_body(Intake& intake) {
    enter(Phase::body, shared_.options.body_timeout);
    if (intake.expects_continue() && buffer_.size() == 0) {
        const error_code failed = co_await send_bytes("HTTP/1.1 100 Continue\r\n\r\n", {});
        if (failed) co_return failed;
    }
    while (true) {
        if (buffer_.size() > 0) buffer_.consume(intake.take_body(view_of(buffer_)));
        if (intake.done()) co_return error_code();
        const error_code failed = co_await fill();
        if (failed) co_return failed;
    }
}

asio::awaitable<Delivery> Session::work(Request request, Asked asked) {
    enter(Phase::working, forever); // the answer takes the time it takes
    if (shared_.working.fetch_add(1) >= shared_.options.workers + shared_.options.queue) {
        --shared_.working;
        ++shared_.rejected_busy;
        Response busy = problem_response(too_busy(), request.trace);
        Delivery refusal = deliver(std::move(busy), asked);
        co_return refusal;
    }
    // Out to a worker, and back to the connection's own executor with the answer.
    const asio::any_io_executor home = co_await asio::this_coro::executor;
    co_await asio::post(asio::bind_executor(shared_.pool, use_awaitable));
    Delivery delivery;
    {
        const Request marks{.method = request.method, .path = request.path, .trace = request.trace};
        Response response = answer_or_problem(marks, [&] { return shared_.handler.handle(std::move(request)); });
        delivery = deliver(std::move(response), asked);
    }
    --shared_.working;
    co_await asio::post(asio::bind_executor(home, use_awaitable));
    co_return delivery;
}

asio::awaitable<bool> Session::answer(Intake& intake) {
    ++shared_.requests;
    const bool http_1_0 = intake.http_1_0(), wants_more = intake.keep_alive();
    Request request = intake.release();
    request.remote_address = remote_address_;
    request.secure = wire_->secure();
    believe_proxy(request, shared_.options.trusted_proxies);
    Asked asked = Asked::of(request);
    Delivery delivery = co_await work(std::move(request), std::move(asked));
    const bool keep_alive = wants_more && !shared_.stopping && !delivery.streams();
    const error_code failed = co_await send(delivery, {.http_1_0 = http_1_0, .keep_alive = keep_alive});
    co_return !failed && keep_alive;
}

asio::awaitable<bool> Session::exchange() {
    error_code failed = co_await await_request();
    if (failed) co_return false;
    Intake intake;
    std::optional<Problem> problem;
    try {
        failed = co_await read_head(intake);
        if (!failed) intake.limit_body(shared_.handler.body_limit(intake.method(), intake.path()));
        if (!failed && !intake.done()) failed = co_await read_body(intake);
    } catch (const Problem& refused) {
        problem = refused; // no co_await inside a catch
    }
    if (!problem && failed == asio::error::timed_out) problem = too_slow();
    if (!problem && failed == asio::error::message_size)
        problem = Problem::malformed("http.malformed", "请求格式不对", "The request is malformed");
    if (problem) {
        co_await refuse(*problem);
        co_return false;
    }
    if (failed) co_return false; // the client is gone
    co_return co_await answer(intake);
}

// Answers what could not be read to its end. The connection cannot go on: nobody knows where the next request starts.
asio::awaitable<void> Session::refuse(const Problem& problem) {
    spdlog::info(R"({{"event":"request_refused","status":{},"code":"{}","client":"{}"}})", problem.status, problem.code,
                 remote_address_);
    Delivery delivery = deliver(problem_response(problem, Intake::new_trace()), {.secure = wire_->secure()});
    const error_code failed = co_await send(delivery, {.keep_alive = false});
    if (failed) co_return;
    // Reads on for a moment: closing with unread bytes would reset the connection and destroy the answer on its way.
    error_code ignored;
    wire_->socket().shutdown(asio::ip::tcp::socket::shutdown_send, ignored);
    enter(Phase::leaving, std::chrono::seconds(2));
    buffer_.clear();
    for (std::size_t total = 0; total < (16U << 20U); total += buffer_.size(), buffer_.clear()) {
        const error_code ended = co_await fill();
        if (ended) break;
    }
}

asio::awaitable<void> Session::leave_orderly() {
    enter(Phase::leaving, std::chrono::seconds(1));
    co_await wire_->say_goodbye();
    error_code ignored;
    wire_->socket().shutdown(asio::ip::tcp::socket::shutdown_send, ignored);
    wire_->socket().close(ignored);
}

asio::awaitable<void> Session::run() {
    enter(Phase::handshake, shared_.options.head_timeout);
    const error_code failed = co_await wire_->handshake();
    if (failed) co_return;
    while (true) {
        const bool more = co_await exchange();
        if (!more) break;
    }
    co_await leave_orderly();
}

} // namespace guapai::http
