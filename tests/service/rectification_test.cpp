#include "sheet/read.h"
#include "support/rectification_fixture.h"

#include <random>

namespace guapai {

using http::Method;
using http::Response;
using identity::Actor;
using identity::Role;
using rectification::Finding;
using rectification::NewFinding;
using rectification::NewNotice;
using rectification::Notice;
using rectification::Severity;

class Rectification : public WithRectification {};

TEST_P(Rectification, NoticesAreNumberedWithoutAGapEvenAfterARefusedOne) {
    EXPECT_TRUE(issued(school_, inspector()).document_number.ends_with("整〔2026〕1号"));
    NewNotice wrong = notice_of(school_, find(school_, Severity::general));
    wrong.cc_departments = {Id::mint()};
    EXPECT_EQ(post(inspector(), "/notices", json::write(wrong)).status, 422);
    EXPECT_TRUE(issued(school_, inspector()).document_number.ends_with("整〔2026〕2号"));
}

TEST_P(Rectification, ADeadlineSkipsWeekendsAndTheHolidaysOfTheCalendar) {
    const std::vector<organisation::CalendarDay> days = {
        {.date = {2026, 9, 25}, .kind = organisation::DayKind::off, .name = "中秋节"}};
    organisation::Service(db()).put_calendar(office(), county, 2026, days);
    NewNotice wanted = notice_of(school_, find(school_, Severity::general));
    wanted.working_days = 4; // Tue 22, Wed 23, Thu 24, (Fri 25 off), Mon 28
    const Notice notice = service_->issue(inspector(), county, wanted);
    EXPECT_EQ(notice.deadline.iso(), "2026-09-28");
}

TEST_P(Rectification, RoundsGoOnUntilItIsPutRightAndThenTheFindingIsClosed) {
    Notice notice = issued(school_, inspector());
    EXPECT_EQ(
        post(inspector(), path(notice, "recheck"), R"({"verdict":"put_right","files":[]})", notice.version).status, 409)
        << "nothing to check yet";
    EXPECT_EQ(post(principal(), path(notice, "answer"), R"({"text":"已整改","files":[]})", notice.version).status, 200);
    notice = now(notice);
    EXPECT_EQ(post(inspector(), path(notice, "recheck"),
                   R"({"verdict":"to_continue","remark":"还差一处","files":[],"working_days":5})", notice.version)
                  .status,
              200);
    notice = now(notice);
    EXPECT_EQ(notice.round, 2);
    EXPECT_EQ(notice.deadline.iso(), "2026-09-28");
    EXPECT_EQ(post(principal(), path(notice, "answer"), R"({"text":"全部完成","files":[]})", notice.version).status,
              200);
    notice = now(notice);
    EXPECT_EQ(
        post(inspector(), path(notice, "recheck"), R"({"verdict":"put_right","files":[]})", notice.version).status,
        200);
    EXPECT_EQ(now(notice).state, rectification::NoticeState::closed);
    EXPECT_EQ(service_->finding(office(), county, notice.findings.front()).state, rectification::FindingState::closed);
    const auto rounds = service_->rounds(office(), county, notice.id);
    ASSERT_EQ(rounds.size(), 2U);
    EXPECT_EQ(rounds[0].answer, "已整改");
    EXPECT_EQ(rounds[0].remark, "还差一处");
    EXPECT_EQ(rounds[1].answer, "全部完成");
}

TEST_P(Rectification, AnOverdueNoticeIsListedAndClimbsTheLadder) {
    NewNotice wanted = notice_of(school_, find(school_, Severity::general));
    wanted.working_days = 1;
    const Notice notice = service_->issue(inspector(), county, wanted);
    EXPECT_EQ(listed(office(), "/notices?overdue=true"), 0U);
    set_now(at({2026, 10, 1})); // seven working days late, no holidays known
    EXPECT_EQ(listed(office(), "/notices?overdue=true"), 1U);
    EXPECT_EQ(listed(office(), "/notices?overdue=false"), 0U);
    EXPECT_TRUE(now(notice).overdue);
    EXPECT_EQ(now(notice).escalation, rectification::EscalationLevel::area);
    set_now(at({2026, 12, 1}));
    EXPECT_EQ(now(notice).escalation, rectification::EscalationLevel::committee);
}

TEST_P(Rectification, OnlyTheOfficeDecidesOnWhatWasReportedUp) {
    const Id finding = find(school_, Severity::serious);
    EXPECT_EQ(post(inspector(), "/notices", json::write(notice_of(school_, finding))).status, 422);
    EXPECT_EQ(post(inspector(), "/findings/" + finding.text() + "/decide", R"({"remark":"请立即整改"})").status, 403);
    EXPECT_EQ(post(office(), "/findings/" + finding.text() + "/decide", R"({"remark":"请立即整改"})").status, 200);
    EXPECT_EQ(post(office(), "/notices", json::write(notice_of(school_, finding))).status, 201);
}

TEST_P(Rectification, AComplexFindingGoesToADepartmentAndClosesWithItsAnswer) {
    const Id finding = find(school_, Severity::complex);
    const std::string letter = Id::mint().text();
    EXPECT_EQ(post(inspector(), "/letters",
                   R"({"id":")" + letter + R"(","finding":")" + finding.text() + R"(","department":")" +
                       finance_.text() + R"(","text":"请协助解决"})")
                  .status,
              201);
    EXPECT_EQ(post(inspector(), "/findings/" + finding.text() + "/close", "{}").status, 409);
    EXPECT_EQ(listed(user(Role::department, finance_), "/letters"), 1U);
    EXPECT_EQ(listed(user(Role::department, finance_), "/findings"), 1U);
    EXPECT_EQ(listed(user(Role::department, safety_), "/letters"), 0U);
    EXPECT_EQ(post(user(Role::department, safety_), "/letters/" + letter + "/answer", R"({"text":"好"})", 1).status,
              404);
    EXPECT_EQ(
        post(user(Role::department, finance_), "/letters/" + letter + "/answer", R"({"text":"已安排"})", 1).status,
        200);
    EXPECT_EQ(post(inspector(), "/findings/" + finding.text() + "/close", "{}").status, 200);
}

