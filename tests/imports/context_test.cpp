#include "imports/context.h"
#include "imports/divisions.h"

#include <gtest/gtest.h>

namespace guapai::imports {

TEST(ContextOfAnImport, CountsWhatRowsTellAndForgetsWhatNobodyTells) {
    Context context = Context::fresh();
    context.tell("乙", 1);
    context.tell("甲", 1);
    context.tell("乙", 1);
    context.tell("", 1);
    ASSERT_EQ(context.told.size(), 2U);
    context.tell("甲", -1);
    context.tell("乙", -1);
    ASSERT_EQ(context.told.size(), 1U);
    EXPECT_EQ(context.told[0].text, "乙");
    EXPECT_EQ(context.told[0].rows, 1);
}

TEST(ContextOfAnImport, GivesAKeyAnotherDigestInEveryImport) {
    const Context one = Context::fresh(), other = Context::fresh();
    EXPECT_EQ(one.digest_of("王强\n13900000001"), one.digest_of("王强\n13900000001"));
    EXPECT_NE(one.digest_of("王强\n13900000001"), one.digest_of("王强\n13900000002"));
    EXPECT_NE(one.digest_of("王强\n13900000001"), other.digest_of("王强\n13900000001"));
    EXPECT_EQ(one.digest_of(""), "");
}

TEST(ContextOfAnImport, SaysWhetherDivisionsAreStillUnderstoodAlike) {
    Context before = Context::fresh();
    before.tell(told_division("420222", "阳新县"), 1);
    before.tell(told_division("", "阳新"), 1); // its code follows from the other row
    const auto divisions = [](const Context& context) {
        Divisions known;
        known.saw(context);
        return known;
    };
    Context without = before, more = before;
    without.tell(told_division("420222", "阳新县"), -1);
    more.tell(told_division("420222", "阳新县"), 5);
    EXPECT_TRUE(divisions(before).judge_alike(divisions(more), before));
    EXPECT_FALSE(divisions(before).judge_alike(divisions(without), without));
}

} // namespace guapai::imports
