#include "http/router.h"

#include <boost/json.hpp>
#include <gtest/gtest.h>

namespace guapai::http {

namespace {

struct Thing {
    Id id;
    std::string name;
    std::int64_t version = 1;
    static RecordType describe() {
        return RecordType::of<Thing>("Thing", "东西", "Thing")
            .field<&Thing::id>("id", "编号", "Identifier")
            .server()
            .field<&Thing::name>("name", "名称", "Name")
            .length(1, 20)
            .field<&Thing::version>("version", "版本", "Version")
            .server();
    }
};

enum class Colour { red, blue };
inline ChoiceType describe(Choice<Colour>) { return {"Colour", {{"red", "红", "Red"}, {"blue", "蓝", "Blue"}}}; }

struct ThingFilter {
    std::optional<std::string> name;
    std::optional<std::int64_t> least;
    std::optional<double> weight;
    std::optional<bool> open;
    std::optional<Date> on;
    std::optional<Instant> since;
    std::optional<Id> owner;
    std::vector<Colour> colours;
    static RecordType describe() {
        return RecordType::of<ThingFilter>("ThingFilter", "筛选", "Filter")
            .field<&ThingFilter::name>("name", "名称", "Name")
            .field<&ThingFilter::least>("least", "至少", "At least")
            .range(0, 10)
            .field<&ThingFilter::weight>("weight", "重量", "Weight")
            .field<&ThingFilter::open>("open", "开放", "Open")
            .field<&ThingFilter::on>("on", "日期", "On")
            .field<&ThingFilter::since>("since", "自", "Since")
            .field<&ThingFilter::owner>("owner", "所有者", "Owner")
            .field<&ThingFilter::colours>("colours", "颜色", "Colours");
    }
};

struct Known : Principal {};

// Knows one bearer token and one cookie; county 999999 is somebody else's.
class FakeGate : public Gate {
public:
    std::shared_ptr<const Principal> identify(const Request& request) override {
        const bool known = request.header("authorization") == "Bearer good" || request.cookie("session") == "good";
        return known ? std::make_shared<Known>() : nullptr;
    }
    void admit(const Principal* principal, const Request&, const Operation& operation,
               std::string_view county) override {
        admitted.push_back(operation.id + "@" + std::string(county) + (principal ? "+" : "-"));
        if (county == "999999") throw Problem::forbidden("不行", "no");
    }
    std::vector<std::string> admitted;
};

class RouterTest : public testing::Test {
protected:
    RouterTest() : router(gate) {
        router.add(Operation::get("/api/v1/counties/{county}/things/{id}", "getThing", "things", "查看", "Get")
                       .answers<Thing>(),
                   [](Call& call) {
                       return call.reply(Thing{call.path_id("id"), "甲", 7});
                   });
        router.add(Operation::put("/api/v1/counties/{county}/things/{id}", "putThing", "things", "修改", "Change")
                       .takes<Thing>()
                       .answers<Thing>()
                       .versioned(),
                   [](Call& call) {
                       if (call.if_match() != 7) throw Problem::stale("{}");
                       return call.reply(call.body<Thing>());
                   });
        router.add(Operation::get("/api/v1/counties/{county}/things", "listThings", "things", "列表", "List")
                       .filters<ThingFilter>()
                       .lists<Thing>()
                       .sorted_by({"-created_at", "name"}),
                   [this](Call& call) {
                       filter = call.filters<ThingFilter>();
                       page = call.page();
                       return call.reply(Listed<Thing>{{Thing{}}, "next", 1});
                   });
        router.add(Operation::post("/api/v1/counties/{county}/photos", "addPhoto", "things", "照片", "Photo")
                       .needs("things.write")
                       .takes_bytes("image/*", 5U << 20U)
                       .replayable()
                       .answers_nothing(),
                   [this](Call& call) {
                       key = call.idempotency_key();
                       return Response::empty();
                   });
        router.add(Operation::get("/api/v1/fail", "fail", "things", "出错", "Fail"),
                   [](Call&) -> Response { throw std::runtime_error("secret of the house"); });
    }
    Response ask(Method method, std::string path, Fields query = {}, Fields headers = {}, std::string body = "") {
        Request request;
        request.method = method;
        request.path = std::move(path);
        request.query = std::move(query);
        request.headers = std::move(headers);
        request.body = std::move(body);
        request.trace = "0123456789abcdef";
        return router.handle(std::move(request));
    }
    static std::string text(const Response& response) { return std::get<std::string>(response.body); }
    static boost::json::object problem(const Response& response) {
        return boost::json::parse(text(response)).as_object();
    }

