#include "support.h"

#include "sheet/table.h"

#include "base/json.h"
#include "inspectors/model.h"
#include "schools/model.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace guapai::sheet {

namespace {

using inspectors::Inspector;
using schools::School;
using testing::ElementsAre;

TableOptions school_options() {
    return {.values = {{"type", "职业高中", "vocational"}, {"type", "其他特教", "special"}}};
}
TableOptions inspector_options() {
    return {.extra = {{"recusal_codes", "回避学校标识码", {}}, {"recusal_reasons", "回避原因", {}}},
            .values = {{"retired", "退休", "true"}, {"retired", "在职", "false"}}};
}

std::vector<std::string> fields_of(const std::vector<Column>& columns) {
    std::vector<std::string> names;
    for (const Column& column : columns)
        names.push_back(column.field.empty() ? column.heading : column.field);
    return names;
}

struct Visitor {
    std::string name;
    std::string phone;
    std::optional<std::int64_t> age;
    std::optional<double> score;
    bool certified = false;
    Date since;
    std::string month;
    std::vector<schools::EducationStage> stages;
    std::string remark;

    static RecordType describe() {
        return RecordType::of<Visitor>("Visitor", "来访者", "Visitor")
            .field<&Visitor::name>("name", "姓名", "Name")
            .length(2, 20)
            .field<&Visitor::phone>("phone", "电话", "Phone")
            .length(0, 20)
            .defaulted()
            .field<&Visitor::age>("age", "年龄", "Age")
            .range(0, 120)
            .unit("岁")
            .field<&Visitor::score>("score", "得分率", "Score")
            .range(0, 100)
            .unit("%")
            .field<&Visitor::certified>("certified", "有无督学证", "Certified")
            .defaulted()
            .field<&Visitor::since>("since", "起始日期", "Since")
            .defaulted()
            .field<&Visitor::month>("month", "月份", "Month")
            .length(0, 7)
            .defaulted()
            .example("2026-03")
            .field<&Visitor::stages>("stages", "学段", "Stages")
            .field<&Visitor::remark>("remark", "备注", "Remark")
            .length(0, 500)
            .defaulted();
    }
};

// One row under the heading of all of a visitor's columns.
const std::vector<std::string> visitor_columns = {"姓名",     "电话", "年龄", "得分率", "有无督学证",
                                                  "起始日期", "月份", "学段", "备注"};
using Cells = std::map<std::string, std::string>;
std::pair<TableRow, Visitor> visitor(const Cells& cells) {
    Layout layout{.heading_row = 1, .columns = {}, .ignored = {}};
    TableRow row{.number = 2};
    for (const FieldType& field : record_type<Visitor>().fields()) {
        const auto cell = cells.find(std::string(field.zh));
        layout.columns.push_back(
            {column_letter(layout.columns.size()), std::string(field.zh), std::string(field.name)});
        row.raw.push_back(cell == cells.end() ? "" : cell->second);
    }
    Visitor record;
    parse_row(record_type<Visitor>(), layout, {}, row, &record);
    return {row, record};
}
// What the cell of one column is taken for: its cleaned text, or the code of what is wrong.
std::string understood(const std::string& heading, const std::string& text) {
    const auto [row, record] =
        visitor(heading == "姓名" ? Cells{{heading, text}} : Cells{{"姓名", "王强"}, {heading, text}});
    if (!row.errors.empty()) return row.errors[0].code;
    for (std::size_t i = 0; i < visitor_columns.size(); ++i)
        if (visitor_columns[i] == heading) return row.clean[i];
    return "no such column";
}
std::string problem_of(std::string_view csv) {
    try {
        read_table<Visitor>(csv);
        return "";
    } catch (const Problem& problem) {
        return problem.code;
    }
}

} // namespace

TEST(Table, TheOfficesSchoolsAreReadWhole) {
    const auto table = read_table<School>(data_file("schools.xlsx"), school_options());
    EXPECT_EQ(table.layout.heading_row, 3);
    EXPECT_THAT(fields_of(table.layout.ignored), ElementsAre("序号"));
    EXPECT_EQ(table.layout.columns.size(), 21U);
    ASSERT_EQ(table.rows.size(), 650U);
    for (const auto& [row, school] : table.rows)
        ASSERT_TRUE(row.errors.empty()) << row.number << ' ' << json::write(row);
    const auto& [row, school] = table.rows[0];
    EXPECT_EQ(row.number, 4);
    EXPECT_EQ(school.name, "明岭清峰小学");
    EXPECT_EQ(school.code, "2142990000");
    EXPECT_EQ(school.type, schools::SchoolType::primary);
    EXPECT_EQ(school.division_name, "黄石港区");
    EXPECT_DOUBLE_EQ(school.longitude.value(), 115.097928);
    EXPECT_EQ(school.pupils, 1697);
    EXPECT_TRUE(school.canteen);
    EXPECT_FALSE(school.school_bus);
    EXPECT_EQ(school.mobile, "19900007017");
    std::vector<std::string> reasons;
    for (const SkippedRow& skipped : table.skipped)
        reasons.push_back(skipped.reason + "@" + std::to_string(skipped.number));
    EXPECT_THAT(reasons, ElementsAre("title@1", "title@2", "total@654"));
}

