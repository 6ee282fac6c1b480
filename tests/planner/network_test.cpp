#include "planner/evaluate.h"
#include "planner/network.h"

#include "base/problem.h"
#include "planner/checker.h"
#include "planner/city.h"
#include "planner/village.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace guapai::planner {

namespace {

const NetworkProposal& proposal_for_the_city() {
    static const NetworkProposal proposal = propose(the_city());
    return proposal;
}

// Two schools side by side, one inspector at each.
NetworkProblem two_by_two() {
    NetworkProblem out;
    out.schools = {{.name = "东校", .place = Point{115.1, 30.1}, .town = "镇", .district = "县"},
                   {.name = "西校", .place = Point{115.0, 30.1}, .town = "镇", .district = "县"}};
    out.inspectors = {{.name = "东督学", .home = Point{115.1, 30.1}, .district = "县"},
                      {.name = "西督学", .home = Point{115.0, 30.1}, .district = "县"}};
    return out;
}

} // namespace

TEST(Network, TheWholeCityIsCoveredWithoutBreakingAHardRule) {
    const NetworkProblem city = the_city();
    ASSERT_EQ(city.schools.size(), 650U);
    ASSERT_EQ(city.inspectors.size(), 132U);
    EXPECT_EQ(faults_of(city, proposal_for_the_city()), std::vector<std::string>());
    EXPECT_TRUE(proposal_for_the_city().uncovered.empty());
}

TEST(Network, TheCitysPlanIsCloseToItsBound) {
    const NetworkProposal& proposal = proposal_for_the_city();
    EXPECT_LE(proposal.cost_m, proposal.bound_m * 115 / 100) << proposal.cost_m << " / " << proposal.bound_m;
    EXPECT_EQ(proposal.measures.covered, 650);
    EXPECT_LE(proposal.measures.highest_load, 7);
    EXPECT_LE(proposal.measures.other_area, 45);
    EXPECT_EQ(proposal.pieces_too_many, 0U);
    RecordProperty("areas", static_cast<int>(proposal.areas.size()));
    for (const Finding& finding : evaluate(the_city(), proposal.plan).findings)
        EXPECT_TRUE(finding.breach != Breach::area_too_large && finding.breach != Breach::recused &&
                    finding.breach != Breach::ineligible && finding.breach != Breach::above_highest &&
                    finding.breach != Breach::area_short);
}

TEST(Network, TheSameSeedGivesTheSameProposal) {
    const NetworkProposal again = propose(the_city());
    EXPECT_EQ(again.plan.inspector_of_school, proposal_for_the_city().plan.inspector_of_school);
    EXPECT_EQ(again.plan.sub_area_of_school, proposal_for_the_city().plan.sub_area_of_school);
}

TEST(Network, AreasAsHuangshiHasThemWithTheCapOnSubAreas) {
    NetworkProblem city = the_city();
    city.parameters.cap_on_sub_areas = true;
    city.parameters.areas = 9;
    city.parameters.sub_areas = 51;
    const NetworkProposal proposal = propose(city);
    EXPECT_EQ(proposal.areas.size(), 9U);
    EXPECT_EQ(proposal.sub_areas.size(), 51U);
    EXPECT_EQ(faults_of(city, proposal), std::vector<std::string>());
}

TEST(Network, AskingForFewerAreasThanTheCapAllowsIsAnsweredAndNoted) {
    NetworkProblem city = the_city();
    city.parameters.areas = 9;
    const NetworkProposal proposal = propose(city);
    EXPECT_GE(proposal.areas.size(), 33U);
    ASSERT_FALSE(proposal.notes.empty());
    EXPECT_NE(proposal.notes.front().zh.find("希望划分 9 个责任区"), std::string::npos) << proposal.notes.front().zh;
}

TEST(Network, EveryoneGetsTheSchoolNextDoor) {
    const NetworkProposal proposal = propose(two_by_two());
    EXPECT_EQ(proposal.plan.inspector_of_school[0], 0U);
    EXPECT_EQ(proposal.plan.inspector_of_school[1], 1U);
    EXPECT_EQ(proposal.cost_m, proposal.bound_m);
    EXPECT_NE(proposal.schools[0].why.zh.find("由东督学负责"), std::string::npos) << proposal.schools[0].why.zh;
    ASSERT_EQ(proposal.schools[0].alternatives.size(), 1U);
    EXPECT_GT(proposal.schools[0].alternatives[0].dearer_by_m, 5000);
}

TEST(Network, ARecusedInspectorYieldsHoweverNear) {
    NetworkProblem problem = two_by_two();
    problem.inspectors[0].recused = {0};
    EXPECT_EQ(propose(problem).plan.inspector_of_school[0], 1U);
}