TEST_P(Rectification, TheSameNoticeSentTwiceIsOneNoticeAndAnotherContentIsRefused) {
    NewNotice wanted = notice_of(school_, find(school_, Severity::general));
    EXPECT_EQ(post(inspector(), "/notices", json::write(wanted)).status, 201);
    EXPECT_EQ(post(inspector(), "/notices", json::write(wanted)).status, 201);
    wanted.title = "另一份";
    EXPECT_EQ(code_of(post(inspector(), "/notices", json::write(wanted))), "rectification.id_taken");
    EXPECT_EQ(listed(office(), "/notices"), 1U);
}

TEST_P(Rectification, WhoIsTooLateIsShownTheNoticeAsItIsNow) {
    const Notice notice = issued(school_, inspector());
    EXPECT_EQ(post(principal(), path(notice, "answer"), R"({"text":"甲","files":[]})", notice.version).status, 200);
    const Response late = post(principal(), path(notice, "answer"), R"({"text":"乙","files":[]})", notice.version);
    EXPECT_EQ(late.status, 412);
    EXPECT_NE(std::get<std::string>(late.body).find("answered"), std::string::npos);
    EXPECT_EQ(service_->rounds(office(), county, notice.id).front().answer, "甲");
}

TEST_P(Rectification, AnUpheldObjectionEndsTheNotice) {
    const Notice notice = issued(school_, inspector());
    EXPECT_EQ(post(principal(), path(notice, "objections"), R"({"text":"情况不符","files":[]})").status, 201);
    EXPECT_EQ(post(principal(), path(notice, "objections"), R"({"text":"再提","files":[]})").status, 409);
    const auto open = json_of(ask(office(), Method::get, base + "/objections")).at("items").as_array();
    ASSERT_EQ(open.size(), 1U);
    EXPECT_EQ(listed(user(Role::department, safety_), "/objections"), 1U) << "it has a copy of the notice";
    EXPECT_EQ(listed(user(Role::department, finance_), "/objections"), 0U);
    EXPECT_EQ(post(office(), "/objections/" + std::string(open.front().at("id").as_string()) + "/reply",
                   R"({"state":"upheld","reply":"情况属实"})")
                  .status,
              200);
    EXPECT_EQ(now(notice).state, rectification::NoticeState::closed);
}

