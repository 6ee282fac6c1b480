#include "http/web_files.h"

#include "base/problem.h"
#include "http/assets.h"

#include <gtest/gtest.h>

namespace guapai::http {

namespace {

Response get(std::string path, Fields headers = {}) {
    Request request;
    request.path = std::move(path);
    request.headers = std::move(headers);
    return serve_web_file(request);
}

std::string_view bytes(const Response& response) { return std::get<StaticBody>(response.body).bytes; }

} // namespace

TEST(WebFiles, TheRootLeadsToTheConsole) {
    EXPECT_EQ(get("/").status, 302);
    EXPECT_EQ(get("/").header("Location"), "/console/");
    EXPECT_EQ(get("/console").header("Location"), "/console/");
    EXPECT_EQ(get("/field").header("Location"), "/field/");
}

TEST(WebFiles, EveryFileIsServedInTheCodingAskedFor) {
    ASSERT_FALSE(embedded_assets().empty());
    for (const Asset& asset : embedded_assets()) {
        const Response plain = get(std::string(asset.path));
        EXPECT_EQ(bytes(plain), asset.identity) << asset.path;
        EXPECT_EQ(plain.header("Content-Type"), asset.content_type);
        const Response packed = get(std::string(asset.path), {{"accept-encoding", "gzip, br"}});
        EXPECT_EQ(bytes(packed), asset.brotli.empty() ? asset.identity : asset.brotli) << asset.path;
        const Response refused = get(std::string(asset.path), {{"accept-encoding", "br;q=0, gzip"}});
        EXPECT_EQ(bytes(refused), asset.gzip.empty() ? asset.identity : asset.gzip) << asset.path;
        if (!asset.brotli.empty()) {
            EXPECT_NE(packed.header("ETag"), plain.header("ETag")) << asset.path;
        }
        EXPECT_EQ(plain.header("Cache-Control").find("immutable") != std::string_view::npos, asset.immutable);
    }
}

TEST(WebFiles, AnUnchangedFileIsNotSentAgain) {
    const std::string tag(get("/console/index.html").header("ETag"));
    const Response again = get("/console/index.html", {{"if-none-match", "\"old\", " + tag}});
    EXPECT_EQ(again.status, 304);
    EXPECT_EQ(again.header("ETag"), tag);
}

TEST(WebFiles, AnAddressInsideAnAppShowsTheApp) {
    const Asset* index = find_asset("/console/index.html");
    ASSERT_NE(index, nullptr);
    EXPECT_EQ(bytes(get("/console/")), index->identity);
    EXPECT_EQ(bytes(get("/console/schools/0198f3b2")), index->identity);
    EXPECT_EQ(get("/console/schools").header("Cache-Control"), "no-cache") << "a new version must be seen";
}

TEST(WebFiles, ACodeWithADotInItLeadsToThePublicPage) {
    const Asset* index = find_asset("/public/index.html"); // absent while the web apps have not been built
    if (!index) GTEST_SKIP();
    EXPECT_EQ(bytes(get("/p/notice/420200.M8YtuzDGsaAID5Nf")), index->identity);
    EXPECT_EQ(bytes(get("/p/plate/420200Op6uqNbaf7DOpQroX1_v")), index->identity);
}

TEST(WebFiles, AMissingFileIs404AndNotThePage) {
    EXPECT_THROW(get("/console/assets/gone-1a2b.js"), Problem);
    EXPECT_THROW(get("/elsewhere"), Problem);
}

} // namespace guapai::http
