#include "planner/calendar.h"

#include "base/problem.h"
#include "planner/calendar_city.h"
#include "planner/calendar_made.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace guapai::planner {

RC_GTEST_PROP(Calendar, KeepsEveryHardRuleAndItsBounds, ()) {
    const CalendarProblem problem = any_problem();
    RC_ASSERT(faults_of(problem, propose(problem)) == std::vector<std::string>());
}

TEST(Calendar, AWholeYearOfTheCityIsMadeAndMerged) {
    CalendarProblem year = the_year();
    year.iterations = 2000;
    const CalendarProposal proposal = propose(year);
    EXPECT_EQ(faults_of(year, proposal), std::vector<std::string>());
    EXPECT_EQ(proposal.missed_visits, 0);
    EXPECT_EQ(proposal.missed_checks, 0);
    EXPECT_LE(proposal.busiest_week, 6); // those who go along counted
    EXPECT_EQ(static_cast<std::int64_t>(proposal.entries.size()), proposal.entries_bound);
    EXPECT_EQ(proposal.asked, 650 * 9 + 7583);
    EXPECT_EQ(proposal.saved, 7583);
    EXPECT_LE(proposal.travel_m, proposal.travel_bound_m * 115 / 100);
    EXPECT_GT(proposal.secrecy_bits, 0.9 * proposal.most_bits);
}

TEST(Calendar, TheSameSeedGivesTheSameCalendar) {
    CalendarProblem year = the_year();
    year.checks.clear();
    year.duty_months = {{2026, 3}};
    year.iterations = 50;
    const CalendarProposal one = propose(year), two = propose(year);
    ASSERT_EQ(one.entries.size(), two.entries.size());
    for (std::size_t k = 0; k < one.entries.size(); ++k) {
        EXPECT_EQ(one.entries[k].day, two.entries[k].day);
        EXPECT_EQ(one.entries[k].checks, two.entries[k].checks);
        EXPECT_EQ(one.entries[k].visitors, two.entries[k].visitors);
    }
    year.seed = 2;
    const CalendarProposal other = propose(year);
    std::size_t same = 0;
    for (std::size_t k = 0; k < std::min(one.entries.size(), other.entries.size()); ++k)
        same += one.entries[k].school == other.entries[k].school && one.entries[k].day == other.entries[k].day;
    EXPECT_LT(same, one.entries.size() / 2);
}

TEST(Calendar, ACheckWithinTheMonthRidesWithTheVisit) {
    CalendarProblem problem = spring();
    problem.checks = {{.title = "消防", .department = 0, .schools = {0}, .from = {2026, 3, 9}, .to = {2026, 3, 11}}};
    const CalendarProposal proposal = propose(problem);
    EXPECT_EQ(faults_of(problem, proposal), std::vector<std::string>());
    EXPECT_EQ(proposal.schools[0].asked, 3);
    EXPECT_EQ(proposal.schools[0].made, 2);
    EXPECT_EQ(proposal.schools[0].saved, 1);
    EXPECT_TRUE(proposal.unmerged.empty());
}

TEST(Calendar, ACheckInAVacationMonthIsMadeAloneAndSaysWhy) {
    CalendarProblem problem = spring();
    problem.duty_months = {{2026, 3}};
    problem.checks = {{.title = "消防", .department = 0, .schools = {0}, .from = {2026, 4, 1}, .to = {2026, 4, 30}}};
    const CalendarProposal proposal = propose(problem);
    ASSERT_EQ(proposal.unmerged.size(), 1U);
    EXPECT_TRUE(proposal.unmerged[0].made);
    EXPECT_NE(proposal.unmerged[0].why.zh.find("假期"), std::string::npos);
    EXPECT_EQ(proposal.entries.size(), 2U);
    EXPECT_EQ(proposal.entries_bound, 2);
}

