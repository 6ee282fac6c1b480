#include "files/routes.h"
#include "support/api.h"
#include "support/declared_answers.h"

namespace guapai {

using http::Method;
using identity::Role;

namespace {

const std::string county = "420281";
const std::string jpeg =
    std::string("\xff\xd8\xff\xe0\x00\x10JFIF\x00\x01\x01\x00\x00\x01\x00\x01\x00\x00", 20) + "演示照片";

std::string digest_of(std::string_view bytes) { return hex(sha256(bytes)); }
std::string address(std::string_view digest, const std::string& place = county) {
    return "/api/v1/counties/" + place + "/files/" + std::string(digest);
}

} // namespace

class FilesApi : public ApiOnBothEngines {
protected:
    void SetUp() override {
        ApiOnBothEngines::SetUp();
        if (IsSkipped()) return;
        files_.emplace(db());
        files::add_routes(router(), *files_);
        declared_.watch(router());
    }
    void attach(const identity::Actor& actor, files::Attachment attachment) {
        db().write(county, [&](Transaction& tx) { files::attach(tx, actor, county, attachment); });
    }
    int status_for(const identity::Actor& actor, std::string_view digest) {
        return ask(actor, Method::get, address(digest)).status;
    }

    DeclaredAnswers declared_;
    std::optional<files::Service> files_;
};

TEST_P(FilesApi, APhotoIsStoredOnceAndSentAgainWithoutHarm) {
    const auto inspector = user(Role::inspector, Id::mint());
    const auto first = ask(inspector, Method::put, address(digest_of(jpeg)) + "?name=校门.jpg", jpeg);
    ASSERT_EQ(first.status, 201);
    EXPECT_EQ(json_of(first).at("media_type").as_string(), "image/jpeg");
    EXPECT_EQ(json_of(first).at("name").as_string(), "校门.jpg");
    EXPECT_EQ(json_of(first).at("size").as_int64(), std::ssize(jpeg));
    const auto again = ask(inspector, Method::put, address(digest_of(jpeg)), jpeg);
    EXPECT_EQ(again.status, 200);
    EXPECT_EQ(json_of(again), json_of(first));

    const auto got = ask(inspector, Method::get, address(digest_of(jpeg)));
    ASSERT_EQ(got.status, 200);
    EXPECT_EQ(digest_of(files_->blobs().read(digest_of(jpeg))), digest_of(jpeg));
    EXPECT_TRUE(got.header("Content-Disposition").starts_with("inline"));
    EXPECT_NE(got.header("Cache-Control").find("private"), std::string_view::npos);
}

TEST_P(FilesApi, BytesThatAreNotWhatTheClientSaysAreRefusedAndNotKept) {
    const auto inspector = user(Role::inspector, Id::mint());
    const auto response = ask(inspector, Method::put, address(digest_of("another")), jpeg);
    EXPECT_EQ(response.status, 422);
    EXPECT_EQ(code_of(response), "blobs.digest_mismatch");
    EXPECT_FALSE(files_->blobs().exists(digest_of(jpeg)));
    EXPECT_FALSE(files_->blobs().exists(digest_of("another")));
    EXPECT_TRUE(std::filesystem::is_empty(db().data() / "blobs" / "incoming"));
}

TEST_P(FilesApi, AFileThatIsNoPictureOrDocumentIsRefusedWhateverItsName) {
    const auto inspector = user(Role::inspector, Id::mint());
    for (const std::string bytes : {"<!doctype html><script>alert(1)</script>", "#!/bin/sh\nrm -rf /\n", "MZ\x90"}) {
        const auto response = ask(inspector, Method::put, address(digest_of(bytes)) + "?name=a.jpg", bytes);
        EXPECT_EQ(response.status, 415) << bytes;
        EXPECT_EQ(code_of(response), "files.media_type");
    }
    EXPECT_EQ(code_of(ask(inspector, Method::put, address(digest_of("")), "")), "files.empty");
    EXPECT_EQ(ask(inspector, Method::put, address("ABC"), jpeg).status, 400);
}

TEST_P(FilesApi, AFileIsHiddenUntilARecordInScopeHoldsIt) {
    const Id school = Id::mint(), other_school = Id::mint(), department = Id::mint();
    const auto inspector = user(Role::inspector, Id::mint());
    const auto office = user(Role::county_office);
    const auto at_school = user(Role::school, school), elsewhere = user(Role::school, other_school);
    const auto in_department = user(Role::department, department);
    const std::string digest = digest_of(jpeg);
    ask(inspector, Method::put, address(digest), jpeg);
    for (const auto& actor : {office, at_school, elsewhere, in_department})
        EXPECT_EQ(status_for(actor, digest), 404);

    const std::string record = Id::mint().text();
    attach(inspector, {.digest = digest, .subject_kind = "visit", .subject = record, .school = school.text()});
    EXPECT_EQ(status_for(office, digest), 200);
    EXPECT_EQ(status_for(at_school, digest), 200);
    EXPECT_EQ(status_for(elsewhere, digest), 404);
    EXPECT_EQ(status_for(in_department, digest), 404);
    EXPECT_EQ(ask(user(Role::county_office, std::nullopt, "420222"), Method::get, address(digest)).status, 404);

    attach(inspector, {digest, "notice", record, school.text(), department.text()});
    EXPECT_EQ(status_for(in_department, digest), 200);
    db().write(county, [&](Transaction& tx) {
        files::detach(tx, county, "visit", record);
        files::detach(tx, county, "notice", record);
    });
    EXPECT_EQ(status_for(at_school, digest), 404);
    EXPECT_EQ(status_for(inspector, digest), 200); // he brought it
}

TEST_P(FilesApi, NamingSomebodyElsesFileDoesNotGiveItAway) {
    const auto inspector = user(Role::inspector, Id::mint());
    const Id school = Id::mint();
    const auto curious = user(Role::school, school);
    const std::string digest = digest_of(jpeg);
    ask(inspector, Method::put, address(digest), jpeg);
    try {
        attach(curious, {.digest = digest, .subject_kind = "answer", .subject = "x", .school = school.text()});
        FAIL() << "attached";
    } catch (const Problem& problem) {
        EXPECT_EQ(problem.code, "files.missing");
    }
    EXPECT_EQ(status_for(curious, digest), 404);
}

TEST_P(FilesApi, AFileNameCannotLeaveItsFolderOrForgeAHeader) {
    const auto inspector = user(Role::inspector, Id::mint());
    const auto response = ask(inspector, Method::put, address(digest_of(jpeg)) + "?name=..%5C..%5Cetc%5Cx.jpg", jpeg);
    EXPECT_EQ(json_of(response).at("name").as_string(), "x.jpg");
    const auto got = ask(inspector, Method::get, address(digest_of(jpeg)));
    EXPECT_EQ(got.header("Content-Disposition"), "inline; filename*=UTF-8''x.jpg");
}

ON_BOTH_ENGINES(FilesApi);

} // namespace guapai
