#include "base/json.h"
#include "files/service.h"
#include "inspectors/routes.h"
#include "schools/routes.h"
#include "support/api.h"

namespace guapai {

using http::Method;
using http::Response;
using identity::Actor;
using identity::Role;
using inspectors::Inspector;

class InspectorsApi : public ApiOnBothEngines {
protected:
    void SetUp() override {
        ApiOnBothEngines::SetUp();
        if (IsSkipped()) return;
        schools_.emplace(db());
        inspectors_.emplace(db());
        schools::add_routes(router(), *schools_);
        inspectors::add_routes(router(), *inspectors_);
    }

    static Inspector inspector(const std::string& name) {
        Inspector out;
        out.name = name;
        out.years = 20;
        out.birth_month = "1963-08";
        out.stages = {schools::EducationStage::primary};
        out.mobile = "19900001234";
        out.home_longitude = 115.1;
        out.home_latitude = 30.2;
        out.term_start = "2026-03";
        return out;
    }
    static std::string path(const Id& id) { return list + "/" + id.text(); }
    Id add(const Inspector& wanted) {
        const Id id = Id::mint();
        EXPECT_EQ(ask(office, Method::put, path(id), json::write(wanted)).status, 201);
        return id;
    }

    std::optional<schools::Service> schools_;
    std::optional<inspectors::Service> inspectors_;
    inline static const std::string list = "/api/v1/counties/420281/inspectors";
    const Actor office = user(Role::county_office);
};

TEST_P(InspectorsApi, AnInspectorIsAddedChangedAndListed) {
    const Id id = add(inspector("演示甲"));
    Inspector changed = inspector("演示甲");
    changed.employment = inspectors::Employment::full_time;
    EXPECT_EQ(ask(office, Method::put, path(id), json::write(changed), {{"if-match", "\"1\""}}).status, 200);
    EXPECT_EQ(ask(office, Method::put, path(id), json::write(inspector("别名")), {{"if-match", "\"1\""}}).status, 412);
    add(inspector("演示乙"));
    const auto full_time = json_of(ask(office, Method::get, list + "?employment=full_time"));
    ASSERT_EQ(full_time.at("items").as_array().size(), 1U);
    EXPECT_EQ(full_time.at("items").at(0).at("stages").at(0).as_string(), "primary");
    EXPECT_EQ(json_of(ask(office, Method::get, list + "?q=%E7%A4%BA%E4%B9%99")).at("items").as_array().size(), 1U);
}

TEST_P(InspectorsApi, ARecusalMustNameASchoolOfTheRoster) {
    Inspector wanted = inspector("演示甲");
    wanted.recusals = {{"2142990001", "直系亲属任该校校长"}};
    const Response refused = ask(office, Method::put, path(Id::mint()), json::write(wanted));
    EXPECT_EQ(refused.status, 422);
    EXPECT_EQ(json_of(refused).at("errors").at(0).at("pointer").as_string(), "/recusals/0/school_code");
    schools::School school;
    school.name = "演示小学";
    school.code = "2142990001";
    school.division = "420281";
    EXPECT_EQ(
        ask(office, Method::put, "/api/v1/counties/420281/schools/" + Id::mint().text(), json::write(school)).status,
        201);
    const Id id = add(wanted);
    EXPECT_EQ(json_of(ask(office, Method::get, path(id))).at("recusals").at(0).at("reason").as_string(),
              "直系亲属任该校校长");
}

TEST_P(InspectorsApi, EligibilityNamesTheArticleForWhoDoesNotFit) {
    Inspector young = inspector("演示丙");
    young.years = 9;
    const Id wrong = add(young), right = add(inspector("演示丁"));
    const auto answer = json_of(ask(office, Method::get, list + "/eligibility"));
    ASSERT_EQ(answer.at("items").as_array().size(), 2U);
    for (const auto& verdict : answer.at("items").as_array()) {
        const bool fits = verdict.at("inspector").as_string() == right.text();
        EXPECT_EQ(verdict.at("eligible").as_bool(), fits);
        if (fits) continue;
        EXPECT_EQ(verdict.at("inspector").as_string(), wrong.text());
        EXPECT_NE(std::string(verdict.at("reasons").at(0).as_string()).find("第七条"), std::string::npos);
    }
}

TEST_P(InspectorsApi, WhereAColleagueLivesIsShownToTheOfficeAndToHimselfOnly) {
    const Id id = add(inspector("演示甲"));
    const auto seen_by = [&](const Actor& actor) { return json_of(ask(actor, Method::get, path(id))); };
    EXPECT_DOUBLE_EQ(seen_by(office).at("home_longitude").as_double(), 115.1);
    EXPECT_DOUBLE_EQ(seen_by(user(Role::inspector, id)).at("home_longitude").as_double(), 115.1);
    const auto colleague = seen_by(user(Role::inspector, Id::mint()));
    EXPECT_FALSE(colleague.contains("home_longitude") && !colleague.at("home_longitude").is_null());
    EXPECT_EQ(colleague.at("birth_month").as_string(), "");
    EXPECT_EQ(colleague.at("mobile").as_string(), "19900001234");
    EXPECT_EQ(seen_by(user(Role::committee_member)).at("mobile").as_string(), "199****1234");
    EXPECT_EQ(ask(user(Role::school, Id::mint()), Method::get, path(id)).status, 403);
    EXPECT_EQ(ask(user(Role::county_office, {}, "420222"), Method::get, path(id)).status, 404);
}

TEST_P(InspectorsApi, WrongInputNamesEveryField) {
    const Response answer =
        ask(office, Method::put, path(Id::mint()),
            R"({"name":"","gender":"other","degree":"bachelor","years":-1,"employment":"part_time",)"
            R"("category":"administrator","stages":["primary","moon"],"recusals":[{"school_code":"1"}],"pet":1})");
    EXPECT_EQ(answer.status, 422);
    std::vector<std::string> pointers;
    const auto problem = json_of(answer);
    for (const auto& error : problem.at("errors").as_array())
        pointers.emplace_back(error.at("pointer").as_string());
    for (const char* wanted :
         {"/name", "/gender", "/years", "/stages/1", "/recusals/0/school_code", "/recusals/0/reason", "/pet"})
        EXPECT_NE(std::find(pointers.begin(), pointers.end(), wanted), pointers.end()) << wanted;
}

TEST_P(InspectorsApi, APhotoMustHaveBeenUploadedAndThenBelongsToTheRegister) {
    files::Service files(db());
    Inspector wanted = inspector("演示甲");
    const std::string picture =
        std::string("\xff\xd8\xff\xe0\x00\x10JFIF\x00\x01\x01\x00\x00\x01\x00\x01\x00\x00", 20) + "演示照片";
    wanted.photo = hex(sha256(picture));
    const Response missing = ask(office, Method::put, path(Id::mint()), json::write(wanted));
    EXPECT_EQ(missing.status, 422);
    EXPECT_EQ(code_of(missing), "files.missing");
    files.put(office, "420281", wanted.photo, picture, "照片.jpg");
    const Id id = add(wanted);
    EXPECT_EQ(files.find(user(Role::county_office), "420281", wanted.photo).info.digest, wanted.photo); // a colleague
    wanted.photo.clear();
    EXPECT_EQ(ask(office, Method::put, path(id), json::write(wanted), {{"if-match", "\"1\""}}).status, 200);
    EXPECT_THROW(files.find(user(Role::county_office), "420281", hex(sha256(picture))), Problem);
}

ON_BOTH_ENGINES(InspectorsApi);

} // namespace guapai
