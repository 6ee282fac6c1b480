// Locked entries and teams: what stays as it is, who goes along, and what is told when a rule or a wish yields.
#include "base/problem.h"
#include "planner/calendar_city.h"
#include "planner/calendar_made.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace guapai::planner {

namespace {

LockedEntry lock_of(const CalendarEntry& entry) {
    return {entry.school, entry.day, entry.duty, entry.checks, entry.visitors, entry.slack, entry.unannounced};
}

// Some entries of a proposal as an office would lock them: as they lie, or on another day of their month, whatever that
// breaks.
std::vector<LockedEntry> any_locks(const CalendarProposal& proposal) {
    std::vector<LockedEntry> out;
    std::set<std::pair<Index, Date>> taken;
    for (const CalendarEntry& entry : proposal.entries)
        taken.emplace(entry.school, entry.day);
    for (const CalendarEntry& entry : proposal.entries) {
        if (*rc::gen::inRange(0, 3) > 0) continue;
        LockedEntry lock = lock_of(entry);
        const Date day{entry.day.year, entry.day.month, *rc::gen::inRange(1, 31)};
        if (*rc::gen::arbitrary<bool>() && taken.emplace(entry.school, day).second) {
            lock.day = day;
            lock.slack = 1;
            lock.unannounced = false;
        }
        out.push_back(std::move(lock));
    }
    return out;
}

// Two inspectors of one area, the first with the school.
CalendarProblem pair_of_inspectors() {
    CalendarProblem out = spring();
    out.duty_months = {{2026, 3}};
    out.inspectors[0].team = 7;
    out.inspectors.push_back({.name = "李督学", .home = Point{115.0, 30.0}, .team = 7});
    out.teams = {{0, {2026, 3}, 2}};
    return out;
}

} // namespace

RC_GTEST_PROP(CalendarPeople, LockedEntriesStayAsTheyAreAndWhatTheyBreakIsTold, ()) {
    CalendarProblem problem = any_problem();
    problem.locked = any_locks(propose(problem));
    problem.seed = *rc::gen::arbitrary<std::uint64_t>();
    for (CalendarInspector& inspector : problem.inspectors) // the world has changed since
        if (*rc::gen::inRange(0, 3) == 0) inspector.away.push_back(*rc::gen::elementOf(problem.working_days));
    for (CalendarSchool& school : problem.schools)
        if (school.inspector && *rc::gen::inRange(0, 9) == 0)
            school.inspector = *rc::gen::inRange<std::size_t>(0, problem.inspectors.size());
    RC_ASSERT(faults_of(problem, propose(problem)) == std::vector<std::string>());
}

TEST(CalendarPeople, AYearProposedAgainAroundATenthOfItIsAsGoodAndTheSameForTheSameSeed) {
    CalendarProblem year = the_year();
    year.iterations = 1000;
    const CalendarProposal before = propose(year);
    for (std::size_t k = 0; k < before.entries.size(); k += 10)
        year.locked.push_back(lock_of(before.entries[k]));
    year.seed = 99;
    const CalendarProposal again = propose(year), same = propose(year);
    EXPECT_EQ(faults_of(year, again), std::vector<std::string>());
    EXPECT_TRUE(again.broken_locks.empty());
    EXPECT_EQ(again.missed_visits + again.missed_checks, 0);
    ASSERT_EQ(again.entries.size(), same.entries.size());
    std::size_t moved = 0;
    for (std::size_t k = 0; k < again.entries.size(); ++k) {
        EXPECT_EQ(again.entries[k].day, same.entries[k].day);
        EXPECT_EQ(again.entries[k].school, same.entries[k].school);
        EXPECT_EQ(again.entries[k].visitors, same.entries[k].visitors);
        moved += k < before.entries.size() && again.entries[k].school != before.entries[k].school ? 1 : 0;
    }
    EXPECT_GT(moved, again.entries.size() / 2) << "the rest was drawn anew";
    EXPECT_LE(static_cast<std::int64_t>(again.entries.size()), again.entries_bound * 101 / 100);
}

TEST(CalendarPeople, ALockOnAHolidayStaysAndSaysSo) {
    CalendarProblem problem = spring();
    problem.locked = {{.school = 0, .day = {2026, 3, 8}, .duty = true, .visitors = {0}}}; // a Sunday
    const CalendarProposal proposal = propose(problem);
    EXPECT_EQ(faults_of(problem, proposal), std::vector<std::string>());
    ASSERT_EQ(proposal.entries.size(), 2U) << "March is visited already";
    EXPECT_EQ(proposal.entries[0].day, (Date{2026, 3, 8}));
    EXPECT_EQ(proposal.missed_visits, 0);
    ASSERT_EQ(proposal.broken_locks.size(), 1U);
    EXPECT_EQ(proposal.broken_locks[0].why.zh, "当天不是工作日");
}

TEST(CalendarPeople, TheOtherSchoolsOfADayGiveWayToTheLockedOnes) {
    CalendarProblem problem = spring();
    problem.schools = std::vector<CalendarSchool>(6, problem.schools[0]);
    problem.duty_months = {{2026, 3}};
    const Date full{2026, 3, 12};
    problem.locked = {{.school = 0, .day = full, .duty = true, .visitors = {0}},
                      {.school = 1, .day = full, .duty = true, .visitors = {0}},
                      {.school = 2, .day = full, .duty = true, .visitors = {0}}};
    const CalendarProposal proposal = propose(problem);
    EXPECT_EQ(faults_of(problem, proposal), std::vector<std::string>());
    EXPECT_EQ(proposal.missed_visits, 0);
    ASSERT_EQ(proposal.broken_locks.size(), 3U);
    EXPECT_NE(proposal.broken_locks[0].why.zh.find("当天 3 所，每天最多 2 所"), std::string::npos);
}

