#include "plans/service.h"

#include "base/json.h"
#include "base/problem.h"
#include "identity/rules.h"
#include "organisation/service.h"
#include "plans/rules.h"
#include "plans/store.h"
#include "support/api.h"
#include "support/county.h"
#include "support/query_plan.h"
#include "support/refusal.h"

#include <map>
#include <set>

namespace guapai {

using identity::Actor;
using identity::Role;
using plans::TaskState;

class Plans : public ApiOnBothEngines {
protected:
    void SetUp() override {
        ApiOnBothEngines::SetUp();
        if (IsSkipped()) return;
        set_now(Date{2026, 11, 2}.midnight_in_china()); // a Monday
        county_ = County::settle(db(), {.areas = 2, .inspectors = 2, .schools = 5});
        service_.emplace(db());
    }
    void TearDown() override {
        set_now(std::nullopt);
        ApiOnBothEngines::TearDown();
    }

    Actor office() const { return user(Role::county_office); }
    Actor inspector(std::size_t area, std::size_t number) const {
        return user(Role::inspector, county_.areas[area].inspectors[number].id);
    }
    Actor leader(std::size_t area) const { return user(Role::area_leader, county_.areas[area].id); }

    plans::KeyPoints key_points(const std::string& month) {
        plans::KeyPoints points;
        points.month = month;
        points.title = month + "督导要点";
        points.items = {plans::national_items(code_)[5].id};
        return service_->put_key_points(office(), code_, Id::mint(), points, std::nullopt).first;
    }
    std::vector<plans::Task> tasks(const Actor& actor, const plans::TaskFilters& filters = {}) {
        return service_->list_tasks(actor, code_, filters, {.limit = 100}).items;
    }
    const std::string code_ = "420281";
    County county_;
    std::optional<plans::Service> service_;
};

TEST_P(Plans, GiveEverySchoolOneTaskAMonthOnAWorkingDayOfItsInspector) {
    const auto points = key_points("2026-11");
    const auto published = service_->publish(office(), code_, points.id, false);
    EXPECT_EQ(published.added, 20);
    EXPECT_EQ(published.key_points.tasks, 20);
    EXPECT_EQ(published.key_points.state, plans::KeyPointsState::published);
    std::set<Id> schools;
    std::map<Id, std::set<Date>> days;
    for (const plans::Task& task : tasks(office())) {
        schools.insert(task.school);
        EXPECT_TRUE(days[task.inspector].insert(task.planned_on).second) << "two schools on one day";
        EXPECT_FALSE(task.planned_on.is_weekend());
        EXPECT_EQ(task.due_on, (Date{2026, 11, 30}));
        EXPECT_EQ(task.items, points.items);
        EXPECT_FALSE(task.school_name.empty());
        EXPECT_TRUE(task.longitude);
    }
    EXPECT_EQ(schools.size(), 20U);
}

TEST_P(Plans, PublishedAgainAddOnlyWhatIsMissing) {
    const auto points = key_points("2026-11");
    service_->publish(office(), code_, points.id, false);
    const auto before = tasks(office());
    const auto again = service_->publish(office(), code_, points.id, false);
    EXPECT_EQ(again.added, 0);
    EXPECT_EQ(again.handed_over, 0);
    EXPECT_EQ(json::write(tasks(office())), json::write(before));

    county_.areas[1].inspectors[1].schools.push_back(Id::mint());
    schools::Service schools(db());
    schools::School school;
    school.name = "演示新建小学";
    school.code = "2142999999";
    school.division = "420281";
    schools.put(office(), code_, county_.areas[1].inspectors[1].schools.back(), school, std::nullopt);
    county_.publish(db(), Id::mint(), 2, {2026, 11, 2});
    EXPECT_EQ(service_->publish(office(), code_, points.id, false).added, 1);
    EXPECT_EQ(tasks(office()).size(), 21U);
}

TEST_P(Plans, HandOpenTasksToTheInspectorNowInForce) {
    const auto points = key_points("2026-11");
    service_->publish(office(), code_, points.id, false);
    auto& first = county_.areas[0].inspectors[0];
    auto& second = county_.areas[1].inspectors[0];
    second.schools.push_back(first.schools.back());
    first.schools.pop_back();
    county_.publish(db(), Id::mint(), 2, {2026, 11, 2});
    EXPECT_EQ(service_->publish(office(), code_, points.id, false).handed_over, 1);
    const auto progress = service_->progress(office(), code_, {2026, 11});
    EXPECT_EQ(progress.tasks, 20);
    std::map<Id, std::int64_t> by_inspector;
    for (const auto& row : progress.rows)
        by_inspector[row.inspector] += row.tasks;
    EXPECT_EQ(by_inspector[first.id], 4);
    EXPECT_EQ(by_inspector[second.id], 6);
    EXPECT_EQ(tasks(inspector(1, 0)).size(), 6U);
}

TEST_P(Plans, RefuseAVacationMonthUnlessForced) {
    const auto july = key_points("2027-07");
    EXPECT_EQ(refusal([&] { service_->publish(office(), code_, july.id, false); }), "plans.vacation_month");
    EXPECT_TRUE(tasks(office()).empty());
    EXPECT_EQ(service_->publish(office(), code_, july.id, true).added, 20);
}

TEST_P(Plans, KeepTheSeedToThemselves) {
    const auto points = key_points("2026-11");
    EXPECT_EQ(json::write(points).find("seed"), std::string::npos);
    db().read([&](Reader& in) {
        EXPECT_GE(in.text(Sql("SELECT seed FROM key_points WHERE county = ?", code_))->size(), 40U);
    });
}

TEST_P(Plans, ShowEachOneHisOwnTasksAndTheSchoolNone) {
    service_->publish(office(), code_, key_points("2026-11").id, false);
    EXPECT_EQ(tasks(office()).size(), 20U);
    EXPECT_EQ(tasks(leader(1)).size(), 10U);
    for (const plans::Task& task : tasks(inspector(1, 0)))
        EXPECT_EQ(task.inspector, county_.areas[1].inspectors[0].id);
    EXPECT_EQ(tasks(inspector(1, 0)).size(), 5U);
    EXPECT_FALSE(identity::permits(Role::school, "plans.read"));
    EXPECT_FALSE(identity::permits(Role::school, "tasks.write"));
    EXPECT_EQ(service_->progress(inspector(1, 0), code_, {2026, 11}).tasks, 5);
    EXPECT_EQ(service_->progress(leader(1), code_, {2026, 11}).tasks, 10);
    const Id other = tasks(inspector(0, 0)).front().id;
    EXPECT_EQ(refusal([&] { service_->get_task(inspector(1, 0), code_, other); }), "not_found");
}

TEST_P(Plans, LetAnInspectorMoveHisDayWithinTheMonth) {
    service_->publish(office(), code_, key_points("2026-11").id, false);
    const Actor who = inspector(0, 1);
    const plans::Task task = tasks(who).front();
    const auto moved =
        service_->change_task(who, code_, task.id, {.planned_on = Date{2026, 11, 30}, .note = "校庆"}, 1);
    EXPECT_EQ(moved.planned_on, (Date{2026, 11, 30}));
    EXPECT_EQ(moved.version, 2);
    EXPECT_EQ(refusal([&] { service_->change_task(who, code_, task.id, {.note = "旧"}, 1); }), "stale");
    EXPECT_EQ(refusal([&] {
                  service_->change_task(who, code_, task.id, {.planned_on = Date{2026, 12, 1}}, 2);
              }),
              "plans.other_month");
}

TEST_P(Plans, CompleteATaskOnceAndCountIt) {
    service_->publish(office(), code_, key_points("2026-11").id, false);
    const Id school = county_.areas[0].inspectors[0].schools[0];
    const Id visit = Id::mint();
    for (int times = 0; times < 2; ++times)
        db().write(code_, [&](Transaction& tx) {
            const auto task = plans::task_of_visit(tx, code_, school, std::nullopt, {2026, 11, 2});
            EXPECT_EQ(task.has_value(), times == 0);
            if (task) plans::complete_task(tx, code_, *task, visit);
        });
    EXPECT_EQ(service_->progress(office(), code_, {2026, 11}).done, 1);
    const auto done = tasks(office(), {.state = TaskState::done});
    ASSERT_EQ(done.size(), 1U);
    EXPECT_EQ(done[0].visit, visit);
    EXPECT_EQ(refusal([&] {
                  db().write(code_, [&](Transaction& tx) {
                      plans::task_of_visit(tx, code_, Id::mint(), done[0].id, {2026, 11, 2});
                  });
              }),
              "plans.no_task");
}

TEST_P(Plans, MarkWhatIsOverdueAndFilterByIt) {
    service_->publish(office(), code_, key_points("2026-11").id, false);
    set_now(Date{2026, 12, 1}.midnight_in_china());
    EXPECT_EQ(tasks(office(), {.overdue = true}).size(), 20U);
    EXPECT_EQ(tasks(office(), {.month = "2026-11", .overdue = false}).size(), 0U);
    EXPECT_EQ(service_->progress(office(), code_, {2026, 11}).overdue, 20);
    EXPECT_EQ(tasks(office(), {.month = "2026-12"}).size(), 0U);
    EXPECT_EQ(tasks(office(), {.area = county_.areas[0].id}).size(), 10U);
}

TEST_P(Plans, ShowTheCalendarOfAMonth) {
    service_->publish(office(), code_, key_points("2026-11").id, false);
    const auto calendar = service_->calendar(office(), code_, {2026, 11});
    ASSERT_EQ(calendar.days.size(), 30U);
    std::int64_t sum = 0;
    for (const auto& day : calendar.days) {
        sum += day.tasks;
        EXPECT_TRUE(day.working || day.tasks == 0) << day.date.iso();
    }
    EXPECT_EQ(sum, 20);
}

TEST_P(Plans, HaveOneSetOfKeyPointsAMonth) {
    key_points("2026-11");
    EXPECT_EQ(refusal([&] { key_points("2026-11"); }), "plans.month_taken");
    EXPECT_EQ(refusal([&] { key_points("2026-13"); }), "plans.month");
}

TEST_P(Plans, NameTheNinthItemAsTheOfficeDoes) {
    const auto ninth = [&] { return service_->list_items(office(), code_, {}).items[8].title; };
    EXPECT_EQ(ninth(), "第九项（本地设定）");
    organisation::Service organisation(db());
    auto settings = organisation.get_office(office(), code_);
    settings.ninth_item = "劳动教育开展情况";
    organisation.put_office(office(), code_, settings, std::nullopt);
    EXPECT_EQ(ninth(), "劳动教育开展情况");
}

TEST_P(Plans, KeepTheCatalogueOfOneCountyApart) {
    plans::SupervisionItem topic;
    topic.code = "T2026-1";
    topic.title = "课后服务";
    topic.kind = plans::ItemKind::special_topic;
    const Id id = Id::mint();
    EXPECT_EQ(service_->put_item(office(), code_, id, topic, std::nullopt).second, Put::created);
    EXPECT_EQ(service_->put_item(office(), code_, id, topic, std::nullopt).second, Put::unchanged);
    EXPECT_EQ(service_->list_items(office(), code_, {}).items.size(), 14U);
    EXPECT_EQ(service_->list_items(user(Role::county_office, std::nullopt, "420222"), "420222", {}).items.size(), 13U);
    EXPECT_EQ(refusal([&] { service_->put_item(office(), code_, Id::mint(), topic, std::nullopt); }),
              "plans.code_taken");
    service_->drop_item(office(), code_, id, 1);
    EXPECT_EQ(service_->list_items(office(), code_, {.active = true}).items.size(), 13U);
    EXPECT_EQ(refusal([&] { service_->drop_item(office(), code_, plans::national_items(code_)[0].id, 1); }),
              "plans.national_item");
}

TEST_P(Plans, ListTasksByAnIndexInEveryOrderAndWithEveryFilter) {
    if (GetParam() != Engine::sqlite) return;
    const QueryPlans query_plans(options().data / "guapai.db");
    const std::string cursor = base64("2026-11-30\n" + Id::mint().text());
    for (const Actor& actor : {office(), inspector(0, 0)})
        for (unsigned filter = 0; filter < 64; ++filter)
            for (const char* sort : {"due_on", "planned_on"})
                for (const std::string& from : {std::string(), cursor}) {
                    plans::TaskFilters filters;
                    if (filter & 1U) filters.month = "2026-11";
                    if (filter & 2U) filters.inspector = Id::mint();
                    if (filter & 4U) filters.area = Id::mint();
                    if (filter & 8U) filters.school = Id::mint();
                    if (filter & 16U) filters.state = TaskState::open;
                    if (filter & 32U) filters.overdue = true;
                    const Page page{.cursor = from, .sort = sort};
                    const std::string plan = query_plans.of(
                        keyset(plans::tasks_query(plans::Sight::of(actor), code_, filters, {2026, 11, 2}),
                               plans::task_sorts(), page, "t"));
                    EXPECT_NE(plan.find("SEARCH t USING INDEX task_"), std::string::npos) << plan;
                    EXPECT_EQ(plan.find("SCAN"), std::string::npos) << plan;
                }
}

ON_BOTH_ENGINES(Plans);

} // namespace guapai
