// Visits that stay when the rest is proposed anew, and visits to be made by several inspectors.
#include "calendars_api.h"

#include <set>

namespace guapai {

class CalendarLocksApi : public CalendarsApi {
protected:
    Response lock(const boost::json::object& calendar, const std::string& wish) {
        return ask(office, Method::post, base + "/" + id_of(calendar) + "/locks", wish);
    }
    boost::json::object again(const boost::json::object& calendar, const std::string& more = "") {
        return propose(R"({"from_month":"2026-03","to_month":"2026-04","seed":8,"seconds":0.3,"based_on":")" +
                       id_of(calendar) + "\"" + more + "}");
    }
    // School, day, inspectors and checks of the locked visits.
    std::set<std::string> locked(const boost::json::object& calendar) {
        std::set<std::string> out;
        for (const char* which : {"2026-03", "2026-04"}) {
            const auto shown = month(calendar, which);
            for (const auto& visit : shown.at("visits").as_array())
                if (visit.at("locked").as_bool())
                    out.insert(boost::json::serialize(
                        boost::json::array{visit.at("school"), visit.at("day"), visit.at("inspectors"),
                                           visit.at("checks"), visit.at("drawn_day"), visit.at("unannounced")}));
        }
        return out;
    }
    std::string a_free_day(const boost::json::object& calendar, const boost::json::value& visit) {
        const auto days = json_of(ask(office, Method::get, visit_path(calendar, visit) + "/days"));
        for (const auto& one : days.at("days").as_array())
            if (one.at("breaks").as_array().empty() && one.at("date") != visit.at("day"))
                return std::string(one.at("date").as_string());
        return {};
    }
    Response team(const boost::json::object& calendar, const boost::json::value& visit, int inspectors, int version) {
        return ask(office, Method::put, visit_path(calendar, visit) + "/team",
                   "{\"inspectors\":" + std::to_string(inspectors) + "}",
                   {{"if-match", "\"" + std::to_string(version) + "\""}});
    }
};

TEST_P(CalendarLocksApi, LockedVisitsStayAndTheRestIsDrawnAnewInAnotherDraft) {
    const auto calendar = propose(spring);
    const auto visits = month(calendar, "2026-03").at("visits").as_array();
    ASSERT_EQ(move(calendar, visits[0], a_free_day(calendar, visits[0]), 1).status, 200);
    EXPECT_EQ(json_of(lock(calendar, R"({"moved":true})")).at("locked").as_int64(), 1);
    const std::string two = R"({"visits":[")" + id_of(visits[3]) + R"(",")" + id_of(visits[5]) + R"("]})";
    EXPECT_EQ(json_of(lock(calendar, two)).at("locked").as_int64(), 3);
    EXPECT_EQ(json_of(lock(calendar, two)).at("locked").as_int64(), 3) << "locked twice is locked";
    const auto before = locked(calendar);
    ASSERT_EQ(before.size(), 3U);
    const auto next = again(calendar);
    EXPECT_EQ(locked(next), before);
    EXPECT_EQ(next.at("locked").as_int64(), 3);
    EXPECT_EQ(next.at("hand_moves").as_int64(), 1) << "the one moved by hand still is";
    EXPECT_EQ(next.at("missed_visits").as_int64(), 0);
    EXPECT_EQ(next.at("based_on").as_string(), calendar.at("id").as_string());
    EXPECT_TRUE(next.at("remarks").as_array().empty());
    std::size_t stayed = 0;
    const auto now = month(next, "2026-03").at("visits").as_array();
    for (const auto& visit : now)
        stayed += std::any_of(visits.begin(), visits.end(), [&](const auto& one) {
            return one.at("school") == visit.at("school") && one.at("day") == visit.at("day");
        });
    EXPECT_LT(stayed, now.size()) << "others have moved";
    EXPECT_EQ(json_of(lock(next, R"({"moved":true,"locked":false})")).at("locked").as_int64(), 2);
    EXPECT_EQ(locked(calendar), before) << "the draft before is as it was";
}

TEST_P(CalendarLocksApi, ALockedVisitThatBreaksARuleStaysAndIsTold) {
    const auto calendar = propose(spring);
    const auto visit = month(calendar, "2026-03").at("visits").at(2);
    lock(calendar, R"({"visits":[")" + id_of(visit) + R"("]})");
    const auto before = locked(calendar);
    const std::string day(visit.at("day").as_string());
    const auto next = again(calendar, R"(,"training_days":[")" + day + R"("])");
    EXPECT_EQ(locked(next), before);
    ASSERT_EQ(next.at("remarks").as_array().size(), 1U);
    const auto& remark = next.at("remarks").at(0);
    EXPECT_EQ(remark.at("school"), visit.at("school"));
    EXPECT_NE(std::string(remark.at("zh").as_string()).find("当天外出或培训"), std::string::npos);
    EXPECT_FALSE(remark.at("remedy_en").as_string().empty());
}