TEST(Calendar, WindowsThatDoNotMeetNeedTwoEntriesAndTheBoundSaysSo) {
    CalendarProblem problem = spring();
    problem.checks = {{.title = "甲", .department = 0, .schools = {0}, .from = {2026, 3, 2}, .to = {2026, 3, 4}},
                      {.title = "乙", .department = 0, .schools = {0}, .from = {2026, 3, 23}, .to = {2026, 3, 25}}};
    const CalendarProposal proposal = propose(problem);
    EXPECT_EQ(proposal.entries_bound, 3);
    EXPECT_EQ(proposal.entries.size(), 3U);
    ASSERT_EQ(proposal.unmerged.size(), 1U);
}

TEST(Calendar, ADepartmentShortOfPeopleIsToldHowManyItNeeds) {
    CalendarProblem problem = spring();
    problem.schools = std::vector<CalendarSchool>(10, problem.schools[0]);
    problem.departments[0].schools_per_day = 1;
    problem.checks = {{.title = "消防",
                       .department = 0,
                       .schools = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9},
                       .from = {2026, 3, 2},
                       .to = {2026, 3, 6}}};
    const CalendarProposal proposal = propose(problem);
    EXPECT_EQ(faults_of(problem, proposal), std::vector<std::string>());
    EXPECT_EQ(proposal.missed_checks, 5);
    ASSERT_EQ(proposal.shortages.size(), 1U);
    EXPECT_EQ(proposal.shortages[0].missing, 5);
    EXPECT_NE(proposal.shortages[0].remedy.zh.find("2 所"), std::string::npos);
}

TEST(Calendar, AWindowWithoutWorkingDaysIsAReason) {
    CalendarProblem problem = spring();
    problem.checks = {{.title = "消防", .department = 0, .schools = {0}, .from = {2026, 3, 7}, .to = {2026, 3, 8}}};
    const CalendarProposal proposal = propose(problem);
    EXPECT_EQ(proposal.missed_checks, 1);
    ASSERT_EQ(proposal.shortages.size(), 1U);
    EXPECT_NE(proposal.shortages[0].why.zh.find("没有工作日"), std::string::npos);
}

TEST(Calendar, AnInspectorAwayTooLongIsNamedWithTheSchoolsTooMany) {
    CalendarProblem problem = spring();
    problem.schools = std::vector<CalendarSchool>(5, problem.schools[0]);
    for (const Date& day : problem.working_days)
        if (day.month == 3 && day.day > 3) problem.inspectors[0].away.push_back(day);
    const CalendarProposal proposal = propose(problem);
    EXPECT_EQ(faults_of(problem, proposal), std::vector<std::string>());
    EXPECT_EQ(proposal.missed_visits, 1);
    ASSERT_EQ(proposal.shortages.size(), 1U);
    EXPECT_EQ(proposal.shortages[0].missing, 1);
}

TEST(Calendar, AnnouncedDaysStayAndFrozenOnesMust) {
    CalendarProblem problem = spring();
    problem.announced = {{0, {2026, 3, 5}}, {0, {2026, 4, 16}}};
    problem.frozen_through = Date{2026, 3, 31};
    problem.checks = {{.title = "消防", .department = 0, .schools = {0}, .from = {2026, 3, 20}, .to = {2026, 4, 10}}};
    const CalendarProposal proposal = propose(problem);
    EXPECT_EQ(proposal.entries[0].day, (Date{2026, 3, 5}));
    EXPECT_EQ(proposal.moved, 1);
    EXPECT_EQ(proposal.entries.size(), 2U);
    EXPECT_TRUE(proposal.unmerged.empty());
}

