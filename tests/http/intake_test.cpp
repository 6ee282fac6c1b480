#include "http/intake.h"

#include "base/problem.h"

#include <gtest/gtest.h>

namespace guapai::http {

namespace {

// Feeds the bytes in pieces, as a network would, and returns the request, or the status of the refusal.
struct Outcome {
    int refused = 0;
    bool complete = false;
    Request request;
};

Outcome feed(std::string_view bytes, std::size_t piece = 1, std::size_t body_limit = 1000) {
    Outcome out;
    try {
        Intake intake;
        std::string waiting;
        bool limited = false;
        while (!bytes.empty() && !(intake.head_done() && intake.done())) {
            const std::size_t now = std::min(piece, bytes.size());
            waiting += bytes.substr(0, now);
            bytes.remove_prefix(now);
            if (!intake.head_done()) waiting.erase(0, intake.take_head(waiting));
            if (!intake.head_done()) continue;
            if (!std::exchange(limited, true)) intake.limit_body(body_limit);
            while (!waiting.empty() && !intake.done()) {
                const std::size_t used = intake.take_body(waiting);
                waiting.erase(0, used);
                if (used == 0) break;
            }
        }
        out.complete = intake.head_done() && intake.done();
        if (out.complete) out.request = intake.release();
    } catch (const Problem& problem) {
        out.refused = problem.status;
    }
    return out;
}

const std::string host = "Host: x\r\n";

} // namespace

TEST(Intake, ReadsTheSameRequestHoweverItIsCutIntoPieces) {
    const std::string bytes =
        "POST /api/v1/a%E5%AD%A6?q=%E6%A0%A1+1&x HTTP/1.1\r\n" + host +
        "X-Thing: yes\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n2;note=1\r\nde\r\n0\r\n\r\n";
    for (std::size_t piece = 1; piece <= bytes.size(); ++piece) {
        const Outcome out = feed(bytes, piece);
        ASSERT_TRUE(out.complete) << piece << " refused " << out.refused;
        EXPECT_EQ(out.request.path, "/api/v1/a学");
        EXPECT_EQ(out.request.parameter("q"), "校 1");
        EXPECT_EQ(out.request.parameter("x"), "");
        EXPECT_EQ(out.request.header("x-thing"), "yes");
        EXPECT_EQ(out.request.body, "abcde");
        EXPECT_EQ(out.request.trace.size(), 16U);
    }
}

TEST(Intake, AHeadOver16KiBIs431AtOnceEvenWhenItNeverEnds) {
    EXPECT_EQ(feed("GET / HTTP/1.1\r\n" + host + "X: " + std::string(20'000, 'a'), 1000).refused, 431);
    EXPECT_EQ(feed("GET /" + std::string(20'000, 'a'), 1000).refused, 431);
}

TEST(Intake, ABodyOverTheLimitIs413WhetherDeclaredOrChunked) {
    EXPECT_EQ(feed("POST / HTTP/1.1\r\n" + host + "Content-Length: 1001\r\n\r\n").refused, 413);
    EXPECT_EQ(feed("POST / HTTP/1.1\r\n" + host + "Content-Length: 1000\r\n\r\n" + std::string(1000, 'a')).refused, 0);
    EXPECT_EQ(feed("POST / HTTP/1.1\r\n" + host + "Transfer-Encoding: chunked\r\n\r\n300\r\n" +
                       std::string(0x300, 'a') + "\r\n300\r\n" + std::string(0x300, 'a') + "\r\n0\r\n\r\n",
                   100)
                  .refused,
              413);
}

TEST(Intake, AnAmbiguousLengthIsRefusedBecauseAProxyMayReadItDifferently) {
    const std::string head = "POST / HTTP/1.1\r\n" + host;
    EXPECT_EQ(feed(head + "Content-Length: 1\r\nContent-Length: 2\r\n\r\nab").refused, 400);
    EXPECT_EQ(feed(head + "Content-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n").refused, 400);
    EXPECT_EQ(feed(head + "Transfer-Encoding: chunked\r\nContent-Length: 3\r\n\r\n0\r\n\r\n").refused, 400);
    EXPECT_EQ(feed(head + "Content-Length: -1\r\n\r\n").refused, 400);
    EXPECT_EQ(feed(head + "Content-Length: 99999999999999999999\r\n\r\n").refused, 400);
    EXPECT_EQ(feed(head + "Transfer-Encoding: gzip\r\n\r\n").refused, 501);
    EXPECT_EQ(feed(head + "Transfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n").refused, 501);
    EXPECT_EQ(feed(head + "Transfer-Encoding: chunked\r\n\r\nxyz\r\n").refused, 400);
}

TEST(Intake, TheHostMustBeThereOnce) {
    EXPECT_EQ(feed("GET / HTTP/1.1\r\n\r\n").refused, 400);
    EXPECT_EQ(feed("GET / HTTP/1.1\r\n" + host + host + "\r\n").refused, 400);
    EXPECT_TRUE(feed("GET / HTTP/1.0\r\n\r\n").complete);
}

TEST(Intake, UnknownMethodsVersionsAndExpectationsAreRefusedByName) {
    EXPECT_EQ(feed("BREW /coffee HTTP/1.1\r\n" + host + "\r\n").refused, 501);
    EXPECT_EQ(feed("TRACE / HTTP/1.1\r\n" + host + "\r\n").refused, 501);
    EXPECT_EQ(feed("GET / HTTP/2.0\r\n" + host + "\r\n").refused, 400);
    EXPECT_EQ(feed("POST / HTTP/1.1\r\n" + host + "Expect: 200-ok\r\nContent-Length: 1\r\n\r\n").refused, 417);
}

TEST(Intake, GarbageIsRefused) {
    for (const std::string_view bytes :
         {std::string_view("\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03 tls\r\n\r\n", 20),
          std::string_view("\r\n\r\n\r\n"), std::string_view("GET / HTTP/1.1\r\nHost: x\r\n folded\x01: y\r\n\r\n"),
          std::string_view("GET / HTTP/1.1\r\nHost: x\r\nBad Name: y\r\n\r\n"),
          std::string_view("GET / HTTP/1.1\r\nHost: x\r\nX: a\0b\r\n\r\n", 38)})
        EXPECT_EQ(feed(bytes).refused, 400) << bytes;
}

TEST(Intake, TargetsNoHonestClientSendsAreRefused) {
    for (const char* target : {"/a%zz", "/%ff", "/%e5%ad", "/..%2f..", "/a/../b", "/a/.", "/%00", "/a%2Fb", "/a?q=%ff",
                               "/a?q=%", "relative", "*", "/a?%00=1"})
        EXPECT_EQ(feed("GET " + std::string(target) + " HTTP/1.1\r\n" + host + "\r\n").refused, 400) << target;
}

TEST(Intake, TheAbsoluteFormOfAProxyIsUnderstood) {
    EXPECT_EQ(feed("GET http://guapai.example:8080/a?b=1 HTTP/1.1\r\n" + host + "\r\n").request.path, "/a");
    EXPECT_EQ(feed("GET http://guapai.example HTTP/1.1\r\n" + host + "\r\n").request.path, "/");
    EXPECT_EQ(feed("OPTIONS * HTTP/1.1\r\n" + host + "\r\n").request.path, "*");
}

TEST(Intake, CookiesAreFoundInEveryCookieLine) {
    const Request request =
        feed("GET / HTTP/1.1\r\n" + host + "Cookie: a=1; session=xyz\r\nCookie: b=2\r\n\r\n").request;
    EXPECT_EQ(request.cookie("session"), "xyz");
    EXPECT_EQ(request.cookie("b"), "2");
    EXPECT_EQ(request.cookie("sess"), "");
}

} // namespace guapai::http
