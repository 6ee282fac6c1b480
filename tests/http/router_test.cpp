#include "http/openapi.h"
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

struct ThingFilter {
    std::optional<std::string> name;
    std::optional<std::int64_t> least;
    std::vector<std::string> tags;
    static RecordType describe() {
        return RecordType::of<ThingFilter>("ThingFilter", "筛选", "Filter")
            .field<&ThingFilter::name>("name", "名称", "Name")
            .field<&ThingFilter::least>("least", "至少", "At least")
            .range(0, 10)
            .field<&ThingFilter::tags>("tags", "标签", "Tags");
    }
};

class OpenGate : public Gate {
public:
    std::shared_ptr<const Principal> identify(const Request&) override { return nullptr; }
    void admit(const Principal*, const Request&, const Operation&, std::string_view county) override {
        if (county == "999999") throw Problem::forbidden("不行", "no");
    }
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
                       .sorted_by({"name"}),
                   [this](Call& call) {
                       filter = call.filters<ThingFilter>();
                       page = call.page();
                       return call.reply(Listed<Thing>{{Thing{}}, "next", 1});
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
        return router.handle(std::move(request));
    }
    static std::string text(const Response& response) { return std::get<std::string>(response.body); }

    OpenGate gate;
    Router router;
    ThingFilter filter;
    Page page;
};

const std::string thing = "/api/v1/counties/420281/things/0198f3b2-0000-7000-8000-000000000001";

} // namespace

TEST_F(RouterTest, UnknownAddressesAre404AndWrongMethods405WithAllow) {
    EXPECT_EQ(ask(Method::get, "/api/v1/none").status, 404);
    const Response wrong = ask(Method::del, thing);
    EXPECT_EQ(wrong.status, 405);
    EXPECT_EQ(wrong.header("Allow"), "GET, HEAD, PUT, OPTIONS");
}

TEST_F(RouterTest, AnIdThatIsNoIdIsSimplyNotThere) {
    EXPECT_EQ(ask(Method::get, "/api/v1/counties/420281/things/1%27").status, 404);
}

TEST_F(RouterTest, ReadingGivesAnETagAndRereadingCostsNothing) {
    const Response first = ask(Method::get, thing);
    EXPECT_EQ(first.header("ETag"), "\"7\"");
    EXPECT_EQ(ask(Method::get, thing, {}, {{"if-none-match", "\"7\""}}).status, 304);
}

TEST_F(RouterTest, ChangingNeedsTheVersionSeen) {
    const Fields json = {{"content-type", "application/json"}};
    EXPECT_EQ(ask(Method::put, thing, {}, json, R"({"name":"乙"})").status, 428);
    EXPECT_EQ(
        ask(Method::put, thing, {}, {{"content-type", "application/json"}, {"if-match", "\"6\""}}, R"({"name":"乙"})")
            .status,
        412);
    EXPECT_EQ(
        ask(Method::put, thing, {}, {{"content-type", "application/json"}, {"if-match", "\"7\""}}, R"({"name":"乙"})")
            .status,
        200);
    EXPECT_EQ(ask(Method::put, thing, {}, {{"content-type", "text/plain"}, {"if-match", "\"7\""}}, "x").status, 415);
}

TEST_F(RouterTest, FiltersAreReadByTheirDescription) {
    const std::string list = "/api/v1/counties/420281/things";
    const Response good =
        ask(Method::get, list, {{"name", "甲"}, {"least", "3"}, {"tags", "a,b"}, {"limit", "10"}, {"sort", "-name"}});
    EXPECT_EQ(good.status, 200);
    EXPECT_EQ(filter.least, 3);
    EXPECT_EQ(filter.tags.size(), 2U);
    EXPECT_TRUE(page.descending);
    EXPECT_NE(text(good).find("\"next\":\"next\",\"total\":1"), std::string::npos);
    for (const Fields& bad :
         {Fields{{"nmae", "x"}}, Fields{{"least", "11"}}, Fields{{"least", "x"}}, Fields{{"limit", "0"}},
          Fields{{"limit", "101"}}, Fields{{"sort", "age"}}, Fields{{"name", "a"}, {"name", "b"}}})
        EXPECT_EQ(ask(Method::get, list, bad).status, 400) << bad.front().first;
}

TEST_F(RouterTest, AnInternalErrorTellsNothingOfTheInside) {
    const Response response = ask(Method::get, "/api/v1/fail");
    EXPECT_EQ(response.status, 500);
    EXPECT_EQ(text(response).find("secret"), std::string::npos);
}

TEST_F(RouterTest, OpenApiDescribesEveryOperationAndEveryReferenceResolves) {
    const auto document = boost::json::parse(openapi(router.operations(), "1")).as_object();
    EXPECT_EQ(document.at("openapi").as_string(), "3.1.0");
    const auto& schemas_object = document.at("components").at("schemas").as_object();
    std::size_t operations = 0;
    for (const auto& path : document.at("paths").as_object())
        operations += path.value().as_object().size();
    EXPECT_EQ(operations, router.operations().size());
    const std::string whole = boost::json::serialize(document);
    const std::string mark = "#/components/schemas/";
    for (std::size_t at = whole.find(mark); at != std::string::npos; at = whole.find(mark, at + 1)) {
        const std::size_t start = at + mark.size();
        const std::string name = whole.substr(start, whole.find('"', start) - start);
        EXPECT_TRUE(schemas_object.contains(name)) << name;
    }
}

} // namespace guapai::http
