#include "store/numbers.h"

#include "base/problem.h"
#include "support/engines.h"

#include <mutex>
#include <set>
#include <thread>

namespace guapai {

class Numbers : public OnBothEngines {};

TEST_P(Numbers, HaveNoGapAndNoRepetitionUnderConcurrencyAndFailure) {
    std::mutex mutex;
    std::set<std::int64_t> given;
    std::vector<std::jthread> threads;
    for (int t = 0; t < 8; ++t)
        threads.emplace_back([&, t] {
            for (int i = 0; i < 20; ++i) {
                const bool fails = (t + i) % 4 == 0;
                std::int64_t number = 0;
                try {
                    db().write("420281", [&](Transaction& tx) {
                        number = next_number(tx, "420281", "notice", 2026);
                        if (fails) throw Problem::invalid("x", "不行", "no");
                    });
                } catch (const Problem&) {
                    continue;
                }
                const std::lock_guard lock(mutex);
                EXPECT_TRUE(given.insert(number).second) << number;
            }
        });
    threads.clear();
    ASSERT_EQ(given.size(), 120U);
    EXPECT_EQ(*given.begin(), 1);
    EXPECT_EQ(*given.rbegin(), 120);
}

TEST_P(Numbers, StartAgainWithEachYearSeriesAndCounty) {
    const auto next = [&](const std::string& county, const std::string& series, int year) {
        return write(db(), county, [&](Transaction& tx) { return next_number(tx, county, series, year); });
    };
    EXPECT_EQ(next("420281", "notice", 2026), 1);
    EXPECT_EQ(next("420281", "notice", 2026), 2);
    EXPECT_EQ(next("420281", "notice", 2027), 1);
    EXPECT_EQ(next("420281", "opinion", 2026), 1);
    EXPECT_EQ(next("420222", "notice", 2026), 1);
}

ON_BOTH_ENGINES(Numbers);

} // namespace guapai
