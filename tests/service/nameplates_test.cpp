#include "network/plate_print.h"
#include "organisation/service.h"
#include "store/search.h"
#include "support/declared_answers.h"
#include "support/network_api.h"

namespace guapai {

class Nameplates : public NetworkApi {
protected:
    void SetUp() override {
        NetworkApi::SetUp();
        if (IsSkipped()) return;
        declared_.watch(router());
        settle(6, 2);
        schools_[0].type = schools::SchoolType::kindergarten;
        schools_[0].name = "演示中心幼儿园";
        for (auto& inspector : inspectors_)
            inspector.stages.push_back(schools::EducationStage::preschool);
        store_roster();
        network_ = proposed();
        publish(network_, "2026-03-02");
    }
    boost::json::object plate_of(const Id& school, const std::string& state = "") {
        const auto all = list(office, "/nameplates?school=" + school.text() + (state.empty() ? "" : "&state=" + state));
        EXPECT_EQ(all.size(), 1U);
        return all.empty() ? boost::json::object() : all.at(0).as_object();
    }
    Response public_page(const boost::json::value& token) {
        http::Request request;
        request.method = Method::get;
        request.path = "/api/v1/public/plates/" + std::string(token.as_string());
        return router().handle(std::move(request));
    }
    // Another inspector takes the school over on a day.
    void hand_over(const Id& school, const std::string& from) {
        const Id draft = proposed();
        const Id other = *inspector_of(draft, school) == inspectors_[0].id ? inspectors_[1].id : inspectors_[0].id;
        ASSERT_EQ(give(draft, school, other).status, 200);
        publish(draft, from);
    }
    static http::Fields at(const boost::json::object& plate) {
        return {{"if-match", "\"" + std::to_string(plate.at("version").as_int64()) + "\""}};
    }
    std::string posted_path(const boost::json::object& plate) const {
        return home + "/nameplates/" + std::string(plate.at("id").as_string()) + "/posted";
    }

    DeclaredAnswers declared_;
    Id network_;
    const http::Fields host = {{"host", "dudao.example:8080"}};
};

TEST_P(Nameplates, EverySchoolWithAnInspectorGetsOneAndAnyoneMayReadIt) {
    EXPECT_EQ(list(office, "/nameplates").size(), 6U);
    const auto plate = plate_of(schools_[1].id);
    EXPECT_EQ(plate.at("state").as_string(), "printed");
    const auto page = json_of(public_page(plate.at("token")));
    EXPECT_EQ(page.at("school_name").as_string(), schools_[1].name);
    EXPECT_EQ(page.at("inspector_name").as_string(), plate.at("inspector_name").as_string());
    EXPECT_FALSE(page.at("phone").as_string().empty());
    EXPECT_FALSE(page.at("retired").as_bool());
    EXPECT_FALSE(page.at("kindergarten").as_bool());
    EXPECT_EQ(page.at("items").as_array().size(), 8U); // the ninth has no name yet
    const auto of_kindergarten = json_of(public_page(plate_of(schools_[0].id).at("token")));
    EXPECT_TRUE(of_kindergarten.at("kindergarten").as_bool());
    EXPECT_NE(of_kindergarten.at("items"), page.at("items"));
}

TEST_P(Nameplates, AWrongTokenLeadsNowhere) {
    std::string token(plate_of(schools_[1].id).at("token").as_string());
    EXPECT_EQ(public_page(boost::json::value("420281")).status, 404);
    token.back() = token.back() == 'A' ? 'B' : 'A';
    EXPECT_EQ(public_page(boost::json::value(token)).status, 404);
}

TEST_P(Nameplates, OnePlateIsPrintedAtOnceAndAllAsAJob) {
    const std::string one = home + "/nameplates/pdf?school=" + schools_[1].id.text();
    const Response pdf = ask(office, Method::get, one, "", host);
    ASSERT_EQ(pdf.status, 200);
    EXPECT_EQ(text_of(pdf).substr(0, 5), "%PDF-");
    EXPECT_EQ(ask(office, Method::get, one, "", {{"host", "evil\"host"}}).status, 400);
    const Response accepted = ask(office, Method::get, home + "/nameplates/pdf", "", host);
    ASSERT_EQ(accepted.status, 202);
    const auto job = ended(json_of(accepted));
    ASSERT_EQ(job.at("state").as_string(), "done") << boost::json::serialize(job);
    EXPECT_EQ(job.at("result").at("counts").at(0).at("value").as_int64(), 6);
    const std::string file(job.at("result").at("file").as_string());
    EXPECT_EQ(ask(office, Method::get, home + "/files/" + file).status, 200);
}

TEST_P(Nameplates, TheCodeLeadsToTheOfficesPublicAddressWhoeverPrints) {
    const auto printed_address = [&] {
        return read(db(), [&](Reader& in) {
            network::Nameplate plate;
            plate.school = schools_[1].id;
            plate.inspector = inspectors_[0].id;
            return network::load_printed(in, code, {plate}, "http://127.0.0.1:8080").at(0).address;
        });
    };
    EXPECT_EQ(printed_address(), "http://127.0.0.1:8080");
    organisation::Office wanted{.name = "大冶市",
                                .office_name = "大冶市教育督导室（演示）",
                                .issuer_mark = "大冶市教育督导室",
                                .number_prefix = "冶教督",
                                .public_address = "https://dudao.example"};
    organisation::Service(db()).put_office(office, code, wanted, std::nullopt);
    EXPECT_EQ(printed_address(), "https://dudao.example");
}

TEST_P(Nameplates, PostingIsProvedWithADateThatCanBe) {
    const auto plate = plate_of(schools_[1].id);
    const auto post = [&](const char* day, const http::Fields& tag) {
        return ask(office, Method::post, posted_path(plate), std::string(R"({"posted_on":")") + day + "\"}", tag);
    };
    EXPECT_EQ(code_of(post("2026-03-01", at(plate))), "nameplates.posted_on"); // before it was valid
    EXPECT_EQ(code_of(post("2026-03-03", at(plate))), "nameplates.posted_on"); // tomorrow
    EXPECT_EQ(post("2026-03-02", {{"if-match", "\"7\""}}).status, 412);
    const auto posted = json_of(post("2026-03-02", at(plate)));
    EXPECT_EQ(posted.at("state").as_string(), "posted");
    EXPECT_EQ(posted.at("posted_on").as_string(), "2026-03-02");
    EXPECT_EQ(list(office, "/nameplates?state=posted").size(), 1U);
    EXPECT_EQ(list(office, "/nameplates?state=printed").size(), 5U);
}

TEST_P(Nameplates, AnInspectorProvesThePlatesOfHisOwnSchoolsOnly) {
    const auto plate = plate_of(schools_[1].id);
    const Id own = id_of(plate.at("inspector"));
    const Id other = own == inspectors_[0].id ? inspectors_[1].id : inspectors_[0].id;
    const std::string body = R"({"posted_on":"2026-03-02"})";
    EXPECT_EQ(ask(user(Role::inspector, other), Method::post, posted_path(plate), body, at(plate)).status, 404);
    EXPECT_EQ(ask(user(Role::inspector, own), Method::post, posted_path(plate), body, at(plate)).status, 200);
}

TEST_P(Nameplates, APhotoNobodyBroughtIsNoProof) {
    const auto plate = plate_of(schools_[1].id);
    const std::string body = R"({"posted_on":"2026-03-02","photo":")" + hex(sha256("nothing")) + "\"}";
    const Response refused = ask(office, Method::post, posted_path(plate), body, at(plate));
    EXPECT_EQ(code_of(refused), "files.missing");
    EXPECT_EQ(plate_of(schools_[1].id).at("state").as_string(), "printed");
}

