#include "inspectors/rules.h"

#include <gmock/gmock.h>

namespace guapai::inspectors {

namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

const Date today{2026, 11, 24};

rules::Parameters national() {
    return rules::resolve(rules::national_parameters(), rules::place_chain("420281"), today);
}

Inspector fitting() {
    Inspector inspector;
    inspector.name = "演示督学";
    inspector.degree = Degree::bachelor;
    inspector.years = 10;
    inspector.employment = Employment::part_time;
    inspector.term_start = "2025-09";
    inspector.consecutive_terms = 1;
    inspector.stages = {schools::EducationStage::primary};
    return inspector;
}

} // namespace

TEST(Eligibility, IsGivenAtExactlyBachelorAndTenYears) {
    const auto verdict = eligibility(fitting(), national(), today);
    EXPECT_TRUE(verdict.eligible);
    EXPECT_THAT(verdict.reasons, IsEmpty());
    EXPECT_THAT(verdict.warnings, IsEmpty());
}

TEST(Eligibility, ALowerDegreeIsRefusedUnderArticleSeven) {
    Inspector inspector = fitting();
    inspector.degree = Degree::college;
    const auto verdict = eligibility(inspector, national(), today);
    EXPECT_FALSE(verdict.eligible);
    EXPECT_THAT(verdict.reasons, ElementsAre(testing::AllOf(HasSubstr("大专"), HasSubstr("第七条"))));
}

TEST(Eligibility, NineYearsAreRefusedAndBothFaultsAreNamed) {
    Inspector inspector = fitting();
    inspector.degree = Degree::below_college;
    inspector.years = 9;
    EXPECT_THAT(eligibility(inspector, national(), today).reasons,
                ElementsAre(HasSubstr("中专"), HasSubstr("9年，不足10年")));
}

TEST(Eligibility, AFourthTermInARowIsRefusedUnderArticleSixButOnlyPartTime) {
    Inspector inspector = fitting();
    inspector.consecutive_terms = 4;
    EXPECT_THAT(eligibility(inspector, national(), today).reasons, ElementsAre(HasSubstr("第六条")));
    inspector.employment = Employment::full_time;
    EXPECT_TRUE(eligibility(inspector, national(), today).eligible);
}

TEST(Eligibility, TheThirdTermMayBeServedToItsLastDayAndNotRenewed) {
    Inspector inspector = fitting();
    inspector.consecutive_terms = 3;
    inspector.term_start = "2023-12";
    const auto during = eligibility(inspector, national(), {2026, 11, 30});
    EXPECT_TRUE(during.eligible);
    EXPECT_THAT(during.warnings, ElementsAre(HasSubstr("2026年11月30日")));
    EXPECT_THAT(eligibility(inspector, national(), {2026, 12, 1}).reasons, ElementsAre(HasSubstr("不得续聘")));
}

TEST(Eligibility, AnExpiredFirstTermAsksForARenewal) {
    Inspector inspector = fitting();
    inspector.term_start = "2023-09";
    const auto verdict = eligibility(inspector, national(), today);
    EXPECT_TRUE(verdict.eligible);
    EXPECT_THAT(verdict.warnings, ElementsAre(HasSubstr("续聘")));
}

TEST(Eligibility, ACountysTighterRuleDecidesAndIsNamed) {
    auto rows = rules::national_parameters();
    auto own =
        *std::find_if(rows.begin(), rows.end(), [](const auto& row) { return row.code == "inspector.experience"; });
    own.level = rules::Level::county;
    own.place = "420281";
    own.value = 15;
    own.basis_document = "演教督〔2026〕3号";
    own.basis_article.clear();
    rows.push_back(own);
    const auto tightened = rules::resolve(rows, rules::place_chain("420281"), today);
    EXPECT_THAT(eligibility(fitting(), tightened, today).reasons,
                ElementsAre(testing::AllOf(HasSubstr("不足15年"), HasSubstr("演教督"))));
}

TEST(Eligibility, ADismissedInspectorIsNotEligible) {
    Inspector inspector = fitting();
    inspector.state = InspectorState::dismissed;
    EXPECT_FALSE(eligibility(inspector, national(), today).eligible);
}

TEST(Register, NamesEveryFaultOfARow) {
    Inspector inspector = fitting();
    inspector.birth_month = "1963";
    inspector.term_start = "2024-13";
    inspector.division = "42028X";
    inspector.home_longitude = 115.0;
    inspector.stages.clear();
    inspector.recusals = {{"21429900O1", "亲属"}};
    std::vector<std::string> pointers;
    for (const auto& fault : faults(inspector))
        pointers.push_back(fault.pointer);
    EXPECT_THAT(pointers, ElementsAre("/birth_month", "/term_start", "/division", "/home_latitude", "/stages",
                                      "/recusals/0/school_code"));
}

TEST(Register, KnowsAPersonByNameAndMobileElseByBirthAndEmployer) {
    Inspector a = fitting(), b = fitting();
    a.mobile = "19900000001";
    b.mobile = "１９９００００００01"; // the same in full width
    b.employer = "别处";
    EXPECT_EQ(natural_key(a), natural_key(b));
    a.mobile = b.mobile = "";
    EXPECT_NE(natural_key(a), natural_key(b));
}

} // namespace guapai::inspectors
