#include "base/json.h"
#include "schools/routes.h"
#include "store/record.h"
#include "support/api.h"

#include <random>
#include <set>

namespace guapai {

using http::Method;
using http::Response;
using identity::Actor;
using identity::Role;
using schools::School;

class SchoolsApi : public ApiOnBothEngines {
protected:
    void SetUp() override {
        ApiOnBothEngines::SetUp();
        if (IsSkipped()) return;
        schools_.emplace(db());
        schools::add_routes(router(), *schools_);
    }

    static School school(int number, const std::string& name = "演示小学") {
        School out;
        out.name = name;
        out.code = std::to_string(2142990000 + number);
        out.division = "420281";
        out.division_name = "大冶市";
        out.town = "演示镇";
        out.pupils = 100 * number;
        out.mobile = "19900001234";
        return out;
    }
    static std::string path(const Id& id, const std::string& county = "420281") {
        return "/api/v1/counties/" + county + "/schools/" + id.text();
    }
    Id add(const School& wanted, const std::string& county = "420281") {
        const Id id = Id::mint();
        EXPECT_EQ(ask(user(Role::county_office, {}, county), Method::put, path(id, county), json::write(wanted)).status,
                  201);
        return id;
    }
    std::vector<std::string> names(const Actor& actor, const std::string& query) {
        std::vector<std::string> out;
        const auto page = json_of(ask(actor, Method::get, list + query));
        for (const auto& item : page.at("items").as_array())
            out.emplace_back(item.at("name").as_string());
        return out;
    }
    void give(const std::string& county, const Id& holder, const Id& id, const char* from, const char* to) {
        db().write(county, [&](Transaction& tx) {
            tx.run(
                Sql("INSERT INTO school_access (county, holder, school, valid_from, valid_to) VALUES (?, ?, ?, ?, ?)",
                    county, holder, id, from, to));
        });
    }

    std::optional<schools::Service> schools_;
    const std::string list = "/api/v1/counties/420281/schools";
    const Actor office = user(Role::county_office);
};

TEST_P(SchoolsApi, ASchoolIsAddedReadChangedAndClosed) {
    const Id id = add(school(1));
    const Response read = ask(office, Method::get, path(id));
    EXPECT_EQ(read.header("ETag"), "\"1\"");
    School changed = school(1, "演示中心小学");
    EXPECT_EQ(ask(office, Method::put, path(id), json::write(changed)).status, 428);
    const Response answer = ask(office, Method::put, path(id), json::write(changed), {{"if-match", "\"1\""}});
    EXPECT_EQ(answer.status, 200);
    EXPECT_EQ(json_of(answer).at("version").as_int64(), 2);
    EXPECT_EQ(json_of(ask(office, Method::post, path(id) + "/close")).at("state").as_string(), "closed");
    EXPECT_EQ(json_of(ask(office, Method::post, path(id) + "/close")).at("version").as_int64(), 3);
    EXPECT_EQ(names(office, "?state=active").size(), 0U);
    EXPECT_EQ(names(office, "?state=closed"), std::vector<std::string>{"演示中心小学"});
}

TEST_P(SchoolsApi, ARequestSentTwiceChangesNothingTheSecondTime) {
    const Id id = add(school(1));
    EXPECT_EQ(ask(office, Method::put, path(id), json::write(school(1))).status, 200);
    const std::string changed = json::write(school(1, "改名小学"));
    EXPECT_EQ(ask(office, Method::put, path(id), changed, {{"if-match", "\"1\""}}).status, 200);
    const Response again = ask(office, Method::put, path(id), changed, {{"if-match", "\"1\""}});
    EXPECT_EQ(again.status, 200);
    EXPECT_EQ(json_of(again).at("version").as_int64(), 2);
}

TEST_P(SchoolsApi, AStaleChangeIsRefusedWithTheSchoolAsItIsNow) {
    const Id id = add(school(1));
    EXPECT_EQ(ask(office, Method::put, path(id), json::write(school(1, "先改的")), {{"if-match", "\"1\""}}).status,
              200);
    const Response late = ask(office, Method::put, path(id), json::write(school(1, "后改的")), {{"if-match", "\"1\""}});
    EXPECT_EQ(late.status, 412);
    EXPECT_EQ(json_of(late).at("current").at("name").as_string(), "先改的");
    EXPECT_EQ(ask(office, Method::put, path(id), json::write(school(1)), {{"if-match", "version one"}}).status, 400);
    EXPECT_EQ(ask(office, Method::put, path(Id::mint()), json::write(school(2)), {{"if-match", "\"1\""}}).status, 404);
}

TEST_P(SchoolsApi, AnIdentifierBelongsToOneSchoolOfACounty) {
    add(school(1));
    const Response taken = ask(office, Method::put, path(Id::mint()), json::write(school(1, "另一所")));
    EXPECT_EQ(taken.status, 409);
    EXPECT_EQ(code_of(taken), "schools.code_taken");
    add(school(1), "420222"); // another county keeps its own roster
}

TEST_P(SchoolsApi, WrongInputNamesEveryFieldAndStoresNothing) {
    const auto errors = [&](const std::string& body) {
        std::set<std::string> out;
        const auto answer = json_of(ask(office, Method::put, path(Id::mint()), body));
        for (const auto& error : answer.at("errors").as_array())
            out.insert(std::string(error.at("pointer").as_string()));
        return out;
    };
    using Pointers = std::set<std::string>;
    EXPECT_EQ(errors(R"({"name":"一","code":"12","type":"university","division":"420281","pupils":"many","bus":1})"),
              (Pointers{"/name", "/code", "/type", "/pupils", "/bus"}));
    EXPECT_EQ(errors(R"({"name":"演示小学","code":"21429900O1","type":"primary","division":"42O281","latitude":30})"),
              (Pointers{"/code", "/division", "/longitude"}));
    EXPECT_EQ(errors(R"({"name":")" + std::string(5000, 'x') +
                     R"(","code":"2142990001","type":"primary","division":"420281"})"),
              Pointers{"/name"});
    for (const char* body : {"", "[]", "{", "null", "{\"name\":null}"})
        EXPECT_GE(ask(office, Method::put, path(Id::mint()), body).status, 400) << body;
    EXPECT_EQ(ask(office, Method::put, list + "/not-an-id", json::write(school(1))).status, 404);
    EXPECT_EQ(names(office, "").size(), 0U);
}

