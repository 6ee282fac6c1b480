// Uploads in pieces as a tus 1.0 client makes them.
#include "files/routes.h"
#include "support/api.h"

#include <algorithm>
#include <thread>

namespace guapai {

using http::Method;
using http::Response;
using identity::Actor;
using identity::Role;

namespace {

const std::string base = "/api/v1/counties/420281/uploads";

std::string photo(std::size_t size) {
    std::string out("\xff\xd8\xff\xe0\x00\x10JFIF\x00\x01\x01\x00\x00\x01\x00\x01\x00\x00", 20);
    for (std::size_t i = out.size(); i < size; ++i)
        out += static_cast<char>(i * 31 % 251);
    return out;
}
std::string digest_of(std::string_view bytes) { return hex(sha256(bytes)); }
std::string sum_of(std::string_view bytes) {
    const Digest digest = sha256(bytes);
    return "sha256 " + base64(bytes_of(digest));
}

} // namespace

class UploadsApi : public ApiOnBothEngines {
protected:
    void SetUp() override {
        ApiOnBothEngines::SetUp();
        if (IsSkipped()) return;
        files_.emplace(db());
        uploads_.emplace(db(), *files_);
        files::add_routes(router(), *files_);
        files::add_upload_routes(router(), *uploads_);
    }
    void TearDown() override {
        set_now(std::nullopt);
        ApiOnBothEngines::TearDown();
    }

    Response send(const Actor& actor, Method method, const std::string& target, const std::string& body = "",
                  http::Fields headers = {}) {
        headers.emplace_back("tus-resumable", "1.0.0");
        if (method == Method::patch) headers.emplace_back("content-type", "application/offset+octet-stream");
        return ask(actor, method, target, body, std::move(headers));
    }
    Response begin(const Actor& actor, const std::string& whole, const std::string& name = "校门.jpg") {
        return send(actor, Method::post, base, "",
                    {{"upload-length", std::to_string(whole.size())},
                     {"upload-metadata", "sha256 " + base64(digest_of(whole)) + ",filename " + base64(name)}});
    }
    Response piece(const Actor& actor, const std::string& whole, std::size_t from, std::size_t count) {
        return send(actor, Method::patch, at(whole), whole.substr(from, count),
                    {{"upload-offset", std::to_string(from)}, {"upload-checksum", sum_of(whole.substr(from, count))}});
    }
    static std::string at(const std::string& whole) { return base + "/" + digest_of(whole); }
    static std::string file(const std::string& whole) { return "/api/v1/counties/420281/files/" + digest_of(whole); }
    static std::int64_t offset(const Response& response) {
        return std::stoll("0" + std::string(response.header("Upload-Offset")));
    }
    std::ptrdiff_t parts() const {
        return std::distance(std::filesystem::directory_iterator(options().data / "parts"), {});
    }