TEST_P(Nameplates, APlateRetiresOnTheDayAnotherInspectorTakesOverAndNoLongerNamesTheOld) {
    const Id school = schools_[1].id;
    const auto old = plate_of(school), kept = plate_of(schools_[2].id);
    hand_over(school, "2026-04-01");
    EXPECT_EQ(list(office, "/nameplates?state=retired").size(), 0U); // it still hangs, rightly
    EXPECT_FALSE(json_of(public_page(old.at("token"))).at("retired").as_bool());
    set_now(Date{2026, 4, 1}.midnight_in_china());
    const auto page = json_of(public_page(old.at("token")));
    EXPECT_TRUE(page.at("retired").as_bool());
    EXPECT_EQ(page.at("inspector_name").as_string(), "");
    EXPECT_EQ(page.at("phone").as_string(), "");
    EXPECT_EQ(plate_of(school, "retired").at("id"), old.at("id"));
    const auto fresh = plate_of(school, "printed");
    EXPECT_NE(fresh.at("token"), old.at("token"));
    EXPECT_EQ(fresh.at("valid_from").as_string(), "2026-04-01");
    EXPECT_EQ(plate_of(schools_[2].id).at("id"), kept.at("id")); // whose inspector stays keeps his plate
    EXPECT_EQ(code_of(ask(office, Method::post, posted_path(old), R"({"posted_on":"2026-04-01"})",
                          at(plate_of(school, "retired")))),
              "nameplates.retired");
}

TEST_P(Nameplates, TheSameCharactersOfTheSchoolsNameFindItsPlate) {
    db().write(code, [&](Transaction& tx) { index_text(tx, code, "school", schools_[0].id, schools_[0].name); });
    EXPECT_EQ(list(office, "/nameplates?q=%E5%B9%BC%E5%84%BF%E5%9B%AD").size(), 1U); // 幼儿园
    EXPECT_EQ(list(office, "/nameplates?q=%E5%A4%A7%E5%AD%A6").size(), 0U);          // 大学
}

ON_BOTH_ENGINES(Nameplates);

} // namespace guapai
