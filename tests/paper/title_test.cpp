#include "paper/title.h"

#include "base/text.h"
#include "paper/block_flow.h"

#include <gtest/gtest.h>

namespace guapai::paper {

using Lines = std::vector<std::string>;

TEST(Title, AShortOneStaysOnOneLine) { EXPECT_EQ(balanced_lines("关于整改的通知", 20), Lines{"关于整改的通知"}); }

TEST(Title, ALongOneBreaksEvenlyBetweenWords) {
    const Lines lines = balanced_lines("关于对下陆区湖滨路实验小学食堂管理问题限期整改的通知", 20);
    ASSERT_EQ(lines.size(), 2U);
    const auto first = static_cast<int>(utf8_length(lines[0]));
    const auto second = static_cast<int>(utf8_length(lines[1]));
    EXPECT_LE(std::abs(first - second), 4) << lines[0] << " / " << lines[1];
    EXPECT_EQ(lines[0].find("实验小") == std::string::npos, lines[0].find("实验小学") == std::string::npos);
}

TEST(Title, NoLineBeginsWithAClosingMark) {
    for (double capacity = 6; capacity < 20; ++capacity)
        for (const auto& line : balanced_lines("转发《中小学校责任督学挂牌督导办法》（试行）的通知", capacity))
            for (const char* mark : {"》", "）", "的"})
                EXPECT_FALSE(line.starts_with(mark)) << capacity << ": " << line;
}

TEST(Title, TheWriterMayBreakHimself) { EXPECT_EQ(balanced_lines("第一行\n第二行", 20), (Lines{"第一行", "第二行"})); }

TEST(Title, NothingIsLost) {
    const std::string title = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789关于";
    for (double capacity = 1; capacity < 30; ++capacity) {
        std::string joined;
        for (const auto& line : balanced_lines(title, capacity))
            joined += line;
        EXPECT_EQ(joined, title);
    }
}

TEST(Numbers, HeadingsCountInChinese) {
    EXPECT_EQ(chinese_number(1), "一");
    EXPECT_EQ(chinese_number(10), "十");
    EXPECT_EQ(chinese_number(12), "十二");
    EXPECT_EQ(chinese_number(20), "二十");
    EXPECT_EQ(chinese_number(105), "一百零五");
    EXPECT_EQ(chinese_number(110), "一百一十");
}

} // namespace guapai::paper
