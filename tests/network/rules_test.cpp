#include "network/rules.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <set>

namespace guapai::network {

namespace {

NetworkVersion published(std::int64_t number, Date from) {
    NetworkVersion out;
    out.number = number;
    out.state = VersionState::published;
    out.effective_from = from;
    return out;
}

bool may_begin(const Date& from, const std::optional<NetworkVersion>& last, const Date& today) {
    try {
        check_effective_from(from, last, today);
        return true;
    } catch (const Problem& problem) {
        EXPECT_EQ(problem.code, "network.effective_from");
        return false;
    }
}

} // namespace

TEST(NetworkRules, AreasAreNamedAsOfficesNameThem) {
    EXPECT_EQ(area_name("大冶市", true, 1, 5), "大冶市学前第一责任区");
    EXPECT_EQ(area_name("大冶市", false, 12, 15), "大冶市中小学第十二责任区");
    EXPECT_EQ(area_name("铁山区", true, 1, 1), "铁山区学前责任区");
    EXPECT_EQ(area_name("", std::nullopt, 3, 9), "第三责任区");
}

TEST(NetworkRules, OrdinalsUpToNinetyNineAreAllDifferent) {
    EXPECT_EQ(chinese_ordinal(10), "第十");
    EXPECT_EQ(chinese_ordinal(20), "第二十");
    EXPECT_EQ(chinese_ordinal(37), "第三十七");
    std::set<std::string> seen;
    for (std::size_t n = 1; n <= 120; ++n)
        EXPECT_TRUE(seen.insert(chinese_ordinal(n)).second) << n;
}

TEST(NetworkRules, TheFirstVersionMayBeginInThePastAndNoOther) {
    const Date today{2026, 3, 2};
    EXPECT_TRUE(may_begin({2025, 9, 1}, std::nullopt, today));
    EXPECT_FALSE(may_begin({2026, 3, 1}, published(1, {2025, 9, 1}), today));
    EXPECT_TRUE(may_begin(today, published(1, {2025, 9, 1}), today));
    EXPECT_FALSE(may_begin({2026, 4, 1}, published(1, {2026, 4, 1}), today));
}

RC_GTEST_PROP(NetworkRulesProperty, WhatIsAcceptedAlwaysBeginsLater, ()) {
    const Date today = Date{2026, 1, 1}.plus_days(*rc::gen::inRange(0, 400));
    const Date last = Date{2026, 1, 1}.plus_days(*rc::gen::inRange(0, 400));
    const Date from = Date{2026, 1, 1}.plus_days(*rc::gen::inRange(0, 400));
    RC_ASSERT(may_begin(from, published(1, last), today) == (from > last && from >= today));
}

TEST(NetworkRules, APlateIsRetiredFromItsDayOn) {
    Nameplate plate;
    plate.state = PlateState::posted;
    plate.valid_from = {2026, 3, 2};
    plate.retired_on = Date{2026, 4, 1};
    EXPECT_EQ(state_on(plate, {2026, 3, 31}), PlateState::posted);
    EXPECT_EQ(state_on(plate, {2026, 4, 1}), PlateState::retired);
}

} // namespace guapai::network
