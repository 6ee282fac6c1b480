#include "rectification/service.h"
#include "support/visits_fixture.h"
#include "visits/routes.h"

#include <sstream>
#include <thread>

namespace guapai {

using http::Method;
using identity::Role;
using rectification::Severity;

class Visits : public WithVisits {
protected:
    void SetUp() override {
        WithVisits::SetUp();
        if (!IsSkipped()) visits::add_routes(router(), *visits_);
    }
    std::string address(const Id& id, const std::string& rest = "") const {
        return "/api/v1/counties/" + code_ + "/visits/" + id.text() + rest;
    }
    std::int64_t rows(const std::string& table) {
        return read(db(), [&](Reader& in) {
            return in.integer(Sql("SELECT COUNT(*) FROM " + table + " WHERE county = ?", code_));
        });
    }
};

TEST_P(Visits, AreSignedForByTheServerAndSubmittedTwiceGiveTheSameReceipt) {
    const Id id = Id::mint();
    const std::string body = json::write(record_of(inspector().schools[0]));
    const auto first = ask(actor(), Method::put, address(id), body);
    ASSERT_EQ(first.status, 201) << std::get<std::string>(first.body);
    const auto again = ask(actor(), Method::put, address(id), body);
    EXPECT_EQ(again.status, 200);
    EXPECT_EQ(std::get<std::string>(again.body), std::get<std::string>(first.body));
    const auto spaced = ask(actor(), Method::put, address(id), " " + body);
    EXPECT_EQ(spaced.status, 200) << "the same content, spaced otherwise";

    const auto receipt = json_of(first);
    EXPECT_EQ(receipt.at("content_digest").as_string(), hex(sha256(body)));
    EXPECT_EQ(receipt.at("files").as_array().size(), 2U);
    const std::string statement(receipt.at("statement").as_string());
    EXPECT_NE(statement.find(hex(sha256(body))), std::string::npos);
    EXPECT_NE(statement.find("file " + sample_digest("签名")), std::string::npos);
    EXPECT_TRUE(audit::is_signed(statement, receipt.at("signature").as_string(), receipt.at("key").as_string()));
    EXPECT_FALSE(audit::is_signed(statement + " ", receipt.at("signature").as_string(), receipt.at("key").as_string()));
    EXPECT_EQ(json_of(ask(actor(), Method::get, address(id, "/receipt"))), receipt);
    EXPECT_EQ(rows("visit"), 1);
    EXPECT_EQ(rows("finding"), 1);
}

TEST_P(Visits, OnceSignedKeepTheirContent) {
    const Id id = Id::mint();
    auto record = record_of(inspector().schools[0]);
    visits_->submit(actor(), code_, id, record);
    record.process = "另一份内容";
    EXPECT_EQ(refusal([&] { visits_->submit(actor(), code_, id, record); }), "visits.already_signed");
    EXPECT_EQ(visits_->get(actor(), code_, id).process, "查看食堂、门卫和校园周边，随机听课一节。");
    EXPECT_EQ(refusal([&] { visits_->submit(actor(0, 1), code_, id, record_of(inspector(0, 1).schools[0])); }),
              "visits.already_signed")
        << "nobody takes over an id";
}

TEST_P(Visits, WithMissingFilesNameEachOfThemAndLeaveNothingBehind) {
    auto record = record_of(inspector().schools[0]);
    record.files = {sample_digest("没有上传")};
    record.findings[0].files = {sample_digest("也没有上传")};
    const auto answer = ask(actor(), Method::put, address(Id::mint()), json::write(record));
    EXPECT_EQ(answer.status, 422);
    ASSERT_EQ(code_of(answer), "files.missing");
    const auto errors = json_of(answer).at("errors").as_array();
    ASSERT_EQ(errors.size(), 2U);
    EXPECT_EQ(errors[0].at("pointer").as_string(), "/files/0");
    EXPECT_EQ(errors[1].at("pointer").as_string(), "/findings/0/files/0");
    for (const char* table : {"visit", "visit_rollup", "finding"})
        EXPECT_EQ(rows(table), 0) << table;
    bring_file(*files_, actor(), code_, "没有上传");
    bring_file(*files_, actor(), code_, "也没有上传");
    EXPECT_TRUE(visits_->submit(actor(), code_, Id::mint(), record).fresh);
}

TEST_P(Visits, AreTheResponsibleInspectorsOnTheirDay) {
    const auto record = record_of(inspector(1, 0).schools[0]);
    EXPECT_EQ(refusal([&] { visits_->submit(actor(0, 0), code_, Id::mint(), record); }), "visits.not_assigned");
    EXPECT_EQ(
        refusal([&] { visits_->submit(user(Role::area_leader, county_.areas[1].id), code_, Id::mint(), record); }),
        "visits.not_an_inspector");
    auto unknown = record;
    unknown.school = Id::mint();
    EXPECT_EQ(refusal([&] { visits_->submit(actor(1, 0), code_, Id::mint(), unknown); }), "visits.not_assigned");
    auto together = record;
    together.mode = visits::VisitMode::collaborative;
    together.companions = {inspector(1, 0).id};
    EXPECT_TRUE(visits_->submit(actor(0, 0), code_, Id::mint(), together).fresh);

    // The school changes hands on the 3rd: a visit of the 2nd, sent later, is still the former inspector's.
    auto& former = county_.areas[0].inspectors[0];
    const Id school = former.schools.back();
    former.schools.pop_back();
    county_.areas[0].inspectors[1].schools.push_back(school);
    county_.publish(db(), Id::mint(), 2, {2026, 11, 3});
    EXPECT_TRUE(visits_->submit(actor(0, 0), code_, Id::mint(), record_of(school, {2026, 11, 2})).fresh);
    EXPECT_EQ(refusal([&] { visits_->submit(actor(0, 0), code_, Id::mint(), record_of(school)); }),
              "visits.not_assigned");
}

TEST_P(Visits, AreRefusedWhereTheInspectorDeclaredAConflict) {
    inspectors::Service inspectors(db());
    auto record = inspectors.get(office_, code_, inspector().id);
    schools::Service schools(db());
    record.recusals = {{schools.get(office_, code_, inspector().schools[0]).code, "配偶在该校任职"}};
    inspectors.put(office_, code_, inspector().id, record, record.version);
    EXPECT_EQ(refusal([&] { visits_->submit(actor(), code_, Id::mint(), record_of(inspector().schools[0])); }),
              "visits.recused");
}

TEST_P(Visits, CompleteTheTaskCountInTheRollUpsAndAreFoundByTheirWords) {
    plans::KeyPoints points;
    points.month = "2026-11";
    points.title = "十一月要点";
    const auto stored = plans_->put_key_points(office_, code_, Id::mint(), points, std::nullopt).first;
    plans_->publish(office_, code_, stored.id, false);
    const Id school = inspector().schools[0], id = Id::mint();
    visits_->submit(actor(), code_, id, record_of(school));

    const auto visit = visits_->get(actor(), code_, id);
    ASSERT_TRUE(visit.task);
    const auto task = plans_->get_task(actor(), code_, *visit.task);
    EXPECT_EQ(task.state, plans::TaskState::done);
    EXPECT_EQ(task.visit, id);
    EXPECT_EQ(visit.items[0].title, plans::national_items(code_)[0].title);
    EXPECT_EQ(visit.area, county_.areas[0].id);
    EXPECT_EQ(visit.school_name, "演示第1小学");

    const auto rollups = visits_->rollups(office_, code_, {});
    ASSERT_EQ(rollups.months.size(), 12U);
    EXPECT_EQ(rollups.months.back().visits, 1);
    EXPECT_EQ(rollups.months.back().general, 1);
    EXPECT_EQ(rollups.months.back().items.size(), 3U);
    EXPECT_EQ(visits_->rollups(actor(0, 1), code_, {}).months.back().visits, 0);

    const auto found = [&](const std::string& words) { return listed(office_, {.q = words}, {}).items.size(); };
    EXPECT_EQ(found("燃气报警"), 1U);
    EXPECT_EQ(found("门卫"), 1U);
    EXPECT_EQ(found("操场"), 0U);
}

TEST_P(Visits, AFindingRatedLaterIsCountedWhereItIsNow) {
    rectification::Service rectification(db());
    auto record = record_of(inspector().schools[0]);
    record.findings.push_back(record.findings[0]); // the inspector leaves one to the office
    record.findings[1].id = Id::mint();
    record.findings[1].severity = std::nullopt;
    visits_->submit(actor(), code_, Id::mint(), record);
    const auto month = [&] { return visits_->rollups(office_, code_, {}).months.back(); };
    const auto of_items = [&] {
        std::int64_t sum = 0;
        for (const auto& item : month().items)
            sum += item.findings;
        return sum;
    };
    const auto rate = [&](std::size_t index, Severity severity) {
        const auto finding = rectification.finding(office_, code_, record.findings[index].id);
        rectification.triage(office_, code_, finding.id, {.severity = severity}, finding.version);
    };
    EXPECT_EQ(month().general, 1);
    EXPECT_EQ(month().unrated, 1);
    rate(0, Severity::serious);
    EXPECT_EQ(month().general, 0);
    EXPECT_EQ(month().serious, 1);
    rate(1, Severity::minor);
    rate(1, Severity::minor);
    EXPECT_EQ(month().unrated, 0);
    EXPECT_EQ(month().minor, 1);
    EXPECT_EQ(month().findings, 2);
    EXPECT_EQ(month().visits, 1);
    EXPECT_EQ(of_items(), 2);
}

TEST_P(Visits, SentTwiceAtTheSameMomentAreOne) {
    for (int round = 0; round < 5; ++round) {
        const Id id = Id::mint();
        const auto record = record_of(inspector().schools[0]);
        std::vector<visits::Service::Taken> taken(4);
        std::vector<std::thread> phones;
        for (auto& one : taken)
            phones.emplace_back([&] { one = visits_->submit(actor(), code_, id, record); });
        for (auto& phone : phones)
            phone.join();
        int fresh = 0;
        for (const auto& one : taken) {
            fresh += one.fresh;
            EXPECT_EQ(one.receipt.statement, taken[0].receipt.statement);
        }
        EXPECT_EQ(fresh, 1);
    }
    EXPECT_EQ(rows("visit"), 5);
    EXPECT_EQ(visits_->rollups(office_, code_, {}).months.back().visits, 5);
}

TEST_P(Visits, LeaveAWholeAuditLog) {
    visits_->submit(actor(), code_, Id::mint(), record_of(inspector().schools[0]));
    std::stringstream log;
    db().read([&](Reader& in) { audit::export_log(in, code_, *signer_, log); });
    const auto verdict = audit::verify(log, signer_->public_key());
    EXPECT_TRUE(verdict.whole) << verdict.en;
    EXPECT_NE(log.str().find("visits.submit"), std::string::npos);
}

TEST_P(Visits, AreAmendedWithReasonAndBothVersionsStayReadable) {
    const Id id = Id::mint();
    visits_->submit(actor(), code_, id, record_of(inspector().schools[0]));
    const auto receipt = visits_->receipt(actor(), code_, id);
    const auto amendment = visits_->amend(actor(), code_, id, {"写错反馈对象", "feedback_to", "演示副校长"});
    EXPECT_EQ(amendment.before_text, "演示校长");
    visits_->amend(actor(), code_, id, {"补充", "process", "补充：查看校车台账"});
    const auto now = visits_->get(office_, code_, id);
    EXPECT_EQ(now.version, 3);
    EXPECT_EQ(now.feedback_to, "演示副校长");
    EXPECT_EQ(now.process, "补充：查看校车台账");
    const auto second = visits_->get(office_, code_, id, 2);
    EXPECT_EQ(second.feedback_to, "演示副校长");
    EXPECT_EQ(second.process, "查看食堂、门卫和校园周边，随机听课一节。");
    const auto as_signed = visits_->get(office_, code_, id, 1);
    EXPECT_EQ(as_signed.feedback_to, "演示校长");
    EXPECT_EQ(as_signed.content_digest, now.content_digest);
    EXPECT_EQ(visits_->amendments(office_, code_, id).size(), 2U);
    EXPECT_EQ(json::write(visits_->receipt(actor(), code_, id)), json::write(receipt)) << "the receipt stays";
    EXPECT_EQ(listed(office_, {.q = "校车"}, {}).items.size(), 1U);
    EXPECT_EQ(refusal([&] { visits_->amend(actor(0, 1), code_, id, {"x", "process", "y"}); }), "not_found");
    EXPECT_EQ(refusal([&] {
                  visits_->amend(user(Role::area_leader, county_.areas[0].id), code_, id, {"x", "process", "y"});
              }),
              "visits.not_author");
    EXPECT_EQ(refusal([&] { visits_->amend(actor(), code_, id, {"x", "no_findings", "y"}); }), "visits.field");
    EXPECT_EQ(refusal([&] {
                  visits_->amend(actor(), code_, id, {"x", "feedback_to", std::string(200, 'y')});
              }),
              "visits.amendment");
}

TEST_P(Visits, StayReadableToWhoMadeThemWhenTheSchoolIsHandedOver) {
    const Id school = inspector().schools[0], mine = Id::mint(), next = Id::mint();
    visits_->submit(actor(), code_, mine, record_of(school));
    county_.areas[1].inspectors[0].schools.push_back(school);
    auto& schools = county_.areas[0].inspectors[0].schools;
    schools.erase(schools.begin());
    county_.publish(db(), Id::mint(), 2, {2026, 11, 4});
    set_now(evening({2026, 11, 4}));
    const auto before = user(Role::inspector, inspector().id), after = user(Role::inspector, inspector(1).id);
    visits_->submit(after, code_, next, record_of(school, {2026, 11, 4}));

    for (const std::string part : {"", "/receipt", "/findings", "/amendments"})
        EXPECT_EQ(ask(before, Method::get, address(mine, part)).status, 200) << part;
    EXPECT_EQ(json_of(ask(before, Method::get, address(mine, "/findings"))).at("items").as_array().size(), 1U);
    EXPECT_EQ(ask(before, Method::get, address(next)).status, 404) << "made by another after his time";
    EXPECT_EQ(listed(before, {}).items.size(), 1U);
    EXPECT_EQ(listed(before, {.in_charge = true}).items.size(), 0U);
    EXPECT_EQ(listed(before, {.in_charge = false}).items.size(), 1U);
    EXPECT_EQ(refusal([&] { visits_->card(before, code_, school); }), "not_found");
    EXPECT_EQ(refusal([&] {
                  visits_->amend(before, code_, mine, {.reason = "笔误", .field = "process", .text = "另一份内容"});
              }),
              "scope.no_longer_in_charge");
    EXPECT_EQ(visits_->get(before, code_, mine).version, 1);

    EXPECT_EQ(listed(after, {}).items.size(), 2U) << "the school's history is his successor's to read";
    EXPECT_EQ(visits_->get(after, code_, mine).inspector, inspector().id);
    EXPECT_EQ(visits_->card(after, code_, school).visits.size(), 2U);
}

TEST_P(Visits, ShowASchoolOnItsCardWithWhatIsStillToBeLookedAt) {
    const Id school = inspector().schools[0];
    for (int day = 1; day <= 4; ++day) {
        set_now(evening({2026, 10, 12 + day}));
        visits_->submit(actor(), code_, Id::mint(), record_of(school, {2026, 10, 12 + day}));
    }
    set_now(evening());
    const auto card = visits_->card(actor(), code_, school);
    ASSERT_EQ(card.visits.size(), 3U);
    EXPECT_EQ(card.visits[0].visited_on, (Date{2026, 10, 16}));
    EXPECT_EQ(card.visits[0].inspector_name, "演示督学0-0");
    EXPECT_EQ(card.visits_this_term, 4);
    EXPECT_EQ(card.assignment.inspector, inspector().id);
    ASSERT_EQ(card.uncovered.size(), 6U);
    EXPECT_EQ(card.uncovered[0].code, "R4");
    EXPECT_TRUE(visits_->card(user(Role::school, school), code_, school).uncovered.empty());
    EXPECT_EQ(refusal([&] { visits_->card(actor(1, 0), code_, school); }), "not_found");
}

TEST_P(Visits, ShowTheInspectorHisDay) {
    plans::KeyPoints points;
    points.title = "要点";
    points.month = "2026-10";
    const auto october = plans_->put_key_points(office_, code_, Id::mint(), points, std::nullopt).first;
    plans_->publish(office_, code_, october.id, true);
    points.month = "2026-11";
    const auto november = plans_->put_key_points(office_, code_, Id::mint(), points, std::nullopt).first;
    EXPECT_FALSE(visits_->today(actor(), code_).key_points) << "a draft is not shown";
    plans_->publish(office_, code_, november.id, false);
    visits_->submit(actor(), code_, Id::mint(), record_of(inspector().schools[0]));
    const auto today = visits_->today(actor(), code_);
    ASSERT_EQ(today.tasks.size(), 6U);
    EXPECT_EQ(today.overdue, 3);
    EXPECT_EQ(today.open, 5);
    EXPECT_EQ(today.done, 1);
    EXPECT_EQ(today.tasks[0].month, "2026-10");
    EXPECT_EQ(today.tasks.back().state, plans::TaskState::done);
    EXPECT_TRUE(today.tasks[0].latitude);
    EXPECT_TRUE(today.key_points);
}

TEST_P(Visits, PutOnEachWorkbenchWhatWaitsForItsOwner) {
    const auto kinds = [&](const identity::Actor& who) {
        std::map<std::string, std::int64_t> out;
        for (const auto& item : visits_->workbench(who, code_))
            out[item.kind] = item.count;
        return out;
    };
    using Kinds = std::map<std::string, std::int64_t>;
    EXPECT_EQ(kinds(office_), (Kinds{{"key_points", 1}}));
    plans::KeyPoints points;
    points.title = "要点";
    points.month = "2026-11";
    const auto stored = plans_->put_key_points(office_, code_, Id::mint(), points, std::nullopt).first;
    plans_->publish(office_, code_, stored.id, false);
    EXPECT_EQ(kinds(office_), (Kinds{{"tasks", 12}}));
    const Id school = inspector().schools[0];
    visits_->submit(actor(), code_, Id::mint(), record_of(school));
    EXPECT_EQ(kinds(actor()), (Kinds{{"tasks", 2}, {"untriaged", 1}}));
    EXPECT_EQ(kinds(actor(0, 1)), (Kinds{{"tasks", 3}}));
    EXPECT_EQ(kinds(user(Role::school, school)), (Kinds{})) << "a school knows of no task";
    EXPECT_EQ(kinds(user(Role::audit_administrator)), (Kinds{}));
    set_now(evening({2026, 12, 1}));
    EXPECT_EQ(kinds(actor()), (Kinds{{"overdue_tasks", 2}, {"untriaged", 1}}));
}

TEST_P(Visits, CountForASchoolItsOwnAlone) {
    const Id school = inspector().schools[0];
    visits_->submit(actor(), code_, Id::mint(), record_of(school));
    visits_->submit(actor(0, 1), code_, Id::mint(), record_of(inspector(0, 1).schools[0]));
    const auto own = visits_->rollups(user(Role::school, school), code_, {.from = "2026-11", .to = "2026-11"});
    ASSERT_EQ(own.months.size(), 1U);
    EXPECT_EQ(own.months[0].visits, 1);
    EXPECT_EQ(own.months[0].findings, 1);
    EXPECT_EQ(visits_->rollups(office_, code_, {.from = "2026-11"}).months[0].visits, 2);
    EXPECT_EQ(refusal([&] { visits_->rollups(office_, code_, {.from = "2020-01", .to = "2026-01"}); }), "visits.range");
    EXPECT_EQ(refusal([&] { visits_->rollups(office_, code_, {.from = "x"}); }), "visits.month");
}

ON_BOTH_ENGINES(Visits);

} // namespace guapai