TEST_P(SchoolsApi, TheListIsSortedFilteredSearchedAndPaged) {
    add(school(3, "丙小学"));
    add(school(1, "甲小学"));
    School kindergarten = school(2, "乙幼儿园");
    kindergarten.type = schools::SchoolType::kindergarten;
    kindergarten.town = "河口街道";
    add(kindergarten);
    EXPECT_EQ(names(office, ""), (std::vector<std::string>{"丙小学", "甲小学", "乙幼儿园"})); // bing, jia, yi
    EXPECT_EQ(names(office, "?sort=code"), (std::vector<std::string>{"甲小学", "乙幼儿园", "丙小学"}));
    EXPECT_EQ(names(office, "?sort=-pupils"), (std::vector<std::string>{"丙小学", "乙幼儿园", "甲小学"}));
    EXPECT_EQ(names(office, "?type=kindergarten"), std::vector<std::string>{"乙幼儿园"});
    EXPECT_EQ(names(office, "?town="
                            "%E6%B2%B3%E5%8F%A3%E8%A1%97%E9%81%93"),
              std::vector<std::string>{"乙幼儿园"});
    EXPECT_EQ(names(office, "?q=%E5%B0%8F%E5%AD%A6&sort=code"), (std::vector<std::string>{"甲小学", "丙小学"}));
    EXPECT_EQ(names(office, "?q=2142990002"), std::vector<std::string>{"乙幼儿园"});
    EXPECT_EQ(names(office, "?q=%25").size(), 0U);
    const auto first = json_of(ask(office, Method::get, list + "?sort=code&limit=2&total=1"));
    EXPECT_EQ(first.at("total").as_int64(), 3);
    const std::string next(first.at("next").as_string());
    EXPECT_EQ(names(office, "?sort=code&limit=2&cursor=" + next), std::vector<std::string>{"丙小学"});
    for (const char* query : {"?type=university", "?sort=town", "?limit=1000", "?cursor=nonsense", "?what=1"})
        EXPECT_EQ(ask(office, Method::get, list + query).status, 400) << query;
}

TEST_P(SchoolsApi, TheFilterByInspectorFollowsTheNetworkInForce) {
    const Id held = add(school(1, "在管小学")), past = add(school(2, "移交小学"));
    const Id inspector = Id::mint();
    give("420281", inspector, held, "2020-01-01", "9999-12-31");
    give("420281", inspector, past, "2020-01-01", "2021-01-01");
    EXPECT_EQ(names(office, "?inspector=" + inspector.text()), std::vector<std::string>{"在管小学"});
    EXPECT_EQ(names(office, "?area=" + Id::mint().text()).size(), 0U);
}

