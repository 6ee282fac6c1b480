#include <gtest/gtest.h>

#include "base/problem.h"

namespace guapai {

TEST(Problem, KeepsEveryWrongPlaceInOrder) {
    const Problem problem = Problem::invalid("x", "错", "wrong").at("/a", "甲", "a").at("/b", "乙", "b");
    ASSERT_EQ(problem.errors.size(), 2U);
    EXPECT_EQ(problem.errors[1].pointer, "/b");
    EXPECT_EQ(problem.status, 422);
}

} // namespace guapai
