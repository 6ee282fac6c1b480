#include "http/server.h"

#include "base/problem.h"
#include "http/certificate.h"
#include "http/session.h"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/strand.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <spdlog/spdlog.h>

#include <future>
#include <thread>

namespace guapai::http {

using tcp = asio::ip::tcp;

namespace {

Problem cannot_listen(const ServerOptions& options, const error_code& failed) {
    const std::string where = options.address + ":" + std::to_string(options.port);
    return {500, "http.port", "不能在 " + where + " 监听（" + failed.message() + "），可用 --port 换一个端口",
            "Cannot listen on " + where + " (" + failed.message() + "); choose another port with --port"};
}

} // namespace

struct Server::Impl {
    Impl(ServerOptions o, Handler& handler)
        : options(std::move(o)), io(static_cast<int>(std::max(1U, options.io_threads))),
          pool(std::max(1U, options.workers)), shared(options, handler, pool), home(asio::make_strand(io)),
          acceptor(home), caretaker_timer(home), work(io.get_executor()) {}

    void listen();
    void run();
    void stop();
    asio::any_io_executor new_executor();
    asio::awaitable<void> accept_loop();
    asio::awaitable<void> caretaker();
    asio::awaitable<void> sleep(std::chrono::milliseconds time);
    void welcome(tcp::socket socket);
    void tell_all(void (Session::*message)());

    ServerOptions options;
    asio::io_context io;
    asio::thread_pool pool;
    Shared shared;
    asio::any_io_executor home; // of what belongs to no connection
    tcp::acceptor acceptor;
    asio::steady_timer caretaker_timer;
    asio::executor_work_guard<asio::io_context::executor_type> work;
    std::unique_ptr<Certificate> certificate;
    std::vector<std::thread> threads;
    std::uint16_t port = 0;
    bool running = false;
};

void Server::Impl::listen() {
    error_code failed;
    const auto address = asio::ip::make_address(options.address, failed);
    if (failed)
        throw Problem(500, "http.address", "监听地址不对：" + options.address, "Not an address: " + options.address);
    const tcp::endpoint endpoint(address, options.port);
    acceptor.open(endpoint.protocol(), failed);
    if (!failed) acceptor.set_option(asio::socket_base::reuse_address(true), failed);
    if (!failed) acceptor.bind(endpoint, failed);
    if (!failed) acceptor.listen(asio::socket_base::max_listen_connections, failed);
    if (!failed) port = acceptor.local_endpoint(failed).port();
    if (!failed) return;
    error_code ignored;
    acceptor.close(ignored);
    throw cannot_listen(options, failed);
}

// One thread needs no strands.
asio::any_io_executor Server::Impl::new_executor() {
    if (options.io_threads <= 1) return io.get_executor();
    return asio::make_strand(io);
}

asio::awaitable<void> Server::Impl::sleep(std::chrono::milliseconds time) {
    asio::steady_timer timer(home, time);
    error_code ignored;
    co_await timer.async_wait(asio::redirect_error(asio::use_awaitable, ignored));
}

void Server::Impl::welcome(tcp::socket socket) {
    error_code ignored;
    socket.set_option(tcp::no_delay(true), ignored);
    const auto executor = socket.get_executor();
    auto wire = certificate ? tls_wire(std::move(socket), certificate->context()) : plain_wire(std::move(socket));
    const auto session = std::make_shared<Session>(std::move(wire), shared);
    shared.enter(session);
    asio::co_spawn(executor, session->run(), [this, session](const std::exception_ptr& thrown) {
        try {
            if (thrown) std::rethrow_exception(thrown);
        } catch (const std::exception& error) {
            spdlog::error("connection: {}", error.what());
        }
        shared.leave(session);
    });
}

asio::awaitable<void> Server::Impl::accept_loop() {
    while (!shared.stopping) {
        if (shared.open_connections >= options.connections) {
            co_await sleep(std::chrono::milliseconds(20));
            continue;
        }
        error_code failed;
        tcp::socket socket(new_executor());
        co_await acceptor.async_accept(socket, asio::redirect_error(asio::use_awaitable, failed));
        if (shared.stopping) co_return;
        if (!failed)
            welcome(std::move(socket));
        else // out of file descriptors, say: wait instead of spinning
            co_await sleep(std::chrono::milliseconds(100));
    }
}

// Cuts what is overdue and looks after the certificate.
asio::awaitable<void> Server::Impl::caretaker() {
    constexpr int rounds_per_look = 20;
    for (int round = 1; work.owns_work(); ++round) {
        error_code stopped;
        caretaker_timer.expires_after(std::chrono::milliseconds(100));
        co_await caretaker_timer.async_wait(asio::redirect_error(asio::use_awaitable, stopped));
        const auto now = std::chrono::steady_clock::now();
        for (const auto& session : shared.sessions())
            if (session->deadline() <= now) asio::post(session->executor(), [session] { session->cut_if_overdue(); });
        if (certificate && round % rounds_per_look == 0) certificate->reload_if_changed();
    }
}

void Server::Impl::tell_all(void (Session::*message)()) {
    for (const auto& session : shared.sessions())
        asio::post(session->executor(), [session, message] { (*session.*message)(); });
}

void Server::Impl::run() {
    asio::co_spawn(home, accept_loop(), asio::detached);
    asio::co_spawn(home, caretaker(), asio::detached);
    for (unsigned i = 0; i < std::max(1U, options.io_threads); ++i)
        threads.emplace_back([this] { io.run(); });
    running = true;
}

void Server::Impl::stop() {
    shared.stopping = true;
    std::promise<void> closed; // from here on no connection can be added
    asio::post(home, [&] {
        error_code ignored;
        acceptor.close(ignored);
        closed.set_value();
    });
    closed.get_future().wait();
    tell_all(&Session::close_if_idle);
    if (!shared.wait_until_empty(options.drain_timeout)) {
        spdlog::warn("{} connections cut at shutdown", shared.open_connections.load());
        tell_all(&Session::cut);
        while (!shared.wait_until_empty(std::chrono::seconds(1)))
            tell_all(&Session::cut);
    }
    asio::post(home, [this] {
        work.reset();
        caretaker_timer.cancel();
    });
    for (std::thread& thread : threads)
        thread.join();
    pool.join();
    running = false;
}

Server::Server(ServerOptions options, Handler& handler) : impl_(std::make_unique<Impl>(std::move(options), handler)) {}
Server::~Server() { stop(); }

void Server::start() {
    if (!impl_->options.tls_certificate.empty())
        impl_->certificate = std::make_unique<Certificate>(impl_->options.tls_certificate, impl_->options.tls_key);
    impl_->listen();
    impl_->run();
}

void Server::stop() {
    if (impl_->running) impl_->stop();
}

std::uint16_t Server::port() const { return impl_->port; }

ServerCounters Server::counters() const {
    const Shared& shared = impl_->shared;
    ServerCounters out{.requests = shared.requests,
                       .rejected_busy = shared.rejected_busy,
                       .bytes_in = shared.bytes_in,
                       .bytes_out = shared.bytes_out,
                       .open_connections = shared.open_connections,
                       .working = shared.working};
    for (std::size_t i = 0; i < shared.by_class.size(); ++i)
        out.by_class[i] = shared.by_class[i];
    return out;
}

} // namespace guapai::http