TEST_P(Rectification, APhotoIsSeenByTheDepartmentOnlyOnceTheNoticeIsCopiedToIt) {
    const std::string png = "\x89PNG\r\n\x1a\n" + std::string("\0\0\0\rIHDR\0\0\0\1\0\0\0\1\b\6\0\0\0", 21);
    const std::string digest = hex(sha256(png));
    ASSERT_LT(ask(inspector(), Method::put, base + "/files/" + digest, png).status, 300);
    const Actor the_inspector = inspector();
    files_->put(the_inspector, county, digest, png, "现场.png");
    const Id finding = find(school_, Severity::general, {digest});
    const Actor department = user(Role::department, safety_);
    EXPECT_EQ(ask(department, Method::get, base + "/files/" + digest).status, 404);
    EXPECT_EQ(post(the_inspector, "/notices", json::write(notice_of(school_, finding))).status, 201);
    EXPECT_EQ(ask(department, Method::get, base + "/files/" + digest).status, 200);
    EXPECT_EQ(ask(user(Role::department, finance_), Method::get, base + "/files/" + digest).status, 404);
    EXPECT_EQ(ask(principal(), Method::get, base + "/files/" + digest).status, 200);
}

TEST_P(Rectification, PapersAndExportsAreWhatTheySay) {
    const Notice notice = issued(school_, inspector());
    const auto starts = [&](const std::string& target, const std::string& with) {
        const Response response = ask(office(), Method::get, base + target, "", {{"host", "example.org"}});
        EXPECT_EQ(response.status, 200) << target;
        EXPECT_TRUE(std::get<std::string>(response.body).starts_with(with)) << target;
    };
    starts("/notices/" + notice.id.text() + "/pdf", "%PDF");
    starts("/ledger.pdf", "%PDF");
    starts("/ledger.xlsx", "PK");
    EXPECT_EQ(listed(office(), "/ledger?state=issued"), 1U);
    const Response english = ask(office(), Method::get, base + "/ledger.xlsx", "", {{"accept-language", "en"}});
    std::vector<std::vector<std::string>> rows;
    sheet::read(std::get<std::string>(english.body), [&](const sheet::Row& row) {
        rows.push_back(row.cells);
        return true;
    });
    EXPECT_EQ(rows.at(0).at(0), "Document number");
    EXPECT_EQ(rows.at(1).at(14), "Waiting for the school");
    const Response summary = ask(office(), Method::get, base + "/rectification/summary");
    EXPECT_EQ(json_of(summary).at("notices_by_state").as_array().size(), 1U);
}

TEST_P(Rectification, APrintedNoticeCanBeCheckedByItsTokenAndNothingElse) {
    const Notice notice = issued(school_, inspector());
    const auto token = read(db(), [&](Reader& in) { return *in.text(Sql("SELECT public_token FROM notice")); });
    const Response found = ask(office(), Method::get, "/api/v1/public/notices/" + token);
    EXPECT_EQ(json_of(found).at("document_number").as_string(), notice.document_number);
    EXPECT_EQ(std::get<std::string>(found.body).find("演示问题"), std::string::npos) << "problems are not public";
    EXPECT_EQ(ask(office(), Method::get, "/api/v1/public/notices/420281.guess").status, 404);
}

TEST_P(Rectification, ASchoolSeesNeitherTheLettersAboutItNorWhatTheOfficeRemarks) {
    const Id complex = find(school_, Severity::complex);
    EXPECT_EQ(post(inspector(), "/letters",
                   R"({"id":")" + Id::mint().text() + R"(","finding":")" + complex.text() + R"(","department":")" +
                       finance_.text() + R"(","text":"请协助解决"})")
                  .status,
              201);
    EXPECT_EQ(listed(inspector(), "/letters"), 1U);
    EXPECT_EQ(ask(principal(), Method::get, base + "/letters").status, 403);
    const Id serious = find(school_, Severity::serious);
    const std::string finding = "/findings/" + serious.text();
    EXPECT_EQ(post(office(), finding + "/decide", R"({"remark":"内部意见"})").status, 200);
    const auto text = [&](const Actor& actor, const std::string& target) {
        return std::get<std::string>(ask(actor, Method::get, base + target).body);
    };
    for (const std::string& target : {finding, std::string("/findings")}) {
        EXPECT_NE(text(inspector(), target).find("内部意见"), std::string::npos);
        EXPECT_EQ(text(principal(), target).find("内部意见"), std::string::npos);
    }
    const auto open =
        read(db(), [&](Reader& in) { return rectification::open_findings(in, principal().scope, county, school_); });
    ASSERT_EQ(open.size(), 2U);
    for (const Finding& one : open)
        EXPECT_TRUE(one.office_remark.empty());
}

