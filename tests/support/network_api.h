// A county with schools and inspectors on a map, and the interface of its network, on both engines.
//
//     settle(12, 3);                                  // schools on a line, an inspector for every four of them
//     const Id draft = proposed();                    // by the planner
//     publish(draft, "2026-03-01");
#pragma once

#include "base/json.h"
#include "files/routes.h"
#include "inspectors/service.h"
#include "jobs/routes.h"
#include "network/routes.h"
#include "organisation/service.h"
#include "schools/service.h"
#include "store/record.h"
#include "support/api.h"

#include <chrono>
#include <thread>

namespace guapai {

class NetworkApi : public ApiOnBothEngines {
protected:
    using Actor = identity::Actor;
    using Role = identity::Role;
    using Method = http::Method;
    using Response = http::Response;

    void SetUp() override {
        ApiOnBothEngines::SetUp();
        if (IsSkipped()) return;
        set_now(Date{2026, 3, 2}.midnight_in_china());
        files_.emplace(db());
        jobs_.emplace(db());
        job_service_.emplace(db(), *jobs_);
        networks_.emplace(db(), *jobs_);
        plates_.emplace(db(), *files_, *jobs_);
        files::add_routes(router(), *files_);
        jobs::add_routes(router(), *job_service_);
        network::add_routes(router(), *networks_, *plates_);
    }
    void TearDown() override {
        jobs_.reset();
        set_now(std::nullopt);
        ApiOnBothEngines::TearDown();
    }

    static schools::School a_school(int number) {
        schools::School out;
        out.county = code;
        out.id = Id::mint();
        out.name = "演示第" + std::to_string(number) + "小学";
        out.code = std::to_string(2142990000 + number);
        out.division = code;
        out.division_name = "大冶市";
        out.town = number % 2 == 0 ? "金湖街道" : "保安镇";
        out.longitude = 114.9 + number / 100.0;
        out.latitude = 30.1;
        out.pupils = 100 + number;
        return out;
    }
    static inspectors::Inspector an_inspector(int number, int of, int schools) {
        inspectors::Inspector out;
        out.county = code;
        out.id = Id::mint();
        out.name = "演示督学" + std::to_string(number);
        out.years = 20;
        out.stages = {schools::EducationStage::primary};
        out.division = code;
        out.home_longitude = 114.9 + (number + 0.5) * schools / of / 100.0;
        out.home_latitude = 30.1;
        out.mobile = "1990000" + std::to_string(1000 + number);
        out.certificate_number = "演督" + std::to_string(number);
        return out;
    }
    void settle(int schools, int inspectors) {
        for (int s = 1; s <= schools; ++s)
            schools_.push_back(a_school(s));
        for (int i = 0; i < inspectors; ++i)
            inspectors_.push_back(an_inspector(i, inspectors, schools));
        store_roster();
    }
    void store_roster() {
        db().write(code, [&](Transaction& tx) {
            for (const auto& school : schools_)
                upsert(tx, "school", school);
            for (const auto& inspector : inspectors_)
                upsert(tx, "inspector", inspector);
        });
    }

    boost::json::object get(const Actor& actor, const std::string& path) {
        const Response response = ask(actor, Method::get, home + path);
        EXPECT_EQ(response.status, 200) << path << " " << text_of(response);
        return json_of(response);
    }
    boost::json::array list(const Actor& actor, const std::string& path, const char* member = "items") {
        return get(actor, path).at(member).as_array();
    }
    static std::string text_of(const Response& response) { return std::get<std::string>(response.body); }
    static Id id_of(const boost::json::value& value) { return Id::parse(std::string(value.as_string())); }

    boost::json::object ended(const boost::json::object& job) {
        for (int i = 0; i < 1000; ++i) {
            auto now = get(office, "/jobs/" + std::string(job.at("id").as_string()));
            const auto state = now.at("state").as_string();
            if (state != "queued" && state != "running") return now;
            std::this_thread::sleep_for(std::chrono::milliseconds(10));
        }
        ADD_FAILURE() << "the job did not end";
        return job;
    }
    Id proposed(const std::string& wish = "{}") {
        const Response response = ask(office, Method::post, home + "/networks/propose", wish);
        EXPECT_EQ(response.status, 202) << text_of(response);
        const auto job = ended(json_of(response));
        EXPECT_EQ(job.at("state").as_string(), "done") << boost::json::serialize(job);
        return id_of(job.at("result").at("record"));
    }
    std::int64_t version_of(const Id& network) {
        return get(office, path_of(network)).at("network").at("version").as_int64();
    }
    Response try_to_publish(const Id& network, const std::string& from, std::int64_t version = 0) {
        const std::string tag = "\"" + std::to_string(version > 0 ? version : version_of(network)) + "\"";
        return ask(office, Method::post, home + path_of(network) + "/publish", R"({"effective_from":")" + from + "\"}",
                   {{"if-match", tag}});
    }
    void publish(const Id& network, const std::string& from) {
        const Response response = try_to_publish(network, from);
        EXPECT_EQ(response.status, 200) << text_of(response);
    }
    Response edit(const Id& network, const Id& school, const std::string& change) {
        return ask(office, Method::put, home + path_of(network) + "/assignments/" + school.text(), change);
    }
    Response give(const Id& network, const Id& school, const Id& inspector) {
        return edit(network, school, R"({"inspector":")" + inspector.text() + "\"}");
    }
    static std::string path_of(const Id& network) { return "/networks/" + network.text(); }

    boost::json::array assignments(const Actor& actor, const Id& network, const std::string& query = "?limit=100") {
        return list(actor, path_of(network) + "/assignments" + query);
    }
    std::optional<Id> inspector_of(const Id& network, const Id& school) {
        for (const auto& item : assignments(office, network))
            if (id_of(item.at("school")) == school)
                return item.as_object().contains("inspector") && item.at("inspector").is_string()
                           ? std::optional(id_of(item.at("inspector")))
                           : std::nullopt;
        return std::nullopt;
    }
    std::optional<network::Assignment> on(const Id& school, const char* day) {
        return read(db(), [&](Reader& in) { return network::assignment_on(in, code, school, Date::parse(day)); });
    }

    static constexpr const char* code = "420281";
    const std::string home = "/api/v1/counties/420281";
    const Actor office = user(Role::county_office);
    std::vector<schools::School> schools_;
    std::vector<inspectors::Inspector> inspectors_;
    std::optional<files::Service> files_;
    std::optional<Jobs> jobs_;
    std::optional<jobs::Service> job_service_;
    std::optional<network::Service> networks_;
    std::optional<network::Plates> plates_;
};

} // namespace guapai
