#include "http/session.h"

#include "base/hash.h"
#include "base/problem.h"
#include "base/text.h"
#include "http/router.h"
#include "http/target.h"

#include <boost/asio.hpp>
#include <boost/asio/ssl.hpp>
#include <boost/beast.hpp>
#include <boost/beast/ssl.hpp>
#include <spdlog/spdlog.h>

namespace guapai::http {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace bh = beast::http;
using asio::use_awaitable;
using boost::system::error_code;

std::uint64_t Shared::register_idle(std::function<void()> wake) {
    const std::lock_guard lock(mutex_);
    idle_.emplace(next_, std::move(wake));
    return next_++;
}
void Shared::forget_idle(std::uint64_t ticket) {
    const std::lock_guard lock(mutex_);
    idle_.erase(ticket);
}
void Shared::close_idle() {
    const std::lock_guard lock(mutex_);
    for (const auto& [ticket, wake] : idle_)
        wake();
}

namespace {

constexpr std::size_t header_limit = 16U << 10U;

std::string make_trace() {
    std::array<std::uint8_t, 8> bytes{};
    fill_random(bytes);
    return hex(bytes);
}

std::optional<Method> method_of(bh::verb verb) {
    switch (verb) {
    case bh::verb::get:
        return Method::get;
    case bh::verb::head:
        return Method::head;
    case bh::verb::post:
        return Method::post;
    case bh::verb::put:
        return Method::put;
    case bh::verb::patch:
        return Method::patch;
    case bh::verb::delete_:
        return Method::del;
    case bh::verb::options:
        return Method::options;
    default:
        return std::nullopt;
    }
}

Problem too_large(std::size_t limit) {
    return {413, "body.too_large", "内容过大，最多 " + std::to_string(limit >> 10U) + " KB",
            "The body is too large, at most " + std::to_string(limit >> 10U) + " KB"};
}

// What went wrong while reading, as an answer; nothing when the client is simply gone.
std::optional<Problem> reading_problem(const error_code& failed, std::size_t body_limit) {
    if (failed == bh::error::header_limit)
        return Problem(431, "header.too_large", "请求头过大，最多 16 KB",
                       "The request header is too large, at most 16 KB");
    if (failed == bh::error::body_limit) return too_large(body_limit);
    if (failed == beast::error::timeout)
        return Problem(408, "timeout", "接收超时，请检查网络后重试", "The request took too long to arrive");
    if (failed == bh::error::end_of_stream || failed == asio::error::operation_aborted ||
        failed == asio::error::connection_reset || failed == asio::error::eof ||
        failed == asio::ssl::error::stream_truncated)
        return std::nullopt;
    if (failed.category() == bh::make_error_code(bh::error::bad_method).category())
        return Problem::malformed("http.malformed", "请求格式不对", "The request is malformed");
    return std::nullopt;
}

// A limit on the whole of what happens while it lives. Beast's own timeout closes the socket, so that no 408 could be
// sent; this one only cancels what is waiting.
class Deadline {
public:
    Deadline(beast::tcp_stream& stream, std::chrono::steady_clock::duration limit)
        : state_(std::make_shared<State>()), timer_(stream.get_executor(), limit) {
        timer_.async_wait([state = state_, &stream](const error_code& cancelled) {
            if (cancelled || !state->alive) return;
            state->passed = true;
            stream.cancel();
        });
    }
    ~Deadline() { state_->alive = false; }
    Deadline(const Deadline&) = delete;
    Deadline& operator=(const Deadline&) = delete;

    bool passed() const { return state_->passed; }

private:
    struct State {
        bool alive = true, passed = false;
    };
    std::shared_ptr<State> state_;
    asio::steady_timer timer_;
};

class Answer { // our Response in Beast's shape
public:
    Answer(Response response, unsigned version, bool keep_alive, bool head) : response_(std::move(response)) {
        message_.version(version);
        message_.result(static_cast<unsigned>(response_.status));
        for (const auto& [name, value] : response_.headers)
            message_.insert(name, value);
        message_.keep_alive(keep_alive);
        if (const auto* text = std::get_if<std::string>(&response_.body))
            view_ = *text;
        else if (const auto* fixed = std::get_if<StaticBody>(&response_.body))
            view_ = fixed->bytes;
        const bool bodiless = response_.status == 204 || response_.status == 304;
        if (!bodiless) message_.content_length(view_.size());
        if (!head && !bodiless) {
            message_.body().data = const_cast<char*>(view_.data()); // buffer_body never writes through it
            message_.body().size = view_.size();
        }
        message_.body().more = false;
    }
    bh::response<bh::buffer_body>& message() { return message_; }
    const Response& response() const { return response_; }

private:
    Response response_;
    std::string_view view_;
    bh::response<bh::buffer_body> message_;
};

template <class Stream>
class Connection {
public:
    Connection(Stream stream, Shared& shared, bool secure)
        : stream_(std::move(stream)), shared_(shared), secure_(secure) {
        ++shared_.open_connections;
    }
    ~Connection() { --shared_.open_connections; }
    Connection(const Connection&) = delete;
    Connection& operator=(const Connection&) = delete;

