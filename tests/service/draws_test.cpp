#include "audit/service.h"
#include "base/hash.h"
#include "base/json.h"
#include "draws/routes.h"
#include "planner/draw_file.h"
#include "schools/service.h"
#include "support/api.h"
#include "support/declared_answers.h"

#include <set>
#include <sstream>

namespace guapai {

using http::Method;
using http::Response;
using identity::Actor;
using identity::Role;

class DrawsApi : public ApiOnBothEngines {
protected:
    void SetUp() override {
        ApiOnBothEngines::SetUp();
        if (IsSkipped()) return;
        set_now(Instant::try_parse("2026-11-02T01:00:00Z"));
        draws_.emplace(db());
        draws::add_routes(router(), *draws_);
        declared_.watch(router());
        schools::Service schools(db());
        for (int i = 1; i <= 12; ++i) {
            schools::School school;
            school.name = "演示" + std::to_string(i) + (i <= 8 ? "小学" : "幼儿园");
            school.code = std::to_string(2142990000 + i);
            school.type = i <= 8 ? schools::SchoolType::primary : schools::SchoolType::kindergarten;
            school.division = "420281";
            school.pupils = 100 * i;
            schools.put(office, "420281", Id::mint(), school, std::nullopt);
        }
    }
    void TearDown() override {
        set_now(std::nullopt);
        ApiOnBothEngines::TearDown();
    }

    static std::string
    draft(const std::string& quotas = R"([{"stratum":"小学","quota":3},{"stratum":"幼儿园","quota":1}])",
          const std::string& more = "", const std::string& sources = lottery) {
        return R"({"name":"十一月随机督导","quotas":)" + quotas + R"(,"sources":[)" + sources +
               R"(],"reveal_by":"2026-12-31")" + more + "}";
    }
    Response put(const std::string& body, const http::Fields& headers = {}) {
        return ask(office, Method::put, path(), body, headers);
    }
    // A step with the version it now has.
    Response step(const std::string& name, const std::string& body = "") {
        const std::string etag(ask(office, Method::get, path()).header("ETag"));
        return ask(office, Method::post, path() + "/" + name, body, {{"if-match", etag}});
    }
    void draw() {
        EXPECT_EQ(put(draft()).status, 201);
        EXPECT_EQ(step("commit").status, 200);
        set_now(Instant::try_parse("2026-11-05T14:00:00Z"));
        EXPECT_EQ(step("numbers", numbers).status, 200);
        EXPECT_EQ(step("draw").status, 200);
    }
    std::string path() const { return "/api/v1/counties/420281/draws/" + id_.text(); }
    std::string open_path() const { return "/api/v1/public/draws/420281/" + id_.text(); }
    std::vector<std::string> drawn(const Actor& actor) {
        std::vector<std::string> out;
        const auto json = json_of(ask(actor, Method::get, path()));
        for (const auto& one : json.at("drawn").as_array())
            out.emplace_back(one.at("code").as_string());
        return out;
    }
    std::string text_of(const std::string& target) {
        return std::get<std::string>(ask(nobody, Method::get, target).body);
    }
    planner::DrawVerdict verdict() {
        return planner::verify(json::read<planner::PublishedDraw>(text_of(open_path() + "/file")));
    }

