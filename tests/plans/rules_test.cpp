#include "plans/rules.h"

#include "base/problem.h"
#include "support/refusal.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <set>

namespace guapai::plans {

namespace {

rules::WorkingCalendar calendar_2026() {
    std::vector<rules::CalendarDay> days;
    for (int day = 1; day <= 7; ++day)
        days.push_back({{2026, 10, day}, rules::DayKind::off, "国庆节"});
    days.push_back({{2026, 10, 10}, rules::DayKind::work, "调休上班"});
    return rules::WorkingCalendar(days);
}

std::vector<PlannedVisit> visits_of(int inspectors, int schools_each) {
    std::vector<PlannedVisit> visits;
    for (int i = 0; i < inspectors; ++i) {
        const Id inspector = Id::of_name("inspector", std::to_string(i));
        for (int s = 0; s < schools_each; ++s)
            visits.push_back({Id::of_name("school", std::to_string(i) + "/" + std::to_string(s)), inspector});
    }
    return visits;
}

} // namespace

TEST(Catalogue, StartsWithTheEightNationalItemsAndAnUnnamedNinth) {
    const auto items = national_items("420281");
    std::vector<std::string> codes;
    for (const auto& item : items)
        codes.push_back(item.code);
    EXPECT_EQ(codes,
              (std::vector<std::string>{"R1", "R2", "R3", "R4", "R5", "R6", "R7", "R8", "R9", "K1", "K2", "K3", "K4"}));
    EXPECT_EQ(items[1].title, "招生、收费、择校情况");
    EXPECT_NE(items[7].basis.find("国教督办〔2013〕2号"), std::string::npos);
    EXPECT_EQ(items[8].title, "第九项（本地设定）");
    EXPECT_EQ(items[8].basis, "");
    EXPECT_NE(items[9].basis.find("教督〔2019〕3号"), std::string::npos);
    EXPECT_EQ(items[9].audience, Audience::kindergartens);
}

TEST(Catalogue, HasTheSameIdsAtEveryCallButOthersInAnotherCounty) {
    EXPECT_EQ(national_items("420281")[0].id, national_items("420281")[0].id);
    EXPECT_NE(national_items("420281")[0].id, national_items("420222")[0].id);
}

TEST(Catalogue, KeepsNationalItemsInUseAndNamesTheArticle) {
    const SupervisionItem national = national_items("420281")[2];
    SupervisionItem wanted = national;
    wanted.active = false;
    try {
        check_item(wanted, &national);
        FAIL();
    } catch (const Problem& problem) {
        ASSERT_TRUE(problem.basis);
        EXPECT_EQ(problem.basis->article, "第四条");
    }
    wanted.active = true;
    wanted.points = "本县重点：课后服务";
    EXPECT_NO_THROW(check_item(wanted, &national));
    const SupervisionItem ninth = national_items("420281")[8];
    wanted = ninth;
    wanted.active = false;
    EXPECT_NO_THROW(check_item(wanted, &ninth));
}

TEST(Catalogue, ShowsATopicOnlyWithinItsDates) {
    SupervisionItem topic;
    topic.kind = ItemKind::special_topic;
    topic.valid_from = Date{2026, 3, 1};
    topic.valid_to = Date{2026, 3, 31};
    EXPECT_FALSE(is_valid_on(topic, {2026, 2, 28}));
    EXPECT_TRUE(is_valid_on(topic, {2026, 3, 1}));
    EXPECT_TRUE(is_valid_on(topic, {2026, 3, 31}));
    EXPECT_FALSE(is_valid_on(topic, {2026, 4, 1}));
}

TEST(MonthPlan, RefusesAVacationMonthUnlessForced) {
    const YearMonth july{2026, 7};
    EXPECT_EQ(refusal([&] { days_to_plan(calendar_2026(), july, {2026, 6, 20}, {}); }), "plans.vacation_month");
    EXPECT_EQ(days_to_plan(calendar_2026(), july, {2026, 6, 20}, {.force = true}).size(), 23U);
    EXPECT_EQ(days_to_plan(calendar_2026(), july, {2026, 6, 20}, {.vacations_excused = false}).size(), 23U);
}

TEST(MonthPlan, UsesWhatIsLeftOfTheMonthAndNoPublicHoliday) {
    const auto days = days_to_plan(calendar_2026(), {2026, 10}, {2026, 10, 1}, {});
    EXPECT_EQ(days.front(), (Date{2026, 10, 8}));
    EXPECT_EQ(days[2], (Date{2026, 10, 10})); // a Saturday that is worked
    EXPECT_EQ(days_to_plan(calendar_2026(), {2026, 10}, {2026, 10, 29}, {}).size(), 2U);
    EXPECT_EQ(refusal([&] { days_to_plan(calendar_2026(), {2026, 10}, {2026, 11, 2}, {}); }), "plans.no_days_left");
}

TEST(MonthPlan, GivesEachInspectorDaysOfHisOwnAndLoadsTheDaysEvenly) {
    const auto days = days_to_plan(calendar_2026(), {2026, 11}, {2026, 10, 20}, {});
    const auto visits = visits_of(130, 5);
    const auto planned = plan_days(visits, days, {}, "secret");
    std::map<Id, std::set<Date>> own;
    std::map<Date, int> load;
    for (std::size_t i = 0; i < visits.size(); ++i) {
        own[visits[i].inspector].insert(planned[i]);
        ++load[planned[i]];
    }
    for (const auto& [inspector, his] : own) {
        EXPECT_EQ(his.size(), 5U);
        EXPECT_GE(*his.rbegin() - *his.begin(), 12) << "spread over the month";
    }
    EXPECT_EQ(load.size(), days.size());
    for (const auto& [day, count] : load)
        EXPECT_NEAR(count, 650.0 / static_cast<double>(days.size()), 3.0) << day.iso();
}

TEST(MonthPlan, CannotBeGuessedWithoutTheSeed) {
    const auto days = days_to_plan(calendar_2026(), {2026, 11}, {2026, 10, 20}, {});
    const auto visits = visits_of(1, 5);
    std::map<Date, int> seen;
    for (int seed = 0; seed < 2000; ++seed)
        ++seen[plan_days(visits, days, {}, std::to_string(seed))[0]];
    EXPECT_EQ(seen.size(), days.size()) << "every working day is possible";
    for (const auto& [day, count] : seen)
        EXPECT_LT(count, 2000 / static_cast<int>(days.size()) * 2) << day.iso();
    EXPECT_EQ(plan_days(visits, days, {}, "same"), plan_days(visits, days, {}, "same"));
}

RC_GTEST_PROP(MonthPlan, NeverLoadsOneInspectorUnevenly, ()) {
    const int schools = *rc::gen::inRange(1, 70), day_count = *rc::gen::inRange(1, 24);
    std::vector<Date> days;
    for (int i = 0; i < day_count; ++i)
        days.push_back(Date{2026, 9, 1}.plus_days(i));
    const auto planned = plan_days(visits_of(1, schools), days, {}, *rc::gen::arbitrary<std::string>());
    std::map<Date, int> load;
    for (const Date& day : planned) {
        RC_ASSERT(std::find(days.begin(), days.end(), day) != days.end());
        ++load[day];
    }
    for (const auto& [day, count] : load)
        RC_ASSERT(count <= (schools + day_count - 1) / day_count);
}

TEST(MonthPlan, LeavesDaysThatAreAlreadyTakenToTheirTask) {
    const std::vector<Date> days = {{2026, 11, 2}, {2026, 11, 3}, {2026, 11, 4}};
    const auto visits = visits_of(1, 1);
    DayLoads taken;
    taken[visits[0].inspector] = {{days[0], 1}, {days[2], 1}};
    EXPECT_EQ(plan_days(visits, days, taken, "x")[0], days[1]);
}

} // namespace guapai::plans
