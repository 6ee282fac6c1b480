// One connection: reads requests within limits, lets workers answer them, writes the answers. Internal to src/http.
#pragma once

#include "http/server.h"

#include <boost/asio/awaitable.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/ssl/context.hpp>
#include <boost/asio/thread_pool.hpp>

#include <array>
#include <atomic>
#include <functional>
#include <map>
#include <mutex>

namespace guapai::http {

// What all connections of a server share.
struct Shared {
    Shared(const ServerOptions& o, Handler& h, boost::asio::thread_pool& p) : options(o), handler(h), pool(p) {}

    // Connections register how to wake them while they wait for a request; the shutdown wakes them all.
    std::uint64_t register_idle(std::function<void()> wake);
    void forget_idle(std::uint64_t ticket);
    void close_idle();

    const ServerOptions& options;
    Handler& handler;
    boost::asio::thread_pool& pool;
    std::atomic<bool> stopping{false};
    std::atomic<std::uint64_t> requests{0}, rejected_busy{0}, open_connections{0}, waiting{0};
    std::array<std::atomic<std::uint64_t>, 6> by_class{};

private:
    std::mutex mutex_;
    std::uint64_t next_ = 1;
    std::map<std::uint64_t, std::function<void()>> idle_;
};

boost::asio::awaitable<void> serve_plain(boost::asio::ip::tcp::socket socket, Shared& shared);
boost::asio::awaitable<void> serve_tls(boost::asio::ip::tcp::socket socket, boost::asio::ssl::context& context,
                                       Shared& shared);

} // namespace guapai::http
