#include "calendars_api.h"
#include "sheet/read.h"

namespace guapai {

TEST_P(CalendarsApi, TheDepartmentsCheckRidesWithTheMonthsVisits) {
    const auto calendar = propose(spring);
    EXPECT_EQ(calendar.at("state").as_string(), "draft");
    EXPECT_EQ(calendar.at("visits_asked").as_int64(), 8 * 2 + 8);
    EXPECT_EQ(calendar.at("entries").as_int64(), 16);
    EXPECT_EQ(calendar.at("entries_bound").as_int64(), 16);
    EXPECT_EQ(calendar.at("saved").as_int64(), 8);
    EXPECT_EQ(calendar.at("departments").at(0).at("saved").as_int64(), 8);
    EXPECT_FALSE(calendar.contains("seed")); // it would give the days away
    const auto march = month(calendar, "2026-03");
    ASSERT_EQ(march.at("visits").as_array().size(), 8U);
    EXPECT_FALSE(march.at("visits").at(0).at("school_name").as_string().empty());
    const auto savings = json_of(ask(office, Method::get, base + "/" + id_of(calendar) + "/schools"));
    EXPECT_EQ(savings.at("items").as_array().size(), 8U);
    EXPECT_EQ(savings.at("items").at(0).at("saved").as_int64(), 1);
    EXPECT_EQ(ask(user(Role::inspector, county_.areas[0].inspectors[0].id), Method::get, base).status, 403);
    EXPECT_EQ(ask(user(Role::school, county_.areas[0].inspectors[0].schools[0]), Method::get, base).status, 403);
}

TEST_P(CalendarsApi, AcceptedItGivesTheInspectorsTheirTasks) {
    const auto calendar = propose(spring);
    const auto accepted = json_of(accept(calendar));
    EXPECT_EQ(accepted.at("added").as_int64(), 16);
    EXPECT_EQ(accepted.at("calendar").at("state").as_string(), "accepted");
    EXPECT_EQ(accept(calendar).status, 412);
    ASSERT_EQ(tasks({2026, 3}).size(), 8U);
    std::size_t with_check = 0;
    for (const YearMonth& which : {YearMonth{2026, 3}, YearMonth{2026, 4}})
        for (const plans::Task& task : tasks(which))
            with_check += task.note.find("消防安全检查") != std::string::npos ? 1 : 0;
    EXPECT_EQ(with_check, 8U);
    const auto again = propose(spring);
    EXPECT_EQ(json_of(accept(again)).at("added").as_int64(), 0);
    EXPECT_EQ(json_of(ask(office, Method::get, base + "/" + id_of(calendar))).at("state").as_string(), "replaced");
}

TEST_P(CalendarsApi, AMoveShowsWhatItBreaksAndAHardRuleRefusesIt) {
    const auto calendar = propose(spring);
    accept(calendar);
    const auto visit = month(calendar, "2026-03").at("visits").at(0).as_object();
    const std::string path = base + "/" + id_of(calendar) + "/visits/" + id_of(visit);
    const auto days = json_of(ask(office, Method::get, path + "/days")).at("days").as_array();
    ASSERT_EQ(days.size(), 31U);
    EXPECT_EQ(days[0].at("breaks").at(0).at("code").as_string(), "day_off"); // 1 March 2026 is a Sunday
    std::string free;
    for (const auto& day : days)
        if (day.at("breaks").as_array().empty() && day.at("date").as_string() != visit.at("day").as_string())
            free = std::string(day.at("date").as_string());
    ASSERT_FALSE(free.empty());
    const auto to = [&](const std::string& day) {
        return ask(office, Method::put, path, "{\"day\":\"" + day + "\"}", {{"if-match", "\"1\""}});
    };
    EXPECT_EQ(code_of(to("2026-03-01")), "calendars.move");
    EXPECT_EQ(code_of(to("2026-04-09")), "calendars.move"); // the school would be without its visit of March
    const Response moved = to(free);
    ASSERT_EQ(moved.status, 200) << std::get<std::string>(moved.body);
    EXPECT_EQ(json_of(moved).at("calendar").at("hand_moves").as_int64(), 1);
    EXPECT_EQ(to(free).status, 412);
    bool found = false;
    for (const plans::Task& task : tasks({2026, 3}))
        found |= task.school.text() == std::string(visit.at("school").as_string()) && task.planned_on.iso() == free;
    EXPECT_TRUE(found); // the task moved with it
}

TEST_P(CalendarsApi, MovedByHandTravelAndWishesFollowAndBackOnItsDrawnDayAllIsAsBefore) {
    const auto calendar = propose(spring);
    EXPECT_NEAR(calendar.at("travel_km").as_double(), travelled_km(calendar), 0.001);
    const auto march = month(calendar, "2026-03").at("visits").as_array();
    const auto drawn =
        std::find_if(march.begin(), march.end(), [](const auto& one) { return one.at("unannounced").as_bool(); });
    ASSERT_NE(drawn, march.end());
    const std::string day(drawn->at("day").as_string());
    const auto days = json_of(ask(office, Method::get, visit_path(calendar, *drawn) + "/days")).at("days").as_array();
    std::string free;
    for (const auto& one : days) // alone on a day of its own, the way is longer
        if (one.at("breaks").as_array().empty() && std::none_of(march.begin(), march.end(), [&](const auto& other) {
                return other.at("day") == one.at("date");
            }))
            free = std::string(one.at("date").as_string());
    ASSERT_FALSE(free.empty());
    const auto moved = json_of(move(calendar, *drawn, free, 1));
    EXPECT_FALSE(moved.at("visit").at("unannounced").as_bool());
    EXPECT_EQ(moved.at("visit").at("drawn_day").as_string(), day);
    EXPECT_EQ(moved.at("calendar").at("hand_moves").as_int64(), 1);
    EXPECT_EQ(moved.at("calendar").at("unannounced").as_int64(), calendar.at("unannounced").as_int64() - 1);
    EXPECT_LT(moved.at("calendar").at("secrecy").as_double(), calendar.at("secrecy").as_double());
    EXPECT_NEAR(moved.at("calendar").at("travel_km").as_double(), travelled_km(calendar), 0.001);
    EXPECT_NE(moved.at("calendar").at("travel_km").as_double(), calendar.at("travel_km").as_double());
    const auto back = json_of(move(calendar, *drawn, day, 2));
    EXPECT_TRUE(back.at("visit").at("unannounced").as_bool());
    EXPECT_EQ(back.at("visit").at("slack"), drawn->at("slack"));
    EXPECT_TRUE(back.at("visit").at("drawn_day").is_null());
    for (const char* name : {"unannounced", "close_pairs", "busiest_week", "full_weeks", "hand_moves", "moved"})
        EXPECT_EQ(back.at("calendar").at(name), calendar.at(name)) << name;
    for (const char* name : {"travel_km", "secrecy"}) // sums, perhaps in another order
        EXPECT_NEAR(back.at("calendar").at(name).as_double(), calendar.at(name).as_double(), 1e-9) << name;
}

TEST_P(CalendarsApi, AnAnnouncedDayGivenUpIsToldAndCounted) {
    accept(propose(spring));
    const auto again = propose(spring);
    boost::json::value known;
    for (const char* which : {"2026-03", "2026-04"}) {
        const auto shown = month(again, which);
        for (const auto& visit : shown.at("visits").as_array())
            if (visit.at("announced").as_bool()) known = visit;
    }
    ASSERT_FALSE(known.is_null());
    std::string free;
    const auto days = json_of(ask(office, Method::get, visit_path(again, known) + "/days")).at("days").as_array();
    for (const auto& one : days) {
        const auto& breaks = one.at("breaks").as_array();
        if (breaks.size() == 1 && breaks[0].at("code").as_string() == "announced")
            free = std::string(one.at("date").as_string());
    }
    ASSERT_FALSE(free.empty());
    EXPECT_EQ(json_of(move(again, known, free, 1)).at("calendar").at("moved").as_int64(), 1);
    const std::string day(known.at("day").as_string());
    EXPECT_EQ(json_of(move(again, known, day, 2)).at("calendar").at("moved").as_int64(), 0);
}

TEST_P(CalendarsApi, AnInspectorsDayHasItsOrderAndTimesFromHomeAndBack) {
    const auto calendar = propose(spring);
    const auto march = month(calendar, "2026-03").at("visits").as_array();
    const std::string who(march.at(0).at("inspectors").at(0).as_string()), day(march.at(0).at("day").as_string());
    std::set<std::string> there;
    for (const auto& visit : march)
        if (visit.at("day").as_string() == day && visit.at("inspectors").at(0).as_string() == who)
            there.insert(std::string(visit.at("school").as_string()));
    const std::string path = base + "/" + id_of(calendar) + "/round?day=" + day;
    const auto round = json_of(ask(office, Method::get, path + "&inspector=" + who));
    EXPECT_EQ(round.at("leaves").as_string(), "08:00");
    EXPECT_FALSE(round.at("from_home").as_bool());
    std::set<std::string> visited;
    double km = 0;
    std::string before = "08:00";
    for (const auto& stop : round.at("stops").as_array()) {
        visited.insert(std::string(stop.at("school").as_string()));
        EXPECT_LE(before, std::string(stop.at("begins").as_string()));
        before = std::string(stop.at("ends").as_string());
        km += stop.at("km").to_number<double>();
    }
    EXPECT_EQ(visited, there);
    EXPECT_LE(before, std::string(round.at("returns").as_string()));
    EXPECT_LE(km, round.at("km").to_number<double>() + 0.2);
    EXPECT_EQ(code_of(ask(office, Method::get, path)), "calendars.round");
    EXPECT_EQ(ask(user(Role::inspector, Id::parse(who)), Method::get, path).status, 403);
}

TEST_P(CalendarsApi, AnInspectorSeesTheRoundOfHisOwnTasksAndWhatDoesNotFitWithTheReason) {
    accept(propose(spring));
    const auto& own = county_.areas[0].inspectors[0];
    const Actor inspector = user(Role::inspector, own.id);
    const auto whole = json_of(ask(inspector, Method::get, rounds + "?day=2026-03-31"));
    EXPECT_EQ(whole.at("stops").as_array().size(), 4U); // nothing of March is done yet
    EXPECT_TRUE(whole.at("home_longitude").is_null());
    organisation::Service(db()).put_parameter(office, "420281", "route.visit_minutes",
                                              {.effective_from = Date{2026, 2, 10}, .value = 200});
    const auto short_day = json_of(ask(inspector, Method::get, rounds + "?day=2026-03-31"));
    EXPECT_EQ(short_day.at("stops").as_array().size(), 2U);
    ASSERT_EQ(short_day.at("left_out").as_array().size(), 2U);
    EXPECT_NE(std::string(short_day.at("left_out").at(0).at("zh").as_string()).find("时间不够"), std::string::npos);
    const std::string other = "&inspector=" + county_.areas[0].inspectors[1].id.text();
    EXPECT_EQ(ask(inspector, Method::get, rounds + "?day=2026-03-31" + other).status, 404);
    EXPECT_EQ(ask(office, Method::get, rounds + "?day=2026-03-31" + other).status, 200);
    EXPECT_EQ(ask(user(Role::area_leader, Id::mint()), Method::get, rounds + "?day=2026-03-31" + other).status, 404);
    EXPECT_EQ(ask(user(Role::school, own.schools[0]), Method::get, rounds + "?day=2026-03-31").status, 403);
}

TEST_P(CalendarsApi, PlannedAnewWhatIsPastStays) {
    accept(propose(spring));
    set_now(Instant{Date{2026, 3, 16}.midnight_in_china().ms + 9 * 3'600'000});
    std::set<std::string> before;
    for (const plans::Task& task : tasks({2026, 3}))
        if (task.planned_on < Date{2026, 3, 16}) before.insert(task.school.text() + task.planned_on.iso());
    const auto again =
        propose(R"({"from_month":"2026-03","to_month":"2026-04","seed":8,"seconds":0.3,"replan_from":"2026-03-16"})");
    std::set<std::string> after;
    const auto march = month(again, "2026-03");
    for (const auto& visit : march.at("visits").as_array())
        if (visit.at("day").as_string() < "2026-03-16")
            after.insert(std::string(visit.at("school").as_string()) + std::string(visit.at("day").as_string()));
    EXPECT_EQ(after, before);
    EXPECT_EQ(again.at("missed_visits").as_int64(), 0);
}

TEST_P(CalendarsApi, AMonthAloneLeavesTheRestOfACheckForLater) {
    add_check("食堂检查", "2026-07", "2026-08"); // wholly in the vacation, no matter to March
    const auto march = propose(R"({"from_month":"2026-03","to_month":"2026-03","seconds":0.3})");
    EXPECT_EQ(march.at("entries").as_int64(), 8);
    EXPECT_EQ(march.at("missed_checks").as_int64(), 0);
    EXPECT_EQ(march.at("saved").as_int64() + march.at("waiting").as_int64(), 8);
}

TEST_P(CalendarsApi, ItsReportIsAWorkbookForDepartmentsSchoolsAndWhatCouldNotBeMerged) {
    add_check("旧食堂检查", "2026-04", "2026-04");
    const auto calendar = propose(spring);
    const std::string path = base + "/" + id_of(calendar) + "/report.xlsx?part=";
    const auto rows = [&](const std::string& part, const std::string& language = "zh-CN") {
        const std::string file =
            std::get<std::string>(ask(office, Method::get, path + part, "", {{"accept-language", language}}).body);
        std::vector<sheet::Row> out;
        sheet::read(file, [&](const sheet::Row& row) {
            out.push_back(row);
            return true;
        });
        return out;
    };
    const auto departments = rows("departments");
    ASSERT_EQ(departments.size(), 2U);
    EXPECT_EQ(departments[1].cells.at(0), "安全管理科");
    EXPECT_EQ(departments[1].cells.at(1), "16");
    const auto schools = rows("schools");
    ASSERT_EQ(schools.size(), 9U) << "a heading and eight schools";
    EXPECT_EQ(schools[1].cells.at(1), "4");
    EXPECT_EQ(rows("unmerged").front().cells.at(4), "原因");
    EXPECT_EQ(rows("departments").front().cells,
              (std::vector<std::string>{"科室名称", "申报入校", "合并减少", "单独入校", "未能安排", "留待以后"}));
    EXPECT_EQ(rows("departments", "en").front().cells,
              (std::vector<std::string>{"Name", "Asked", "Saved", "Alone", "Left out", "Left for later"}));
    EXPECT_EQ(rows("schools", "en").front().cells.at(0), "School name");
    EXPECT_EQ(rows("unmerged", "en").front().cells.at(4), "Reason");
    const auto english = ask(office, Method::get, path + "departments", "", {{"accept-language", "en"}});
    EXPECT_NE(english.header("Content-Disposition").find("Joint%20inspection"), std::string::npos);
    EXPECT_EQ(ask(office, Method::get, path + "unmerged").status, 200);
    EXPECT_EQ(ask(office, Method::get, path + "everything").status, 400);
    EXPECT_EQ(ask(user(Role::auditor), Method::get, path + "schools").status, 403);
    EXPECT_EQ(ask(user(Role::county_office, {}, "420222"), Method::get, path + "schools").status, 404);
}

TEST_P(CalendarsApi, WhatCannotBePlannedIsRefusedAtOnce) {
    const auto refused = [&](const std::string& wish) {
        return code_of(ask(office, Method::post, base + "/propose", wish));
    };
    EXPECT_EQ(refused(R"({"from_month":"2026-05","to_month":"2026-04"})"), "calendars.months");
    EXPECT_EQ(refused(R"({"from_month":"2026-13","to_month":"2026-13"})"), "calendars.months");
    EXPECT_EQ(refused(R"({"from_month":"2026-07","to_month":"2026-08"})"), "calendars.no_days");
    const auto past = propose(R"({"from_month":"2026-01","to_month":"2026-01","seconds":0.3})");
    EXPECT_EQ(code_of(accept(past)), "calendars.past");
    EXPECT_EQ(ask(office, Method::del, base + "/" + id_of(past)).status, 204);
    EXPECT_EQ(ask(office, Method::get, base + "/" + id_of(past)).status, 404);
}

ON_BOTH_ENGINES(CalendarsApi);

} // namespace guapai