TEST(Table, ExcelAndCsvOfTheSameSchoolsGiveTheSameRecords) {
    const auto xlsx = read_table<School>(data_file("schools.xlsx"), school_options()),
               csv = read_table<School>(data_file("schools.csv"), school_options());
    ASSERT_EQ(xlsx.rows.size(), csv.rows.size());
    for (std::size_t i = 0; i < csv.rows.size(); ++i)
        ASSERT_EQ(json::write(xlsx.rows[i].second), json::write(csv.rows[i].second));
}

TEST(Table, MessySchoolsLoseOnlyWhatIsWrong) {
    const auto table = read_table<School>(data_file("schools-messy.xlsx"), school_options());
    std::map<std::string, int> codes;
    for (const auto& [row, school] : table.rows) {
        for (const CellError& error : row.errors) {
            ++codes[error.field + " " + error.code];
            EXPECT_EQ(error.row, row.number);
        }
        ASSERT_EQ(school.mobile.substr(0, 3), "199") << row.number; // also where it was stored as a number
        ASSERT_GT(school.pupils, 0) << row.number;                  // also where it says "1410人"
        ASSERT_EQ(school.name.find(' '), std::string::npos);
    }
    EXPECT_GT(table.rows.size(), 640U);
    EXPECT_EQ(codes.size(), 1U) << "only the identifiers cut short";
    EXPECT_GT(codes["code sheet.too_short"], 3);
    const auto& [row, school] = table.rows[11]; // row 15: the identifier has nine digits
    ASSERT_EQ(row.number, 15);
    EXPECT_EQ(row.errors.at(0).column, "C");
    EXPECT_EQ(row.errors[0].heading, "学校(机构)标识码");
    EXPECT_EQ(row.errors[0].value, "114299001");
    EXPECT_EQ(row.errors[0].zh, "应为 10 位，现为 9 位");
    EXPECT_EQ(school.name, "明苑桂泉幼儿园");
}

TEST(Table, TheOfficesInspectorsAreReadWhole) {
    for (const char* file : {"inspectors.xlsx", "inspectors.csv"}) {
        const auto table = read_table<Inspector>(data_file(file), inspector_options());
        ASSERT_EQ(table.rows.size(), 132U);
        EXPECT_TRUE(table.layout.ignored.empty());
        for (const auto& [row, inspector] : table.rows)
            ASSERT_TRUE(row.errors.empty()) << json::write(row);
        const auto& [row, inspector] = table.rows[6];
        EXPECT_EQ(inspector.name, "韩振宇");
        EXPECT_EQ(inspector.birth_month, "1962-03");
        EXPECT_EQ(inspector.years, 12);
        EXPECT_TRUE(inspector.retired);
        EXPECT_THAT(inspector.stages, ElementsAre(schools::EducationStage::junior, schools::EducationStage::senior));
        EXPECT_EQ(row.clean[table.layout.position("recusal_codes")], "1142990010");
        EXPECT_EQ(row.clean[table.layout.position("recusal_reasons")], "两年内曾任该校领导");
    }
}

TEST(Table, HeadingsInAnyOrderWithStarsBracketsAndSynonyms) {
    const auto table = read_table<School>("某县统计表\n填报单位：某县\n备注,*校　名,\"学校\n类型\",行政区划代码：,"
                                          "学校（机构）标识码（10位）,在园幼儿数(人)\n"
                                          "无,大冶一小,小学,420281,2142990001,12\n");
    EXPECT_THAT(fields_of(table.layout.columns), ElementsAre("name", "type", "division", "code", "pupils"));
    EXPECT_THAT(fields_of(table.layout.ignored), ElementsAre("备注"));
    ASSERT_EQ(table.rows.size(), 1U);
    EXPECT_EQ(table.rows[0].second.pupils, 12);
    EXPECT_EQ(table.rows[0].first.number, 4);
}

TEST(Table, AHeadingInTwoRowsIsReadAsOne) {
    const auto table =
        read_table<School>("学校名称,学校标识码,办学类型,行政区划代码,规模,,\n,,,,班级数,在校生数,教职工数\n"
                           "大冶一小,2142990001,小学,420281,6,240,15\n");
    EXPECT_EQ(table.layout.heading_row, 2);
    ASSERT_EQ(table.rows.size(), 1U);
    EXPECT_EQ(table.rows[0].second.staff, 15);
}

