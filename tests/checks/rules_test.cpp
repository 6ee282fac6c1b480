#include "checks/rules.h"

#include <gtest/gtest.h>

namespace guapai::checks {

namespace {

schools::School school(schools::SchoolType type, std::string sponsor = "教育部门") {
    schools::School out;
    out.type = type;
    out.sponsor = std::move(sponsor);
    return out;
}

} // namespace

TEST(Checks, AScopeCoversTheSchoolsItsWordsSay) {
    using schools::SchoolType;
    const auto kindergarten = school(SchoolType::kindergarten, "民办"), primary = school(SchoolType::primary);
    EXPECT_TRUE(covers(CheckScope::everybody, kindergarten));
    EXPECT_FALSE(covers(CheckScope::schools, kindergarten));
    EXPECT_TRUE(covers(CheckScope::schools, primary));
    EXPECT_TRUE(covers(CheckScope::schools, school(SchoolType::vocational)));
    EXPECT_FALSE(covers(CheckScope::public_run, kindergarten));
    EXPECT_TRUE(covers(CheckScope::public_run, primary));
    EXPECT_TRUE(covers(CheckScope::senior_high, school(SchoolType::complete_secondary)));
    EXPECT_FALSE(covers(CheckScope::senior_high, school(SchoolType::vocational)));
    auto canteen = primary;
    canteen.canteen = true;
    EXPECT_TRUE(covers(CheckScope::with_canteen, canteen));
    EXPECT_FALSE(covers(CheckScope::with_canteen, primary));
}

TEST(Checks, MonthsThatAreNoneOrTheWrongWayRoundAreNamed) {
    DepartmentCheck check;
    check.from_month = "2026-03";
    check.to_month = "2026-02";
    ASSERT_EQ(faults(check).size(), 1U);
    EXPECT_EQ(faults(check)[0].pointer, "/to_month");
    check.from_month = "2026-13";
    EXPECT_EQ(faults(check)[0].pointer, "/from_month");
    check.from_month = check.to_month;
    EXPECT_TRUE(faults(check).empty());
}

TEST(Checks, ADepartmentChangesWhatIsNotYetApproved) {
    DepartmentCheck check;
    EXPECT_NO_THROW(check_may_change(check, false));
    check.state = CheckState::approved;
    EXPECT_THROW(check_may_change(check, false), Problem);
    EXPECT_NO_THROW(check_may_change(check, true));
}

} // namespace guapai::checks
