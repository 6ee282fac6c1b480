#include "http/delivery.h"

#include "http/compress.h"
#include "http/range.h"

#include <gtest/gtest.h>
#include <zlib.h>

#include <cstdlib>
#include <fstream>

namespace guapai::http {

namespace {

std::string head_of(Response response, const Asked& asked = {}, const Framing& framing = {}) {
    return deliver(std::move(response), asked).head(framing);
}

bool has(const std::string& head, std::string_view line) {
    return head.find("\r\n" + std::string(line) + "\r\n") != std::string::npos;
}

std::string gunzipped(std::string_view bytes) {
    z_stream stream{};
    EXPECT_EQ(inflateInit2(&stream, 15 + 16), Z_OK);
    std::string out(1U << 20U, '\0');
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
    stream.avail_in = static_cast<uInt>(bytes.size());
    stream.next_out = reinterpret_cast<Bytef*>(out.data());
    stream.avail_out = static_cast<uInt>(out.size());
    EXPECT_EQ(inflate(&stream, Z_FINISH), Z_STREAM_END);
    out.resize(stream.total_out);
    inflateEnd(&stream);
    return out;
}

class TemporaryFile {
public:
    explicit TemporaryFile(std::string_view text) {
        char name[] = "/tmp/guapai-delivery-XXXXXX";
        const int descriptor = ::mkstemp(name);
        EXPECT_GE(descriptor, 0);
        ::close(descriptor);
        path_ = name;
        std::ofstream(path_) << text;
    }
    ~TemporaryFile() { std::filesystem::remove(path_); }
    TemporaryFile(const TemporaryFile&) = delete;
    TemporaryFile& operator=(const TemporaryFile&) = delete;
    const std::filesystem::path& path() const { return path_; }

private:
    std::filesystem::path path_;
};

std::string whole(Delivery& delivery) {
    std::string out, buffer;
    auto& file = std::get<FilePart>(delivery.body);
    for (std::string_view piece = file.next(buffer, 3); !piece.empty(); piece = file.next(buffer, 3))
        out += piece;
    return out;
}

} // namespace

TEST(Delivery, EveryAnswerCarriesTheSecurityHeaders) {
    const std::string head = head_of(Response::json("{}"));
    EXPECT_TRUE(head.starts_with("HTTP/1.1 200 OK\r\n"));
    for (const char* line : {"X-Content-Type-Options: nosniff", "Referrer-Policy: same-origin", "X-Frame-Options: DENY",
                             "Content-Length: 2"})
        EXPECT_TRUE(has(head, line)) << line;
    EXPECT_EQ(head.find("Server:"), std::string::npos);
    EXPECT_EQ(head.find("Strict-Transport-Security"), std::string::npos);
}

TEST(Delivery, PagesGetAStrictContentPolicyAndUploadedSvgMayRunNothing) {
    const std::string page = head_of(Response::bytes("<p>", "text/html; charset=utf-8"));
    EXPECT_NE(page.find("script-src 'self';"), std::string::npos);
    EXPECT_NE(page.find("frame-ancestors 'none'"), std::string::npos);
    EXPECT_NE(head_of(Response::bytes("<svg/>", "image/svg+xml")).find("sandbox"), std::string::npos);
}

TEST(Delivery, TlsAnswersAskForTlsEverAfter) {
    EXPECT_NE(head_of(Response::json("{}"), {.secure = true}).find("Strict-Transport-Security: max-age="),
              std::string::npos);
}

TEST(Delivery, AnswersOfTheApiAreNotStoredUnlessTheySaySo) {
    EXPECT_TRUE(has(head_of(Response::json("{}"), {.api = true}), "Cache-Control: no-store"));
    EXPECT_TRUE(has(head_of(Response::json("{}").with("Cache-Control", "max-age=60"), {.api = true}),
                    "Cache-Control: max-age=60"));
}

TEST(Delivery, ALineBreakInAHeaderValueCannotAddAHeader) {
    const std::string head = head_of(Response::json("{}").with("Location", "/a\r\nSet-Cookie: evil=1"));
    EXPECT_EQ(head.find("\r\nSet-Cookie"), std::string::npos);
}

TEST(Delivery, LongJsonIsCompressedForWhoTakesItAndItsTagSaysSo) {
    const std::string text = "[" + std::string(5000, '1') + "]";
    const auto response = [&] { return Response::json(text).with("ETag", "\"7\""); };
    Delivery packed = deliver(response(), {.gzip = true});
    const std::string head = packed.head({});
    EXPECT_TRUE(has(head, "Content-Encoding: gzip"));
    EXPECT_TRUE(has(head, "ETag: \"7-gzip\""));
    EXPECT_TRUE(has(head, "Vary: Accept-Encoding"));
    EXPECT_EQ(gunzipped(std::get<std::string>(packed.body)), text);
    const std::string plain = head_of(response());
    EXPECT_TRUE(has(plain, "ETag: \"7\""));
    EXPECT_TRUE(has(plain, "Vary: Accept-Encoding"));
}

TEST(Delivery, ShortJsonAndPicturesStayAsTheyAre) {
    EXPECT_EQ(head_of(Response::json(std::string(2000, '1')), {.gzip = true}).find("gzip"), std::string::npos);
    EXPECT_EQ(head_of(Response::bytes(std::string(9000, '1'), "image/jpeg"), {.gzip = true}).find("gzip"),
              std::string::npos);
}

TEST(Delivery, AcceptEncodingIsReadWithItsWeights) {
    EXPECT_TRUE(accepts_coding("br, gzip", "gzip"));
    EXPECT_TRUE(accepts_coding("gzip;q=0.5", "gzip"));
    EXPECT_TRUE(accepts_coding("*", "br"));
    EXPECT_FALSE(accepts_coding("gzip;q=0", "gzip"));
    EXPECT_FALSE(accepts_coding("*;q=0", "gzip"));
    EXPECT_FALSE(accepts_coding("x-gzip", "gzip"));
    EXPECT_FALSE(accepts_coding("", "gzip"));
}

TEST(Delivery, HeadAnswersHaveTheLengthAndNoBody) {
    const Delivery delivery = deliver(Response::json("{\"a\":1}"), {.head = true, .reads = true});
    EXPECT_TRUE(has(delivery.head({}), "Content-Length: 7"));
    EXPECT_TRUE(delivery.bodiless);
    EXPECT_EQ(deliver(Response::empty(), {}).head({}).find("Content-Length"), std::string::npos);
}

TEST(Delivery, OldClientsAreToldWhetherTheConnectionStays) {
    EXPECT_TRUE(
        has(head_of(Response::json("{}"), {}, {.http_1_0 = true, .keep_alive = true}), "Connection: keep-alive"));
    EXPECT_TRUE(has(head_of(Response::json("{}"), {}, {.keep_alive = false}), "Connection: close"));
}

TEST(Delivery, AFileIsSentWholeOrTheRangeAskedFor) {
    const TemporaryFile file("0123456789");
    const auto ask = [&](std::string range, std::string if_range = "") {
        return deliver(Response::file(file.path(), "audio/mpeg").with("ETag", "\"a\""),
                       {.reads = true, .range = std::move(range), .if_range = std::move(if_range)});
    };
    Delivery all = ask("");
    EXPECT_TRUE(has(all.head({}), "Content-Length: 10"));
    EXPECT_TRUE(has(all.head({}), "Accept-Ranges: bytes"));
    EXPECT_EQ(whole(all), "0123456789");
    Delivery middle = ask("bytes=3-6");
    EXPECT_EQ(middle.status, 206);
    EXPECT_TRUE(has(middle.head({}), "Content-Range: bytes 3-6/10"));
    EXPECT_EQ(whole(middle), "3456");
    Delivery none = ask("bytes=10-");
    EXPECT_EQ(none.status, 416);
    EXPECT_TRUE(has(none.head({}), "Content-Range: bytes */10"));
    EXPECT_EQ(ask("bytes=3-6", "\"b\"").status, 200) << "the file has changed since: all of it";
    EXPECT_EQ(ask("bytes=3-6", "\"a\"").status, 206);
}

TEST(Delivery, AMissingFileIs404AndNotABrokenAnswer) {
    EXPECT_EQ(deliver(Response::file("/nowhere/at/all", "image/jpeg"), {}).status, 404);
    EXPECT_EQ(deliver(Response::file("/tmp", "image/jpeg"), {}).status, 404);
}

TEST(Range, EveryFormOfTheHeader) {
    const auto choose = [](std::string_view header, std::uint64_t size = 100) {
        const RangeChoice choice = choose_range(header, size);
        return std::make_tuple(choice.kind, choice.first, choice.length);
    };
    using Kind = RangeChoice::Kind;
    const auto whole_file = std::make_tuple(Kind::whole, std::uint64_t{0}, std::uint64_t{100});
    EXPECT_EQ(choose("bytes=0-0"), std::make_tuple(Kind::part, 0U, 1U));
    EXPECT_EQ(choose("bytes=90-"), std::make_tuple(Kind::part, 90U, 10U));
    EXPECT_EQ(choose("bytes=90-500"), std::make_tuple(Kind::part, 90U, 10U));
    EXPECT_EQ(choose("bytes=-5"), std::make_tuple(Kind::part, 95U, 5U));
    EXPECT_EQ(choose("bytes=-500"), std::make_tuple(Kind::part, 0U, 100U));
    EXPECT_EQ(choose("bytes=99999999999999999999-"), std::make_tuple(Kind::none, 0U, 0U));
    EXPECT_EQ(choose("bytes=-0"), std::make_tuple(Kind::none, 0U, 0U));
    EXPECT_EQ(choose("bytes=0-", 0), std::make_tuple(Kind::none, 0U, 0U));
    for (const char* ignored : {"bytes=5-2", "bytes=1-2,4-5", "bytes=a-b", "bytes=", "bytes=-", "items=1-2", ""})
        EXPECT_EQ(choose(ignored), whole_file) << ignored;
}

} // namespace guapai::http
