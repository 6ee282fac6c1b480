// A small county with a calendar's operations, for the tests of calendars on both engines.
#pragma once

#include "base/json.h"
#include "calendars/routes.h"
#include "checks/service.h"
#include "organisation/service.h"
#include "planner/geometry.h"
#include "plans/service.h"
#include "support/api.h"
#include "support/county.h"

#include <map>
#include <thread>

namespace guapai {

using http::Method;
using http::Response;
using identity::Actor;
using identity::Role;

// A small county on 10 February 2026; one department checks every school in March and April.
class CalendarsApi : public ApiOnBothEngines {
protected:
    void SetUp() override {
        ApiOnBothEngines::SetUp();
        if (IsSkipped()) return;
        jobs_.emplace(db());
        calendars_.emplace(db(), *jobs_);
        calendars::add_routes(router(), *calendars_);
        set_now(Instant{Date{2026, 2, 10}.midnight_in_china().ms + 9 * 3'600'000});
        county_ = County::settle(db(), {.areas = 1, .inspectors = 2, .schools = 4});
        department_ = Id::mint();
        organisation::Service(db()).put_department(office, "420281", department_, {.name = "安全管理科"}, std::nullopt);
        add_check("消防安全检查", "2026-03", "2026-04");
    }
    void TearDown() override {
        set_now(std::nullopt);
        jobs_.reset();
        ApiOnBothEngines::TearDown();
    }

    void add_check(const std::string& title, const std::string& from, const std::string& to) {
        checks::DepartmentCheck check;
        check.title = title;
        check.department = department_;
        check.from_month = from;
        check.to_month = to;
        checks::Service checks(db());
        const Id id = Id::mint();
        checks.put(office, "420281", id, check, std::nullopt);
        checks.approve(office, "420281", id, {"演示批1号"}, 1);
    }
    boost::json::object propose(const std::string& wish) {
        const Response response = ask(office, Method::post, base + "/propose", wish);
        EXPECT_EQ(response.status, 202) << std::get<std::string>(response.body);
        const Id job = Id::parse(std::string(json_of(response).at("id").as_string()));
        for (;;) {
            const auto now = read(db(), [&](Reader& in) { return *find_job(in, "420281", job); });
            if (now.ended()) {
                EXPECT_EQ(now.state, JobState::done);
                return json_of(ask(office, Method::get, base + "/" + now.result->record->text()));
            }
            std::this_thread::sleep_for(std::chrono::milliseconds(10));
        }
    }
    static std::string id_of(const boost::json::value& one) { return std::string(one.at("id").as_string()); }
    boost::json::object month(const boost::json::object& calendar, const std::string& which) {
        return json_of(ask(office, Method::get, base + "/" + id_of(calendar) + "/month?month=" + which));
    }
    std::string visit_path(const boost::json::object& calendar, const boost::json::value& visit) {
        return base + "/" + id_of(calendar) + "/visits/" + id_of(visit);
    }
    Response move(const boost::json::object& calendar, const boost::json::value& visit, const std::string& day,
                  int version) {
        return ask(office, Method::put, visit_path(calendar, visit), "{\"day\":\"" + day + "\"}",
                   {{"if-match", "\"" + std::to_string(version) + "\""}});
    }
    // Of March and April, by hand: nobody has told where he lives, so every tour begins in the middle of his schools.
    double travelled_km(const boost::json::object& calendar) {
        std::map<std::string, planner::Point> places, homes;
        for (const auto& inspector : county_.areas[0].inspectors) {
            std::vector<planner::Point> own;
            for (const Id& id : inspector.schools) {
                const auto school =
                    read(db(), [&](Reader& in) { return schools::require(in, office.scope, "420281", id); });
                own.push_back({*school.longitude, *school.latitude});
                places.emplace(id.text(), own.back());
            }
            homes.emplace(inspector.id.text(), planner::centre(own));
        }
        std::map<std::pair<std::string, std::string>, std::vector<planner::Point>> tours;
        for (const char* which : {"2026-03", "2026-04"}) {
            const auto shown = month(calendar, which);
            for (const auto& visit : shown.at("visits").as_array())
                tours[{std::string(visit.at("inspectors").at(0).as_string()), std::string(visit.at("day").as_string())}]
                    .push_back(places.at(std::string(visit.at("school").as_string())));
        }
        std::int64_t out = 0;
        for (const auto& [who, stops] : tours) {
            const planner::Point home = homes.at(who.first);
            out += planner::metres(home, stops.front()) + planner::metres(stops.back(), home);
            if (stops.size() > 1) out += planner::metres(stops.front(), stops.back());
        }
        return static_cast<double>(out) / 1000;
    }
    Response accept(const boost::json::object& calendar) {
        return ask(office, Method::post, base + "/" + id_of(calendar) + "/accept", "", {{"if-match", "\"1\""}});
    }
    std::vector<plans::Task> tasks(const YearMonth& which) {
        return read(
            db(), [&](Reader& in) { return plans::month_tasks(in, plans::Sight::office("420281"), "420281", which); });
    }

    std::optional<Jobs> jobs_;
    std::optional<calendars::Service> calendars_;
    County county_;
    Id department_;
    const std::string base = "/api/v1/counties/420281/calendars";
    const std::string rounds = "/api/v1/counties/420281/round";
    const std::string spring = R"({"from_month":"2026-03","to_month":"2026-04","seed":7,"seconds":0.3})";
    const Actor office = user(Role::county_office);
};

} // namespace guapai
