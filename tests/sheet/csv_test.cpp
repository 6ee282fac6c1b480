#include "support.h"

#include <gtest/gtest.h>

namespace guapai::sheet {

TEST(Csv, TheOfficesFileIsRead) {
    SheetInfo info;
    const Rows rows = rows_of(data_file("schools.csv"), &info);
    EXPECT_EQ(info.encoding, "UTF-8");
    EXPECT_EQ(info.separator, ',');
    ASSERT_EQ(rows.size(), 651U);
    EXPECT_EQ(rows[0].second[0], "序号");
    EXPECT_EQ(rows[650].second[0], "650");
}

TEST(Csv, ExcelsChineseEncodingIsUnderstood) {
    SheetInfo info;
    EXPECT_EQ(rows_of("\xd1\xa7\xd0\xa3,\xb4\xf3\xd2\xb1\r\n", &info), (Rows{{1, {"学校", "大冶"}}}));
    EXPECT_EQ(info.encoding, "GB18030");
}

TEST(Csv, Utf16WithByteOrderMarkIsUnderstood) {
    const std::string little("\xff\xfe\x66\x5b\x21\x68\t\0a\0\n\0", 12), big("\xfe\xff\x5b\x66\x68\x21\0\t\0a\0\n", 12);
    SheetInfo info;
    EXPECT_EQ(rows_of(little, &info), (Rows{{1, {"学校", "a"}}}));
    EXPECT_EQ(info.encoding, "UTF-16");
    EXPECT_EQ(info.separator, '\t');
    EXPECT_EQ(rows_of(big), (Rows{{1, {"学校", "a"}}}));
}

TEST(Csv, DamagedTextIsRefusedInsteadOfGuessed) {
    std::string text;
    for (int i = 0; i < 40; ++i)
        text += "学校,大冶\n";
    EXPECT_EQ(refusal_of(text + "\xe5\xad"), "sheet.encoding");
    EXPECT_EQ(refusal_of("a,\xff\xff\xff\n"), "sheet.encoding");
}

TEST(Csv, QuotingFollowsRfc4180) {
    EXPECT_EQ(rows_of("a,\"b,\"\"c\"\"\r\nd\",e\r\n\r\nf\rg,h\n"),
              (Rows{{1, {"a", "b,\"c\"\r\nd", "e"}}, {3, {"f"}}, {4, {"g", "h"}}}));
    EXPECT_EQ(refusal_of("a,\"b\nc,d\n"), "sheet.broken");
    EXPECT_EQ(rows_of("5\" 屏,\"x\"y\n"), (Rows{{1, {"5\" 屏", "xy"}}}));
}

TEST(Csv, TheSeparatorIsFoundOut) {
    EXPECT_EQ(rows_of("a;b,5;c\n1;2,5;3\n"), (Rows{{1, {"a", "b,5", "c"}}, {2, {"1", "2,5", "3"}}}));
    EXPECT_EQ(rows_of("甲,乙\n1,\"a\tb\tc\"\"\td;e;f;g\"\n"),
              (Rows{{1, {"甲", "乙"}}, {2, {"1", "a\tb\tc\"\td;e;f;g"}}}));
    EXPECT_EQ(rows_of("sep=;\r\na,b;c\r\n"), (Rows{{2, {"a,b", "c"}}}));
    EXPECT_EQ(rows_of("一列\n二\n"), (Rows{{1, {"一列"}}, {2, {"二"}}}));
}

TEST(Csv, GuardedTextsLoseTheirGuard) {
    EXPECT_EQ(rows_of("=\"00123\",'=1+1,'名\n"), (Rows{{1, {"00123", "=1+1", "'名"}}}));
}

} // namespace guapai::sheet
