#include "paper/report.h"

#include "paper/fonts.h"
#include "paper/printed.h"

#include <stdexcept>

namespace guapai::paper {

namespace {

Table ledger(int rows) {
    Table table{"整改台账", {{"序号", 1, Align::centre}, {"学校", 3}, {"问题", 6}, {"状态", 2}}, {}};
    for (int i = 1; i <= rows; ++i)
        table.rows.push_back(
            {std::to_string(i), "湖滨路实验小学", "食堂留样不足48小时，留样记录缺少留样人签字", "已整改"});
    return table;
}

Report report_of(std::vector<Block> blocks) {
    return {.title = "湖滨路实验小学2026年度督导结果",
            .author = "督导室",
            .date = Date{2026, 11, 24},
            .blocks = std::move(blocks)};
}

} // namespace

TEST(Report, TheHeaderRowIsRepeatedOnEveryPage) {
    const Printed printed(print_report(report_of({ledger(200)})));
    ASSERT_GT(printed.pages(), 4);
    for (int page = 1; page <= printed.pages(); ++page)
        EXPECT_EQ(occurrences(printed.text(page), "序号学校问题状态"), 1U) << "page " << page;
    EXPECT_EQ(occurrences(printed.text(), "已整改"), 200U);
}

TEST(Report, ACellLongerThanAPageGoesOnOnTheNext) {
    std::string endless = "开始";
    for (int i = 0; i < 6000; ++i)
        endless += "某";
    const Printed printed(print_report(report_of({Table{"", {{"事项"}, {"内容"}}, {{"甲", endless + "结束"}}}})));
    EXPECT_GT(printed.pages(), 2);
    EXPECT_EQ(occurrences(printed.text(), "某"), 6000U);
    EXPECT_NE(printed.text(printed.pages()).find("结束"), std::string::npos);
}

TEST(Report, LandscapePagesAreWiderThanHigh) {
    Report report = report_of({ledger(3)});
    report.orientation = Orientation::landscape;
    double right = 0;
    for (const auto& word : Printed(print_report(report)).words())
        right = std::max(right, word.right);
    EXPECT_GT(right, 210);
    EXPECT_LE(right, 297 - 19);
}

TEST(Report, BarsPhotosAndCodesComeWithTheirLabels) {
    const std::string text =
        Printed(print_report(
                    report_of({BarChart{"各项得分", {{"校园安全", 87.5, "87.5分"}, {"超出", 140, "140分"}}, 100.0},
                               Photos{{{"broken", "食堂"}}}, PageBreak{}, QrMark{"https://example.cn", "查看依据"}})))
            .text();
    for (const char* part :
         {"各项得分", "校园安全", "87.5分", "140分", "图片缺失或无法显示", "食堂", "查看依据", "第2页"})
        EXPECT_NE(text.find(part), std::string::npos) << part;
}

TEST(Report, ARowLongerThanItsTableIsAMistakeOfTheCaller) {
    EXPECT_THROW(print_report(report_of({Table{"", {{"一列"}}, {{"1", "2"}}}})), std::invalid_argument);
}

TEST(Fonts, TheDefaultsAreInstalledAndComplete) { EXPECT_TRUE(substituted_fonts({}).empty()); }

TEST(Fonts, AFamilyThatIsNotThereOrHasNoSimplifiedChineseIsTold) {
    Fonts fonts;
    fonts.heading = "方正不存在小标宋 Black";
    fonts.kai = "DejaVu Sans";
    const auto found = substituted_fonts(fonts);
    ASSERT_EQ(found.size(), 2U);
    EXPECT_EQ(found[0].wanted, fonts.heading);
    EXPECT_NE(found[0].used, fonts.heading);
    EXPECT_FALSE(found[0].lacks_simplified);
    EXPECT_TRUE(found[1].lacks_simplified);
}

} // namespace guapai::paper
