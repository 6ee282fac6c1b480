#include "planner/packing.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <functional>

namespace guapai::planner {

namespace {

// The least number of bins, by trying every bin for every thing.
std::size_t least_bins(const std::vector<double>& sizes, double bin) {
    std::size_t best = sizes.size();
    std::vector<double> filled;
    const std::function<void(std::size_t)> place = [&](std::size_t k) {
        if (filled.size() >= best) return;
        if (k == sizes.size()) {
            best = filled.size();
            return;
        }
        for (std::size_t b = 0; b < filled.size(); ++b) {
            if (filled[b] + sizes[k] > bin) continue;
            filled[b] += sizes[k];
            place(k + 1);
            filled[b] -= sizes[k];
        }
        filled.push_back(sizes[k]);
        place(k + 1);
        filled.pop_back();
    };
    place(0);
    return best;
}

} // namespace

TEST(Packing, ThingsOfMoreThanHalfABinNeedOneEachAndOthersWhatIsLeft) {
    EXPECT_EQ(packing_bound({6, 6, 6}, 10).bins, 3U);
    EXPECT_EQ(packing_bound({6, 6, 5}, 10).bins, 3U);
    EXPECT_EQ(packing_bound({6, 6, 4, 4}, 10).bins, 2U);
    EXPECT_EQ(packing_bound({7, 8, 4, 3}, 10).bins, 3U); // 22 in all would go into three; so would nothing less
    EXPECT_EQ(packing_bound({6, 6, 5}, 10).large, (std::vector<std::size_t>{0, 1}));
    EXPECT_EQ(packing_bound({}, 10).bins, 0U);
}

RC_GTEST_PROP(Packing, NeverAsksForMoreBinsThanAreNeeded, ()) {
    const auto whole = *rc::gen::container<std::vector<int>>(rc::gen::inRange(1, 13));
    std::vector<double> sizes(whole.begin(),
                              whole.begin() + static_cast<std::ptrdiff_t>(std::min<std::size_t>(9, whole.size())));
    const std::size_t bound = packing_bound(sizes, 12).bins;
    double sum = 0;
    for (const double one : sizes)
        sum += one;
    RC_ASSERT(bound <= least_bins(sizes, 12));
    RC_ASSERT(static_cast<double>(bound) >= sum / 12);
}

} // namespace guapai::planner