TEST(Table, OfTwoColumnsForOneFieldTheExactOneWins) {
    const auto table = read_table<Visitor>("姓名（拼音）,姓名,年龄\nWang,王强,60\n");
    EXPECT_EQ(table.rows.at(0).second.name, "王强");
    EXPECT_THAT(fields_of(table.layout.ignored), ElementsAre("姓名（拼音）"));
}

TEST(Table, TotalsNotesAndRepeatedHeadingsAreSkippedAndReported) {
    const auto table =
        read_table<Visitor>("姓名,年龄,电话\n王强,60,\n姓名,年龄,电话\n合 "
                            "计,1,\n共计1人,,\n黄石港区小计,1,\n合计芳,50,\n填表人：李明,,\n,,\n,,139\n");
    std::vector<std::string> names, reasons;
    for (const auto& [row, record] : table.rows)
        names.push_back(record.name);
    for (const SkippedRow& row : table.skipped)
        reasons.push_back(row.reason);
    EXPECT_THAT(names, ElementsAre("王强", "合计芳", ""));
    EXPECT_THAT(reasons, ElementsAre("heading", "total", "total", "total", "note"));
    EXPECT_EQ(table.rows[2].first.errors.at(0).code, "sheet.required");
}

TEST(Table, RowsWithASerialNumberAndNothingElseAreBlank) {
    const auto table = read_table<Visitor>("序号,姓名,年龄\n1,王强,60\n2,,\n3,,\n");
    EXPECT_EQ(table.rows.size(), 1U);
    EXPECT_EQ(table.skipped.size(), 2U);
}

TEST(Table, MissingColumnsAreNamedAndMayBeForgiven) {
    const std::string csv = "学校名称,办学类型\n大冶一小,小学\n";
    try {
        read_table<School>(csv);
        FAIL();
    } catch (const Problem& problem) {
        EXPECT_EQ(problem.code, "sheet.missing_columns");
        EXPECT_EQ(problem.zh, "表格缺少这些列：学校(机构)标识码、行政区划代码");
        ASSERT_EQ(problem.errors.size(), 2U);
        EXPECT_EQ(problem.errors[0].pointer, "/columns/code");
    }
    EXPECT_TRUE(read_table<School>(csv, {.may_lack = {"code", "division"}}).rows.at(0).first.errors.empty());
}

TEST(Table, AFileWithoutOurHeadingIsRefused) {
    EXPECT_EQ(problem_of("甲,乙,丙\n1,2,3\n"), "sheet.no_heading");
    EXPECT_EQ(problem_of("x\n"), "sheet.no_heading");
}

TEST(Cells, CertainThingsAreCleanedSilently) {
    EXPECT_EQ(understood("姓名", " 王　强\u200b "), "王强");
    EXPECT_EQ(understood("姓名", "第 2 小学"), "第2小学");
    EXPECT_EQ(understood("姓名", "Anna  Smith"), "Anna Smith");
    EXPECT_EQ(understood("电话", "１３９ ００００ ００００"), "13900000000");
    EXPECT_EQ(understood("电话", "13900000000.0"), "13900000000");
    EXPECT_EQ(understood("电话", "1.3E10"), "13000000000");
    EXPECT_EQ(understood("电话", "1.9900007017E+10"), "19900007017");
    EXPECT_EQ(understood("电话", "0714 3349839"), "07143349839");
    EXPECT_EQ(understood("年龄", "６０ 岁"), "60");
    EXPECT_EQ(understood("年龄", "60.0"), "60");
    EXPECT_EQ(understood("得分率", "95%"), "95");
    EXPECT_EQ(understood("备注", "第一行\r\n第二行  好"), "第一行\n第二行 好");
    EXPECT_EQ(understood("学段", "初中、高中"), "初中、高中");
    EXPECT_EQ(understood("学段", "junior,高 中；Preschool"), "初中、高中、学前");
    for (const char* yes : {"是", "有", "√", "Yes", "TRUE", "1"})
        EXPECT_EQ(understood("有无督学证", yes), "是") << yes;
    for (const char* no : {"否", "无", "×", "no", "FALSE", "0"})
        EXPECT_EQ(understood("有无督学证", no), "否") << no;
    for (const char* date :
         {"2026.3.5", "2026-03-05", "2026/3/5", "2026年3月5日", "2026 年 3 月 5 日", "20260305", "2026-03-05 00:00:00"})
        EXPECT_EQ(understood("起始日期", date), "2026-03-05") << date;
    for (const char* month : {"2026.3", "2026-03", "2026/3", "2026年3月", "202603", "2026-03-05"})
        EXPECT_EQ(understood("月份", month), "2026-03") << month;
    for (const char* nothing : {"", "/", "—", "-", " 无"})
        EXPECT_EQ(understood("年龄", nothing), "") << nothing;
}