TEST_P(Rectification, WhatWasReportedUpIsNotTalkedDownAgainByTheInspector) {
    const std::string triage = "/findings/" + find(school_, Severity::serious).text() + "/triage";
    EXPECT_EQ(code_of(post(inspector(), triage, R"({"severity":"minor"})", 1)), "rectification.reported");
    EXPECT_EQ(post(office(), triage, R"({"severity":"general"})", 1).status, 200);
}

TEST_P(Rectification, ADangerToLifeGoesUpAtOnceAndIsNeverMinor) {
    NewFinding danger;
    danger.id = Id::mint();
    danger.description = "演示：消防通道锁闭";
    danger.danger_to_life = true;
    db().write(county, [&](Transaction& tx) {
        rectification::record_findings(
            tx, {.county = county, .school = school_, .inspector = inspector_, .visit = Id::mint()}, {danger});
    });
    EXPECT_EQ(service_->finding(office(), county, danger.id).state, rectification::FindingState::reported);
    const Response minor = post(office(), "/findings/" + danger.id.text() + "/triage", R"({"severity":"minor"})", 1);
    EXPECT_EQ(minor.status, 422);
    EXPECT_NE(std::get<std::string>(minor.body).find("第十五条"), std::string::npos);
}

TEST_P(Rectification, AFindingNamedTwiceIsRefusedAndTakesNoNumber) {
    NewNotice wanted = notice_of(school_, find(school_, Severity::general));
    wanted.findings.push_back(wanted.findings.front());
    EXPECT_EQ(post(inspector(), "/notices", json::write(wanted)).status, 422);
    EXPECT_EQ(issued(school_, inspector()).number, 1);
}

TEST_P(Rectification, TheWordsOfAnswerVerdictAndObjectionAreInTheAuditLog) {
    const Notice notice = issued(school_, inspector());
    post(principal(), path(notice, "answer"), R"({"text":"已整改","files":[]})", 1);
    post(inspector(), path(notice, "recheck"), R"({"verdict":"to_continue","remark":"仍有不足","files":[]})", 2);
    post(principal(), path(notice, "objections"), R"({"text":"情况不符","files":[]})");
    const auto logged = [&](const std::string& kind) {
        return read(db(), [&](Reader& in) {
            return in.integer(
                Sql("SELECT COUNT(*) FROM audit_entry WHERE county = ? AND subject_kind = ?", county, kind));
        });
    };
    EXPECT_EQ(logged("round"), 2);
    EXPECT_EQ(logged("objection"), 1);
}

TEST_P(Rectification, APrintedNoticeStaysAsIssuedAndALostPhotoDoesNotStopIt) {
    const std::string png = "\x89PNG\r\n\x1a\n" + std::string("\0\0\0\rIHDR\0\0\0\1\0\0\0\1\b\6\0\0\0", 21);
    const std::string digest = hex(sha256(png));
    const Actor the_inspector = inspector();
    files_->put(the_inspector, county, digest, png, "现场.png");
    const NewNotice wanted = notice_of(school_, find(school_, Severity::general, {digest}));
    ASSERT_EQ(post(the_inspector, "/notices", json::write(wanted)).status, 201);
    const auto printed = [&] {
        return service_->notice_pdf(office(), county, wanted.id, "http://example.org/p/notice/");
    };
    const std::string before = printed();
    const std::string target = "/notices/" + wanted.id.text();
    EXPECT_EQ(post(principal(), target + "/answer", R"({"text":"已整改","files":[]})", 1).status, 200);
    set_now(at({2026, 9, 29}));
    EXPECT_EQ(post(the_inspector, target + "/recheck", R"({"verdict":"to_continue","remark":"","files":[]})", 2).status,
              200);
    EXPECT_EQ(printed(), before);
    std::filesystem::remove(Blobs(db().data() / "blobs").path(digest));
    EXPECT_TRUE(printed().starts_with("%PDF"));
}