TEST(Calendar, TwoInspectorsGoWhereMuchIsToBeLookedAt) {
    CalendarProblem problem = spring();
    problem.inspectors[0].team = 7;
    problem.inspectors.push_back({.name = "李督学", .home = Point{115.0, 30.0}, .team = 7});
    for (int k = 0; k < 3; ++k)
        problem.checks.push_back(
            {.title = "检查", .department = 0, .schools = {0}, .from = {2026, 3, 16}, .to = {2026, 3, 18}});
    EXPECT_EQ(propose(problem).entries[0].visitors, (std::vector<Index>{0, 1}));
    problem.inspectors[1].recused = {0};
    EXPECT_EQ(propose(problem).entries[0].visitors, (std::vector<Index>{0}));
}

TEST(Calendar, TheDayOfAVisitCannotBeGuessed) {
    std::map<Date, int> drawn;
    for (std::uint64_t seed = 1; seed <= 200; ++seed) {
        CalendarProblem problem = spring();
        problem.iterations = 5;
        problem.seed = seed;
        const CalendarProposal proposal = propose(problem);
        EXPECT_TRUE(proposal.entries[0].unannounced);
        ++drawn[proposal.entries[0].day];
    }
    EXPECT_GE(drawn.size(), 18U); // of 22 working days in March
    for (const auto& [day, times] : drawn)
        EXPECT_LE(times, 30) << day.iso();
}

TEST(Calendar, AVisitPinnedToADayByACheckIsNotCalledUnannounced) {
    CalendarProblem problem = spring();
    problem.checks = {{.title = "消防", .department = 0, .schools = {0}, .from = {2026, 3, 9}, .to = {2026, 3, 10}}};
    const CalendarProposal proposal = propose(problem);
    EXPECT_FALSE(proposal.entries[0].unannounced);
    EXPECT_TRUE(proposal.entries[1].unannounced);
}

TEST(Calendar, AChecksReasonNamesTheOneThatHoldsTheVisitElsewhere) {
    CalendarProblem problem = spring();
    problem.checks = {{.title = "甲", .department = 0, .schools = {0}, .from = {2026, 3, 2}, .to = {2026, 3, 4}},
                      {.title = "乙", .department = 0, .schools = {0}, .from = {2026, 3, 23}, .to = {2026, 3, 25}}};
    const CalendarProposal proposal = propose(problem);
    ASSERT_EQ(proposal.unmerged.size(), 1U);
    const std::string other = proposal.unmerged[0].check == 0 ? "乙" : "甲";
    EXPECT_NE(proposal.unmerged[0].why.zh.find(other), std::string::npos) << proposal.unmerged[0].why.zh;
}

TEST(Calendar, AnEntryHoldsNoMoreChecksThanASchoolCanBear) {
    CalendarProblem problem = spring();
    problem.duty_months = {{2026, 3}};
    for (int k = 0; k < 5; ++k)
        problem.checks.push_back(
            {.title = "检查", .department = 0, .schools = {0}, .from = {2026, 3, 1}, .to = {2026, 3, 31}});
    const CalendarProposal proposal = propose(problem);
    EXPECT_EQ(faults_of(problem, proposal), std::vector<std::string>());
    EXPECT_EQ(proposal.entries.size(), 2U);
    EXPECT_EQ(proposal.entries_bound, 2);
    ASSERT_EQ(proposal.unmerged.size(), 1U);
    EXPECT_NE(proposal.unmerged[0].why.zh.find("上限"), std::string::npos);
}

TEST(Calendar, ACheckThatCanWaitRidesAlongButIsWorthNoEntry) {
    CalendarProblem problem = spring();
    problem.schools.push_back({.name = "西校", .place = Point{115.2, 30.1}}); // nobody's: no duty visit to ride with
    problem.duty_months = {{2026, 3}};
    problem.checks = {{.title = "消防",
                       .department = 0,
                       .schools = {0, 1},
                       .from = {2026, 3, 1},
                       .to = {2026, 3, 31},
                       .may_wait = true}};
    const CalendarProposal proposal = propose(problem);
    EXPECT_EQ(faults_of(problem, proposal), std::vector<std::string>());
    ASSERT_EQ(proposal.entries.size(), 1U);
    EXPECT_EQ(proposal.entries[0].checks, (std::vector<Index>{0}));
    EXPECT_EQ(proposal.waiting, 1);
    EXPECT_EQ(proposal.departments[0].asked, 1);
    EXPECT_EQ(proposal.departments[0].waiting, 1);
    EXPECT_TRUE(proposal.unmerged.empty());
}

