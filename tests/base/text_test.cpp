#include "base/text.h"

#include "base/date.h"
#include "base/hash.h"
#include "base/id.h"
#include "base/time.h"

#include <gtest/gtest.h>

namespace guapai {

TEST(Text, ChineseIsCutIntoPairsAndLatinKeptWhole) {
    EXPECT_EQ(search_terms("燃气报警 ＡＢ12，火"), "燃气 气报 报警 ab12 火");
}

TEST(Text, BlanksOfEveryKindAreTrimmed) { EXPECT_EQ(trimmed("\u3000 大冶\u00a0\t"), "大冶"); }

TEST(Text, OverlongAndSurrogateSequencesAreNotUtf8) {
    EXPECT_TRUE(is_valid_utf8("黄石𠮷"));
    EXPECT_FALSE(is_valid_utf8("\xc0\xaf"));
    EXPECT_FALSE(is_valid_utf8("\xed\xa0\x80"));
    EXPECT_FALSE(is_valid_utf8("\xe9\xbb"));
}

TEST(Hash, KnownAnswers) {
    EXPECT_EQ(hex(sha256("abc")), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    EXPECT_EQ(hex(sm3("abc")), "66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0");
    EXPECT_EQ(from_base64(base64("挂牌")), "挂牌");
}

TEST(Id, SortsInTheOrderOfMinting) {
    Id last = Id::mint();
    for (int i = 0; i < 10'000; ++i) {
        const Id next = Id::mint();
        ASSERT_LT(last.text(), next.text());
        last = next;
    }
    EXPECT_EQ(Id::parse(last.text()), last);
    EXPECT_EQ(Id::parse("0198F3B2-0AbC-7000-8000-00000000000F").text(), "0198f3b2-0abc-7000-8000-00000000000f");
    EXPECT_FALSE(Id::try_parse("0198f3b2-0000-7000-8000-00000000000g"));
    EXPECT_FALSE(Id::try_parse("0198f3b2-0000-7000-80000-0000000000f"));
}

TEST(Time, OffsetsAreUnderstood) {
    EXPECT_EQ(Instant::try_parse("2026-03-05T09:30:00+08:00")->rfc3339(), "2026-03-05T01:30:00.000Z");
    EXPECT_EQ(Instant::try_parse("1969-12-31T23:59:59.007Z")->rfc3339(), "1969-12-31T23:59:59.007Z");
    EXPECT_FALSE(Instant::try_parse("2026-02-30T09:30:00Z"));
    EXPECT_FALSE(Instant::try_parse("2026-03-05 09:30"));
}

TEST(Date, ChineseDayBeginsAtEightInTheEveningBefore) {
    EXPECT_EQ(Date::in_china(*Instant::try_parse("2026-03-04T16:00:00Z")).iso(), "2026-03-05");
    EXPECT_EQ(Date::parse("2026-03-05").chinese(), "2026年3月5日（周四）");
    EXPECT_EQ(Date::parse("2026-01-31").plus_months(1).iso(), "2026-02-28");
}

TEST(OrderKey, SortsAsAChineseDictionaryDoes) {
    const std::vector<std::string> sorted = {"2小", "安平小学", "北坪小学", "明岭小学", "明岭中学", "张家湾小学"};
    for (std::size_t i = 1; i < sorted.size(); ++i)
        EXPECT_LT(order_key(sorted[i - 1]), order_key(sorted[i])) << sorted[i];
    EXPECT_EQ(order_key("ＡＢ小学"), order_key("ab小学"));
    EXPECT_EQ(order_key(""), "");
}

TEST(Masked, APhoneNumberKeepsItsEndsAndAShortOneNothing) {
    EXPECT_EQ(masked("19900007017"), "199****7017");
    EXPECT_EQ(masked("1234567"), "*******");
    EXPECT_EQ(masked(""), "");
    EXPECT_EQ(masked("电话"), "******");
}

} // namespace guapai
