#include "rules/parameter.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace guapai::rules {

namespace {

const Date today{2026, 3, 5};

RuleParameter of(Level level, std::string place, std::string code, std::int64_t value, Date from = {2020, 1, 1}) {
    RuleParameter out;
    for (const RuleParameter& row : national_parameters())
        if (row.code == code) out = row;
    out.level = level;
    out.place = std::move(place);
    out.value = value;
    out.effective_from = from;
    return out;
}

std::vector<RuleParameter> national_and(std::vector<RuleParameter> more) {
    std::vector<RuleParameter> out = national_parameters();
    out.insert(out.end(), more.begin(), more.end());
    return out;
}

std::string refusal(const RuleParameter& wanted) {
    try {
        check_override(national_parameters(), wanted);
        return "";
    } catch (const Problem& problem) {
        return problem.code;
    }
}

} // namespace

TEST(Parameters, AnOfficeIsSpokenForByItsCityProvinceAndTheNation) {
    EXPECT_EQ(place_chain("420281"), (std::vector<std::string>{"000000", "420000", "420200", "420281"}));
    EXPECT_EQ(place_chain("420200"), (std::vector<std::string>{"000000", "420000", "420200"}));
}

TEST(Parameters, WithoutLocalRowsTheNationDecides) {
    const Parameters rules = resolve(national_parameters(), place_chain("420281"), today);
    EXPECT_EQ(rules.value("area.schools"), 20);
    EXPECT_EQ(rules.value("inspector.experience"), 10);
    ASSERT_TRUE(rules.basis("term.consecutive"));
    EXPECT_EQ(rules.basis("term.consecutive")->article, "第六条");
}

TEST(Parameters, PresetsMakeNoLegalClaim) {
    for (const RuleParameter& row : national_parameters()) {
        EXPECT_EQ(row.basis().has_value(), row.level == Level::national) << row.code;
        EXPECT_TRUE(row.level == Level::national || row.direction == Direction::free) << row.code;
    }
}

TEST(Parameters, ACountyTightensFromItsDateOnAndOnlyAtItsPlace) {
    const auto rows = national_and({of(Level::county, "420281", "training.hours", 60, {2026, 1, 1})});
    EXPECT_EQ(resolve(rows, place_chain("420281"), today).value("training.hours"), 60);
    EXPECT_EQ(resolve(rows, place_chain("420281"), {2025, 12, 31}).value("training.hours"), 40);
    EXPECT_EQ(resolve(rows, place_chain("420222"), today).value("training.hours"), 40);
}

TEST(Parameters, ALooserRowHasNoEffectEvenIfItGotIn) {
    const auto rows = national_and({of(Level::county, "420281", "area.schools", 30)});
    const Parameters rules = resolve(rows, place_chain("420281"), today);
    EXPECT_EQ(rules.value("area.schools"), 20);
    EXPECT_EQ(rules.deciding("area.schools").level, Level::national);
}

TEST(Parameters, TheLatestRowOfALevelCounts) {
    const auto rows = national_and({of(Level::county, "420281", "rectification.deadline", 10, {2026, 1, 1}),
                                    of(Level::county, "420281", "rectification.deadline", 20, {2025, 1, 1})});
    EXPECT_EQ(resolve(rows, place_chain("420281"), today).value("rectification.deadline"), 10);
    EXPECT_EQ(resolve(rows, place_chain("420281"), {2025, 6, 1}).value("rectification.deadline"), 20);
}

TEST(Parameters, LooseningIsRefusedWithTheArticle) {
    EXPECT_EQ(refusal(of(Level::county, "420281", "visit.per_month", 0)), "rules.loosens");
    EXPECT_EQ(refusal(of(Level::county, "420281", "term.consecutive", 4)), "rules.loosens");
    EXPECT_EQ(refusal(of(Level::county, "420281", "term.years", 2)), "rules.fixed");
    EXPECT_EQ(refusal(of(Level::county, "420281", "term.consecutive", 2)), "");
    EXPECT_EQ(refusal(of(Level::county, "420281", "rectification.deadline", 90)), "");
    try {
        check_override(national_parameters(), of(Level::city, "420200", "area.inspectors", 1));
        FAIL() << "one inspector per area went through";
    } catch (const Problem& problem) {
        ASSERT_TRUE(problem.basis);
        EXPECT_EQ(problem.basis->document, "《关于加强督学责任区建设的意见》（教督〔2012〕7号）");
        EXPECT_EQ(problem.errors.at(0).pointer, "/value");
    }
}

TEST(Parameters, ACodeNobodyDefinesIsRefused) {
    RuleParameter wanted = of(Level::county, "420281", "area.schools", 10);
    wanted.code = "area.cats";
    EXPECT_EQ(refusal(wanted), "rules.unknown");
    EXPECT_THROW(resolve(national_parameters(), place_chain("420281"), today).value("area.cats"), std::out_of_range);
}

TEST(Parameters, ACountyMayNotLoosenWhatItsCityTightened) {
    const auto rows = national_and({of(Level::city, "420200", "training.hours", 60)});
    EXPECT_THROW(check_override(rows, of(Level::county, "420281", "training.hours", 50)), Problem);
    EXPECT_NO_THROW(check_override(rows, of(Level::county, "110101", "training.hours", 50)));
}

// Whatever rows stand in the table, nobody is ever bound less than the nation binds him.
RC_GTEST_PROP(ParametersProperty, NoMixOfRowsLoosensANationalRule, ()) {
    std::vector<RuleParameter> rows = national_parameters();
    const auto count = *rc::gen::inRange<std::size_t>(0, 12);
    for (std::size_t i = 0; i < count; ++i) {
        const auto& rule = national_parameters()[*rc::gen::inRange<std::size_t>(0, national_parameters().size())];
        const auto [level, place] = *rc::gen::element(
            std::pair(Level::province, "420000"), std::pair(Level::city, "420200"), std::pair(Level::county, "420281"));
        rows.push_back(of(level, place, rule.code, *rc::gen::inRange(0, 100),
                          Date{2024, 1, 1}.plus_days(*rc::gen::inRange(0, 700))));
    }
    const Parameters rules = resolve(rows, place_chain("420281"), today);
    for (const RuleParameter& rule : national_parameters()) {
        const std::int64_t value = rules.value(rule.code);
        if (rule.direction == Direction::at_least) RC_ASSERT(value >= rule.value);
        if (rule.direction == Direction::at_most) RC_ASSERT(value <= rule.value);
        if (rule.direction == Direction::fixed) RC_ASSERT(value == rule.value);
    }
}

} // namespace guapai::rules
