#include "support.h"

#include "sheet/write.h"
#include "sheet/zip.h"

#include "base/json.h"
#include "base/text.h"
#include "inspectors/model.h"
#include "schools/model.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace guapai::sheet {

namespace {

using schools::School;
using testing::ElementsAre;
using testing::HasSubstr;

std::string part_of(const std::string& bytes, const std::string& name) {
    std::string content;
    Archive archive(bytes, {});
    archive.inflate(name, [&](std::string_view piece) {
        content += piece;
        return true;
    });
    return content;
}

std::vector<School> schools_of_the_office() {
    std::vector<School> all;
    const TableOptions options{.values = {{"type", "职业高中", "vocational"}, {"type", "其他特教", "special"}}};
    for (auto& [row, school] : read_table<School>(data_file("schools.xlsx"), options).rows)
        all.push_back(std::move(school));
    return all;
}

const RecordColumns everything{.keep = [](const FieldType&) { return true; }};

// Any text that may stand in a cell: not blank, no blank ends, no control characters.
rc::Gen<std::string> cell_text() {
    const auto piece =
        rc::gen::element<std::string>("a", "Z", "0", "=", "+", "-", "@", "'", "\"", ",", ";", " ", "\n", "大", "冶",
                                      "（", "_x000D_", "_x", "<", "&", "]]>", "\U00020BB7", "1e5", "\t", "#N/A");
    return rc::gen::suchThat(rc::gen::map(rc::gen::container<std::vector<std::string>>(piece),
                                          [](const std::vector<std::string>& pieces) {
                                              std::string text;
                                              for (const std::string& p : pieces)
                                                  text += p;
                                              return std::string(trimmed(text));
                                          }),
                             [](const std::string& text) { return !text.empty(); });
}

} // namespace

RC_GTEST_PROP(Writing, AnyTextComesBackFromBothFormats, ()) {
    const auto texts = *rc::gen::nonEmpty(rc::gen::container<std::vector<std::string>>(cell_text()));
    for (const Format format : {Format::xlsx, Format::csv}) {
        const auto writer = make_writer(format, "x", {{"一"}, {"二"}});
        for (const std::string& text : texts)
            writer->row({text, text + "末"});
        const Rows rows = rows_of(writer->finish());
        RC_ASSERT(rows.size() == texts.size() + 1);
        for (std::size_t i = 0; i < texts.size(); ++i)
            RC_ASSERT(rows[i + 1].second == (std::vector<std::string>{texts[i], texts[i] + "末"}));
    }
}

