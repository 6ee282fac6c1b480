#include "support.h"

#include "sheet/number_format.h"
#include "sheet/workbook.h"

#include <gtest/gtest.h>

namespace guapai::sheet {

TEST(Xlsx, TheOfficesFileIsReadAsExcelShowsIt) {
    SheetInfo info;
    const Rows rows = rows_of(data_file("schools.xlsx"), &info);
    EXPECT_EQ(info.sheet, "Sheet1");
    ASSERT_EQ(rows.size(), 654U);
    EXPECT_EQ(rows[0], (Rows::value_type{1, {"黄石市中小学校、幼儿园基本情况一览表(演示数据)"}}));
    EXPECT_EQ(rows[2].second.size(), 22U);
    EXPECT_EQ(rows[3].second[11], "115.097928");
    EXPECT_EQ(rows[3].second[21], "19900007017");
    EXPECT_EQ(rows.back(), (Rows::value_type{654, {"合计", "共650所"}}));
}

TEST(Xlsx, EveryKindOfCellIsUnderstood) {
    const Package package{
        .rows =
            R"(<row r="2"><c r="A2" t="s"><v>0</v></c><c r="C2" t="inlineStr"><is><r><t>大</t></r><r><t>冶</t></r>)"
            R"(<rPh sb="0" eb="1"><t>daye</t></rPh></is></c><c r="D2" t="str"><f>A2</f><v>文本</v></c>)"
            R"(<c r="E2" t="b"><v>1</v></c><c r="F2" t="e"><v>#N/A</v></c><c r="G2" t="d"><v>2026-03-05T00:00:00</v></c>)"
            R"(<c><v>0.30000000000000004</v></c></row><row><c><v>1.9900007017E10</v></c></row>)",
        .strings = R"(<si><t>第一行_x000D_
第二行</t><rPh sb="0" eb="1"><t>拼音</t></rPh></si>)"};
    const Rows rows = rows_of(package.bytes());
    const Rows expected = {{2, {"第一行\r\n第二行", "", "大冶", "文本", "TRUE", "#N/A", "2026-03-05", "0.3"}},
                           {3, {"19900007017"}}};
    EXPECT_EQ(rows, expected);
}

TEST(Xlsx, NumbersAreDatesWhereTheirFormatSaysSo) {
    const Package package{
        .rows =
            R"(<row r="1"><c s="1"><v>46086</v></c><c s="2"><v>46086</v></c><c s="3"><v>46086.604166666664</v></c>)"
            R"(<c s="4"><v>0.95</v></c><c s="5"><v>1142990</v></c><c s="6"><v>46086</v></c><c s="7"><v>12.5</v></c></row>)",
        .styles =
            R"(<numFmts><numFmt numFmtId="176" formatCode="yyyy&quot;年&quot;m&quot;月&quot;"/>)"
            R"(<numFmt numFmtId="177" formatCode="0000000000"/><numFmt numFmtId="178" formatCode="0.00_);[Red]"/>)"
            R"(</numFmts><cellStyleXfs><xf numFmtId="9"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/>)"
            R"(<xf numFmtId="176"/><xf numFmtId="22"/><xf numFmtId="9"/><xf numFmtId="177"/><xf numFmtId="31"/>)"
            R"(<xf numFmtId="178"/></cellXfs>)"};
    const Rows expected = {
        {1, {"2026-03-05", "2026-03", "2026-03-05 14:30", "95%", "0001142990", "2026-03-05", "12.5"}}};
    EXPECT_EQ(rows_of(package.bytes()), expected);
}

TEST(Xlsx, DatesCountFrom1904WhereTheWorkbookSaysSo) {
    Package package{.rows = R"(<row r="1"><c s="0"><v>1</v></c></row>)",
                    .styles = R"(<cellXfs><xf numFmtId="14"/></cellXfs>)"};
    EXPECT_EQ(rows_of(package.bytes())[0].second[0], "1900-01-01");
    package.properties = R"(date1904="1")";
    EXPECT_EQ(rows_of(package.bytes())[0].second[0], "1904-01-02");
}

