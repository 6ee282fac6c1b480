#include "base/json.h"
#include "organisation/routes.h"
#include "support/api.h"

namespace guapai {

using http::Method;
using http::Response;
using identity::Actor;
using identity::Role;

class OrganisationApi : public ApiOnBothEngines {
protected:
    void SetUp() override {
        ApiOnBothEngines::SetUp();
        if (IsSkipped()) return;
        organisation_.emplace(db());
        organisation::add_routes(router(), *organisation_);
    }

    std::optional<organisation::Service> organisation_;
    const std::string base = "/api/v1/counties/420281";
    const Actor office = user(Role::county_office);
    const std::string named =
        R"({"name":"大冶市（演示）","office_name":"大冶市人民政府教育督导室","issuer_mark":"大冶市人民政府教育督导室文件","number_prefix":"冶教督"})";
};

TEST_P(OrganisationApi, AnOfficeHasGeneralNamesUntilItSetsItsOwn) {
    const Response defaults = ask(office, Method::get, base + "/office");
    EXPECT_EQ(json_of(defaults).at("version").as_int64(), 0);
    EXPECT_EQ(json_of(defaults).at("demo").as_bool(), false);
    EXPECT_EQ(
        ask(office, Method::put, base + "/office", named, {{"if-match", std::string(defaults.header("ETag"))}}).status,
        201);
    EXPECT_EQ(json_of(ask(user(Role::school, Id::mint()), Method::get, base + "/office")).at("name").as_string(),
              "大冶市（演示）");
    EXPECT_EQ(ask(office, Method::put, base + "/office", named, {{"if-match", "\"7\""}}).status, 412);
    EXPECT_EQ(ask(user(Role::school, Id::mint()), Method::put, base + "/office", named).status, 403);
    EXPECT_EQ(read(db(), [](Reader& in) { return organisation::office(in, "420281").number_prefix; }), "冶教督");
}

TEST_P(OrganisationApi, TheMarkOfDemoDataIsNotForUsersToSet) {
    std::string marked = named;
    marked.insert(1, R"("demo":true,)");
    ask(office, Method::put, base + "/office", marked);
    EXPECT_EQ(json_of(ask(office, Method::get, base + "/office")).at("demo").as_bool(), false);
    db().write("420281", [](Transaction& tx) { organisation::mark_demo(tx, "420281"); });
    const auto after = json_of(ask(office, Method::get, base + "/office"));
    EXPECT_EQ(after.at("demo").as_bool(), true);
    EXPECT_EQ(after.at("name").as_string(), "大冶市（演示）");
}

TEST_P(OrganisationApi, DepartmentsAreAddedChangedAndNamedOnce) {
    const std::string path = base + "/departments/" + Id::mint().text();
    EXPECT_EQ(ask(office, Method::put, path, R"({"name":"安全管理科"})").status, 201);
    EXPECT_EQ(ask(office, Method::put, path, R"({"name":"安全管理科","phone":"0714-0000000"})").status, 428);
    EXPECT_EQ(ask(office, Method::put, path, R"({"name":"安全管理科","phone":"0714-0000000"})", {{"if-match", "\"1\""}})
                  .status,
              200);
    const Response twice =
        ask(office, Method::put, base + "/departments/" + Id::mint().text(), R"({"name":"安全管理科"})");
    EXPECT_EQ(code_of(twice), "organisation.department_taken");
    EXPECT_EQ(json_of(ask(office, Method::get, base + "/departments")).at("items").as_array().size(), 1U);
    EXPECT_EQ(ask(user(Role::county_office, {}, "420222"), Method::get, base + "/departments").status, 404);
}

TEST_P(OrganisationApi, ACalendarIsReplacedAsAWholeAndMovesDeadlines) {
    const std::string days =
        R"({"days":[{"date":"2026-10-10","kind":"work","name":"调休"},{"date":"2026-10-01","kind":"off","name":"国庆节"}]})";
    const auto saved = json_of(ask(office, Method::put, base + "/calendar/2026", days));
    EXPECT_EQ(saved.at("days").at(0).at("date").as_string(), "2026-10-01");
    const auto working = [&](const Date& date) {
        return read(db(), [&](Reader& in) { return organisation::calendar(in, "420281").is_working_day(date); });
    };
    EXPECT_FALSE(working({2026, 10, 1}));
    EXPECT_TRUE(working({2026, 10, 10}));
    EXPECT_EQ(ask(office, Method::put, base + "/calendar/2026", R"({"days":[]})").status, 200);
    EXPECT_TRUE(working({2026, 10, 1}));
    EXPECT_TRUE(json_of(ask(office, Method::get, base + "/calendar?year=2026")).at("days").as_array().empty());
    EXPECT_EQ(code_of(ask(office, Method::put, base + "/calendar/2025", days)), "organisation.calendar");
    EXPECT_EQ(ask(office, Method::put, base + "/calendar/next", days).status, 404);
}

TEST_P(OrganisationApi, ARuleMayBeTightenedAndARefusalNamesTheArticle) {
    const std::string path = base + "/parameters/inspector.experience";
    const Response loose = ask(office, Method::put, path, R"({"effective_from":"2026-01-01","value":8})");
    EXPECT_EQ(code_of(loose), "rules.loosens");
    EXPECT_EQ(json_of(loose).at("basis").at("article").as_string(), "第七条");
    EXPECT_EQ(code_of(ask(office, Method::put, base + "/parameters/term.years",
                          R"({"effective_from":"2026-01-01","value":2})")),
              "rules.fixed");
    EXPECT_EQ(
        code_of(ask(office, Method::put, base + "/parameters/no.such", R"({"effective_from":"2026-01-01","value":2})")),
        "rules.unknown");
    const auto view = json_of(
        ask(office, Method::put, path, R"({"effective_from":"2026-01-01","value":12,"reason":"冶教督〔2026〕3号"})"));
    EXPECT_EQ(view.at("value").as_int64(), 12);
    EXPECT_EQ(view.at("national_value").as_int64(), 10);
    ask(office, Method::put, path, R"({"effective_from":"2026-01-01","value":11})"); // the same day again: replaced
    const auto all = json_of(ask(office, Method::get, base + "/parameters?on=2026-06-01"));
    for (const auto& item : all.at("items").as_array())
        if (item.at("code").as_string() == "inspector.experience") {
            EXPECT_EQ(item.at("value").as_int64(), 11);
            EXPECT_EQ(item.at("own").as_array().size(), 1U);
        }
    const auto on = [&](const Date& date) {
        return read(db(),
                    [&](Reader& in) { return organisation::parameter(in, "420281", "inspector.experience", date); });
    };
    EXPECT_EQ(on({2025, 12, 31}), 10);
    EXPECT_EQ(on({2026, 1, 1}), 11);
}

ON_BOTH_ENGINES(OrganisationApi);

} // namespace guapai