TEST_P(CalendarLocksApi, ATeamIsFoundForTheVisitAndNamedInTheTask) {
    const auto calendar = propose(spring);
    const auto visit = month(calendar, "2026-03").at("visits").at(1);
    EXPECT_EQ(json_of(team(calendar, visit, 2, 1)).at("team").as_int64(), 2);
    EXPECT_EQ(team(calendar, visit, 2, 1).status, 412);
    EXPECT_EQ(team(calendar, visit, 9, 2).status, 422);
    const auto next = again(calendar);
    EXPECT_EQ(next.at("teams").as_int64(), 1);
    const auto shown = month(next, "2026-03").at("visits").as_array();
    const auto found = std::find_if(shown.begin(), shown.end(), [&](const auto& one) {
        return one.at("school") == visit.at("school") && one.at("duty").as_bool();
    });
    ASSERT_NE(found, shown.end());
    ASSERT_EQ(found->at("inspectors").as_array().size(), 2U);
    EXPECT_EQ(found->at("team").as_int64(), 2) << "it holds for the next proposal too";
    const std::string other(found->at("inspector_names").at(1).as_string());
    accept(next);
    bool named = false;
    for (const plans::Task& task : tasks({2026, 3}))
        named |= task.school.text() == visit.at("school").as_string() &&
                 task.note.find("同行督学：" + other) != std::string::npos;
    EXPECT_TRUE(named);
    // Who goes along has the school in his round, though the task is the other's.
    const Actor companion = user(Role::inspector, Id::parse(std::string(found->at("inspectors").at(1).as_string())));
    const auto round =
        json_of(ask(companion, Method::get, rounds + "?day=" + std::string(found->at("day").as_string())));
    bool there = false;
    for (const auto& stop : round.at("stops").as_array())
        there |= stop.at("school") == visit.at("school");
    EXPECT_TRUE(there);
}

TEST_P(CalendarLocksApi, AShortTeamIsMadeByFewerAndSaysWhy) {
    const std::string school = county_.areas[0].inspectors[0].schools[0].text();
    const auto calendar = propose(R"({"from_month":"2026-03","to_month":"2026-03","seconds":0.3,"teams":[{"school":")" +
                                  school + R"(","month":"2026-03","inspectors":3}]})");
    EXPECT_EQ(calendar.at("missed_visits").as_int64(), 0);
    ASSERT_EQ(calendar.at("remarks").as_array().size(), 1U);
    EXPECT_NE(std::string(calendar.at("remarks").at(0).at("zh").as_string()).find("只有 2 名督学"), std::string::npos);
}

TEST_P(CalendarLocksApi, ADepartmentMayAskForInspectorsToComeAlong) {
    checks::DepartmentCheck check;
    check.title = "宿舍检查";
    check.department = department_;
    check.from_month = check.to_month = "2026-03";
    check.inspectors = 2;
    checks::Service checks(db());
    const Id id = Id::mint();
    checks.put(office, "420281", id, check, std::nullopt);
    checks.approve(office, "420281", id, {"演示批2号"}, 1);
    const auto calendar = propose(spring);
    EXPECT_EQ(calendar.at("teams").as_int64(), 8);
    std::size_t together = 0;
    const auto march = month(calendar, "2026-03");
    for (const auto& visit : march.at("visits").as_array())
        together += visit.at("inspectors").as_array().size() == 2 ? 1 : 0;
    EXPECT_EQ(together + calendar.at("remarks").as_array().size(), 8U);
    EXPECT_GE(together, 6U);
}

TEST_P(CalendarLocksApi, WhatCannotBeLockedIsRefused) {
    const auto calendar = propose(spring);
    EXPECT_EQ(code_of(lock(calendar, "{}")), "calendars.locks");
    EXPECT_EQ(lock(calendar, R"({"visits":[")" + Id::mint().text() + R"("]})").status, 404);
    const std::string wish = R"({"from_month":"2026-03","to_month":"2026-03",)";
    const auto refused = [&](const std::string& more) {
        return code_of(ask(office, Method::post, base + "/propose", wish + more + "}"));
    };
    EXPECT_EQ(refused(R"("based_on":")" + Id::mint().text() + "\""), "calendars.based_on");
    EXPECT_EQ(refused(R"("teams":[{"school":")" + Id::mint().text() + R"(","month":"2026-03","inspectors":2}])"),
              "calendars.teams");
    const auto visit = month(calendar, "2026-03").at("visits").at(0);
    accept(calendar);
    EXPECT_EQ(code_of(lock(calendar, R"({"moved":true})")), "calendars.not_draft");
    EXPECT_EQ(code_of(team(calendar, visit, 2, 1)), "calendars.not_draft");
    EXPECT_EQ(
        ask(user(Role::auditor), Method::post, base + "/" + id_of(calendar) + "/locks", R"({"moved":true})").status,
        403);
}

ON_BOTH_ENGINES(CalendarLocksApi);

} // namespace guapai