TEST(Calendar, AsLittleAsPossibleIsLeftOutWhereDaysAreScarce) {
    CalendarProblem problem = spring(); // 22 days of March for 44 schools: every day is needed twice
    problem.schools = std::vector<CalendarSchool>(44, problem.schools[0]);
    problem.duty_months = {{2026, 3}};
    problem.departments[0].schools_per_day = 2;
    CalendarCheck check{.title = "消防", .department = 0, .from = {2026, 3, 1}, .to = {2026, 3, 31}};
    for (Index s = 0; s < 44; ++s)
        check.schools.push_back(s);
    problem.checks = {check};
    const CalendarProposal proposal = propose(problem);
    EXPECT_EQ(faults_of(problem, proposal), std::vector<std::string>());
    EXPECT_EQ(proposal.missed_visits + proposal.missed_checks, 0);
    EXPECT_EQ(proposal.entries.size(), 44U);
}

TEST(Calendar, ItSaysHowFarItIsAndStopsWithWhatItHas) {
    CalendarProblem problem = spring();
    double last = 0;
    problem.progress = [&](double part) {
        EXPECT_GE(part, last);
        last = part;
    };
    problem.stop = [] { return true; };
    const CalendarProposal proposal = propose(problem);
    EXPECT_EQ(proposal.iterations, 0);
    EXPECT_EQ(proposal.entries.size(), 2U);
    EXPECT_EQ(last, 1);
}

TEST(Calendar, ItCanBeCancelledWithAllItsSearches) {
    CalendarProblem problem = spring();
    problem.cancelled = [] { return true; };
    EXPECT_THROW(propose(problem), Cancelled);
    problem.threads = 2;
    problem.iterations = 100'000'000; // nobody waits for these
    int asked = 0;
    problem.cancelled = [&] { return ++asked > 3; };
    EXPECT_THROW(propose(problem), Cancelled);
    problem.cancelled = {};
    problem.stop = [&] { return ++asked > 6; };
    EXPECT_EQ(propose(problem).entries.size(), 2U);
}

TEST(Calendar, TwoSearchesGiveTheBetterAnswerAndTheSameEveryTime) {
    CalendarProblem year = the_year();
    year.duty_months = {{2026, 3}};
    year.iterations = 100;
    for (std::uint64_t seed = 1; seed <= 3; ++seed) {
        year.seed = seed;
        year.threads = 1;
        const CalendarProposal alone = propose(year);
        year.threads = 2;
        const CalendarProposal one = propose(year), again = propose(year);
        EXPECT_EQ(faults_of(year, one), std::vector<std::string>());
        EXPECT_LE(one.cost, alone.cost);
        EXPECT_EQ(one.cost, again.cost);
        ASSERT_EQ(one.entries.size(), again.entries.size());
        for (std::size_t k = 0; k < one.entries.size(); ++k)
            EXPECT_EQ(one.entries[k].day, again.entries[k].day);
    }
}

TEST(Calendar, InputThatMeansNothingIsRefused) {
    CalendarProblem problem = spring();
    problem.schools[0].place = Point{std::nan(""), 30};
    EXPECT_THROW(propose(problem), Problem);
    problem = spring();
    problem.checks = {{.title = "消防", .schools = {0, 0}, .from = {2026, 3, 1}, .to = {2026, 3, 31}}};
    EXPECT_THROW(propose(problem), Problem);
    problem = spring();
    std::swap(problem.working_days[0], problem.working_days[1]);
    EXPECT_THROW(propose(problem), Problem);
}

} // namespace guapai::planner
