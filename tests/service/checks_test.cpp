#include "checks/routes.h"

#include "base/json.h"
#include "imports/routes.h"
#include "organisation/service.h"
#include "schools/service.h"
#include "support/api.h"
#include "support/county.h"

#include <fstream>
#include <set>
#include <sstream>

namespace guapai {

using http::Method;
using http::Response;
using identity::Actor;
using identity::Role;

class ChecksApi : public ApiOnBothEngines {
protected:
    void SetUp() override {
        ApiOnBothEngines::SetUp();
        if (IsSkipped()) return;
        checks_.emplace(db());
        std::vector<std::unique_ptr<imports::Roster>> rosters;
        rosters.push_back(checks::roster());
        imports_.emplace(db(), std::move(rosters));
        checks::add_routes(router(), *checks_);
        imports::add_routes(router(), *imports_);
        safety_ = add_department("安全管理科");
    }

    Id add_department(const std::string& name) {
        const Id id = Id::mint();
        organisation::Service(db()).put_department(office, "420281", id, {.name = name}, std::nullopt);
        return id;
    }
    std::string check(const std::string& months, const std::optional<Id>& department = std::nullopt) const {
        return R"({"title":"消防安全检查","scope":"everybody",)" + months + R"(,"department":")" +
               department.value_or(safety_).text() + "\"}";
    }
    boost::json::object listed(const Actor& actor, const std::string& query = "") {
        return json_of(ask(actor, Method::get, base + "/checks" + query));
    }

    std::optional<checks::Service> checks_;
    std::optional<imports::Service> imports_;
    Id safety_;
    const std::string base = "/api/v1/counties/420281";
    const std::string autumn = R"("from_month":"2026-10","to_month":"2026-11")";
    const Actor office = user(Role::county_office);
};

TEST_P(ChecksApi, ADepartmentFilesItsCheckAndTheOfficeApprovesIt) {
    const Actor safety = user(Role::department, safety_);
    const std::string path = base + "/checks/" + Id::mint().text();
    const Response filed = ask(safety, Method::put, path, check(autumn));
    ASSERT_EQ(filed.status, 201) << std::get<std::string>(filed.body);
    EXPECT_EQ(json_of(filed).at("state").as_string(), "filed");
    EXPECT_EQ(json_of(filed).at("department_name").as_string(), "安全管理科");
    EXPECT_EQ(
        ask(safety, Method::post, path + "/approve", R"({"approval_number":"演示批1号"})", {{"if-match", "\"1\""}})
            .status,
        403);
    const Response approved =
        ask(office, Method::post, path + "/approve", R"({"approval_number":"演示批1号"})", {{"if-match", "\"1\""}});
    EXPECT_EQ(json_of(approved).at("state").as_string(), "approved");
    EXPECT_EQ(code_of(ask(safety, Method::put, path, check(autumn), {{"if-match", "\"2\""}})), "checks.settled");
    EXPECT_EQ(ask(office, Method::post, path + "/withdraw", "", {{"if-match", "\"1\""}}).status, 412);
    EXPECT_EQ(
        json_of(ask(office, Method::post, path + "/withdraw", "", {{"if-match", "\"2\""}})).at("state").as_string(),
        "withdrawn");
}

TEST_P(ChecksApi, ADepartmentNeitherFilesNorSeesAnothersChecks) {
    const Id finance = add_department("计划财务科");
    const std::string path = base + "/checks/" + Id::mint().text();
    EXPECT_EQ(code_of(ask(user(Role::department, finance), Method::put, path, check(autumn))), "checks.department");
    ask(office, Method::put, path, check(autumn));
    EXPECT_EQ(listed(user(Role::department, safety_)).at("items").as_array().size(), 1U);
    EXPECT_TRUE(listed(user(Role::department, finance)).at("items").as_array().empty());
    EXPECT_EQ(ask(user(Role::department, finance), Method::get, path).status, 404);
    EXPECT_EQ(ask(user(Role::school, Id::mint()), Method::get, base + "/checks").status, 403);
    EXPECT_EQ(ask(user(Role::county_office, {}, "420222"), Method::get, path).status, 404);
}

TEST_P(ChecksApi, ListsAreOfAYearADepartmentOrAState) {
    ask(office, Method::put, base + "/checks/" + Id::mint().text(), check(autumn));
    ask(office, Method::put, base + "/checks/" + Id::mint().text(),
        check(R"("from_month":"2025-12","to_month":"2026-01")"));
    EXPECT_EQ(listed(office).at("items").as_array().size(), 2U);
    EXPECT_EQ(listed(office, "?year=2025").at("items").as_array().size(), 1U);
    EXPECT_EQ(listed(office, "?year=2026").at("items").as_array().size(), 2U);
    EXPECT_TRUE(listed(office, "?state=approved").at("items").as_array().empty());
    EXPECT_EQ(listed(office, "?department=" + safety_.text()).at("items").as_array().size(), 2U);
    EXPECT_EQ(code_of(ask(office, Method::put, base + "/checks/" + Id::mint().text(),
                          check(R"("from_month":"2026-05","to_month":"2026-04")"))),
              "checks.months");
}

