#include "imports/draft.h"

#include "inspectors/model.h"
#include "schools/model.h"

#include <gmock/gmock.h>
#include <rapidcheck/gtest.h>

namespace guapai::imports {

namespace {

using schools::School;
using testing::ElementsAre;

const sheet::Layout layout{.heading_row = 1, .columns = {{"A", "学校名称", "name"}, {"B", "标识码", "code"}}};

Draft draft(std::int64_t number, const std::string& record, const std::string& key) {
    Draft out;
    out.key = key;
    out.cells.number = number;
    out.cells.raw = {"某校", "2142990001"};
    out.record = record;
    return out;
}

} // namespace

TEST(Changes, AreShownAsPeopleReadThem) {
    School before, after;
    before.type = schools::SchoolType::primary;
    after.type = schools::SchoolType::nine_year;
    after.canteen = true;
    after.longitude = 115.25;
    after.version = 7; // not the clerk's business
    std::vector<std::string> lines;
    for (const Change& change : differences(record_type<School>(), &before, &after))
        lines.push_back(change.title + " " + change.before + ">" + change.after);
    EXPECT_THAT(lines, ElementsAre("办学类型 小学>九年一贯制学校", "经度 >115.25", "有无食堂 否>是"));
}

TEST(Changes, ListsAndRecordsBecomeOneText) {
    inspectors::Inspector before, after;
    after.stages = {schools::EducationStage::primary, schools::EducationStage::junior};
    after.recusals = {{"2142990001", "配偶任校长"}};
    const auto changes = differences(record_type<inspectors::Inspector>(), &before, &after);
    ASSERT_EQ(changes.size(), 2U);
    EXPECT_EQ(changes[0].after, "小学、初中");
    EXPECT_EQ(changes[1].after, "2142990001 配偶任校长");
}

TEST(Duplicates, OfTheSameContentsTheFirstIsKept) {
    std::vector<Draft> rows = {draft(2, "a", "k"), draft(3, "a", "k"), draft(4, "b", "other")};
    refuse_duplicates(rows, layout, record_type<School>(), "code");
    EXPECT_TRUE(rows[0].cells.errors.empty());
    ASSERT_EQ(rows[1].cells.errors.size(), 1U);
    EXPECT_EQ(rows[1].cells.errors[0].zh, "与第2行重复，内容相同");
    EXPECT_EQ(rows[1].cells.errors[0].column, "B");
    EXPECT_TRUE(rows[2].cells.errors.empty());
}

TEST(Duplicates, OfOtherContentsAllAreRefusedAndNameEachOther) {
    std::vector<Draft> rows = {draft(2, "a", "k"), draft(3, "a", "k"), draft(9, "b", "k")};
    refuse_duplicates(rows, layout, record_type<School>(), "code");
    EXPECT_EQ(rows[0].cells.errors.at(0).zh, "与第3、9行重复，内容不同，请保留一行");
    EXPECT_EQ(rows[2].cells.errors.at(0).zh, "与第2、3行重复，内容不同，请保留一行");
}

TEST(Duplicates, RowsWithoutAKeyAreNone) {
    std::vector<Draft> rows = {draft(2, "a", "k"), draft(4, "c", ""), draft(5, "d", "")};
    refuse_duplicates(rows, layout, record_type<School>(), "code");
    for (const Draft& row : rows)
        EXPECT_TRUE(row.cells.errors.empty());
}

RC_GTEST_PROP(Counts, AddUpToTheRowsWhateverTheyAre, (const std::vector<std::uint8_t>& states)) {
    std::vector<Draft> rows;
    std::int64_t data = 0;
    for (const std::uint8_t state : states) {
        Draft& row = rows.emplace_back();
        row.data = state % 7 != 6;
        row.state = static_cast<RowState>(state % 5);
        data += row.data ? 1 : 0;
    }
    const Counts counts = count(rows, 3);
    RC_ASSERT(counts.rows == data);
    RC_ASSERT(counts.added + counts.changed + counts.unchanged + counts.skipped + counts.bad_rows == data);
    RC_ASSERT(counts.absent == 3);
}

} // namespace guapai::imports
