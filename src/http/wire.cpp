#include "http/wire.h"

#include <boost/asio/redirect_error.hpp>
#include <boost/asio/ssl/context.hpp>
#include <boost/asio/ssl/stream.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/write.hpp>

namespace guapai::http {

namespace {

using asio::use_awaitable;
using asio::ip::tcp;

class PlainWire : public Wire {
public:
    explicit PlainWire(tcp::socket socket) : socket_(std::move(socket)) {}

    asio::awaitable<error_code> handshake() override { co_return error_code(); }
    asio::awaitable<Moved> read(asio::mutable_buffer into) override {
        Moved moved;
        moved.bytes = co_await socket_.async_read_some(into, asio::redirect_error(use_awaitable, moved.failed));
        co_return moved;
    }
    asio::awaitable<Moved> write(std::array<asio::const_buffer, 2> from) override {
        Moved moved;
        moved.bytes = co_await asio::async_write(socket_, from, asio::redirect_error(use_awaitable, moved.failed));
        co_return moved;
    }
    asio::awaitable<void> say_goodbye() override { co_return; }
    tcp::socket& socket() override { return socket_; }
    bool secure() const override { return false; }

private:
    tcp::socket socket_;
};

class TlsWire : public Wire {
public:
    TlsWire(tcp::socket socket, std::shared_ptr<asio::ssl::context> context)
        : context_(std::move(context)), stream_(std::move(socket), *context_) {}

    asio::awaitable<error_code> handshake() override {
        error_code failed;
        co_await stream_.async_handshake(asio::ssl::stream_base::server, asio::redirect_error(use_awaitable, failed));
        co_return failed;
    }
    asio::awaitable<Moved> read(asio::mutable_buffer into) override {
        Moved moved;
        moved.bytes = co_await stream_.async_read_some(into, asio::redirect_error(use_awaitable, moved.failed));
        co_return moved;
    }
    asio::awaitable<Moved> write(std::array<asio::const_buffer, 2> from) override {
        Moved moved;
        moved.bytes = co_await asio::async_write(stream_, from, asio::redirect_error(use_awaitable, moved.failed));
        co_return moved;
    }
    asio::awaitable<void> say_goodbye() override {
        error_code ignored;
        co_await stream_.async_shutdown(asio::redirect_error(use_awaitable, ignored));
    }
    tcp::socket& socket() override { return stream_.next_layer(); }
    bool secure() const override { return true; }

private:
    std::shared_ptr<asio::ssl::context> context_; // the certificate may be replaced while we talk
    asio::ssl::stream<tcp::socket> stream_;
};

} // namespace

std::unique_ptr<Wire> plain_wire(tcp::socket socket) { return std::make_unique<PlainWire>(std::move(socket)); }

std::unique_ptr<Wire> tls_wire(tcp::socket socket, std::shared_ptr<asio::ssl::context> context) {
    return std::make_unique<TlsWire>(std::move(socket), std::move(context));
}

} // namespace guapai::http