    static constexpr const char* lottery = R"({"name":"双色球2026130期","falls_at":"2026-11-05T13:15:00Z"})";
    const std::string numbers = R"({"sources":[{"name":"双色球2026130期","values":"25 3 07 12 18 31 / 9"}]})";
    DeclaredAnswers declared_;
    std::optional<draws::Service> draws_;
    const Id id_ = Id::mint();
    const Actor office = user(Role::county_office), nobody = user(Role::school, Id::mint(), "110101");
};

TEST_P(DrawsApi, ADrawIsCommittedDrawnAndRevealedAndAnyoneRecomputesIt) {
    draw();
    const auto schools = drawn(office);
    ASSERT_EQ(schools.size(), 4U);
    EXPECT_TRUE(verdict().holds);
    EXPECT_FALSE(verdict().complete);
    EXPECT_EQ(step("reveal").status, 200);
    EXPECT_TRUE(verdict().holds);
    EXPECT_TRUE(verdict().complete);
    const auto file = json::read<planner::PublishedDraw>(text_of(open_path() + "/file"));
    std::vector<std::string> published;
    for (const auto& stratum : file.drawn)
        published.insert(published.end(), stratum.codes.begin(), stratum.codes.end());
    EXPECT_EQ(published, schools);
    EXPECT_NE(file.public_text.find("\n双色球2026130期=3.7.12.18.25.31./9./\n"), std::string::npos);
    EXPECT_EQ(json_of(ask(nobody, Method::get, open_path())).at("drawn").as_array().size(), 4U);
}

TEST_P(DrawsApi, TheCommitmentIsPublicBeforeTheNumbersFallAndIsInTheAuditLog) {
    put(draft());
    EXPECT_EQ(ask(nobody, Method::get, open_path()).status, 404);
    step("commit");
    const auto open = json_of(ask(nobody, Method::get, open_path()));
    EXPECT_EQ(hex(sha256(text_of(open_path() + "/roster"))), open.at("roster_digest").as_string());
    EXPECT_EQ(hex(sha256(std::string(open.at("commitment").as_string()))), open.at("commitment_digest").as_string());
    EXPECT_EQ(ask(nobody, Method::get, open_path() + "/file").status, 404);
    const auto in_log = read(db(), [&](Reader& in) {
        return in.text(Sql("SELECT digest FROM audit_entry WHERE county = ? AND action = ?", "420281", "draws.commit"));
    });
    EXPECT_EQ(in_log, std::string(open.at("commitment_digest").as_string()));
    EXPECT_EQ(json_of(ask(nobody, Method::get, "/api/v1/public/draws/420281")).at("items").as_array().size(), 1U);
}

TEST_P(DrawsApi, SchoolsAndSaltAreHiddenFromEverybodyButTheOfficeUntilRevealed) {
    draw();
    EXPECT_EQ(drawn(user(Role::city_office, {}, "420200")).size(), 4U);
    EXPECT_TRUE(drawn(user(Role::auditor)).empty());
    EXPECT_TRUE(drawn(user(Role::committee_member)).empty());
    for (const Role role : {Role::school, Role::inspector, Role::area_leader, Role::department})
        EXPECT_EQ(ask(user(role, Id::mint()), Method::get, path()).status, 403) << guapai::code_of(role);
    EXPECT_EQ(ask(user(Role::county_office, {}, "420222"), Method::get, path()).status, 404);
    EXPECT_TRUE(json_of(ask(nobody, Method::get, open_path())).at("drawn").as_array().empty());
    const std::string salt = *read(db(), [](Reader& in) { return in.text(Sql("SELECT salt FROM draw")); });
    EXPECT_GT(salt.size(), 64U) << "sealed";
    EXPECT_FALSE(json_of(ask(office, Method::get, path())).contains("salt"));
    EXPECT_TRUE(json::read<planner::PublishedDraw>(text_of(open_path() + "/file")).salt.empty());
}

TEST_P(DrawsApi, ANumberThatMayBeKnownCannotBeCommittedToAndOneNotFallenCannotBeEntered) {
    put(draft());
    set_now(Instant::try_parse("2026-11-05T13:15:00Z"));
    EXPECT_EQ(code_of(step("commit")), "draws.already_known");
    set_now(Instant::try_parse("2026-11-05T13:14:59Z"));
    EXPECT_EQ(step("commit").status, 200);
    EXPECT_EQ(code_of(step("numbers", numbers)), "draws.not_yet");
    EXPECT_EQ(code_of(step("draw")), "draws.values_missing");
    set_now(Instant::try_parse("2026-11-05T13:15:00Z"));
    EXPECT_EQ(code_of(step("numbers", R"({"sources":[{"name":"双色球2026130期","values":"三七"}]})")), "draw.source");
    EXPECT_EQ(code_of(step("numbers", R"({"sources":[{"name":"3D","values":"1"}]})")), "draws.source_unknown");
    EXPECT_EQ(step("numbers", numbers).status, 200);
}

TEST_P(DrawsApi, ACommittedDrawCannotBeChangedDrawnTwiceOrRevealedTooEarly) {
    put(draft());
    EXPECT_EQ(code_of(step("reveal")), "draws.state");
    step("commit");
    EXPECT_EQ(code_of(put(draft("[{\"stratum\":\"小学\",\"quota\":8}]"), {{"if-match", "\"2\""}})), "draws.state");
    EXPECT_EQ(code_of(step("commit")), "draws.state");
    set_now(Instant::try_parse("2026-11-05T14:00:00Z"));
    step("numbers", numbers);
    EXPECT_EQ(ask(office, Method::post, path() + "/draw", "", {{"if-match", "\"2\""}}).status, 412);
    EXPECT_EQ(step("draw").status, 200);
    EXPECT_EQ(code_of(step("draw")), "draws.state");
    EXPECT_EQ(code_of(step("numbers", numbers)), "draws.state");
}

TEST_P(DrawsApi, TheRosterIsFrozenWithTheCommitment) {
    put(draft());
    step("commit");
    const std::string before = text_of(open_path() + "/roster");
    schools::School late;
    late.name = "后来的小学";
    late.code = "2142999999";
    late.division = "420281";
    schools::Service(db()).put(office, "420281", Id::mint(), late, std::nullopt);
    EXPECT_EQ(text_of(open_path() + "/roster"), before);
    EXPECT_EQ(std::count(before.begin(), before.end(), '\n'), 12);
}

TEST_P(DrawsApi, AWithdrawnSchoolIsReplacedByTheNextTicketWithTheReason) {
    draw();
    const auto before = drawn(office);
    const auto withdraw = [&](const std::string& code) {
        return step("withdrawals", R"({"code":")" + code + R"(","reason":"停课搬迁"})");
    };
    EXPECT_EQ(withdraw(before[0]).status, 200);
    const auto after = drawn(office);
    ASSERT_EQ(after.size(), 4U);
    EXPECT_EQ(std::count(after.begin(), after.end(), before[0]), 0);
    EXPECT_EQ(after[0], before[1]);
    EXPECT_EQ(code_of(withdraw(before[0])), "draws.not_drawn");
    EXPECT_TRUE(json_of(ask(user(Role::auditor), Method::get, path())).at("withdrawn").as_array().empty());
    const auto shown = json_of(ask(office, Method::get, path()));
    EXPECT_TRUE(shown.at("drawn").at(2).at("replacement").as_bool());
    EXPECT_FALSE(shown.at("drawn").at(1).at("replacement").as_bool());
    EXPECT_TRUE(json_of(ask(nobody, Method::get, open_path())).at("withdrawn").as_array().empty());
    step("reveal");
    EXPECT_TRUE(verdict().holds);
    EXPECT_EQ(json::read<planner::PublishedDraw>(text_of(open_path() + "/file")).withdrawn.at(0).reason, "停课搬迁");
    const auto open = json_of(ask(nobody, Method::get, open_path()));
    EXPECT_EQ(open.at("withdrawn").at(0).at("code").as_string(), before[0]);
    EXPECT_NE(std::string(open.at("withdrawn").at(0).at("school_name").as_string()).find("演示"), std::string::npos);
}

TEST_P(DrawsApi, ADrawNotRevealedByItsDeadlineIsVoidForGood) {
    draw();
    set_now(Instant::try_parse("2026-12-31T15:59:59Z"));
    EXPECT_FALSE(json_of(ask(office, Method::get, path())).at("voided").as_bool());
    set_now(Instant::try_parse("2026-12-31T16:00:00Z")); // midnight in China
    EXPECT_EQ(code_of(step("reveal")), "draws.void");
    const auto list = json_of(ask(nobody, Method::get, "/api/v1/public/draws/420281"));
    EXPECT_TRUE(list.at("items").at(0).at("voided").as_bool());
    EXPECT_TRUE(list.at("items").at(0).at("drawn").as_array().empty());
}

TEST_P(DrawsApi, AWitnessCommitsToASeedAndOnlyThatSeedIsTaken) {
    const std::string seed = "83920174650192837465";
    const auto witness = [](const std::string& hash) {
        return R"({"name":"家长代表","kind":"witness","falls_at":"2026-11-05T13:15:00Z","seed_hash":")" + hash + "\"}";
    };
    EXPECT_EQ(code_of(put(draft(R"([{"stratum":"小学","quota":1}])", "", witness("12")))), "draws.draft");
    put(draft(R"([{"stratum":"小学","quota":1}])", "", witness(hex(sha256(seed))) + "," + lottery));
    step("commit");
    set_now(Instant::try_parse("2026-11-05T14:00:00Z"));
    const auto enter = [&](const std::string& value) {
        return step("numbers", R"({"sources":[{"name":"家长代表","values":")" + value + "\"}]}");
    };
    EXPECT_EQ(code_of(enter("83920174650192837466")), "draws.seed");
    EXPECT_EQ(code_of(enter("123")), "draws.seed");
    EXPECT_EQ(enter(seed).status, 200);
    EXPECT_EQ(code_of(step("draw")), "draws.values_missing") << "the lottery is not entered yet";
    step("numbers", numbers);
    EXPECT_EQ(step("draw").status, 200);
    EXPECT_NE(text_of(open_path() + "/file").find(seed), std::string::npos);
}