TEST(Network, AnIneligibleInspectorGetsNothing) {
    NetworkProblem problem = two_by_two();
    problem.inspectors[0].eligible = false;
    const NetworkProposal proposal = propose(problem);
    EXPECT_EQ(proposal.plan.inspector_of_school[0], 1U);
    EXPECT_EQ(proposal.plan.inspector_of_school[1], 1U);
}

TEST(Network, TheSchoolKeepsItsInspectorUnlessTheWayIsMuchShorter) {
    NetworkProblem problem = two_by_two();
    problem.inspectors[1].home = Point{115.09, 30.1}; // a kilometre off: not worth a change
    problem.schools[0].current = 1;
    EXPECT_EQ(propose(problem).plan.inspector_of_school[0], 1U);
    problem.parameters.stability_m = 0;
    EXPECT_EQ(propose(problem).plan.inspector_of_school[0], 0U);
}

TEST(Network, AfterTheYearsOfRotationAChangeIsWished) {
    NetworkProblem problem = two_by_two();
    problem.inspectors[1].home = Point{115.09, 30.1};
    problem.schools[0].current = 0;
    problem.schools[0].years_with_current = 3;
    EXPECT_EQ(propose(problem).plan.inspector_of_school[0], 0U);
    problem.parameters.rotation_years = 3;
    EXPECT_EQ(propose(problem).plan.inspector_of_school[0], 1U);
}

TEST(Network, ARotationIsToldAndSoIsOneThatHadToYield) {
    NetworkProblem problem = two_by_two();
    problem.inspectors[1].home = Point{115.09, 30.1};
    problem.schools[0].current = 0;
    problem.schools[0].years_with_current = 3;
    problem.parameters.rotation_years = 3;
    const SchoolPlan rotated = propose(problem).schools[0];
    EXPECT_NE(rotated.why.zh.find("原责任督学东督学已满 3 年，按规定轮换"), std::string::npos) << rotated.why.zh;
    EXPECT_NE(rotated.why.en.find("3 years: rotated"), std::string::npos) << rotated.why.en;
    EXPECT_TRUE(rotated.yielded.empty());
    problem.inspectors[1].recused = {0};
    const SchoolPlan kept = propose(problem).schools[0];
    ASSERT_EQ(kept.yielded.size(), 1U);
    EXPECT_EQ(kept.yielded[0].zh, "已连续负责 3 年，应轮换而未轮换");
}

TEST(Network, BySizeALargeSchoolWeighsMoreThanASmallOne) {
    NetworkProblem city = the_city();
    city.parameters.weigh_by_size = true;
    const NetworkProposal proposal = propose(city);
    EXPECT_EQ(faults_of(city, proposal), std::vector<std::string>());
    EXPECT_TRUE(proposal.uncovered.empty());
    // The relaxation splits schools and does not count them: it cannot come as near as without sizes.
    EXPECT_LE(proposal.cost_m, proposal.bound_m * 125 / 100) << proposal.cost_m << " / " << proposal.bound_m;
    const auto spread = [&](const NetworkPlan& plan) { // of loads by size
        const auto size = tenths_of(city);
        std::vector<double> load(city.inspectors.size(), 0);
        for (Index s = 0; s < size.size(); ++s)
            load[plan.inspector_of_school[s].value()] += static_cast<double>(size[s]);
        double above = 0;
        for (const double one : load)
            above += std::max(0.0, one - 50);
        return above;
    };
    EXPECT_LT(spread(proposal.plan), spread(proposal_for_the_city().plan) / 2);
    EXPECT_NE(proposal.schools[0].why.zh.find("按规模折合"), std::string::npos) << proposal.schools[0].why.zh;
}

TEST(Network, AreasGoOnAndANewSchoolJoinsTheNearest) {
    NetworkProblem city = the_city();
    const NetworkPlan& before = proposal_for_the_city().plan;
    for (Index s = 0; s < city.schools.size(); ++s) {
        city.schools[s].current_area = before.area_of_school[s];
        city.schools[s].current_sub_area = before.sub_area_of_school[s];
        city.schools[s].current = before.inspector_of_school[s];
    }
    const auto together = [](const NetworkPlan& plan, Index a, Index b) {
        return plan.area_of_school[a] == plan.area_of_school[b];
    };
    const Index left = 100;
    city.schools[left].current_area.reset();
    city.schools[left].current_sub_area.reset();
    city.seed = 77; // another cut, were there one
    const NetworkProposal after = propose(city);
    EXPECT_EQ(faults_of(city, after), std::vector<std::string>());
    std::int64_t torn = 0;
    for (Index s = 1; s < city.schools.size(); ++s)
        torn += together(before, s - 1, s) != together(after.plan, s - 1, s) ? 1 : 0;
    EXPECT_LE(torn, 4) << "areas were cut anew";
    EXPECT_LE(after.measures.changes, 20);
}

