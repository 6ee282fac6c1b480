#include "http/server.h"

#include "base/problem.h"
#include "http/raw_client.h"
#include "http/router.h"

#include <atomic>
#include <condition_variable>
#include <fstream>
#include <thread>

namespace guapai::http {

namespace {

using namespace std::chrono_literals;

class Echo : public Handler {
public:
    std::size_t body_limit(Method, std::string_view path) const override { return path == "/big" ? 8U << 20U : 1000; }
    Response handle(Request request) override {
        if (request.path == "/wait") wait_for_release();
        if (request.path == "/events") return events(request.parameter("endless").has_value());
        if (request.path == "/throw") throw std::runtime_error("secret of the house");
        if (request.path == "/problem") throw Problem::forbidden("不行", "no");
        if (request.path == "/file") return Response::file(file, "text/plain");
        if (request.path == "/large") return Response::bytes(std::string(3'000'000, 'x') + "}", "image/jpeg");
        if (request.path == "/big") return Response::json(std::to_string(request.body.size()) + "}");
        if (request.path == "/who") return Response::json(request.remote_address + (request.secure ? " tls}" : "}"));
        return Response::json("{\"path\":\"" + request.path + "\",\"body\":\"" + request.body + "\"}");
    }
    void release() {
        const std::lock_guard lock(mutex);
        released = true;
        changed.notify_all();
    }
    void wait_for_release() {
        std::unique_lock lock(mutex);
        ++running;
        changed.wait_for(lock, 10s, [this] { return released; });
    }
    Response events(bool endless) {
        auto left = std::make_shared<int>(3);
        Response response;
        response.body = EventStream{[this, left, endless] {
                                        ++polls;
                                        if (endless) return EventStream::Batch{};
                                        return EventStream::Batch{{{"progress", std::to_string(*left)}}, --*left == 0};
                                    },
                                    5ms};
        return response;
    }

