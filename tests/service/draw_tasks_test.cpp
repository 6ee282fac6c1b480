// Tasks of drawn schools: given once, kept secret, withdrawn with their school.
#include "draws/routes.h"
#include "plans/routes.h"
#include "support/api.h"
#include "support/county.h"

#include <map>
#include <set>

namespace guapai {

using http::Method;
using http::Response;
using identity::Actor;
using identity::Role;

class DrawTasks : public ApiOnBothEngines {
protected:
    void SetUp() override {
        ApiOnBothEngines::SetUp();
        if (IsSkipped()) return;
        set_now(Instant::try_parse("2026-11-02T01:00:00Z"));
        county_ = County::settle(db(), {.areas = 2, .inspectors = 2, .schools = 3});
        draws_.emplace(db());
        plans_.emplace(db());
        draws::add_routes(router(), *draws_);
        plans::add_routes(router(), *plans_);
        EXPECT_EQ(ask(office, Method::put, path(), draft).status, 201);
        EXPECT_EQ(step("commit").status, 200);
        set_now(Instant::try_parse("2026-11-05T14:00:00Z"));
    }
    void TearDown() override {
        set_now(std::nullopt);
        ApiOnBothEngines::TearDown();
    }

    std::string etag() { return std::string(ask(office, Method::get, path()).header("ETag")); }
    Response step(const std::string& name, const std::string& body = "") {
        return ask(office, Method::post, path() + "/" + name, body, {{"if-match", etag()}});
    }
    void draw() {
        EXPECT_EQ(step("numbers", R"({"sources":[{"name":"演示彩票1期","values":"3 7 12"}]})").status, 200);
        EXPECT_EQ(step("draw").status, 200);
    }
    Response give(const std::string& month = "2026-11", const std::string& items = "[]") {
        return step("tasks", R"({"month":")" + month + R"(","items":)" + items + "}");
    }
    std::vector<plans::Task> tasks(const Actor& actor) {
        return plans_->list_tasks(actor, "420281", {}, {.limit = 100}).items;
    }
    std::set<std::string> drawn_codes() {
        std::set<std::string> out;
        for (const draws::DrawnSchool& one : draws_->get(office, "420281", id_).drawn)
            out.insert(one.code);
        return out;
    }
    std::string first_drawn() { return draws_->get(office, "420281", id_).drawn.front().code; }
    void withdraw(const std::string& code) {
        EXPECT_EQ(step("withdrawals", R"({"code":")" + code + R"(","reason":"停课搬迁"})").status, 200);
    }
    std::int64_t number(const Response& response, const char* name) { return json_of(response).at(name).as_int64(); }
    std::string path() const { return "/api/v1/counties/420281/draws/" + id_.text(); }

