#include "base/date.h"

#include <gtest/gtest.h>

namespace guapai {

TEST(Now, CanBeMovedIntoAPastMonthAndBack) {
    set_now(Date{2026, 3, 5}.midnight_in_china());
    EXPECT_EQ(Date::in_china(Instant::now()).iso(), "2026-03-05");
    set_now(std::nullopt);
    EXPECT_GT(Instant::now(), Date(Date{2026, 3, 6}).midnight_in_china());
}

} // namespace guapai