    Stream& stream() { return stream_; }
    asio::awaitable<void> run();

private:
    auto& socket() { return beast::get_lowest_layer(stream_); }
    asio::awaitable<bool> exchange();
    asio::awaitable<error_code> read_head(bh::request_parser<bh::string_body>& parser);
    asio::awaitable<error_code> read_body(bh::request_parser<bh::string_body>& parser);
    asio::awaitable<void> refuse(const Problem& problem);
    asio::awaitable<Response> work(Request request);
    asio::awaitable<error_code> send(Response response, bool keep_alive, bool head);
    asio::awaitable<error_code> send_file(Response& response, bool keep_alive, bool head);
    asio::awaitable<error_code> send_events(Response& response);
    std::optional<Request> understood(bh::request<bh::string_body>& message, Method method) const;

    Stream stream_;
    Shared& shared_;
    bool secure_;
    beast::flat_buffer buffer_{64U << 10U};
};

template <class Stream>
asio::awaitable<error_code> Connection<Stream>::read_head(bh::request_parser<bh::string_body>& parser) {
    // While nothing has come the connection is idle and may be closed by a shutdown at any moment.
    std::uint64_t ticket = 0;
    if (buffer_.size() == 0) {
        ticket = shared_.register_idle([this] { asio::post(socket().get_executor(), [this] { socket().cancel(); }); });
    }
    error_code failed;
    if (shared_.stopping) failed = asio::error::operation_aborted;
    if (!failed && buffer_.size() == 0) {
        socket().expires_after(shared_.options.idle_timeout);
        char first = 0;
        // Waits for the first byte without taking time away from the head's own limit.
        co_await stream_.async_read_some(asio::buffer(&first, 1), asio::redirect_error(use_awaitable, failed));
        if (!failed) {
            buffer_.commit(asio::buffer_copy(buffer_.prepare(1), asio::buffer(&first, 1)));
        } else if (failed == beast::error::timeout) {
            failed = asio::error::operation_aborted; // an idle client needs no answer
        }
    }
    if (ticket != 0) shared_.forget_idle(ticket);
    if (failed) co_return failed;
    socket().expires_never();
    const Deadline deadline(socket(), shared_.options.head_timeout);
    co_await bh::async_read_header(stream_, buffer_, parser, asio::redirect_error(use_awaitable, failed));
    if (deadline.passed()) failed = beast::error::timeout;
    co_return failed;
}

template <class Stream>
asio::awaitable<error_code> Connection<Stream>::read_body(bh::request_parser<bh::string_body>& parser) {
    error_code failed;
    const Deadline deadline(socket(), shared_.options.body_timeout);
    co_await bh::async_read(stream_, buffer_, parser, asio::redirect_error(use_awaitable, failed));
    if (deadline.passed()) failed = beast::error::timeout;
    co_return failed;
}

template <class Stream>
std::optional<Request> Connection<Stream>::understood(bh::request<bh::string_body>& message, Method method) const {
    Request request;
    request.method = method;
    request.target = std::string(message.target());
    if (!parse_target(request.target, request.path, request.query)) return std::nullopt;
    for (const auto& field : message) {
        std::string name(field.name_string());
        for (char& c : name)
            if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
        request.headers.emplace_back(std::move(name), std::string(field.value()));
    }
    request.body = std::move(message.body());
    request.secure = secure_;
    request.trace = make_trace();
    return request;
}

template <class Stream>
asio::awaitable<Response> Connection<Stream>::work(Request request) {
    if (shared_.waiting >= shared_.options.queue) {
        ++shared_.rejected_busy;
        const Problem busy(503, "busy", "系统繁忙，请稍后再试", "The system is busy, please try again");
        Response refusal = problem_response(busy, request.trace);
        co_return refusal;
    }
    ++shared_.waiting;
    // Out to a worker, and back to the connection's own executor with the answer.
    const auto home = co_await asio::this_coro::executor;
    co_await asio::post(asio::bind_executor(shared_.pool, use_awaitable));
    --shared_.waiting;
    Response response = shared_.handler.handle(std::move(request));
    co_await asio::post(asio::bind_executor(home, use_awaitable));
    co_return response;
}

template <class Stream>
asio::awaitable<error_code> Connection<Stream>::send_file(Response& response, bool keep_alive, bool head) {
    error_code failed;
    bh::response<bh::file_body> message;
    message.result(static_cast<unsigned>(response.status));
    for (const auto& [name, value] : response.headers)
        message.insert(name, value);
    message.body().open(std::get<FileBody>(response.body).path.c_str(), beast::file_mode::scan, failed);
    if (failed) {
        Response missing = problem_response(Problem::not_found("文件不存在", "The file is not there"), "");
        co_return co_await send(std::move(missing), keep_alive, head);
    }
    message.keep_alive(keep_alive);
    message.prepare_payload();
    bh::response_serializer<bh::file_body> serializer(message);
    socket().expires_after(std::chrono::minutes(10));
    if (head)
        co_await bh::async_write_header(stream_, serializer, asio::redirect_error(use_awaitable, failed));
    else
        co_await bh::async_write(stream_, serializer, asio::redirect_error(use_awaitable, failed));
    co_return failed;
}

template <class Stream>
asio::awaitable<error_code> Connection<Stream>::send_events(Response& response) {
    error_code failed;
    const EventStream events = std::get<EventStream>(response.body);
    bh::response<bh::empty_body> message;
    message.result(bh::status::ok);
    message.set(bh::field::content_type, "text/event-stream");
    message.set(bh::field::cache_control, "no-store");
    message.chunked(true);
    message.keep_alive(false);
    bh::response_serializer<bh::empty_body> serializer(message);
    socket().expires_after(std::chrono::minutes(1));
    co_await bh::async_write_header(stream_, serializer, asio::redirect_error(use_awaitable, failed));
    asio::steady_timer pause(co_await asio::this_coro::executor);
    const auto home = co_await asio::this_coro::executor;
    bool done = false;
    while (!failed && !done && !shared_.stopping) {
        EventStream::Batch batch;
        co_await asio::post(asio::bind_executor(shared_.pool, use_awaitable));
        batch = events.poll();
        co_await asio::post(asio::bind_executor(home, use_awaitable));
        done = batch.done;
        std::string text = batch.events.empty() ? ":\n\n" : "";
        for (const Event& event : batch.events)
            text += "event: " + event.name + "\ndata: " + event.data + "\n\n";
        socket().expires_after(std::chrono::minutes(1));
        co_await asio::async_write(stream_, bh::make_chunk(asio::buffer(text)),
                                   asio::redirect_error(use_awaitable, failed));
        if (failed || done) break;
        pause.expires_after(events.period);
        co_await pause.async_wait(asio::redirect_error(use_awaitable, failed));
    }
    if (!failed)
        co_await asio::async_write(stream_, bh::make_chunk_last(), asio::redirect_error(use_awaitable, failed));
    co_return asio::error::eof; // an event stream always ends its connection
}

template <class Stream>
asio::awaitable<error_code> Connection<Stream>::send(Response response, bool keep_alive, bool head) {
    ++shared_.by_class[static_cast<std::size_t>(std::clamp(response.status / 100, 1, 5))];
    if (std::holds_alternative<EventStream>(response.body)) co_return co_await send_events(response);
    if (std::holds_alternative<FileBody>(response.body)) co_return co_await send_file(response, keep_alive, head);
    error_code failed;
    Answer answer(std::move(response), 11, keep_alive, head);
    bh::response_serializer<bh::buffer_body> serializer(answer.message());
    socket().expires_after(shared_.options.body_timeout);
    if (head)
        co_await bh::async_write_header(stream_, serializer, asio::redirect_error(use_awaitable, failed));
    else
        co_await bh::async_write(stream_, serializer, asio::redirect_error(use_awaitable, failed));
    co_return failed;
}

template <class Stream>
asio::awaitable<void> Connection<Stream>::refuse(const Problem& problem) {
    Response response = problem_response(problem, "");
    co_await send(std::move(response), false, false);
    // Says that no more will come, then reads on for a moment, so that the client sees the answer instead of a reset.
    error_code ignored;
    socket().socket().shutdown(asio::ip::tcp::socket::shutdown_send, ignored);
    ignored.clear();
    socket().expires_after(std::chrono::seconds(2));
    std::array<char, 4096> sink{};
    for (std::size_t total = 0; total < (8U << 20U) && !ignored;) {
        const std::size_t n =
            co_await stream_.async_read_some(asio::buffer(sink), asio::redirect_error(use_awaitable, ignored));
        total += n;
    }
}

// One request and its answer. False: the connection ends.
template <class Stream>
asio::awaitable<bool> Connection<Stream>::exchange() {
    bh::request_parser<bh::string_body> parser;
    parser.header_limit(header_limit);
    parser.body_limit(boost::none);
    error_code failed = co_await read_head(parser);
    if (failed) {
        if (const auto problem = reading_problem(failed, 0)) co_await refuse(*problem);
        co_return false;
    }
    const auto method = method_of(parser.get().method());
    std::string path;
    Fields query;
    if (!method || !parse_target(parser.get().target(), path, query)) {
        // A named value: GCC 12 destroys temporaries of a co_await expression twice.
        const Problem problem = method ? Problem::malformed("http.target", "网址格式不对", "The address is malformed")
                                       : Problem(501, "http.method", "不支持的请求方法", "The method is not supported");
        co_await refuse(problem);
        co_return false;
    }
    const std::size_t limit = shared_.handler.body_limit(*method, path);
    parser.body_limit(limit);
    if (const auto length = parser.content_length(); length && *length > limit) {
        const Problem problem = too_large(limit);
        co_await refuse(problem);
        co_return false;
    }
    if (beast::iequals(parser.get()[bh::field::expect], "100-continue")) {
        const std::string go_on = "HTTP/1.1 100 Continue\r\n\r\n";
        co_await asio::async_write(stream_, asio::buffer(go_on), asio::redirect_error(use_awaitable, failed));
    }
    if (!failed) failed = co_await read_body(parser);
    if (failed) {
        if (const auto problem = reading_problem(failed, limit)) co_await refuse(*problem);
        co_return false;
    }
    ++shared_.requests;
    auto message = parser.release();
    const bool keep_alive = message.keep_alive() && !shared_.stopping;
    auto request = understood(message, *method);
    error_code unknown;
    const auto peer = socket().socket().remote_endpoint(unknown);
    if (!unknown) request->remote_address = peer.address().to_string();
    socket().expires_never(); // the answer takes the time it takes
    Response response = co_await work(std::move(*request));
    failed = co_await send(std::move(response), keep_alive && !shared_.stopping, *method == Method::head);
    co_return !failed && keep_alive;
}

template <class Stream>
asio::awaitable<void> Connection<Stream>::run() {
    while (co_await exchange()) {
    }
    error_code ignored;
    socket().socket().shutdown(asio::ip::tcp::socket::shutdown_send, ignored);
}

} // namespace

asio::awaitable<void> serve_plain(asio::ip::tcp::socket socket, Shared& shared) {
    Connection<beast::tcp_stream> connection(beast::tcp_stream(std::move(socket)), shared, false);
    co_await connection.run();
}

asio::awaitable<void> serve_tls(asio::ip::tcp::socket socket, asio::ssl::context& context, Shared& shared) {
    using Stream = beast::ssl_stream<beast::tcp_stream>;
    Connection<Stream> connection(Stream(beast::tcp_stream(std::move(socket)), context), shared, true);
    error_code failed;
    beast::get_lowest_layer(connection.stream()).expires_after(shared.options.head_timeout);
    co_await connection.stream().async_handshake(asio::ssl::stream_base::server,
                                                 asio::redirect_error(use_awaitable, failed));
    if (failed) co_return;
    co_await connection.run();
    beast::get_lowest_layer(connection.stream()).expires_after(std::chrono::seconds(2));
    co_await connection.stream().async_shutdown(asio::redirect_error(use_awaitable, failed));
}

} // namespace guapai::http