TEST(Cells, ThousandsAreUnderstoodOnlyWhereTheyAreThousands) {
    const auto table =
        read_table<School>("学校名称,标识码,类型,区划代码,学生数\n大冶一小,2142990001,小学,420281,\"1,200人\"\n"
                           "大冶二小,2142990002,小学,420281,\"12,00\"\n");
    EXPECT_EQ(table.rows.at(0).second.pupils, 1200);
    EXPECT_EQ(table.rows.at(1).first.errors.at(0).code, "sheet.not_a_number");
}

TEST(Cells, DoubtfulThingsAreErrors) {
    EXPECT_EQ(understood("姓名", "王"), "sheet.too_short");
    EXPECT_EQ(understood("姓名", "王强王强王强王强王强王强王强王强王强王强王"), "sheet.too_long");
    EXPECT_EQ(understood("姓名", "#N/A"), "sheet.formula_error");
    EXPECT_EQ(understood("电话", "1.99E+10"), "sheet.digits_lost");
    EXPECT_EQ(understood("电话", "4.20222198603150E+17"), "sheet.digits_lost");
    EXPECT_EQ(understood("年龄", "约60"), "sheet.not_a_number");
    EXPECT_EQ(understood("年龄", "60人"), "sheet.not_a_number");
    EXPECT_EQ(understood("年龄", "60.5"), "sheet.not_whole");
    EXPECT_EQ(understood("年龄", "130"), "sheet.out_of_range");
    EXPECT_EQ(understood("年龄", "-1"), "sheet.out_of_range");
    EXPECT_EQ(understood("得分率", "nan"), "sheet.not_a_number");
    EXPECT_EQ(understood("有无督学证", "办理中"), "sheet.not_yes_or_no");
    EXPECT_EQ(understood("学段", "初中、大学"), "sheet.not_a_choice");
    for (const char* date : {"46086", "26-3-5", "2026.3", "2026-02-30", "3月5日", "2026-13-01", "2026-03-05x"})
        EXPECT_EQ(understood("起始日期", date), "sheet.not_a_date") << date;
    EXPECT_EQ(understood("月份", "三月"), "sheet.not_a_month");
}

TEST(Cells, AWrongCellLeavesTheOthersAndItsOwnFieldAlone) {
    const auto [row, record] = visitor({{"姓名", "王强"}, {"年龄", "abc"}, {"电话", "123456"}, {"学段", "初中、x"}});
    EXPECT_EQ(row.errors.size(), 2U);
    EXPECT_EQ(record.name, "王强");
    EXPECT_EQ(record.phone, "123456");
    EXPECT_FALSE(record.age.has_value());
    EXPECT_TRUE(record.stages.empty());
}

TEST(Table, AMendedCellGoesThroughTheSameRules) {
    auto table = read_table<Visitor>("姓名,年龄\n王强,6O\n");
    auto& [row, record] = table.rows.at(0);
    ASSERT_EQ(row.errors.size(), 1U);
    mend_row(record_type<Visitor>(), table.layout, {}, row, {{"age", "60 岁"}, {"phone", "139 0000 0000"}}, &record);
    EXPECT_TRUE(row.errors.empty());
    EXPECT_EQ(record.age, 60);
    EXPECT_EQ(record.phone, "13900000000");
    EXPECT_THROW(mend_row(record_type<Visitor>(), table.layout, {}, row, {{"nobody", "1"}}, &record), Problem);
}

TEST(Table, CallersAddTheirOwnErrors) {
    const auto table =
        read_table<Visitor>("姓名,年龄\n王强,60\n", {}, [](const Layout& layout, TableRow& row, Visitor& v) {
            row.refuse(layout, record_type<Visitor>(), "age", "visitors.too_old", v.name + "超龄", "too old");
            row.refuse(layout, record_type<Visitor>(), "phone", "visitors.no_phone", "缺电话", "no phone");
        });
    const TableRow& row = table.rows.at(0).first;
    ASSERT_EQ(row.errors.size(), 2U);
    EXPECT_EQ(row.errors[0].column, "B");
    EXPECT_EQ(row.errors[0].value, "60");
    EXPECT_EQ(row.errors[1].column, "");
    EXPECT_EQ(row.errors[1].heading, "电话");
    EXPECT_EQ(json::write(json::read<TableRow>(json::write(row))), json::write(row)); // can be kept as a document
}

} // namespace guapai::sheet