    const std::string draft =
        R"({"name":"十一月随机督导","strata_by":"whole","quotas":[{"stratum":"全部学校","quota":5}],)"
        R"("sources":[{"name":"演示彩票1期","falls_at":"2026-11-05T13:15:00Z"}],"reveal_by":"2026-12-31"})";
    County county_;
    std::optional<draws::Service> draws_;
    std::optional<plans::Service> plans_;
    const Id id_ = Id::mint();
    const Actor office = user(Role::county_office);
};

TEST_P(DrawTasks, EveryDrawnSchoolGetsOneTaskForItsInspectorOnAWorkingDayToCome) {
    draw();
    const auto before = json_of(ask(office, Method::get, path() + "/tasks?month=2026-11"));
    EXPECT_EQ(before.at("to_give").as_int64(), 5);
    EXPECT_TRUE(tasks(office).empty()) << "a look gives nothing";
    const Response given = give();
    ASSERT_EQ(given.status, 200);
    EXPECT_EQ(number(given, "added"), 5);
    std::map<Id, Id> in_charge;
    for (const auto& area : county_.areas)
        for (const auto& inspector : area.inspectors)
            for (const Id& school : inspector.schools)
                in_charge[school] = inspector.id;
    std::set<Id> schools;
    for (const plans::Task& task : tasks(office)) {
        EXPECT_EQ(task.inspector, in_charge.at(task.school));
        EXPECT_EQ(task.draw, id_);
        EXPECT_GE(task.planned_on, Date::parse("2026-11-05"));
        EXPECT_LT(task.planned_on.weekday(), 6);
        EXPECT_NE(task.note.find("十一月随机督导"), std::string::npos);
        schools.insert(task.school);
    }
    EXPECT_EQ(schools.size(), 5U);
}

TEST_P(DrawTasks, GivenAgainTheyAreTheSameTasks) {
    draw();
    give();
    std::set<Id> before, after;
    for (const plans::Task& task : tasks(office))
        before.insert(task.id);
    const Response again = give("2026-12");
    EXPECT_EQ(number(again, "added"), 0);
    EXPECT_EQ(number(again, "given"), 5);
    for (const plans::Task& task : tasks(office))
        after.insert(task.id);
    EXPECT_EQ(before, after);
}

TEST_P(DrawTasks, AWithdrawnSchoolLosesItsTaskAndTheOneInItsPlaceGetsOne) {
    draw();
    give();
    const std::string gone = first_drawn();
    withdraw(gone);
    const auto between = json_of(ask(office, Method::get, path() + "/tasks"));
    EXPECT_EQ(between.at("given").as_int64(), 4);
    EXPECT_EQ(between.at("to_give").as_int64(), 1);
    EXPECT_EQ(between.at("withdrawn").as_int64(), 1);
    EXPECT_EQ(between.at("items").as_array().back().at("code").as_string(), gone);
    const Response after = give();
    EXPECT_EQ(number(after, "added"), 1);
    EXPECT_EQ(number(after, "given"), 5);
    const auto progress = plans_->progress(office, "420281", *YearMonth::try_parse("2026-11"));
    EXPECT_EQ(progress.tasks, 5) << "the withdrawn one does not count";
}

TEST_P(DrawTasks, AreSeenByTheOfficeAndTheirInspectorAloneUntilTheDrawIsRevealed) {
    draw();
    give();
    std::size_t seen = 0;
    for (const auto& area : county_.areas) {
        EXPECT_TRUE(tasks(user(Role::area_leader, area.id)).empty());
        for (const auto& inspector : area.inspectors)
            for (const plans::Task& task : tasks(user(Role::inspector, inspector.id))) {
                EXPECT_EQ(task.inspector, inspector.id);
                ++seen;
            }
    }
    EXPECT_EQ(seen, 5U);
    EXPECT_EQ(tasks(user(Role::city_office, {}, "420200")).size(), 5U);
    const Id one = tasks(office).front().id;
    for (const Role role : {Role::auditor, Role::committee_member}) {
        EXPECT_TRUE(tasks(user(role)).empty()) << guapai::code_of(role);
        EXPECT_EQ(ask(user(role), Method::get, "/api/v1/counties/420281/tasks/" + one.text()).status, 404);
        EXPECT_EQ(ask(user(role), Method::get, path() + "/tasks").status, 403);
        const auto days = plans_->calendar(user(role), "420281", *YearMonth::try_parse("2026-11")).days;
        EXPECT_TRUE(std::all_of(days.begin(), days.end(), [](const auto& day) { return day.tasks == 0; }));
    }
    const Id school = tasks(office).front().school;
    EXPECT_EQ(ask(user(Role::school, school), Method::get, "/api/v1/counties/420281/tasks").status, 403);
    EXPECT_EQ(step("reveal").status, 200);
    EXPECT_EQ(tasks(user(Role::auditor)).size(), 5U);
    EXPECT_EQ(ask(user(Role::school, school), Method::get, "/api/v1/counties/420281/tasks").status, 403);
}

TEST_P(DrawTasks, StandBesideTheMonthsTaskOfTheSchool) {
    draw();
    give();
    plans::KeyPoints points;
    points.month = "2026-11";
    points.title = "十一月要点";
    const auto kept = plans_->put_key_points(office, "420281", Id::mint(), points, std::nullopt).first;
    const auto published = plans_->publish(office, "420281", kept.id, false);
    EXPECT_EQ(published.added, 12);
    EXPECT_EQ(published.key_points.tasks, 12);
    EXPECT_EQ(tasks(office).size(), 17U);
    const Id school = tasks(office).front().school;
    const auto task = read(db(), [&](Reader& in) {
        return plans::task_of_visit(in, "420281", school, std::nullopt, Date::parse("2026-11-10"));
    });
    EXPECT_FALSE(plans_->get_task(office, "420281", *task).draw) << "a visit that names no task is the month's";
}

TEST_P(DrawTasks, TakeTheChosenItemsOrThoseOfTheMonthsKeyPoints) {
    draw();
    const auto items = plans_->list_items(office, "420281", {}).items;
    EXPECT_EQ(code_of(give("2026-11", "[\"" + Id::mint().text() + "\"]")), "plans.item");
    EXPECT_TRUE(tasks(office).empty());
    EXPECT_EQ(give("2026-11", "[\"" + items[2].id.text() + "\"]").status, 200);
    for (const plans::Task& task : tasks(office))
        EXPECT_EQ(task.items, std::vector<Id>{items[2].id});
    plans::KeyPoints points;
    points.month = "2026-12";
    points.title = "十二月要点";
    points.items = {items[4].id};
    const auto kept = plans_->put_key_points(office, "420281", Id::mint(), points, std::nullopt).first;
    plans_->publish(office, "420281", kept.id, false);
    withdraw(first_drawn());
    give("2026-12");
    for (const plans::Task& task : tasks(office))
        if (task.draw && task.month == "2026-12") {
            EXPECT_EQ(task.items, std::vector<Id>{items[4].id});
        }
}

TEST_P(DrawTasks, AreRefusedBeforeTheDrawForAMonthWithoutDaysAndFromAnOldLook) {
    EXPECT_EQ(code_of(give()), "draws.state");
    EXPECT_EQ(code_of(ask(office, Method::get, path() + "/tasks")), "draws.state");
    draw();
    const std::string old = etag();
    withdraw(first_drawn());
    const std::string body = R"({"month":"2026-11","items":[]})";
    EXPECT_EQ(ask(office, Method::post, path() + "/tasks", body, {{"if-match", old}}).status, 412);
    EXPECT_EQ(ask(office, Method::post, path() + "/tasks", body).status, 428);
    EXPECT_EQ(code_of(give("2026-13")), "draws.month");
    EXPECT_EQ(code_of(give("2026-10")), "plans.no_days_left");
    EXPECT_EQ(code_of(give("2025-11")), "plans.no_network");
    const Actor other = user(Role::county_office, {}, "420222");
    EXPECT_EQ(ask(other, Method::post, path() + "/tasks", body, {{"if-match", etag()}}).status, 404);
    EXPECT_EQ(ask(other, Method::get, path() + "/tasks").status, 404);
    EXPECT_TRUE(tasks(office).empty()) << "a refusal leaves nothing behind";
    step("reveal");
    EXPECT_EQ(code_of(give()), "draws.state");
}

TEST_P(DrawTasks, NameTheSchoolsThatNobodyIsInChargeOf) {
    draw();
    const auto school = draws_->get(office, "420281", id_).drawn.front();
    schools::Service schools(db());
    const auto closed = read(db(), [&](Reader& in) { return schools::by_code(in, "420281", school.code)->id; });
    schools.close(office, "420281", closed);
    const Response given = give();
    EXPECT_EQ(number(given, "added"), 4);
    EXPECT_EQ(number(given, "no_inspector"), 1);
    EXPECT_EQ(json_of(given).at("items").at(0).at("state").as_string(), "no_inspector");
}

ON_BOTH_ENGINES(DrawTasks);

} // namespace guapai
