// A client that sends exactly the bytes it is told to, so that every fault can be made on purpose.
#pragma once

#include <arpa/inet.h>
#include <gtest/gtest.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cstdint>
#include <string>
#include <string_view>

namespace guapai::http {

class RawClient {
public:
    explicit RawClient(std::uint16_t port) : socket_(::socket(AF_INET, SOCK_STREAM, 0)) {
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_port = htons(port);
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        EXPECT_EQ(::connect(socket_, reinterpret_cast<sockaddr*>(&address), sizeof address), 0);
        const timeval limit{10, 0};
        ::setsockopt(socket_, SOL_SOCKET, SO_RCVTIMEO, &limit, sizeof limit);
    }
    ~RawClient() { leave(); }
    RawClient(const RawClient&) = delete;
    RawClient& operator=(const RawClient&) = delete;

    void send(std::string_view bytes) {
        while (!bytes.empty()) {
            const auto sent = ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
            if (sent <= 0) return;
            bytes.remove_prefix(static_cast<std::size_t>(sent));
        }
    }
    // Until the text has come `times` times, or the connection ends.
    std::string until(std::string_view text, int times = 1) {
        std::string got;
        for (int seen = 0; seen < times;) {
            char buffer[4096];
            const auto n = ::recv(socket_, buffer, sizeof buffer, 0);
            if (n <= 0) break;
            got.append(buffer, static_cast<std::size_t>(n));
            seen = 0;
            for (std::size_t at = got.find(text); at != std::string::npos; at = got.find(text, at + 1))
                ++seen;
        }
        return got;
    }
    std::string rest() { return until("\x01 never"); }
    bool ended_within(int milliseconds) { // the server has closed
        pollfd one{.fd = socket_, .events = POLLIN | POLLRDHUP, .revents = 0};
        char byte = 0;
        return ::poll(&one, 1, milliseconds) > 0 && ::recv(socket_, &byte, 1, MSG_PEEK) <= 0;
    }
    void leave() {
        if (socket_ >= 0) ::close(socket_);
        socket_ = -1;
    }
    int descriptor() const { return socket_; }

private:
    int socket_;
};

} // namespace guapai::http
