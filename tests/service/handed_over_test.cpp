// A school passes from one inspector to another: what each of them reads and acts on.
#include "support/rectification_fixture.h"
#include "support/sample.h"

namespace guapai {

using http::Method;
using identity::Actor;
using identity::Role;
using rectification::NewNotice;
using rectification::Notice;
using rectification::Severity;

class HandedOver : public WithRectification {};

TEST_P(HandedOver, WhoHandedASchoolOverReadsWhatHeMadeThereAndActsOnNothing) {
    const std::string png = "\x89PNG\r\n\x1a\n" + std::string("\0\0\0\rIHDR\0\0\0\1\0\0\0\1\b\6\0\0\0", 21);
    const std::string digest = hex(sha256(png));
    const Actor school = principal(), before = inspector();
    const Notice notice = issued(school_, before);
    const Id open = find(school_, Severity::general);
    files_->put(school, county, digest, png, "整改后.png");
    ASSERT_EQ(post(school, path(notice, "objections"), R"({"text":"情况不符","files":[]})").status, 201);
    ASSERT_EQ(post(school, path(notice, "answer"), R"({"text":"已整改","files":[")" + digest + R"("]})", 2).status,
              200);
    const Id successor = Id::mint();
    hand_over(school_, inspector_, successor);
    const Actor after = user(Role::inspector, successor);
    const Id later = find(school_, Severity::general);
    db().write(county, [&](Transaction& tx) {
        tx.run(Sql("UPDATE finding SET inspector = ? WHERE id = ?", successor, later));
    });
    const NewNotice of_later = notice_of(school_, later), of_open = notice_of(school_, open);
    ASSERT_EQ(post(after, "/notices", json::write(of_later)).status, 201);

    const std::string target = "/notices/" + notice.id.text();
    for (const std::string part : {"", "/rounds", "/pdf"})
        EXPECT_EQ(ask(before, Method::get, base + target + part, "", {{"host", "example.org"}}).status, 200) << part;
    EXPECT_EQ(ask(before, Method::get, base + "/files/" + digest).status, 200) << "the answer's photo";
    EXPECT_EQ(listed(before, "/objections?notice=" + notice.id.text()), 1U);
    EXPECT_EQ(listed(before, "/notices"), 1U) << "not the successor's";
    EXPECT_EQ(listed(before, "/ledger"), 1U);
    EXPECT_EQ(listed(before, "/findings"), 2U);
    EXPECT_EQ(listed(before, "/notices?in_charge=true"), 0U);
    EXPECT_EQ(listed(before, "/notices?in_charge=false"), 1U);
    EXPECT_EQ(ask(before, Method::get, base + "/notices/" + of_later.id.text()).status, 404);
    EXPECT_EQ(ask(before, Method::get, base + "/findings/" + later.text()).status, 404);
    const auto waits =
        read(db(), [&](Reader& in) { return rectification::waiting(in, before.scope, county, Date::today()); });
    EXPECT_EQ(waits.to_recheck + waits.untriaged + waits.open_objections, 0) << "nothing of it waits for him";

    const std::string finding = "/findings/" + open.text();
    EXPECT_EQ(code_of(post(before, target + "/recheck", R"({"verdict":"put_right","files":[]})", 3)),
              "scope.no_longer_in_charge");
    EXPECT_EQ(code_of(post(before, finding + "/triage", R"({"severity":"minor"})", 1)), "scope.no_longer_in_charge");
    EXPECT_EQ(code_of(post(before, finding + "/close", "{}")), "scope.no_longer_in_charge");
    EXPECT_EQ(post(before, "/notices", json::write(of_open)).status, 404);
    EXPECT_EQ(now(notice).state, rectification::NoticeState::answered);
}

TEST_P(HandedOver, TheNewInspectorReadsTheHistoryOfHisSchoolAndGoesOnWithIt) {
    const Notice notice = issued(school_, inspector());
    const Id open = find(school_, Severity::general);
    ASSERT_EQ(post(principal(), path(notice, "answer"), R"({"text":"已整改","files":[]})", notice.version).status, 200);
    const Id successor = Id::mint(), third = Id::mint();
    hand_over(school_, inspector_, successor);
    const Actor after = user(Role::inspector, successor);
    EXPECT_EQ(listed(after, "/notices"), 1U);
    EXPECT_EQ(listed(after, "/findings"), 2U);
    EXPECT_EQ(post(after, path(notice, "recheck"), R"({"verdict":"put_right","files":[]})", 2).status, 200);
    EXPECT_EQ(post(after, "/notices", json::write(notice_of(school_, open))).status, 201);
    EXPECT_EQ(listed(inspector(), "/notices"), 1U) << "what goes out now is not the predecessor's, though he found it";
    hand_over(school_, successor, third);
    EXPECT_EQ(listed(after, "/notices"), 2U) << "he re-checked one and issued the other";
    EXPECT_EQ(listed(after, "/findings"), 0U) << "he found nothing himself";
    EXPECT_EQ(listed(user(Role::inspector, third), "/notices"), 2U);
}

TEST_P(HandedOver, WhatTheOfficeIssuedIsTheInspectorsWhoseFindingsItIsAbout) {
    const Notice notice = issued(school_, office());
    const Id complex = find(school_, Severity::complex);
    ASSERT_EQ(post(office(), "/letters",
                   R"({"id":")" + Id::mint().text() + R"(","finding":")" + complex.text() + R"(","department":")" +
                       finance_.text() + R"(","text":"请协助解决"})")
                  .status,
              201);
    hand_over(school_, inspector_, Id::mint());
    EXPECT_EQ(listed(inspector(), "/notices"), 1U);
    EXPECT_EQ(listed(inspector(), "/letters"), 1U);
}

// Whatever operation there is to change a record: none is open to who only reads it.
TEST_P(HandedOver, NoOperationThatChangesARecordIsOpenToItsFormerInspector) {
    const Notice notice = issued(school_, inspector());
    const Id finding = find(school_, Severity::general);
    ASSERT_EQ(post(principal(), path(notice, "answer"), R"({"text":"已整改","files":[]})", notice.version).status, 200);
    hand_over(school_, inspector_, Id::mint());
    const Actor before = inspector();
    const std::int64_t version = now(notice).version;
    std::size_t asked = 0;
    for (const http::Operation& operation : router().operations()) {
        const std::size_t at = operation.path.find("{id}");
        if (operation.method == Method::get || at == std::string::npos) continue;
        for (const Id& id : {notice.id, finding}) {
            std::string target = operation.path;
            target.replace(at, 4, id.text());
            target.replace(target.find("{county}"), 8, county);
            const auto response =
                ask(before, operation.method, target, operation.body ? sample_json(*operation.body) : std::string("{}"),
                    {{"if-match", "\"" + std::to_string(version) + "\""}, {"idempotency-key", Id::mint().text()}});
            EXPECT_TRUE(response.status == 403 || response.status == 404) << operation.id << " " << response.status;
            ++asked;
        }
    }
    EXPECT_GE(asked, 16U);
    EXPECT_EQ(now(notice).version, version);
    EXPECT_EQ(service_->finding(office(), county, finding).version, 1);
}

ON_BOTH_ENGINES(HandedOver);

} // namespace guapai