TEST_P(SchoolsApi, AMobileNumberIsWholeForTheOfficeAndMaskedForWatchers) {
    const Id id = add(school(1));
    EXPECT_EQ(json_of(ask(office, Method::get, path(id))).at("mobile").as_string(), "19900001234");
    EXPECT_EQ(json_of(ask(user(Role::auditor), Method::get, path(id))).at("mobile").as_string(), "199****1234");
    const auto stored = read(db(), [](Reader& in) { return in.text(Sql("SELECT mobile FROM school")); });
    EXPECT_EQ(stored->find("19900001234"), std::string::npos);
}

TEST_P(SchoolsApi, OtherModulesFindSchoolsByIdCodeAndState) {
    const Id first = add(school(1, "甲小学")), second = add(school(2, "乙小学"));
    ask(office, Method::post, path(second) + "/close");
    db().read([&](Reader& in) {
        const Names names = schools::names(in, "420281");
        EXPECT_EQ(names.of(first), "甲小学");
        EXPECT_EQ(names.of(second), "乙小学");
        EXPECT_EQ(names.of(Id::mint()), "");
        EXPECT_EQ(schools::names(in, "420222").of(first), "");
        EXPECT_EQ(schools::by_code(in, "420281", "2142990002")->id, second);
        ASSERT_EQ(schools::all_active(in, "420281").size(), 1U);
        EXPECT_EQ(schools::find(in, "420281", first)->name, "甲小学");
        EXPECT_FALSE(schools::find(in, Scope::school("420281", second), "420281", first));
    });
}

// Random schools, holders and askers: the list and every single read show exactly what the roles allow.
TEST_P(SchoolsApi, NoRoleEverSeesASchoolOutsideItsScope) {
    std::mt19937 random(20261124);
    const auto below = [&](std::size_t n) { return std::uniform_int_distribution<std::size_t>(0, n - 1)(random); };
    const std::vector<std::string> counties = {"420281", "420222", "420381"};
    struct Place {
        std::string county;
        Id id;
    };
    std::vector<Place> places;
    for (int i = 0; i < 24; ++i) {
        const std::string county = counties[below(counties.size())];
        places.push_back({county, add(school(i, "演示学校" + std::to_string(i)), county)});
    }
    std::vector<Id> holders;
    std::set<std::pair<Id, Id>> held; // today
    for (int i = 0; i < 6; ++i)
        holders.push_back(Id::mint());
    std::set<std::pair<Id, Id>> given;
    for (int i = 0; i < 60; ++i) {
        const Place& place = places[below(places.size())];
        const Id holder = holders[below(holders.size())];
        if (!given.emplace(holder, place.id).second) continue;
        const std::size_t when = below(3);
        give(place.county, holder, place.id, when == 2 ? "9000-01-01" : "2020-01-01",
             when == 1 ? "2021-01-01" : "9999-12-31");
        if (when == 0) held.emplace(holder, place.id);
    }
    for (int turn = 0; turn < 120; ++turn) {
        const Role role = std::vector{Role::county_office, Role::city_office, Role::inspector, Role::area_leader,
                                      Role::school,        Role::department,  Role::auditor}[below(7)];
        const std::string home = role == Role::city_office ? "420200" : counties[below(counties.size())];
        const std::string asked = counties[below(counties.size())];
        const Id subject = role == Role::school ? places[below(places.size())].id : holders[below(holders.size())];
        const Actor actor = user(role, subject, home);
        const auto allowed = [&](const Place& place) {
            if (place.county != asked) return false;
            if (role == Role::city_office) return asked.starts_with("4202");
            if (asked != home || role == Role::department) return false;
            if (role == Role::school) return place.id == subject;
            if (role == Role::inspector || role == Role::area_leader) return held.contains({subject, place.id});
            return true;
        };
        std::set<std::string> expected, shown;
        const int refused = role == Role::department ? 403 : 404; // a department has no roster at all
        for (const Place& place : places) {
            if (allowed(place)) expected.insert(place.id.text());
            EXPECT_EQ(ask(actor, Method::get, path(place.id, asked)).status, allowed(place) ? 200 : refused);
        }
        const Response page = ask(actor, Method::get, "/api/v1/counties/" + asked + "/schools?limit=100");
        const auto rows = json_of(page);
        if (page.status == 200)
            for (const auto& item : rows.at("items").as_array())
                shown.insert(std::string(item.at("id").as_string()));
        EXPECT_EQ(shown, expected) << guapai::code_of(role);
    }
}

ON_BOTH_ENGINES(SchoolsApi);

} // namespace guapai