TEST(CalendarPeople, LocksThatMeanNothingAreRefused) {
    CalendarProblem problem = spring();
    const LockedEntry lock{.school = 0, .day = {2026, 3, 12}, .duty = true, .visitors = {0}};
    problem.locked = {lock, lock};
    EXPECT_THROW(propose(problem), Problem);
    problem.locked = {lock};
    problem.locked[0].day = {2026, 5, 12}; // no duty month
    EXPECT_THROW(propose(problem), Problem);
    problem.locked = {lock};
    problem.locked[0].visitors = {3};
    EXPECT_THROW(propose(problem), Problem);
}

TEST(CalendarPeople, ATeamIsGivenADayOnWhichAllOfItAreFree) {
    CalendarProblem problem = pair_of_inspectors();
    const Date only{2026, 3, 25};
    for (const Date& day : problem.working_days)
        if (day != only) problem.inspectors[1].away.push_back(day);
    const CalendarProposal proposal = propose(problem);
    EXPECT_EQ(faults_of(problem, proposal), std::vector<std::string>());
    ASSERT_EQ(proposal.entries.size(), 1U);
    EXPECT_EQ(proposal.entries[0].day, only);
    EXPECT_EQ(proposal.entries[0].visitors, (std::vector<Index>{0, 1}));
    EXPECT_TRUE(proposal.short_teams.empty());
    EXPECT_EQ(proposal.teams, 1);
}

TEST(CalendarPeople, ADepartmentsCheckMayAskForInspectors) {
    CalendarProblem problem = pair_of_inspectors();
    problem.teams.clear();
    problem.checks = {{.title = "消防",
                       .department = 0,
                       .schools = {0},
                       .from = {2026, 4, 1},
                       .to = {2026, 4, 30}, // outside of the duty month: it would come alone
                       .inspectors = 2}};
    const CalendarProposal proposal = propose(problem);
    EXPECT_EQ(faults_of(problem, proposal), std::vector<std::string>());
    ASSERT_EQ(proposal.entries.size(), 2U);
    EXPECT_EQ(proposal.entries[1].visitors.size(), 2U);
}

TEST(CalendarPeople, NobodyIsSentAlongInAWeekThatIsFull) {
    CalendarProblem problem = pair_of_inspectors();
    problem.teams.clear();
    problem.parameters.per_week = 1;
    problem.schools.push_back({.name = "西校", .place = Point{115.2, 30.1}, .inspector = 1});
    const Date from{2026, 3, 16}, to{2026, 3, 20};
    for (int k = 0; k < 3; ++k)
        problem.checks.push_back({.title = "检查", .department = 0, .schools = {0}, .from = from, .to = to});
    problem.checks.push_back({.title = "食堂", .department = 0, .schools = {1}, .from = from, .to = to});
    const CalendarProposal proposal = propose(problem); // the other is at his own school that week
    EXPECT_EQ(faults_of(problem, proposal), std::vector<std::string>());
    ASSERT_EQ(proposal.entries.size(), 2U);
    EXPECT_EQ(proposal.full_weeks, 0);
}

TEST(CalendarPeople, AShortTeamSaysWhetherNobodyMayOrNobodyIsFree) {
    CalendarProblem problem = pair_of_inspectors();
    problem.inspectors[1].recused = {0};
    CalendarProposal proposal = propose(problem);
    EXPECT_EQ(faults_of(problem, proposal), std::vector<std::string>());
    ASSERT_EQ(proposal.short_teams.size(), 1U);
    EXPECT_EQ(proposal.short_teams[0].coming, 1);
    EXPECT_NE(proposal.short_teams[0].why.zh.find("须回避"), std::string::npos);
    problem.inspectors[1].recused.clear();
    problem.inspectors[1].away = problem.working_days;
    proposal = propose(problem);
    ASSERT_EQ(proposal.short_teams.size(), 1U);
    EXPECT_NE(proposal.short_teams[0].why.zh.find("李督学外出或培训"), std::string::npos);
    problem.inspectors[0].team.reset();
    proposal = propose(problem);
    ASSERT_EQ(proposal.short_teams.size(), 1U);
    EXPECT_NE(proposal.short_teams[0].why.zh.find("没有编入责任区"), std::string::npos);
}

TEST(CalendarPeople, ManyTeamsOfACityFindTheirDays) {
    CalendarProblem year = the_year();
    year.duty_months = {{2026, 3}};
    year.checks.clear();
    year.iterations = 3000;
    for (Index s = 0; s < year.schools.size(); s += 5)
        year.teams.push_back({s, {2026, 3}, static_cast<std::int64_t>(2 + s % 2)});
    const CalendarProposal proposal = propose(year);
    EXPECT_EQ(faults_of(year, proposal), std::vector<std::string>());
    EXPECT_EQ(proposal.missed_visits, 0);
    EXPECT_EQ(proposal.teams, 130);
    EXPECT_LT(proposal.short_teams.size(), 10U);
    for (const ShortTeam& one : proposal.short_teams) // some areas are too small for three
        EXPECT_NE(one.why.zh.find("责任区内除须回避的以外只有 2 名"), std::string::npos) << one.why.zh;
}

} // namespace guapai::planner
