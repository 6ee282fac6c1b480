// A keep-alive connection that sends prepared requests and reads whole answers: as little work as a client can do.
#pragma once

#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cstdint>
#include <stdexcept>
#include <string>
#include <string_view>

namespace guapai::bench {

class HttpClient {
public:
    explicit HttpClient(std::uint16_t port) : socket_(::socket(AF_INET, SOCK_STREAM, 0)) {
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_port = htons(port);
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        if (::connect(socket_, reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0)
            throw std::runtime_error("cannot connect");
        const int on = 1;
        setsockopt(socket_, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    }
    ~HttpClient() { ::close(socket_); }
    HttpClient(const HttpClient&) = delete;
    HttpClient& operator=(const HttpClient&) = delete;

    // Sends the request and returns the status; the body of the answer stays in body().
    int ask(std::string_view request) {
        while (!request.empty()) {
            const auto sent = ::send(socket_, request.data(), request.size(), MSG_NOSIGNAL);
            if (sent <= 0) throw std::runtime_error("send failed");
            request.remove_prefix(static_cast<std::size_t>(sent));
        }
        buffer_.clear();
        std::size_t head = std::string::npos, whole = 0;
        while (head == std::string::npos || buffer_.size() < whole) {
            char piece[16384];
            const auto got = ::recv(socket_, piece, sizeof piece, 0);
            if (got <= 0) throw std::runtime_error("the connection was closed");
            buffer_.append(piece, static_cast<std::size_t>(got));
            if (head == std::string::npos && (head = buffer_.find("\r\n\r\n")) != std::string::npos)
                whole = head + 4 + length();
        }
        body_at_ = head + 4;
        return std::stoi(buffer_.substr(9, 3));
    }
    std::string_view body() const { return std::string_view(buffer_).substr(body_at_); }
    std::string header(std::string_view name) const { // as the server writes it
        const std::size_t at = buffer_.find(name);
        if (at == std::string::npos || at > body_at_) return "";
        const std::size_t start = at + name.size() + 2;
        return buffer_.substr(start, buffer_.find("\r\n", start) - start);
    }

private:
    std::size_t length() const {
        const std::string value = header("Content-Length");
        return value.empty() ? 0 : static_cast<std::size_t>(std::stoul(value));
    }

    int socket_;
    std::string buffer_;
    std::size_t body_at_ = SIZE_MAX;
};

inline std::string http_request(std::string_view method, std::string_view path, std::string_view headers,
                                std::string_view body) {
    std::string out(method);
    out.append(" ").append(path).append(" HTTP/1.1\r\nHost: localhost\r\n").append(headers);
    out.append("Content-Length: ").append(std::to_string(body.size())).append("\r\n\r\n").append(body);
    return out;
}

} // namespace guapai::bench