    const Actor inspector = user(Role::inspector, Id::mint());
    const std::string photo_ = photo(1000);
    std::optional<files::Service> files_;
    std::optional<files::Uploads> uploads_;
};

TEST_P(UploadsApi, APhotoArrivesInPiecesAndIsAFileWithTheLast) {
    const Response begun = begin(inspector, photo_);
    ASSERT_EQ(begun.status, 201);
    EXPECT_EQ(begun.header("Location"), at(photo_));
    EXPECT_EQ(begun.header("Tus-Resumable"), "1.0.0");
    EXPECT_TRUE(begun.header("Upload-Expires").ends_with(" GMT"));
    const Response first = piece(inspector, photo_, 0, 400);
    EXPECT_EQ(first.status, 204);
    EXPECT_EQ(offset(first), 400);
    EXPECT_EQ(ask(inspector, Method::get, file(photo_)).status, 404); // not yet
    const Response standing = send(inspector, Method::head, at(photo_));
    EXPECT_EQ(offset(standing), 400);
    EXPECT_EQ(standing.header("Upload-Length"), "1000");
    EXPECT_EQ(standing.header("Cache-Control"), "no-store");
    EXPECT_EQ(offset(piece(inspector, photo_, 400, 600)), 1000);
    ASSERT_EQ(ask(inspector, Method::get, file(photo_)).status, 200);
    EXPECT_EQ(files_->blobs().read(digest_of(photo_)), photo_);
    EXPECT_EQ(files_->find(inspector, "420281", digest_of(photo_)).info.name, "校门.jpg");
    EXPECT_EQ(parts(), 0);
}

TEST_P(UploadsApi, AfterACutItGoesOnWhereTheServerIs) {
    begin(inspector, photo_);
    piece(inspector, photo_, 0, 300);
    uploads_.emplace(db(), *files_);                         // the server was started anew
    EXPECT_EQ(offset(begin(inspector, photo_)), 300);        // asked for again: gone on with
    const Response again = piece(inspector, photo_, 0, 300); // its answer had been lost
    EXPECT_EQ(again.status, 409);
    EXPECT_EQ(code_of(again), "uploads.offset");
    EXPECT_EQ(piece(inspector, photo_, 500, 100).status, 409); // a gap
    EXPECT_EQ(piece(inspector, photo_, 300, 700).status, 204);
    EXPECT_EQ(piece(inspector, photo_, 300, 700).status, 409);          // the last answer had been lost
    EXPECT_EQ(offset(send(inspector, Method::head, at(photo_))), 1000); // and is made good
    EXPECT_EQ(offset(begin(inspector, photo_)), 1000);
}

TEST_P(UploadsApi, APieceDamagedOnTheWayIsSentAgain) {
    begin(inspector, photo_);
    const Response damaged = send(inspector, Method::patch, at(photo_), "other bytes",
                                  {{"upload-offset", "0"}, {"upload-checksum", sum_of(photo_.substr(0, 11))}});
    EXPECT_EQ(damaged.status, 460);
    EXPECT_EQ(offset(send(inspector, Method::head, at(photo_))), 0);
    EXPECT_EQ(piece(inspector, photo_, 0, 1000).status, 204);
}

TEST_P(UploadsApi, WhatIsNotWhatWasAnnouncedIsRefusedAndForgotten) {
    begin(inspector, photo_);
    EXPECT_EQ(send(inspector, Method::patch, at(photo_), std::string(1001, 'x'), {{"upload-offset", "0"}}).status, 413);
    const Response other =
        send(inspector, Method::patch, at(photo_), photo(1000).replace(500, 1, "!"), {{"upload-offset", "0"}});
    EXPECT_EQ(code_of(other), "blobs.digest_mismatch");
    EXPECT_EQ(send(inspector, Method::head, at(photo_)).status, 404);
    const std::string script = "<!doctype html><script>alert(1)</script>";
    begin(inspector, script, "a.jpg");
    EXPECT_EQ(code_of(piece(inspector, script, 0, script.size())), "files.media_type");
    EXPECT_EQ(ask(inspector, Method::get, file(script)).status, 404);
    EXPECT_EQ(parts(), 0);
    EXPECT_EQ(code_of(begin(inspector, "")), "files.empty");
    const auto too_long = [&](const std::string& length) {
        return send(inspector, Method::post, base, "",
                    {{"upload-length", length}, {"upload-metadata", "sha256 " + base64(digest_of(photo_))}});
    };
    EXPECT_EQ(too_long(std::to_string((20 << 20) + 1)).status, 413);
    for (const char* bad : {"", "-1", "12x", "99999999999999999999"})
        EXPECT_EQ(code_of(too_long(bad)), "uploads.header") << bad;
}

TEST_P(UploadsApi, AnUploadIsSeenByWhoeverBringsItAlone) {
    begin(inspector, photo_);
    piece(inspector, photo_, 0, 300);
    const Actor other = user(Role::inspector, Id::mint());
    EXPECT_EQ(send(other, Method::head, at(photo_)).status, 404);
    EXPECT_EQ(piece(other, photo_, 300, 700).status, 404);
    EXPECT_EQ(send(other, Method::del, at(photo_)).status, 404);
    EXPECT_EQ(offset(begin(other, photo_)), 0); // the same photo from another hand is another upload
    EXPECT_EQ(send(user(Role::auditor), Method::post, base).status, 403);
    EXPECT_EQ(send(user(Role::inspector, Id::mint(), "420222"), Method::post, base).status, 404);
    EXPECT_EQ(piece(inspector, photo_, 300, 700).status, 204);
    EXPECT_EQ(ask(other, Method::get, file(photo_)).status, 404);
}

TEST_P(UploadsApi, AnAbandonedUploadIsDroppedAfterAWeek) {
    begin(inspector, photo_);
    piece(inspector, photo_, 0, 300);
    EXPECT_EQ(parts(), 1);
    const auto after = [](std::int64_t days) { set_now(Instant{Instant::now().ms + days * 24 * 3'600'000}); };
    after(6);
    EXPECT_EQ(uploads_->drop_expired(), 0);
    EXPECT_EQ(offset(piece(inspector, photo_, 300, 100)), 400); // that keeps it for another week
    after(6);
    EXPECT_EQ(uploads_->drop_expired(), 0);
    after(2);
    EXPECT_EQ(send(inspector, Method::head, at(photo_)).status, 404);
    EXPECT_EQ(uploads_->drop_expired(), 1);
    EXPECT_EQ(parts(), 0);
    EXPECT_EQ(offset(begin(inspector, photo_)), 0);
}

TEST_P(UploadsApi, OneGivenUpOrWhosePartIsLostBeginsAnew) {
    begin(inspector, photo_);
    piece(inspector, photo_, 0, 300);
    EXPECT_EQ(send(inspector, Method::del, at(photo_)).status, 204);
    EXPECT_EQ(parts(), 0);
    begin(inspector, photo_);
    piece(inspector, photo_, 0, 300);
    std::filesystem::remove_all(options().data / "parts"); // a backup was restored
    std::filesystem::create_directory(options().data / "parts");
    EXPECT_EQ(piece(inspector, photo_, 300, 700).status, 404);
    EXPECT_EQ(offset(begin(inspector, photo_)), 0);
    EXPECT_EQ(piece(inspector, photo_, 0, 1000).status, 204);
    EXPECT_EQ(ask(inspector, Method::get, file(photo_)).status, 200);
}

TEST_P(UploadsApi, OfTwoConnectionsSendingTheSamePieceOneIsFaster) {
    begin(inspector, photo_);
    std::vector<int> statuses(4);
    std::vector<std::thread> connections;
    for (int& status : statuses)
        connections.emplace_back([&] { status = piece(inspector, photo_, 0, 500).status; });
    for (std::thread& connection : connections)
        connection.join();
    EXPECT_EQ(std::count(statuses.begin(), statuses.end(), 204), 1);
    EXPECT_EQ(std::count(statuses.begin(), statuses.end(), 409), 3);
    EXPECT_EQ(piece(inspector, photo_, 500, 500).status, 204);
    EXPECT_EQ(files_->blobs().read(digest_of(photo_)), photo_);
}

TEST_P(UploadsApi, NobodyFillsTheDiskWithUnfinishedUploads) {
    for (std::size_t i = 0; i < 50; ++i)
        ASSERT_EQ(begin(inspector, photo(100 + i)).status, 201);
    EXPECT_EQ(code_of(begin(inspector, photo(99))), "uploads.too_many");
    EXPECT_EQ(begin(inspector, photo(100)).status, 201); // that is one of the fifty
    EXPECT_EQ(begin(user(Role::inspector, Id::mint()), photo(99)).status, 201);
}

TEST_P(UploadsApi, BothSidesNameTheProtocolsVersion) {
    const Response unnamed = ask(inspector, Method::post, base, "", {{"upload-length", "10"}});
    EXPECT_EQ(unnamed.status, 412);
    EXPECT_EQ(unnamed.header("Tus-Version"), "1.0.0");
    EXPECT_EQ(send(inspector, Method::head, at(photo_)).header("Tus-Resumable"), "1.0.0"); // refusals too
    const Response offer = ask(inspector, Method::options, base);
    EXPECT_EQ(offer.status, 204);
    EXPECT_EQ(offer.header("Tus-Extension"), "creation,expiration,checksum,termination");
    EXPECT_EQ(offer.header("Tus-Max-Size"), std::to_string(20 << 20));
}

ON_BOTH_ENGINES(UploadsApi);

} // namespace guapai