TEST_P(DrawsApi, ADraftNamesEverythingThatIsWrongWithIt) {
    const std::string twice = std::string(lottery) + "," + lottery;
    const Response bad = put(draft(R"([{"stratum":"小学","quota":0},{"stratum":"小学","quota":0}])", "", twice));
    EXPECT_EQ(code_of(bad), "draws.draft");
    std::set<std::string> pointers;
    const auto answer = json_of(bad);
    for (const auto& error : answer.at("errors").as_array())
        pointers.insert(std::string(error.at("pointer").as_string()));
    EXPECT_EQ(pointers, (std::set<std::string>{"/quotas", "/quotas/1/stratum", "/sources/1/name"}));
    put(draft(R"([{"stratum":"幼儿园","quota":5}])"));
    EXPECT_EQ(code_of(step("commit")), "draws.quota");
    EXPECT_EQ(ask(office, Method::get, path()).header("ETag"), "\"1\"") << "nothing happened";
}

TEST_P(DrawsApi, StrataAreCountedBeforehandAndPupilsMayWeigh) {
    const auto strata = json_of(ask(office, Method::get, "/api/v1/counties/420281/draws/strata?by=type"));
    ASSERT_EQ(strata.at("items").as_array().size(), 2U);
    EXPECT_EQ(strata.at("items").at(0).at("schools").as_int64(), 8);
    put(draft(R"([{"stratum":"全部学校","quota":2}])",
              R"(,"strata_by":"whole","weight_by":"pupils","algorithm":"sm3")"));
    EXPECT_EQ(step("commit").status, 200);
    EXPECT_NE(text_of(open_path() + "/roster").find("全部学校\t2142990007\t8\n"), std::string::npos);
    set_now(Instant::try_parse("2026-11-05T14:00:00Z"));
    step("numbers", numbers);
    step("draw");
    step("reveal");
    EXPECT_TRUE(verdict().holds && verdict().complete);
}