// Lists are written straight from the rows: each of their records is, byte for byte, the one that is answered by
// itself.
TEST_P(Rectification, ARecordReadsTheSameInItsListAndByItself) {
    for (const auto severity : {Severity::minor, Severity::general, Severity::serious, Severity::complex})
        find(school_, severity);
    const std::string serious = find(school_, Severity::serious).text(),
                      complex = find(school_, Severity::complex).text();
    EXPECT_EQ(post(office(), "/findings/" + serious + "/decide", R"({"remark":"“立即”整改\n"})").status, 200);
    EXPECT_EQ(post(inspector(), "/letters",
                   R"({"id":")" + Id::mint().text() + R"(","finding":")" + complex + R"(","department":")" +
                       finance_.text() + R"(","text":"请协助解决"})")
                  .status,
              201);
    const Notice closed = issued(school_, inspector()), late = issued(school_, inspector());
    EXPECT_EQ(post(principal(), path(closed, "answer"), R"({"text":"已整改","files":[]})", closed.version).status, 200);
    EXPECT_EQ(post(inspector(), path(closed, "recheck"), R"({"verdict":"put_right","files":[]})", 2).status, 200);
    issued(other_school_, office());
    set_now(at({2026, 10, 20}));
    EXPECT_TRUE(now(late).overdue);
    for (const Actor& reader : {office(), inspector(), principal(), user(Role::department, finance_)})
        for (const std::string list : {"/findings", "/notices", "/letters"}) {
            const Response listed = ask(reader, Method::get, base + list + "?limit=100&total=1");
            if (listed.status == 403) continue;
            ASSERT_EQ(listed.status, 200);
            std::string expected;
            const auto page = json_of(listed);
            for (const auto& row : page.at("items").as_array()) {
                const Response one =
                    ask(reader, Method::get, base + list + "/" + std::string(row.at("id").as_string()));
                expected += (expected.empty() ? "" : ",") + std::get<std::string>(one.body);
            }
            EXPECT_TRUE(std::get<std::string>(listed.body).starts_with("{\"items\":[" + expected + "],"))
                << list << std::get<std::string>(listed.body) << "\n"
                << expected;
        }
    EXPECT_EQ(listed(office(), "/findings"), 9U);
}

// Random roles and places: what a list shows is exactly what belongs to them.
TEST_P(Rectification, NobodySeesANoticeOutsideHisScope) {
    std::mt19937 random(7);
    std::vector<Id> schools, inspectors, departments;
    for (int i = 0; i < 4; ++i) {
        schools.push_back(add_school("随机" + std::to_string(i)));
        inspectors.push_back(Id::mint());
        give(inspectors.back(), schools.back());
        departments.push_back(add_department("科室" + std::to_string(i)));
    }
    std::map<Id, std::pair<Id, Id>> notices; // school, department
    for (int i = 0; i < 24; ++i) {
        const std::size_t at = random() % 4;
        NewNotice wanted = notice_of(schools[at], find(schools[at], Severity::general));
        wanted.cc_departments = {departments[random() % 4]};
        service_->issue(office(), county, wanted);
        notices[wanted.id] = {schools[at], wanted.cc_departments.front()};
    }
    const auto count = [&](auto belongs) {
        return static_cast<std::size_t>(std::count_if(notices.begin(), notices.end(), belongs));
    };
    for (std::size_t i = 0; i < 4; ++i) {
        const auto of_school = count([&](const auto& n) { return n.second.first == schools[i]; });
        const auto of_department = count([&](const auto& n) { return n.second.second == departments[i]; });
        EXPECT_EQ(listed(user(Role::school, schools[i]), "/notices?limit=100"), of_school);
        EXPECT_EQ(listed(user(Role::inspector, inspectors[i]), "/ledger?limit=100"), of_school);
        EXPECT_EQ(listed(user(Role::department, departments[i]), "/notices?limit=100"), of_department);
        EXPECT_EQ(listed(user(Role::department, departments[i]), "/findings?limit=100"), of_department);
        EXPECT_EQ(listed(user(Role::school, schools[i]), "/findings?limit=100"), of_school);
        for (const auto& [id, owner] : notices) {
            const std::string target = base + "/notices/" + id.text();
            EXPECT_EQ(ask(user(Role::school, schools[i]), Method::get, target).status,
                      owner.first == schools[i] ? 200 : 404);
            EXPECT_EQ(ask(user(Role::department, departments[i]), Method::get, target + "/rounds").status,
                      owner.second == departments[i] ? 200 : 404);
        }
    }
    const Response elsewhere =
        ask(user(Role::county_office, {}, "420222"), Method::get, "/api/v1/counties/420222/notices");
    EXPECT_TRUE(json_of(elsewhere).at("items").as_array().empty());
}

ON_BOTH_ENGINES(Rectification);

} // namespace guapai