TEST(Network, ALockHoldsAndALockOnARecusedInspectorIsRefused) {
    NetworkProblem problem = two_by_two();
    problem.schools[0].locked = 1;
    EXPECT_EQ(propose(problem).plan.inspector_of_school[0], 1U);
    problem.inspectors[1].recused = {0};
    try {
        propose(problem);
        FAIL() << "the lock was accepted";
    } catch (const Problem& refused) {
        EXPECT_EQ(refused.code, "planner.lock_recused");
        EXPECT_EQ(refused.errors.at(0).pointer, "/locks/0");
    }
}

TEST(Network, MissingInspectorsAreCountedByStageInTheSmallestBlockingSet) {
    NetworkProblem problem;
    for (int s = 0; s < 24; ++s)
        problem.schools.push_back({.name = "园" + std::to_string(s),
                                   .place = Point{115.0 + s / 100.0, 30},
                                   .stages = preschool,
                                   .district = "县",
                                   .kindergarten = true});
    problem.schools.push_back({.name = "小学", .place = Point{115, 30}, .stages = primary, .district = "县"});
    problem.inspectors = {{.name = "学前甲", .home = Point{115, 30}, .stages = preschool},
                          {.name = "学前乙", .home = Point{115, 30}, .stages = preschool},
                          {.name = "小学丙", .home = Point{115, 30}, .stages = primary}};
    const NetworkProposal proposal = propose(problem);
    ASSERT_EQ(proposal.blocking.size(), 1U);
    EXPECT_EQ(proposal.blocking[0].schools.size(), 24U);
    EXPECT_EQ(proposal.blocking[0].inspectors.size(), 2U);
    EXPECT_EQ(proposal.blocking[0].text.zh,
              "这 24 所幼儿园只能由 2 名督学负责，最多负责 14 所，有 10 所排不下，还缺 2 名学前学段督学，"
              "或将每名督学负责学校数的上限由 7 所提高到 12 所");
    EXPECT_EQ(proposal.uncovered.size(), 10U);
    EXPECT_EQ(proposal.plan.inspector_of_school[24], 2U);
}

TEST(Network, ASchoolWithoutCoordinatesStandsAtTheCentreOfItsTownAndSaysSo) {
    NetworkProblem problem = two_by_two();
    problem.schools.push_back({.name = "无坐标小学", .town = "镇", .district = "县"});
    const NetworkProposal proposal = propose(problem);
    EXPECT_TRUE(proposal.plan.inspector_of_school[2]);
    ASSERT_EQ(proposal.notes.size(), 1U);
    EXPECT_NE(proposal.notes[0].zh.find("无坐标小学"), std::string::npos);
}

TEST(Network, ACancelledProposalStops) {
    NetworkProblem problem = two_by_two();
    problem.cancelled = [] { return true; };
    EXPECT_THROW(propose(problem), Cancelled);
}

TEST(Network, ProgressOnlyRises) {
    NetworkProblem problem = two_by_two();
    std::vector<double> seen;
    problem.progress = [&](double part) { seen.push_back(part); };
    propose(problem);
    EXPECT_TRUE(std::is_sorted(seen.begin(), seen.end()));
    EXPECT_EQ(seen.back(), 1.0);
}

TEST(Network, AHandEditShowsWhatItBreaks) {
    NetworkProblem problem = two_by_two();
    problem.inspectors[0].recused = {1};
    NetworkPlan plan = propose(problem).plan;
    EXPECT_EQ(evaluate(problem, plan).measures.uncovered, 0);
    plan.inspector_of_school = {std::nullopt, 0};
    const Evaluation after = evaluate(problem, plan);
    EXPECT_EQ(after.measures.uncovered, 1);
    ASSERT_GE(after.findings.size(), 2U);
    EXPECT_EQ(after.findings[0].breach, Breach::uncovered);
    EXPECT_EQ(after.findings[1].breach, Breach::recused);
    EXPECT_EQ(after.findings[1].inspectors, std::vector<Index>{0});
}

RC_GTEST_PROP(NetworkProperty, NoVillageIsPlannedAgainstTheRules, ()) {
    const NetworkProblem problem = some_village();
    const auto faults = faults_of(problem, propose(problem));
    RC_ASSERT(faults.empty());
}

// The judge itself can fail: break a good plan and see that it notices.
RC_GTEST_PROP(NetworkProperty, TheJudgeNoticesASchoolGivenToTheWrongInspector, ()) {
    const NetworkProblem problem = some_village();
    NetworkProposal proposal = propose(problem);
    for (Index s = 0; s < problem.schools.size(); ++s)
        for (Index i = 0; i < problem.inspectors.size(); ++i) {
            if (may_have(problem, s, i)) continue;
            proposal.plan.inspector_of_school[s] = i;
            RC_ASSERT(!faults_of(problem, proposal).empty());
            return;
        }
}

} // namespace guapai::planner