TEST(NumberFormats, CustomCodesTellDatesFromNumbers) {
    const auto shape = [](std::string_view code) { return format_class(code).shape; };
    EXPECT_EQ(shape("[$-804]yyyy\"年\"m\"月\"d\"日\";@"), Shape::date);
    EXPECT_EQ(shape("yyyy\\-mm"), Shape::month);
    EXPECT_EQ(shape("[$-F400]h:mm:ss AM/PM"), Shape::time);
    EXPECT_EQ(shape("0.00E+00"), Shape::number);
    EXPECT_EQ(shape("#,##0\"元\";[Red]-#,##0"), Shape::number);
    EXPECT_EQ(shape("General\"年\""), Shape::number);
    EXPECT_EQ(shape("@"), Shape::number);
    EXPECT_EQ(shape("0.0%"), Shape::percent);
}

TEST(NumberFormats, IntegersBeyondFifteenDigitsAreNotMadeUp) {
    EXPECT_EQ(as_shown("4.2022219860315E+17", {}, false), "4.20222198603150E+17");
    EXPECT_EQ(as_shown("420222198603150000", {}, false), "4.20222198603150E+17");
    EXPECT_EQ(as_shown("60", {Shape::date}, false), "1900-02-28");
    EXPECT_EQ(as_shown("61", {Shape::date}, false), "1900-03-01");
    EXPECT_EQ(as_shown("-1", {Shape::date}, false), "-1");
}

TEST(Xlsx, TheFirstVisibleSheetWithAnythingInItIsRead) {
    const Package package{
        .rows = R"(<row r="1"><c t="str"><v> </v></c></row>)",
        .sheets = R"(<sheet name="字典" sheetId="3" state="hidden" r:id="rId2"/>)"
                  R"(<sheet name="空" sheetId="1" r:id="rId1"/><sheet name="学校" sheetId="2" r:id="rId2"/>)",
        .second_rows = R"(<row r="7"><c r="B7"><v>1</v></c></row>)"};
    SheetInfo info;
    EXPECT_EQ(rows_of(package.bytes(), &info), (Rows{{7, {"", "1"}}}));
    EXPECT_EQ(info.sheet, "学校");
    EXPECT_EQ(info.others, std::vector<std::string>{"空"});
}

TEST(Xlsx, ACellMergedDownCountsForEveryRowItCovers) {
    const auto cell = [](const std::string& at, const std::string& text) {
        return "<c r=\"" + at + "\" t=\"str\"><v>" + text + "</v></c>";
    };
    std::string sheet =
        "<worksheet><sheetData><row r=\"1\">" + cell("A1", "名单") + "</row><row r=\"2\">" + cell("A2", "大冶") +
        cell("B2", "一小") + "</row><row r=\"3\">" + cell("B3", "二小") +
        "</row><row r=\"4\"><c r=\"A4\"/></row><row r=\"5\">" + cell("B5", "三小") +
        "</row></sheetData><mergeCells><mergeCell ref=\"A1:B1\"/><mergeCell ref=\"A2:A4\"/></mergeCells>"
        "</worksheet>";
    auto parts = Package{}.parts();
    for (auto& part : parts)
        if (part.first == "xl/worksheets/a.xml") part.second = sheet;
    const Rows expected = {{1, {"名单"}}, {2, {"大冶", "一小"}}, {3, {"大冶", "二小"}}, {5, {"", "三小"}}};
    EXPECT_EQ(rows_of(zipped(parts)), expected);
    // Wherever the pieces in which the part is inflated end.
    for (std::size_t padding = 65'536 - 200; padding < 65'536 + 200; padding += 3) {
        std::string padded = sheet;
        const std::size_t at = padded.find("<mergeCells>");
        padded.insert(at, std::string(padding - at, ' '));
        for (auto& part : parts)
            if (part.first == "xl/worksheets/a.xml") part.second = padded;
        ASSERT_EQ(rows_of(zipped(parts)), expected) << padding;
    }
}

TEST(Xlsx, TheSinkCanStop) {
    std::size_t seen = 0;
    const SheetInfo info = read(data_file("schools.xlsx"), [&](const Row&) { return ++seen < 5; });
    EXPECT_EQ(seen, 5U);
    EXPECT_EQ(info.rows, 5U);
}

TEST(Columns, LettersGoThereAndBack) {
    EXPECT_EQ(column_letter(0), "A");
    EXPECT_EQ(column_letter(25), "Z");
    EXPECT_EQ(column_letter(26), "AA");
    EXPECT_EQ(column_letter(16383), "XFD");
    for (std::size_t i = 0; i < 16384; ++i)
        ASSERT_EQ(column_index(column_letter(i)), static_cast<int>(i));
    EXPECT_EQ(column_index("a"), -1);
    EXPECT_EQ(column_index("AAAA"), -1);
}

} // namespace guapai::sheet