TEST_P(DrawsApi, WhatWaitsForTheOfficeIsKnownUntilTheDrawIsRevealedOrVoid) {
    const auto waiting = [&] {
        return read(db(), [&](Reader& in) { return draws::waiting(in, office.scope, "420281", Instant::now()); });
    };
    put(draft());
    step("commit");
    EXPECT_TRUE(waiting().to_draw.empty()) << "the numbers have not fallen yet";
    set_now(Instant::try_parse("2026-11-05T14:00:00Z"));
    EXPECT_EQ(waiting().to_draw, std::vector<Id>{id_});
    EXPECT_EQ(waiting().draw_by.iso(), "2026-12-31");
    step("numbers", numbers);
    step("draw");
    EXPECT_TRUE(waiting().to_draw.empty());
    EXPECT_EQ(waiting().to_reveal, std::vector<Id>{id_});
    set_now(Instant::try_parse("2026-12-31T16:00:00Z"));
    EXPECT_TRUE(waiting().to_reveal.empty()) << "void";
    set_now(Instant::try_parse("2026-12-31T15:00:00Z"));
    step("reveal");
    EXPECT_TRUE(waiting().to_reveal.empty());
}

TEST_P(DrawsApi, ARosterMayBeConfinedToATown) {
    schools::Service schools(db());
    for (int i = 21; i <= 23; ++i) {
        schools::School school;
        school.name = "河边" + std::to_string(i) + "小学";
        school.code = std::to_string(2142990000 + i);
        school.type = schools::SchoolType::primary;
        school.division = "420281";
        school.division_name = "大冶市";
        school.town = "河边镇";
        schools.put(office, "420281", Id::mint(), school, std::nullopt);
    }
    const auto strata = json_of(ask(office, Method::get, "/api/v1/counties/420281/draws/strata?town=河边镇"));
    ASSERT_EQ(strata.at("items").as_array().size(), 1U);
    EXPECT_EQ(strata.at("items").at(0).at("schools").as_int64(), 3);
    EXPECT_EQ(strata.at("places").as_array().size(), 2U) << "the others can still be chosen";
    put(draft(R"([{"stratum":"小学","quota":4}])", R"(,"town":"河边镇")"));
    EXPECT_EQ(code_of(step("commit")), "draws.quota");
    EXPECT_EQ(ask(office, Method::put, path(),
                  draft(R"([{"stratum":"小学","quota":2}])", R"(,"division":"420281","town":"河边镇")"),
                  {{"if-match", "\"1\""}})
                  .status,
              200);
    EXPECT_EQ(step("commit").status, 200);
    const auto open = json_of(ask(nobody, Method::get, open_path()));
    EXPECT_EQ(open.at("town").as_string(), "河边镇");
    EXPECT_EQ(open.at("division_name").as_string(), "大冶市");
    const std::string roster = text_of(open_path() + "/roster");
    EXPECT_EQ(roster, "小学\t2142990021\t1\n小学\t2142990022\t1\n小学\t2142990023\t1\n");
}

ON_BOTH_ENGINES(DrawsApi);

} // namespace guapai
