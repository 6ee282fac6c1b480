#include "app/nightly.h"

#include <gtest/gtest.h>

#include <atomic>
#include <semaphore>
#include <stdexcept>

namespace guapai::app {

namespace {

std::string night_after(const char* moment) { return next_night(*Instant::try_parse(moment)).rfc3339(); }

} // namespace

TEST(Nightly, ComesAtHalfPastTwoInChina) {
    EXPECT_EQ(night_after("2026-03-05T02:29:59+08:00"), "2026-03-04T18:30:00.000Z");
    EXPECT_EQ(night_after("2026-03-05T02:30:00+08:00"), "2026-03-05T18:30:00.000Z");
    EXPECT_EQ(night_after("2026-12-31T23:59:59+08:00"), "2026-12-31T18:30:00.000Z");
}

TEST(Nightly, RunsEachWorkSoonAfterTheStartEvenWhenOneFails) {
    std::atomic<int> first = 0;
    std::binary_semaphore second_ran{0};
    Nightly nightly({{"fails",
                      [&] {
                          ++first;
                          throw std::runtime_error("on purpose");
                      }},
                     {"works", [&] { second_ran.release(); }}},
                    std::chrono::milliseconds(1));
    nightly.start();
    EXPECT_TRUE(second_ran.try_acquire_for(std::chrono::seconds(20)));
    nightly.stop();
    EXPECT_EQ(first, 1); // and not again before the night
}

TEST(Nightly, StopsAtOnceWhileItWaits) {
    Nightly nightly({{"never", [] { FAIL() << "it is not night"; }}}, std::chrono::hours(1));
    nightly.start();
    nightly.stop();
}

} // namespace guapai::app