RC_GTEST_PROP(Writing, AnyNumberAndDayComesBackFromBothFormats, ()) {
    const auto whole = *rc::gen::inRange<std::int64_t>(-999'999'999'999'999, 1'000'000'000'000'000);
    const Date day = Date::from_days(*rc::gen::inRange<std::int64_t>(-25'000, 60'000));
    for (const Format format : {Format::xlsx, Format::csv}) {
        const auto writer = make_writer(format, "x", {{"一"}, {"二"}, {"三"}, {"四"}});
        writer->row({whole, day, YearMonth::of(day), day.midnight_in_china()});
        const auto cells = rows_of(writer->finish()).at(1).second;
        RC_ASSERT(cells[0] == std::to_string(whole));
        RC_ASSERT(cells[1] == day.iso());
        RC_ASSERT(cells[2] == YearMonth::of(day).iso());
        RC_ASSERT(cells[3].starts_with(day.iso()));
    }
}

TEST(Writing, RecordsComeBackAsTheyWere) {
    const std::vector<School> before = schools_of_the_office();
    for (const Format format : {Format::xlsx, Format::csv}) {
        const auto table = read_table<School>(write_records<School>(format, "学校", before, everything));
        ASSERT_EQ(table.rows.size(), before.size());
        for (std::size_t i = 0; i < before.size(); ++i) {
            ASSERT_TRUE(table.rows[i].first.errors.empty()) << json::write(table.rows[i].first);
            School after = table.rows[i].second;
            after.id = before[i].id; // set by the server, not read
            ASSERT_EQ(json::write(after), json::write(before[i]));
        }
    }
}

TEST(Writing, PersonalAndSecretFieldsStayInsideUnlessAskedFor) {
    const std::vector<School> one(1);
    const auto headings = [&](const RecordColumns& columns) {
        return rows_of(write_records<School>(Format::csv, "学校", one, columns)).at(0).second;
    };
    EXPECT_EQ(headings({}).front(), "学校名称"); // what the server sets is left out too
    EXPECT_THAT(headings({}), testing::Not(testing::Contains("手机号码")));
    EXPECT_THAT(headings(everything), testing::Contains("手机号码"));
    EXPECT_THAT(headings({.english = true}), testing::Contains("Pupils"));
}

TEST(Writing, ListsAndTruthAreWrittenInWords) {
    std::vector<inspectors::Inspector> one(1);
    one[0].stages = {schools::EducationStage::junior, schools::EducationStage::senior};
    one[0].retired = true;
    const auto keep = [](const FieldType& field) {
        return field.name == "stages" || field.name == "retired" || field.name == "recusals";
    };
    EXPECT_THAT(rows_of(write_records<inspectors::Inspector>(Format::xlsx, "督学", one, {.keep = keep})).at(1).second,
                ElementsAre("是", "初中、高中"));
    EXPECT_THAT(rows_of(write_records<inspectors::Inspector>(Format::csv, "督学", one, {.english = true, .keep = keep}))
                    .at(1)
                    .second,
                ElementsAre("Yes", "Junior high, Senior high"));
}

TEST(Writing, NothingBecomesAFormula) {
    const auto csv = make_writer(Format::csv, "x", {{"一"}});
    csv->row({std::string("=HYPERLINK(\"http://x\")")});
    csv->row({std::string("-1+2")});
    csv->row({std::int64_t{-5}});
    EXPECT_EQ(csv->finish(), "\xef\xbb\xbf"
                             "一\r\n\"'=HYPERLINK(\"\"http://x\"\")\"\r\n'-1+2\r\n-5\r\n");

    const auto xlsx = make_writer(Format::xlsx, "x", {{"一"}});
    xlsx->row({std::string("=1+1")});
    const std::string sheet = part_of(xlsx->finish(), "xl/worksheets/sheet1.xml");
    EXPECT_THAT(sheet, testing::Not(HasSubstr("<f>")));
    EXPECT_THAT(sheet, HasSubstr("t=\"inlineStr\""));
}

TEST(Writing, CodesStayTextsAndNumbersAndDatesAreReal) {
    const auto writer =
        make_writer(Format::xlsx, "a/b:c", {{"编码", Content::code}, {"数", Content::real}, {"日", Content::date}});
    writer->row({std::string("0012"), 3.5, Date{2026, 3, 5}});
    const std::string bytes = writer->finish();
    const std::string sheet = part_of(bytes, "xl/worksheets/sheet1.xml");
    EXPECT_THAT(sheet, HasSubstr("<t>0012</t>"));
    EXPECT_THAT(sheet, HasSubstr("<v>3.5</v>"));
    EXPECT_THAT(sheet, HasSubstr("<v>46086</v>"));
    EXPECT_THAT(sheet, HasSubstr("<autoFilter ref=\"A1:C2\"/>"));
    EXPECT_THAT(sheet, HasSubstr("state=\"frozen\""));
    EXPECT_THAT(part_of(bytes, "xl/workbook.xml"), HasSubstr("name=\"a b c\""));
}

TEST(Marking, WrongCellsAreRedWithTheirReasonAndEverythingElseStays) {
    const std::string original = data_file("schools-messy.xlsx");
    const TableOptions options{.values = {{"type", "职业高中", "vocational"}, {"type", "其他特教", "special"}}};
    const auto table = read_table<School>(original, options);
    std::vector<CellError> errors;
    for (const auto& [row, school] : table.rows)
        errors.insert(errors.end(), row.errors.begin(), row.errors.end());
    ASSERT_GE(errors.size(), 2U);
    const std::string marked = write_marked(original, table.layout, errors, {{errors[1].row, "C", "1142990105"}});

    const Rows before = rows_of(original), after = rows_of(marked);
    ASSERT_EQ(before.size(), after.size());
    for (std::size_t i = 0; i < before.size(); ++i) {
        ASSERT_EQ(before[i].first, after[i].first);
        if (static_cast<std::int64_t>(before[i].first) == errors[1].row) continue;
        for (std::size_t column = 0; column < before[i].second.size(); ++column)
            ASSERT_EQ(before[i].second[column], after[i].second.at(column)) << before[i].first;
    }
    const auto row = [&](std::int64_t number) {
        for (const auto& [n, cells] : after)
            if (static_cast<std::int64_t>(n) == number) return cells;
        return std::vector<std::string>(23);
    };
    EXPECT_EQ(row(3).at(22), "问题");
    EXPECT_EQ(row(errors[0].row).at(22), "学校(机构)标识码：应为 10 位，现为 9 位");
    for (const auto& [number, cells] : rows_of(write_marked(original, table.layout, errors, {}, Language::en))) {
        if (number == 3) {
            EXPECT_EQ(cells.at(22), "Problems");
        }
        if (static_cast<std::int64_t>(number) == errors[0].row) {
            EXPECT_EQ(cells.at(22), errors[0].heading + ": " + errors[0].en);
        }
    }
    EXPECT_EQ(row(errors[1].row).at(2), "1142990105");
    const std::string comments = part_of(marked, "xl/comments1.xml");
    EXPECT_THAT(comments, HasSubstr("ref=\"C" + std::to_string(errors[0].row) + "\""));
    EXPECT_THAT(comments, HasSubstr("应为 10 位，现为 9 位"));
    EXPECT_THAT(part_of(marked, "xl/styles.xml"), HasSubstr("FFFFC7CE"));
    const auto again = read_table<School>(marked, options); // mended in Excel it can be imported as it is
    EXPECT_EQ(again.rows.size(), table.rows.size());
    EXPECT_EQ(again.layout.ignored.back().heading, "问题");
}

} // namespace guapai::sheet
