#include "schools/rules.h"

#include <gmock/gmock.h>

namespace guapai::schools {

namespace {

School fitting() {
    School school;
    school.name = "演示小学";
    school.code = "2142990001";
    school.division = "420281";
    return school;
}

std::vector<std::string> pointers(const School& school) {
    std::vector<std::string> out;
    for (const auto& fault : faults(school))
        out.push_back(fault.pointer);
    return out;
}

} // namespace

TEST(SchoolRules, AFittingSchoolHasNoFault) { EXPECT_TRUE(faults(fitting()).empty()); }

TEST(SchoolRules, EveryFaultIsNamedAtItsField) {
    School school = fitting();
    school.code = "21429900O1"; // a letter O
    school.division = "42028";
    school.type_code = "21";
    school.pupils = 100;
    school.boarders = 101;
    school.latitude = 30.1;
    EXPECT_THAT(pointers(school), testing::ElementsAre("/code", "/division", "/type_code", "/boarders", "/longitude"));
}

TEST(SchoolRules, ATypeCodeSaysWhichTypeItIs) {
    EXPECT_EQ(type_of_code("312"), SchoolType::nine_year);
    EXPECT_EQ(type_of_code("365"), SchoolType::vocational);
    EXPECT_EQ(type_of_code("514"), SchoolType::special);
    EXPECT_EQ(type_of_code("999"), std::nullopt);
    EXPECT_EQ(type_of_code(""), std::nullopt);
}

} // namespace guapai::schools