    FakeGate gate;
    Router router;
    ThingFilter filter;
    Page page;
    std::string key;
};

const std::string thing = "/api/v1/counties/420281/things/0198f3b2-0000-7000-8000-000000000001";
const std::string list = "/api/v1/counties/420281/things";
const Fields json_type = {{"content-type", "application/json; charset=utf-8"}};

Fields with(Fields fields, std::string name, std::string value) {
    fields.emplace_back(std::move(name), std::move(value));
    return fields;
}

} // namespace

TEST_F(RouterTest, UnknownAddressesAre404AndWrongMethods405WithAllow) {
    EXPECT_EQ(ask(Method::get, "/api/v1/none").status, 404);
    EXPECT_EQ(ask(Method::get, thing + "/").status, 404);
    EXPECT_EQ(ask(Method::get, "/api/v1/counties//things").status, 404) << "a parameter is never empty";
    const Response wrong = ask(Method::del, thing);
    EXPECT_EQ(wrong.status, 405);
    EXPECT_EQ(wrong.header("Allow"), "GET, HEAD, PUT, OPTIONS");
    const Response asked = ask(Method::options, thing);
    EXPECT_EQ(asked.status, 204);
    EXPECT_EQ(asked.header("allow"), "GET, HEAD, PUT, OPTIONS");
    EXPECT_EQ(ask(Method::options, "*").status, 204);
}

TEST_F(RouterTest, AnIdThatIsNoIdIsSimplyNotThere) {
    EXPECT_EQ(ask(Method::get, "/api/v1/counties/420281/things/1%27").status, 404);
}

TEST_F(RouterTest, AProblemSaysEverythingInBothLanguagesAndNamesItsTrace) {
    const Response response = ask(Method::get, "/api/v1/none");
    EXPECT_EQ(response.header("content-type"), "application/problem+json");
    const auto said = problem(response);
    EXPECT_EQ(said.at("type"), "urn:guapai:problem:not_found");
    EXPECT_EQ(said.at("title"), "没有这个地址");
    EXPECT_EQ(said.at("title_en"), "There is nothing at this address");
    EXPECT_EQ(said.at("status"), 404);
    EXPECT_EQ(said.at("trace"), "0123456789abcdef");
}

TEST_F(RouterTest, HeadIsServedByTheRouteOfGet) {
    const Response head = ask(Method::head, thing);
    EXPECT_EQ(head.status, 200);
    EXPECT_EQ(head.header("ETag"), "\"7\"");
}

TEST_F(RouterTest, FixedSegmentsWinOverParametersAndDeadEndsLeadBack) {
    const auto answer = [](std::string what) { return [what](Call&) { return Response::json(what); }; };
    router.add(Operation::get("/s/near", "a", "t", "", ""), answer("near"));
    router.add(Operation::get("/s/{id}", "b", "t", "", ""), answer("one"));
    router.add(Operation::get("/s/{id}/visits", "c", "t", "", ""), answer("visits"));
    router.add(Operation::get("/tiles/{level}/{path*}", "d", "t", "", ""),
               [](Call& call) { return Response::json(call.path("level") + ":" + call.path("path")); });
    EXPECT_EQ(text(ask(Method::get, "/s/near")), "near");
    EXPECT_EQ(text(ask(Method::get, "/s/far")), "one");
    EXPECT_EQ(text(ask(Method::get, "/s/near/visits")), "visits");
    EXPECT_EQ(text(ask(Method::get, "/tiles/0/x001/067")), "0:x001/067");
    EXPECT_EQ(ask(Method::get, "/tiles/0").status, 404);
}

TEST_F(RouterTest, TheSameAddressOrNameCannotBeDeclaredTwice) {
    const auto nothing = [](Call&) { return Response::empty(); };
    EXPECT_THROW(router.add(Operation::get("/api/v1/fail", "other", "t", "", ""), nothing), std::logic_error);
    EXPECT_THROW(router.add(Operation::get("/api/v1/other", "fail", "t", "", ""), nothing), std::logic_error);
}

TEST_F(RouterTest, WithoutASessionWhatNeedsAPermissionIs401BeforeAnythingElseIsSaid) {
    const Response refused = ask(Method::post, "/api/v1/counties/420281/photos");
    EXPECT_EQ(refused.status, 401);
    EXPECT_EQ(refused.header("www-authenticate"), "Bearer realm=\"guapai\"");
    EXPECT_TRUE(gate.admitted.empty());
    ask(Method::get, list);
    EXPECT_EQ(gate.admitted, std::vector<std::string>{"listThings@420281-"});
}

TEST_F(RouterTest, TheGateDecidesOnTheCountyOfThePath) {
    EXPECT_EQ(ask(Method::get, "/api/v1/counties/999999/things").status, 403);
}

TEST_F(RouterTest, APageOfAnotherSiteCannotChangeAnything) {
    const std::string photos = "/api/v1/counties/420281/photos";
    const auto post = [&](Fields headers) {
        headers.emplace_back("content-type", "image/jpeg");
        headers.emplace_back("cookie", "session=good");
        headers.emplace_back("host", "guapai.example");
        return ask(Method::post, photos, {}, std::move(headers)).status;
    };
    EXPECT_EQ(post({}), 204);
    EXPECT_EQ(post({{"sec-fetch-site", "same-origin"}}), 204);
    EXPECT_EQ(post({{"sec-fetch-site", "cross-site"}}), 403);
    EXPECT_EQ(post({{"sec-fetch-site", "same-site"}}), 403);
    EXPECT_EQ(post({{"origin", "https://guapai.example"}}), 204);
    EXPECT_EQ(post({{"origin", "https://evil.example"}}), 403);
    EXPECT_EQ(post({{"origin", "null"}}), 403);
    EXPECT_EQ(post({{"origin", "https://evil.example"}, {"authorization", "Bearer good"}}), 204)
        << "a program with a token acts knowingly";
    EXPECT_EQ(ask(Method::get, list, {}, {{"sec-fetch-site", "cross-site"}}).status, 200) << "links may be followed";
}

TEST_F(RouterTest, ReadingGivesAnETagAndRereadingCostsNothing) {
    const Response first = ask(Method::get, thing);
    EXPECT_EQ(first.header("ETag"), "\"7\"");
    for (const char* tag : {"\"7\"", "W/\"7\"", "\"5\", \"7\"", "\"7-gzip\"", "*"})
        EXPECT_EQ(ask(Method::get, thing, {}, {{"if-none-match", tag}}).status, 304) << tag;
    EXPECT_EQ(ask(Method::get, thing, {}, {{"if-none-match", "\"6\""}}).status, 200);
}

TEST_F(RouterTest, ChangingNeedsTheVersionSeen) {
    const std::string body = R"({"name":"乙"})";
    const auto put = [&](std::string tag) {
        return ask(Method::put, thing, {}, with(json_type, "if-match", std::move(tag)), body).status;
    };
    EXPECT_EQ(ask(Method::put, thing, {}, json_type, body).status, 428);
    EXPECT_EQ(put("\"6\""), 412);
    EXPECT_EQ(put("\"7\""), 200);
    EXPECT_EQ(put("\"7-gzip\""), 200) << "the tag of a compressed answer is of the same record";
    for (const char* malformed : {"7", "\"x\"", "W/\"7\"", "*", "\"7\", \"8\"", "\"\""})
        EXPECT_EQ(put(malformed), 400) << malformed;
}

TEST_F(RouterTest, ABodyOfAnotherMediaTypeIs415) {
    EXPECT_EQ(ask(Method::put, thing, {}, {{"content-type", "text/plain"}, {"if-match", "\"7\""}}, "x").status, 415);
    EXPECT_EQ(ask(Method::put, thing, {}, {{"if-match", "\"7\""}}, "{}").status, 415);
    const Fields known = {{"authorization", "Bearer good"}};
    const std::string photos = "/api/v1/counties/420281/photos";
    EXPECT_EQ(ask(Method::post, photos, {}, with(known, "content-type", "image/png")).status, 204);
    EXPECT_EQ(ask(Method::post, photos, {}, with(known, "content-type", "text/html")).status, 415);
}

TEST_F(RouterTest, WrongMembersOfABodyAreAllNamed) {
    const Response response =
        ask(Method::put, thing, {}, with(json_type, "if-match", "\"7\""), R"({"name":"","colour":"red"})");
    EXPECT_EQ(response.status, 422);
    const auto errors = problem(response).at("errors").as_array();
    ASSERT_EQ(errors.size(), 2U);
    EXPECT_EQ(errors[0].at("pointer"), "/name");
    EXPECT_EQ(errors[1].at("pointer"), "/colour");
}

TEST_F(RouterTest, FiltersAreReadByTheirDescription) {
    const Response good = ask(Method::get, list,
                              {{"name", "甲,乙"},
                               {"least", "3"},
                               {"weight", "-0.5"},
                               {"open", "1"},
                               {"on", "2026-03-05"},
                               {"since", "2026-03-05T00:00:00+08:00"},
                               {"owner", "0198f3b2-0000-7000-8000-000000000001"},
                               {"colours", "red,blue"},
                               {"colours", "red"}});
    EXPECT_EQ(good.status, 200);
    EXPECT_EQ(filter.name, "甲,乙");
    EXPECT_EQ(filter.least, 3);
    EXPECT_EQ(filter.weight, -0.5);
    EXPECT_EQ(filter.open, true);
    EXPECT_EQ(filter.on, (Date{2026, 3, 5}));
    EXPECT_EQ(filter.since->rfc3339(), "2026-03-04T16:00:00.000Z");
    EXPECT_EQ(filter.colours, (std::vector{Colour::red, Colour::blue, Colour::red}));
    EXPECT_NE(text(good).find("\"next\":\"next\",\"total\":1"), std::string::npos);
    ask(Method::get, list, {{"name", ""}, {"least", ""}});
    EXPECT_FALSE(filter.name || filter.least) << "an empty field of a form asks for nothing";
}

TEST_F(RouterTest, WrongFiltersAre400AndNamed) {
    for (const Fields& bad :
         {Fields{{"least", "11"}}, Fields{{"least", "x"}}, Fields{{"least", "1.5"}}, Fields{{"least", "+1"}},
          Fields{{"least", "1}"}}, Fields{{"weight", "01"}}, Fields{{"weight", "1e"}}, Fields{{"open", "yes"}},
          Fields{{"on", "2026-02-30"}}, Fields{{"since", "today"}}, Fields{{"owner", "1"}},
          Fields{{"colours", "green"}}, Fields{{"colours", "red,"}}, Fields{{"name", "a"}, {"name", "b"}}}) {
        const Response response = ask(Method::get, list, bad);
        EXPECT_EQ(response.status, 400) << bad.front().first << "=" << bad.front().second;
        EXPECT_EQ(problem(response).at("code"), "query.invalid");
        const std::string pointer(problem(response).at("errors").at(0).at("pointer").as_string());
        EXPECT_TRUE(pointer.starts_with("?" + bad.front().first)) << pointer;
    }
}

TEST_F(RouterTest, UnknownParametersAreAllNamed) {
    const Response response = ask(Method::get, list, {{"nmae", "x"}, {"limit", "5"}, {"sotr", "y"}});
    EXPECT_EQ(response.status, 400);
    EXPECT_EQ(problem(response).at("errors").as_array().size(), 2U);
    EXPECT_EQ(problem(response).at("errors").at(1).at("pointer"), "?sotr");
    EXPECT_EQ(ask(Method::get, thing, {{"limit", "5"}}).status, 400) << "only lists have pages";
}

TEST_F(RouterTest, PagesAreLimitedAndSortedByWhatIsAllowed) {
    EXPECT_EQ(ask(Method::get, list).status, 200);
    EXPECT_EQ(page.limit, 50);
    EXPECT_EQ(page.sort, "created_at");
    EXPECT_TRUE(page.descending) << "the first allowed order is the default";
    ask(Method::get, list, {{"limit", "10"}, {"sort", "name"}, {"total", "1"}, {"cursor", "abc"}});
    EXPECT_EQ(page.limit, 10);
    EXPECT_EQ(page.sort, "name");
    EXPECT_FALSE(page.descending);
    EXPECT_TRUE(page.total);
    EXPECT_EQ(page.cursor, "abc");
    for (const Fields& bad :
         {Fields{{"limit", "0"}}, Fields{{"limit", "101"}}, Fields{{"limit", "1x"}},
          Fields{{"limit", "99999999999999999999"}}, Fields{{"sort", "age"}}, Fields{{"sort", "--name"}},
          Fields{{"total", "all"}}, Fields{{"limit", "1"}, {"limit", "2"}}})
        EXPECT_EQ(ask(Method::get, list, bad).status, 400) << bad.front().first << "=" << bad.front().second;
}

TEST_F(RouterTest, TheKeyOfARepeatableRequestIsLimited) {
    const Fields known = {{"authorization", "Bearer good"}, {"content-type", "image/png"}};
    const std::string photos = "/api/v1/counties/420281/photos";
    ask(Method::post, photos, {}, with(known, "idempotency-key", "k-1"));
    EXPECT_EQ(key, "k-1");
    EXPECT_EQ(ask(Method::post, photos, {}, with(known, "idempotency-key", std::string(300, 'k'))).status, 400);
}

TEST_F(RouterTest, BodiesAreLimitedByTheRoute) {
    EXPECT_EQ(router.body_limit(Method::post, "/api/v1/counties/420281/photos"), 5U << 20U);
    EXPECT_EQ(router.body_limit(Method::put, thing), 1U << 20U);
    EXPECT_EQ(router.body_limit(Method::post, "/nowhere"), 64U << 10U);
}

TEST_F(RouterTest, AnInternalErrorTellsNothingOfTheInside) {
    const Response response = ask(Method::get, "/api/v1/fail");
    EXPECT_EQ(response.status, 500);
    EXPECT_EQ(text(response).find("secret"), std::string::npos);
}

TEST_F(RouterTest, WhatIsNotTheApiIsAskedOfThePages) {
    router.otherwise([](const Request& request) { return Response::bytes(request.path, "text/html"); });
    EXPECT_EQ(text(ask(Method::get, "/console/x", {{"from", "wechat"}})), "/console/x");
    EXPECT_EQ(ask(Method::post, "/console/x").status, 404);
    EXPECT_EQ(ask(Method::get, "/api/v1/none").status, 404);
}

TEST_F(RouterTest, EveryAnswerIsObserved) {
    std::vector<std::string> seen;
    router.observe([&](const Request&, const Operation* operation, const Response& response, double seconds) {
        EXPECT_GE(seconds, 0);
        seen.push_back((operation ? operation->id : "-") + " " + std::to_string(response.status));
    });
    ask(Method::get, list);
    ask(Method::get, "/api/v1/fail");
    ask(Method::get, "/api/v1/none");
    EXPECT_EQ(seen, (std::vector<std::string>{"listThings 200", "fail 500", "- 404"}));
}

} // namespace guapai::http
