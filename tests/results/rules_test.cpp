#include "results/rules.h"

#include "base/problem.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <numeric>

namespace guapai::results {

namespace {

using rectification::Finding;
using rectification::Notice;
using rectification::NoticeState;
using rectification::Severity;
using visits::ItemVerdict;
using visits::Visit;

const Id item = Id::of_name("item", "R1");

std::vector<Indicator> one(Formula formula, double step = 1) {
    return {{.id = Id::mint(), .code = "1", .title = "唯一指标", .weight = 100, .formula = formula, .step = step}};
}

Visit visited(const Date& on, ItemVerdict verdict) {
    Visit visit;
    visit.id = Id::mint();
    visit.visited_on = on;
    visit.items.push_back({.item = item, .title = "校务管理", .verdict = verdict});
    return visit;
}

Notice noticed(NoticeState state, const Date& closed = {2026, 3, 10}) {
    Notice notice;
    notice.id = Id::mint();
    notice.document_number = "演督整〔2026〕1号";
    notice.issued_on = {2026, 3, 1};
    notice.deadline = {2026, 3, 20};
    notice.state = state;
    if (state == NoticeState::closed) notice.closed_on = closed;
    return notice;
}

Finding found(const Date& on, std::optional<Severity> severity = {}) {
    Finding finding;
    finding.id = Id::mint();
    finding.item = item;
    finding.found_on = on;
    finding.severity = severity;
    finding.description = "演示问题";
    return finding;
}

double score(Formula formula, const SchoolYear& year, double step = 1) {
    return assess(one(formula, step), year, {}).score;
}

} // namespace

TEST(Results, VerdictsAverageAndEachOneIsEvidence) {
    const SchoolYear year{.visits = {visited({2026, 3, 5}, ItemVerdict::good), visited({2026, 4, 5}, ItemVerdict::fair),
                                     visited({2026, 5, 5}, ItemVerdict::not_checked)}};
    const SchoolResult result = assess(one(Formula::item_verdicts), year, {});
    EXPECT_DOUBLE_EQ(result.score, 85);
    EXPECT_EQ(result.grade, Grade::good);
    ASSERT_EQ(result.lines.front().evidence.size(), 2U);
    EXPECT_EQ(result.lines.front().evidence[1].id, year.visits[1].id);
    EXPECT_DOUBLE_EQ(result.lines.front().evidence[1].points, -15);
}

TEST(Results, WhatWasNeverLookedAtDoesNotCountAgainstTheSchool) {
    const SchoolResult result = assess(sample_indicators("420281", 2026), {}, {});
    EXPECT_FALSE(result.lines[1].assessed);
    EXPECT_DOUBLE_EQ(result.score, 75) << "full marks for rectification, none for highlights: 30 of 40";
}

TEST(Results, ANoticeWithinItsDeadlineSaysNothingYet) {
    EXPECT_DOUBLE_EQ(score(Formula::rectification_rate, {.notices = {noticed(NoticeState::issued)}}), 100);
    Notice late = noticed(NoticeState::issued);
    late.overdue = true;
    EXPECT_DOUBLE_EQ(score(Formula::rectification_rate, {.notices = {late, noticed(NoticeState::closed)}}), 50);
}

TEST(Results, LatePuttingRightCostsTimelinessButNotTheRate) {
    const SchoolYear year{.notices = {noticed(NoticeState::closed, {2026, 4, 20}), noticed(NoticeState::closed)}};
    EXPECT_DOUBLE_EQ(score(Formula::rectification_rate, year), 100);
    EXPECT_DOUBLE_EQ(score(Formula::timeliness, year), 50);
}

TEST(Results, ARepetitionIsTheSameItemInAnotherMonth) {
    const SchoolYear year{.findings = {found({2026, 5, 2}), found({2026, 3, 1}), found({2026, 3, 9})}};
    EXPECT_DOUBLE_EQ(score(Formula::repeat_findings, year, 10), 90);
}

TEST(Results, SeriousFindingsTakePointsUntilNoneAreLeft) {
    SchoolYear year;
    for (int i = 0; i < 3; ++i)
        year.findings.push_back(found({2026, 3, 1}, Severity::serious));
    EXPECT_DOUBLE_EQ(score(Formula::serious_findings, year, 20), 40);
    EXPECT_DOUBLE_EQ(score(Formula::serious_findings, year, 50), 0);
}

TEST(Results, TheSampleTreeStandsAndBrokenOnesAreRefused) {
    auto tree = sample_indicators("420281", 2026);
    EXPECT_NO_THROW(check_indicators(tree));
    tree[1].weight = 50;
    EXPECT_THROW(check_indicators(tree), Problem);
    tree = sample_indicators("420281", 2026);
    tree[0].parent = tree[2].id;
    tree[2].parent = tree[0].id;
    EXPECT_THROW(check_indicators(tree), Problem);
    EXPECT_THROW(check_indicators({{.id = Id::mint(), .code = "1", .weight = 90, .formula = Formula::highlights}}),
                 Problem);
}

TEST(Results, ARefusedTreeNamesTheIndicatorInEveryLine) {
    auto tree = sample_indicators("420281", 2026);
    const auto group =
        std::find_if(tree.begin(), tree.end(), [](const auto& one) { return one.formula == Formula::group; });
    ASSERT_NE(group, tree.end());
    group->weight += 10;
    try {
        check_indicators(tree);
        FAIL() << "the weights do not add up";
    } catch (const Problem& problem) {
        ASSERT_EQ(problem.errors.size(), 1U);
        const std::string name = group->code + " " + group->title;
        EXPECT_TRUE(problem.errors[0].zh.starts_with(name + "的分值")) << problem.errors[0].zh;
        EXPECT_TRUE(problem.errors[0].en.starts_with(group->code + " weighs")) << problem.errors[0].en;
        EXPECT_NE(problem.zh.find(problem.errors[0].zh), std::string::npos);
    }
}

RC_GTEST_PROP(Results, ScoresStayWithinTheirWeightAndGroupsAreSums, ()) {
    SchoolYear year;
    const auto months = *rc::gen::container<std::vector<int>>(rc::gen::inRange(1, 13));
    for (const int month : months) {
        Visit visit = visited({2026, month, 3}, static_cast<ItemVerdict>(*rc::gen::inRange(0, 4)));
        if (*rc::gen::arbitrary<bool>()) visit.highlights.push_back({.text = "演示"});
        year.visits.push_back(visit);
        if (*rc::gen::arbitrary<bool>())
            year.findings.push_back(found({2026, month, 3}, static_cast<Severity>(*rc::gen::inRange(0, 4))));
        Notice notice = noticed(static_cast<NoticeState>(*rc::gen::inRange(0, 4)), {2026, month, 9});
        notice.overdue = *rc::gen::arbitrary<bool>();
        year.notices.push_back(notice);
    }
    const SchoolResult result = assess(sample_indicators("420281", 2026), year, {});
    RC_ASSERT(result.score >= 0 && result.score <= 100);
    for (const ScoreLine& line : result.lines) {
        RC_ASSERT(line.score >= 0 && line.score <= line.weight + 0.001);
        double children = 0;
        bool any = false;
        for (const ScoreLine& child : result.lines)
            if (child.parent == line.indicator) {
                children += child.score;
                any = true;
            }
        RC_ASSERT(!any || std::abs(children - line.score) < 0.011);
    }
}

} // namespace guapai::results
