#include "http/server.h"

#include "http/session.h"

#include "base/problem.h"

#include <boost/asio.hpp>
#include <boost/asio/ssl.hpp>
#include <spdlog/spdlog.h>

#include <thread>

namespace guapai::http {

namespace asio = boost::asio;
using tcp = asio::ip::tcp;

struct Server::Impl {
    Impl(ServerOptions o, Handler& handler)
        : options(std::move(o)), pool(options.workers), shared{options, handler, pool}, acceptor(io) {}

    void listen();
    void load_certificate();
    asio::awaitable<void> accept_loop();
    void drain();

    ServerOptions options;
    asio::io_context io;
    asio::thread_pool pool;
    Shared shared;
    tcp::acceptor acceptor;
    std::optional<asio::ssl::context> tls;
    std::vector<std::thread> threads;
    bool running = false;
};

void Server::Impl::load_certificate() {
    if (options.tls_certificate.empty()) return;
    tls.emplace(asio::ssl::context::tls_server);
    tls->set_options(asio::ssl::context::default_workarounds | asio::ssl::context::no_tlsv1 |
                     asio::ssl::context::no_tlsv1_1);
    boost::system::error_code failed;
    tls->use_certificate_chain_file(options.tls_certificate, failed);
    if (!failed) tls->use_private_key_file(options.tls_key, asio::ssl::context::pem, failed);
    if (failed)
        throw Problem(500, "http.tls", "TLS 证书或私钥不能读取：" + failed.message(),
                      "The TLS certificate or key cannot be read: " + failed.message());
}

void Server::Impl::listen() {
    boost::system::error_code failed;
    const auto address = asio::ip::make_address(options.address, failed);
    if (failed)
        throw Problem(500, "http.address", "监听地址不对：" + options.address, "Not an address: " + options.address);
    const tcp::endpoint endpoint(address, options.port);
    acceptor.open(endpoint.protocol());
    acceptor.set_option(asio::socket_base::reuse_address(true));
    acceptor.bind(endpoint, failed);
    if (!failed) acceptor.listen(1024, failed);
    if (failed)
        throw Problem(500, "http.port",
                      "端口 " + std::to_string(options.port) + " 不能使用（" + failed.message() +
                          "），可用 --port 换一个",
                      "Port " + std::to_string(options.port) + " cannot be used (" + failed.message() +
                          "); choose another with --port");
}

asio::awaitable<void> Server::Impl::accept_loop() {
    while (acceptor.is_open()) {
        boost::system::error_code failed;
        tcp::socket socket(asio::make_strand(io));
        co_await acceptor.async_accept(socket, asio::redirect_error(asio::use_awaitable, failed));
        if (failed == asio::error::operation_aborted) co_return;
        if (failed) { // out of file descriptors, say: wait instead of spinning
            asio::steady_timer pause(io, std::chrono::milliseconds(100));
            co_await pause.async_wait(asio::use_awaitable);
            continue;
        }
        socket.set_option(tcp::no_delay(true), failed);
        const auto executor = socket.get_executor();
        if (tls)
            asio::co_spawn(executor, serve_tls(std::move(socket), *tls, shared), asio::detached);
        else
            asio::co_spawn(executor, serve_plain(std::move(socket), shared), asio::detached);
    }
}

// Running requests end, idle connections close at once; what is left at the deadline is cut.
void Server::Impl::drain() {
    shared.stopping = true;
    asio::post(io, [this] {
        boost::system::error_code ignored;
        acceptor.close(ignored);
    });
    shared.close_idle();
    const auto deadline = std::chrono::steady_clock::now() + options.drain_timeout;
    while (shared.open_connections > 0 && std::chrono::steady_clock::now() < deadline)
        std::this_thread::sleep_for(std::chrono::milliseconds(5));
    if (shared.open_connections > 0) spdlog::warn("{} connections cut at shutdown", shared.open_connections.load());
    io.stop();
    for (std::thread& thread : threads)
        thread.join();
    pool.join();
}

Server::Server(ServerOptions options, Handler& handler) : impl_(std::make_unique<Impl>(std::move(options), handler)) {}
Server::~Server() { stop(); }

void Server::start() {
    impl_->load_certificate();
    impl_->listen();
    impl_->running = true;
    asio::co_spawn(impl_->io, impl_->accept_loop(), asio::detached);
    for (unsigned i = 0; i < std::max(1U, impl_->options.io_threads); ++i)
        impl_->threads.emplace_back([this] { impl_->io.run(); });
}

void Server::stop() {
    if (!impl_->running) return;
    impl_->running = false;
    impl_->drain();
}

std::uint16_t Server::port() const { return impl_->acceptor.local_endpoint().port(); }

ServerCounters Server::counters() const {
    ServerCounters out{.requests = impl_->shared.requests,
                       .rejected_busy = impl_->shared.rejected_busy,
                       .open_connections = impl_->shared.open_connections};
    for (std::size_t i = 0; i < impl_->shared.by_class.size(); ++i)
        out.by_class[i] = impl_->shared.by_class[i];
    return out;
}

} // namespace guapai::http
