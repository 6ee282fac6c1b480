#include "imports/divisions.h"

#include <gtest/gtest.h>

namespace guapai::imports {

namespace {

Divisions known() {
    Divisions out;
    for (int i = 0; i < 5; ++i)
        out.saw("420202", "黄石港区");
    out.saw("420202", "黄石港");
    out.saw("420222", "阳新县");
    out.saw("420281", "大冶");
    out.saw("420281", "大冶");
    out.saw("420281", "大冶市");
    return out;
}

} // namespace

TEST(Divisions, ANameCutShortIsCompleted) {
    EXPECT_EQ(known().judge("420202", "黄石港").name, "黄石港区");
    EXPECT_EQ(known().judge("420202", "").name, "黄石港区");
    EXPECT_EQ(known().judge("420202", "黄石市黄石港区").name, "黄石港区");
    EXPECT_EQ(known().judge("420281", "大冶").name, "大冶市"); // though the short name is the more frequent
}

TEST(Divisions, AMissingCodeIsFoundByTheNameWhenOnlyOneIsMeant) {
    EXPECT_EQ(known().judge("", "阳新").code, "420222");
    EXPECT_EQ(known().judge("", "武穴").code, "");
    Divisions two = known();
    two.saw("420283", "阳新新区");
    EXPECT_EQ(two.judge("", "阳新").code, "");
}

TEST(Divisions, ANameOfAnotherPlaceIsAContradiction) {
    EXPECT_TRUE(known().judge("420202", "阳新县").contradiction);
    EXPECT_FALSE(known().judge("420381", "丹江口市").contradiction); // nothing known about it
    EXPECT_EQ(known().judge("420381", "丹江口市").name, "丹江口市");
}

} // namespace guapai::imports
