#include "http/server.h"

#include "base/problem.h"
#include "http/router.h"

#include <arpa/inet.h>
#include <gtest/gtest.h>
#include <sys/socket.h>
#include <unistd.h>

#include <atomic>
#include <thread>

namespace guapai::http {

namespace {

// A client that sends exactly the bytes it is told to.
class Wire {
public:
    explicit Wire(std::uint16_t port) : socket_(::socket(AF_INET, SOCK_STREAM, 0)) {
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_port = htons(port);
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        EXPECT_EQ(::connect(socket_, reinterpret_cast<sockaddr*>(&address), sizeof address), 0);
        const timeval limit{5, 0};
        ::setsockopt(socket_, SOL_SOCKET, SO_RCVTIMEO, &limit, sizeof limit);
    }
    ~Wire() { ::close(socket_); }
    Wire(const Wire&) = delete;
    Wire& operator=(const Wire&) = delete;

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

private:
    int socket_;
};

class Echo : public Handler {
public:
    std::size_t body_limit(Method, std::string_view) const override { return 1000; }
    Response handle(Request request) override {
        if (request.path == "/slow") {
            ++running;
            std::this_thread::sleep_for(std::chrono::milliseconds(300));
        }
        if (request.path == "/events") {
            auto left = std::make_shared<int>(3);
            Response response;
            response.body =
                EventStream{[left] {
                                return EventStream::Batch{{{"progress", std::to_string(*left)}}, --*left == 0};
                            },
                            std::chrono::milliseconds(5)};
            return response;
        }
        return Response::json("{\"path\":\"" + request.path + "\",\"body\":\"" + request.body + "\"}");
    }
    std::atomic<int> running{0};
};

class ServerTest : public testing::Test {
protected:
    void start(ServerOptions options = {}) {
        options.port = 0;
        server.emplace(options, echo);
        server->start();
    }
    std::string ask(std::string_view bytes) {
        Wire wire(server->port());
        wire.send(bytes);
        return wire.rest();
    }
    Echo echo;
    std::optional<Server> server;
};

} // namespace

TEST_F(ServerTest, AnswersAndKeepsTheConnection) {
    start();
    Wire wire(server->port());
    wire.send("GET /a%20b HTTP/1.1\r\nHost: x\r\n\r\n");
    EXPECT_NE(wire.until("}").find("{\"path\":\"/a b\""), std::string::npos);
    wire.send("POST /c HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\n\r\nhi");
    EXPECT_NE(wire.until("}").find("\"body\":\"hi\""), std::string::npos);
}

TEST_F(ServerTest, PipelinedRequestsAreAnsweredInOrder) {
    start();
    Wire wire(server->port());
    wire.send("GET /1 HTTP/1.1\r\nHost: x\r\n\r\nGET /2 HTTP/1.1\r\nHost: x\r\n\r\n");
    const std::string got = wire.until("}", 2);
    EXPECT_LT(got.find("/1"), got.find("/2"));
    EXPECT_NE(got.find("/2"), std::string::npos);
}

TEST_F(ServerTest, ChunkedBodiesAndContinueAreUnderstood) {
    start();
    EXPECT_NE(ask("POST /c HTTP/1.1\r\nHost: x\r\nConnection: close\r\nTransfer-Encoding: "
                  "chunked\r\n\r\n2\r\nhi\r\n0\r\n\r\n")
                  .find("\"body\":\"hi\""),
              std::string::npos);
    Wire wire(server->port());
    wire.send("POST /c HTTP/1.1\r\nHost: x\r\nExpect: 100-continue\r\nContent-Length: 2\r\n\r\n");
    EXPECT_EQ(wire.until("\r\n\r\n"), "HTTP/1.1 100 Continue\r\n\r\n");
    wire.send("hi");
    EXPECT_NE(wire.until("}").find("\"body\":\"hi\""), std::string::npos);
}

TEST_F(ServerTest, HeadHasTheLengthButNoBody) {
    start();
    const std::string got = ask("HEAD /a HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
    EXPECT_NE(got.find("Content-Length: 23"), std::string::npos) << got;
    EXPECT_EQ(got.find('{'), std::string::npos);
}

TEST_F(ServerTest, AHeaderThatIsTooLargeIs431) {
    start();
    EXPECT_EQ(ask("GET / HTTP/1.1\r\nX: " + std::string(20'000, 'a') + "\r\n\r\n").find("HTTP/1.1 431"), 0U);
}

TEST_F(ServerTest, ABodyOverTheLimitIs413WhetherDeclaredOrNot) {
    start();
    EXPECT_EQ(
        ask("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 5000\r\n\r\n" + std::string(5000, 'a')).find("HTTP/1.1 413"),
        0U);
    EXPECT_EQ(ask("POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n1388\r\n" + std::string(5000, 'a') +
                  "\r\n0\r\n\r\n")
                  .find("HTTP/1.1 413"),
              0U);
}

TEST_F(ServerTest, GarbageBadTargetsAndUnknownMethodsAreRefused) {
    start();
    EXPECT_EQ(ask("\x16\x03\x01 hello\r\n\r\n").find("HTTP/1.1 400"), 0U);
    for (const char* target : {"/a%zz", "/%ff", "/..%2f..", "/a/../b", "/%00"})
        EXPECT_EQ(ask("GET " + std::string(target) + " HTTP/1.1\r\nHost: x\r\n\r\n").find("HTTP/1.1 400"), 0U)
            << target;
    EXPECT_EQ(ask("BREW / HTTP/1.1\r\nHost: x\r\n\r\n").find("HTTP/1.1 501"), 0U);
}

TEST_F(ServerTest, ASlowHeadIsCutOff) {
    start({.head_timeout = std::chrono::seconds(1)});
    Wire wire(server->port());
    wire.send("GET / HT");
    EXPECT_EQ(wire.rest().find("HTTP/1.1 408"), 0U);
}

TEST_F(ServerTest, ASlowBodyIsCutOffInTotalNotPerByte) {
    start({.body_timeout = std::chrono::seconds(1)});
    Wire wire(server->port());
    wire.send("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\n");
    std::jthread drip([&] {
        for (int i = 0; i < 15; ++i) {
            wire.send("a");
            std::this_thread::sleep_for(std::chrono::milliseconds(100));
        }
    });
    EXPECT_EQ(wire.rest().find("HTTP/1.1 408"), 0U);
}

TEST_F(ServerTest, WhenTheQueueIsFullTheAnswerIs503AtOnce) {
    start({.workers = 1, .queue = 1});
    std::vector<std::jthread> clients;
    std::atomic<int> busy{0};
    for (int i = 0; i < 6; ++i)
        clients.emplace_back([&] {
            if (ask("GET /slow HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n").find("HTTP/1.1 503") == 0) ++busy;
        });
    clients.clear();
    EXPECT_GE(busy.load(), 3);
    EXPECT_LE(busy.load(), 5);
}

TEST_F(ServerTest, StoppingLetsARunningRequestEnd) {
    start();
    std::string got;
    std::jthread client([&] { got = ask("GET /slow HTTP/1.1\r\nHost: x\r\n\r\n"); });
    while (echo.running == 0)
        std::this_thread::sleep_for(std::chrono::milliseconds(1));
    server->stop();
    client.join();
    EXPECT_EQ(got.find("HTTP/1.1 200"), 0U);
}

TEST_F(ServerTest, StoppingDoesNotWaitForIdleConnections) {
    start();
    Wire idle(server->port());
    idle.send("GET /a HTTP/1.1\r\nHost: x\r\n\r\n");
    idle.until("}");
    const auto start_time = std::chrono::steady_clock::now();
    server->stop();
    EXPECT_LT(std::chrono::steady_clock::now() - start_time, std::chrono::seconds(2));
}

TEST_F(ServerTest, EventsArriveOneByOneAndTheStreamEnds) {
    start();
    const std::string got = ask("GET /events HTTP/1.1\r\nHost: x\r\n\r\n");
    EXPECT_NE(got.find("text/event-stream"), std::string::npos);
    EXPECT_LT(got.find("data: 3"), got.find("data: 1"));
    EXPECT_NE(got.find("0\r\n\r\n"), std::string::npos);
}

} // namespace guapai::http
