// The bytes of one connection, plain or TLS, behind one interface: what reads requests and writes answers is compiled
// once, not once per kind of stream. Internal to src/http.
//
// Thread-safety: one coroutine at a time, on the socket's executor.
#pragma once

#include <boost/asio/awaitable.hpp>
#include <boost/asio/buffer.hpp>
#include <boost/asio/ip/tcp.hpp>

#include <array>
#include <memory>

namespace boost::asio::ssl {
class context;
}

namespace guapai::http {

namespace asio = boost::asio;
using boost::system::error_code;

struct Moved {
    error_code failed;
    std::size_t bytes = 0;
};

class Wire {
public:
    virtual ~Wire() = default;

    virtual asio::awaitable<error_code> handshake() = 0; // nothing to do when plain
    virtual asio::awaitable<Moved> read(asio::mutable_buffer into) = 0;
    virtual asio::awaitable<Moved> write(std::array<asio::const_buffer, 2> from) = 0; // all of it
    virtual asio::awaitable<void> say_goodbye() = 0; // TLS: tells the other side that nothing was cut off
    virtual asio::ip::tcp::socket& socket() = 0;
    virtual bool secure() const = 0;
};

std::unique_ptr<Wire> plain_wire(asio::ip::tcp::socket socket);
std::unique_ptr<Wire> tls_wire(asio::ip::tcp::socket socket, std::shared_ptr<asio::ssl::context> context);

} // namespace guapai::http