TEST_P(ChecksApi, TheYearlyListIsTakenOverAsTheOfficeSendsIt) {
    const County county = County::settle(db(), {});
    for (const char* name : {"体育卫生与艺术教育科", "基础教育科", "教师管理科", "计划财务科", "德育科", "学前教育科",
                             "学生资助中心", "教研室"})
        add_department(name);
    std::ifstream file(std::string(GUAPAI_SOURCE_DIR) + "/tests/data/department-checks-2026.xlsx", std::ios::binary);
    std::ostringstream bytes;
    bytes << file.rdbuf();
    const Response uploaded = ask(office, Method::post, base + "/checks/imports?name=list.xlsx", bytes.str());
    ASSERT_EQ(uploaded.status, 201) << std::get<std::string>(uploaded.body);
    const auto preview = json_of(uploaded);
    EXPECT_EQ(preview.at("counts").at("rows").as_int64(), 18);
    EXPECT_EQ(preview.at("counts").at("bad_rows").as_int64(), 1); // 职业教育与成人教育科 is not known yet
    const std::string path = base + "/imports/" + std::string(preview.at("id").as_string());
    const auto bad = json_of(ask(office, Method::get, path + "/rows?state=bad")).at("items").as_array();
    ASSERT_EQ(bad.size(), 1U);
    EXPECT_EQ(bad[0].at("errors").at(0).at("code").as_string(), "checks.unknown_department");
    add_department("职业教育与成人教育科");
    EXPECT_EQ(json_of(ask(office, Method::post, path + "/apply")).at("counts").at("added").as_int64(), 18);
    const auto all = listed(office, "?limit=100").at("items").as_array();
    ASSERT_EQ(all.size(), 18U);
    for (const auto& one : all)
        EXPECT_EQ(one.at("state").as_string(), "approved");
    EXPECT_EQ(all[0].at("schools_now").as_int64(), 6); // of the small county, whatever the list says
    const auto spring = read(db(), [](Reader& in) { return checks::approved(in, "420281", {2026, 3}, {2026, 3}); });
    EXPECT_EQ(spring.size(), 5U);
    EXPECT_EQ(json_of(ask(office, Method::post, base + "/checks/imports", bytes.str()))
                  .at("counts")
                  .at("unchanged")
                  .as_int64(),
              18);
}

TEST_P(ChecksApi, AMessyListNamesEachBadCellWithItsRowColumnValueAndReason) {
    County::settle(db(), {});
    const std::string csv = "2026年度督查检查事项清单,,,,,,\n"
                            "检查事项,责任科室,检查范围,开始月份,截止月份,学校数,批准文号\n"
                            "坏月份检查,安全管理科,全部学校和幼儿园,2026-13,2026-04,6,演示批1号\n"
                            "倒月份检查,安全管理科,全部学校和幼儿园,2026-06,2026-04,6,演示批2号\n"
                            "没科室检查,不存在科,全部学校和幼儿园,2026-03,2026-04,6,演示批3号\n"
                            "缺文号检查,安全管理科,中小学,2026年9月,2026/10,6,\n"
                            "重复检查,安全管理科,全部学校和幼儿园,2026-03,2026-04,6,演示批4号\n"
                            "重复检查,安全管理科,幼儿园,2026-03,2026-05,6,演示批5号\n"
                            "合计,,,,,36,\n";
    const auto preview = json_of(ask(office, Method::post, base + "/checks/imports?name=list.csv", csv));
    EXPECT_EQ(preview.at("counts").at("rows").as_int64(), 6);
    EXPECT_EQ(preview.at("counts").at("bad_rows").as_int64(), 5);
    const std::string path = base + "/imports/" + std::string(preview.at("id").as_string());
    std::set<std::string> bad;
    const auto listed_rows = json_of(ask(office, Method::get, path + "/rows?state=bad&limit=100"));
    for (const auto& row : listed_rows.at("items").as_array())
        for (const auto& error : row.at("errors").as_array()) {
            bad.insert(std::to_string(row.at("row").as_int64()) + std::string(error.at("column").as_string()) + " " +
                       std::string(error.at("value").as_string()));
            EXPECT_FALSE(error.at("zh").as_string().empty());
        }
    EXPECT_EQ(bad, (std::set<std::string>{"3D 2026-13", "4E 2026-04", "5B 不存在科", "7A 重复检查", "8A 重复检查"}));
    EXPECT_EQ(json_of(ask(office, Method::post, path + "/apply")).at("counts").at("added").as_int64(), 1);
    const auto all = listed(office, "?limit=100").at("items").as_array();
    ASSERT_EQ(all.size(), 1U);
    EXPECT_EQ(all[0].at("state").as_string(), "filed") << "without a number it waits for its approval";
    EXPECT_EQ(all[0].at("from_month").as_string(), "2026-09");
    EXPECT_EQ(all[0].at("to_month").as_string(), "2026-10");
}

ON_BOTH_ENGINES(ChecksApi);

} // namespace guapai