    std::atomic<int> running{0}, polls{0};
    std::filesystem::path file;
    std::mutex mutex;
    std::condition_variable changed;
    bool released = false;
};

class ServerTest : public testing::Test {
protected:
    void start(ServerOptions options = {}) {
        options.port = 0;
        server.emplace(options, echo);
        server->start();
    }
    std::string ask(std::string_view bytes) {
        RawClient client(server->port());
        client.send(bytes);
        return client.rest();
    }
    template <class Condition>
    static bool soon(Condition condition) {
        for (int i = 0; i < 500 && !condition(); ++i)
            std::this_thread::sleep_for(10ms);
        return condition();
    }
    static std::string get(std::string_view path) {
        return "GET " + std::string(path) + " HTTP/1.1\r\nHost: x\r\n\r\n";
    }
    static std::string last(std::string_view path) {
        return "GET " + std::string(path) + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n";
    }
    Echo echo;
    std::optional<Server> server;
};

} // namespace

TEST_F(ServerTest, OneConnectionServesManyRequests) {
    start();
    RawClient client(server->port());
    for (int i = 0; i < 100; ++i) {
        client.send(get("/a%20b"));
        ASSERT_NE(client.until("}").find("{\"path\":\"/a b\""), std::string::npos);
    }
    client.send("POST /c HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\n\r\nhi");
    EXPECT_NE(client.until("}").find("\"body\":\"hi\""), std::string::npos);
    EXPECT_EQ(server->counters().requests, 101U);
    EXPECT_EQ(server->counters().open_connections, 1U);
    EXPECT_EQ(server->counters().by_class[2], 101U);
    EXPECT_GT(server->counters().bytes_in, 101U * 30);
}

TEST_F(ServerTest, ConnectionCloseAndHttp10EndTheConnection) {
    start();
    EXPECT_NE(ask(last("/a")).find("Connection: close\r\n"), std::string::npos);
    EXPECT_EQ(ask("GET /a HTTP/1.0\r\n\r\n").find("HTTP/1.1 200"), 0U);
}

TEST_F(ServerTest, PipelinedRequestsAreAnsweredInOrder) {
    start();
    RawClient client(server->port());
    std::string all;
    for (int i = 100; i < 200; ++i)
        all += "POST /" + std::to_string(i) + " HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\n\r\nb" +
               std::to_string(10 + i % 90);
    client.send(all);
    const std::string got = client.until("}", 100);
    std::size_t at = 0;
    for (int i = 100; i < 200; ++i) {
        at = got.find("{\"path\":\"/" + std::to_string(i) + "\"", at);
        ASSERT_NE(at, std::string::npos) << i;
    }
}

TEST_F(ServerTest, ChunkedBodiesAreUnderstood) {
    start();
    EXPECT_NE(ask("POST /c HTTP/1.1\r\nHost: x\r\nConnection: close\r\nTransfer-Encoding: "
                  "chunked\r\n\r\n2\r\nhi\r\n0\r\n\r\n")
                  .find("\"body\":\"hi\""),
              std::string::npos);
}

TEST_F(ServerTest, AClientThatWaitsForContinueGetsItUnlessItsBodyIsTooLarge) {
    start();
    RawClient client(server->port());
    client.send("POST /c HTTP/1.1\r\nHost: x\r\nExpect: 100-continue\r\nContent-Length: 2\r\n\r\n");
    EXPECT_EQ(client.until("\r\n\r\n"), "HTTP/1.1 100 Continue\r\n\r\n");
    client.send("hi");
    EXPECT_NE(client.until("}").find("\"body\":\"hi\""), std::string::npos);
    EXPECT_EQ(
        ask("POST /c HTTP/1.1\r\nHost: x\r\nExpect: 100-continue\r\nContent-Length: 9999\r\n\r\n").find("HTTP/1.1 413"),
        0U);
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

TEST_F(ServerTest, ABodyOverTheLimitIs413AndTheAnswerArrivesThoughTheClientKeepsSending) {
    start();
    const std::string head = "POST / HTTP/1.1\r\nHost: x\r\n";
    EXPECT_EQ(ask(head + "Content-Length: 2000000\r\n\r\n" + std::string(2'000'000, 'a')).find("HTTP/1.1 413"), 0U);
    EXPECT_EQ(ask(head + "Transfer-Encoding: chunked\r\n\r\n1388\r\n" + std::string(5000, 'a') + "\r\n0\r\n\r\n")
                  .find("HTTP/1.1 413"),
              0U);
}

TEST_F(ServerTest, LargeBodiesAndAnswersPassWhole) {
    start();
    RawClient client(server->port());
    client.send("POST /big HTTP/1.1\r\nHost: x\r\nContent-Length: 5000000\r\n\r\n" + std::string(5'000'000, 'a'));
    EXPECT_NE(client.until("}").find("\r\n\r\n5000000}"), std::string::npos);
    client.send(get("/large"));
    EXPECT_GT(client.until("}").size(), 3'000'000U);
}

TEST_F(ServerTest, RefusalsAreProblemsWithTheSecurityHeaders) {
    start();
    const std::string got = ask("BREW / HTTP/1.1\r\nHost: x\r\n\r\n");
    EXPECT_EQ(got.find("HTTP/1.1 501"), 0U);
    EXPECT_NE(got.find("application/problem+json"), std::string::npos);
    EXPECT_NE(got.find("X-Content-Type-Options: nosniff"), std::string::npos);
    EXPECT_EQ(ask("\x16\x03\x01 hello\r\n\r\n").find("HTTP/1.1 400"), 0U);
    EXPECT_EQ(ask(get("/%ff")).find("HTTP/1.1 400"), 0U);
}

TEST_F(ServerTest, WhatAHandlerThrowsIsAnAnswerAndTheConnectionGoesOn) {
    start();
    RawClient client(server->port());
    client.send(get("/problem"));
    EXPECT_EQ(client.until("}").find("HTTP/1.1 403"), 0U);
    client.send(get("/throw"));
    const std::string got = client.until("}");
    EXPECT_EQ(got.find("HTTP/1.1 500"), 0U);
    EXPECT_EQ(got.find("secret"), std::string::npos);
    client.send(get("/a"));
    EXPECT_EQ(client.until("}").find("HTTP/1.1 200"), 0U);
}

TEST_F(ServerTest, ASlowHeadIsCutOffInTotalNotPerByte) {
    start({.head_timeout = 1s});
    RawClient client(server->port());
    std::jthread drip([&](const std::stop_token& stop) {
        for (int i = 0; i < 40 && !stop.stop_requested(); ++i) {
            client.send(i == 0 ? "GET / HTTP/1.1\r\nX: " : "a");
            std::this_thread::sleep_for(100ms);
        }
    });
    EXPECT_EQ(client.until("}").find("HTTP/1.1 408"), 0U);
}

TEST_F(ServerTest, ASlowBodyIsCutOffInTotalNotPerByte) {
    start({.body_timeout = 1s});
    RawClient client(server->port());
    client.send("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\n");
    std::jthread drip([&](const std::stop_token& stop) {
        for (int i = 0; i < 40 && !stop.stop_requested(); ++i) {
            client.send("a");
            std::this_thread::sleep_for(100ms);
        }
    });
    EXPECT_EQ(client.until("}").find("HTTP/1.1 408"), 0U);
}

TEST_F(ServerTest, ASilentConnectionIsClosedWithoutAWord) {
    start({.idle_timeout = 1s});
    RawClient client(server->port());
    EXPECT_EQ(client.rest(), "");
    RawClient used(server->port());
    used.send(get("/a"));
    used.until("}");
    EXPECT_TRUE(used.ended_within(5000));
}

TEST_F(ServerTest, WhenTheQueueIsFullTheAnswerIs503AtOnceAndTheConnectionGoesOn) {
    start({.workers = 1, .queue = 1});
    RawClient first(server->port()), second(server->port()), third(server->port());
    first.send(get("/wait"));
    ASSERT_TRUE(soon([&] { return echo.running == 1; }));
    second.send(get("/a"));
    ASSERT_TRUE(soon([&] { return server->counters().working == 2; }));
    third.send(get("/a"));
    const std::string busy = third.until("}");
    EXPECT_EQ(busy.find("HTTP/1.1 503"), 0U);
    EXPECT_NE(busy.find("Retry-After: "), std::string::npos);
    echo.release();
    EXPECT_EQ(first.until("}").find("HTTP/1.1 200"), 0U);
    EXPECT_EQ(second.until("}").find("HTTP/1.1 200"), 0U);
    third.send(get("/a"));
    EXPECT_EQ(third.until("}").find("HTTP/1.1 200"), 0U);
    EXPECT_EQ(server->counters().rejected_busy, 1U);
}

TEST_F(ServerTest, ASlowHandlerHoldsUpNobodyElse) {
    start();
    RawClient slow(server->port());
    slow.send(get("/wait"));
    ASSERT_TRUE(soon([&] { return echo.running == 1; }));
    EXPECT_EQ(ask(last("/a")).find("HTTP/1.1 200"), 0U);
    echo.release();
    EXPECT_EQ(slow.until("}").find("HTTP/1.1 200"), 0U);
}

TEST_F(ServerTest, StoppingLetsARunningRequestEnd) {
    start();
    RawClient client(server->port());
    client.send(get("/wait"));
    ASSERT_TRUE(soon([&] { return echo.running == 1; }));
    std::jthread stopping([&] { server->stop(); });
    std::this_thread::sleep_for(100ms);
    echo.release();
    const std::string got = client.rest();
    EXPECT_EQ(got.find("HTTP/1.1 200"), 0U);
    EXPECT_NE(got.find("Connection: close"), std::string::npos);
}

TEST_F(ServerTest, StoppingCutsWhatDoesNotEndInTime) {
    start({.drain_timeout = 1s});
    RawClient dripping(server->port());
    dripping.send("POST /c HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\nab");
    ASSERT_TRUE(soon([&] { return server->counters().bytes_in > 50; }));
    const auto start_time = std::chrono::steady_clock::now();
    server->stop();
    EXPECT_LT(std::chrono::steady_clock::now() - start_time, 5s);
}

TEST_F(ServerTest, StoppingDoesNotWaitForIdleConnections) {
    start();
    RawClient idle(server->port());
    idle.send(get("/a"));
    idle.until("}");
    RawClient silent(server->port());
    const auto start_time = std::chrono::steady_clock::now();
    server->stop();
    EXPECT_LT(std::chrono::steady_clock::now() - start_time, 2s);
    EXPECT_TRUE(idle.ended_within(1000));
}

TEST_F(ServerTest, AStoppedServerLeavesItsPortToTheNext) {
    start();
    const std::uint16_t port = server->port();
    Server second({.port = port}, echo);
    EXPECT_THROW(second.start(), Problem);
    server->stop();
    Server third({.port = port}, echo);
    EXPECT_NO_THROW(third.start());
}

TEST_F(ServerTest, EventsArriveOneByOneAndTheStreamEnds) {
    start();
    const std::string got = ask(get("/events"));
    EXPECT_NE(got.find("Content-Type: text/event-stream\r\n"), std::string::npos);
    EXPECT_NE(got.find("event: progress\ndata: 3\n\n"), std::string::npos);
    EXPECT_LT(got.find("data: 3"), got.find("data: 1"));
    EXPECT_TRUE(got.ends_with("0\r\n\r\n"));
}

TEST_F(ServerTest, AnEventStreamEndsWhenTheClientLeaves) {
    start();
    {
        RawClient client(server->port());
        client.send(get("/events?endless"));
        client.until("retry");
        ASSERT_TRUE(soon([&] { return echo.polls > 3; }));
    }
    EXPECT_TRUE(soon([&] { return server->counters().open_connections == 0; }));
}

TEST_F(ServerTest, AnEventStreamEndsCleanlyWhenTheServerStops) {
    start();
    RawClient client(server->port());
    client.send(get("/events?endless"));
    client.until("retry");
    std::jthread stopping([&] { server->stop(); });
    EXPECT_TRUE(client.rest().ends_with("0\r\n\r\n"));
}

TEST_F(ServerTest, AFileComesWholeOrInTheRangeAskedFor) {
    echo.file = std::filesystem::temp_directory_path() / ("guapai-server-" + std::to_string(::getpid()));
    std::ofstream(echo.file) << std::string(700'000, 'a') << "0123456789}";
    start();
    RawClient client(server->port());
    client.send(get("/file"));
    const std::string got = client.until("}");
    EXPECT_NE(got.find("Content-Length: 700011"), std::string::npos);
    EXPECT_TRUE(got.ends_with("0123456789}"));
    client.send("GET /file HTTP/1.1\r\nHost: x\r\nRange: bytes=-4\r\n\r\n");
    const std::string part = client.until("}");
    EXPECT_EQ(part.find("HTTP/1.1 206"), 0U);
    EXPECT_TRUE(part.ends_with("\r\n\r\n789}"));
    std::filesystem::remove(echo.file);
}

TEST_F(ServerTest, OnlyATrustedProxyMayNameTheClient) {
    const std::string forwarded = "GET /who HTTP/1.1\r\nHost: x\r\nConnection: close\r\n"
                                  "X-Forwarded-For: 6.6.6.6, 10.1.2.3\r\nX-Forwarded-Proto: https\r\n\r\n";
    start();
    EXPECT_TRUE(ask(forwarded).ends_with("\r\n\r\n127.0.0.1}"));
    start({.trusted_proxies = {"127.0.0.1"}});
    EXPECT_TRUE(ask(forwarded).ends_with("\r\n\r\n10.1.2.3 tls}"));
}

TEST_F(ServerTest, ManyClientsOnSeveralIoThreadsGetTheirOwnAnswers) {
    start({.io_threads = 3, .workers = 8});
    std::vector<std::jthread> clients;
    std::atomic<int> right{0};
    for (int c = 0; c < 16; ++c)
        clients.emplace_back([&, c] {
            RawClient client(server->port());
            for (int i = 0; i < 50; ++i) {
                const std::string path = "/" + std::to_string(c) + "-" + std::to_string(i);
                client.send(get(path));
                if (client.until("}").find("\"" + path + "\"") != std::string::npos) ++right;
            }
        });
    clients.clear();
    EXPECT_EQ(right, 16 * 50);
}

TEST_F(ServerTest, JsonTenThousandLevelsDeepIsRefusedAsTooDeep) {
    struct Open : Gate {
        std::shared_ptr<const Principal> identify(const Request&) override { return nullptr; }
        void admit(const Principal*, const Request&, const Operation&, std::string_view) override {}
    } gate;
    struct Note {
        std::string text;
        static RecordType describe() {
            return RecordType::of<Note>("Note", "记事", "Note").field<&Note::text>("text", "内容", "Text");
        }
    };
    Router router(gate);
    router.add(Operation::post("/api/v1/notes", "addNote", "notes", "记", "Note").takes<Note>(),
               [](Call& call) { return call.reply(call.body<Note>()); });
    Server real({.port = 0}, router);
    real.start();
    const std::string deep = std::string(10'000, '[') + std::string(10'000, ']');
    RawClient client(real.port());
    client.send("POST /api/v1/notes HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: " +
                std::to_string(deep.size()) + "\r\n\r\n" + deep);
    const std::string got = client.until("}");
    EXPECT_EQ(got.find("HTTP/1.1 400"), 0U);
    EXPECT_NE(got.find("json.too_deep"), std::string::npos);
    client.send("POST /api/v1/notes HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 13\r\n\r\n"
                "{\"text\":\"\xff\xfe\"}");
    EXPECT_EQ(client.until("}").find("HTTP/1.1 400"), 0U);
}

} // namespace guapai::http
