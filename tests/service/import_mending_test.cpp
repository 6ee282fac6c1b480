// A mended row is judged with the rows that hang on it alone: after whatever is mended and skipped, rows and counts are
// those of an import judged as a whole.
#include "base/json.h"
#include "imports/rejudge.h"
#include "imports/service.h"
#include "imports/store.h"
#include "inspectors/service.h"
#include "schools/service.h"
#include "support/api.h"

#include <random>

namespace guapai {

using identity::Role;
using imports::Draft;
using imports::Import;

class MendingAnImport : public ApiOnBothEngines {
protected:
    void SetUp() override {
        ApiOnBothEngines::SetUp();
        if (IsSkipped()) return;
        std::vector<std::unique_ptr<imports::Roster>> rosters;
        rosters.push_back(schools::roster());
        rosters.push_back(inspectors::roster());
        imports_.emplace(db(), std::move(rosters));
    }

    const std::string& pick(const std::vector<std::string>& from) { return from[random_() % from.size()]; }

    // A file of so many rows, each cell one of those its column offers: duplicates, gaps and nonsense among them.
    std::string file(const std::vector<std::pair<std::string, std::vector<std::string>>>& columns, int rows) {
        std::string out;
        for (const auto& [heading, texts] : columns)
            out += (out.empty() ? "" : ",") + heading;
        for (int i = 0; i < rows; ++i) {
            out += "\n";
            for (std::size_t c = 0; c < columns.size(); ++c)
                out += (c == 0 ? "" : ",") + pick(columns[c].second);
        }
        return out + "\n";
    }

    static std::string text_of(const Draft& row) {
        std::string text;
        json::append_stored(text, value_type<Draft>(), &row);
        return text;
    }

    void compare_with_judging_all(const Id& id, const std::string& after) {
        db().read([&](Reader& in) {
            const Import import = *imports::load(in, office_.scope, county_, id);
            sheet::Layout layout;
            json::read_stored(import.layout, value_type<sheet::Layout>(), &layout);
            const imports::Context context = imports::context_of(import);
            const std::vector<Draft> rows = imports::load_rows(in, import);
            std::vector<Draft> judged = rows;
            imports::Context anew;
            const std::int64_t absent = roster(import.kind).judge(in, county_, layout, judged, anew);
            ASSERT_EQ(json::write(import.counts), json::write(imports::count(judged, absent))) << after;
            ASSERT_EQ(json::write(context.told), json::write(anew.told)) << after;
            for (std::size_t i = 0; i < rows.size(); ++i)
                ASSERT_EQ(text_of(rows[i]), text_of(judged[i])) << after;
            std::size_t at = 0;
            in.each(Sql("SELECT key, state FROM import_row WHERE county = ? AND import = ? ORDER BY row", county_, id),
                    [&](const Row& row) {
                        EXPECT_EQ(row.text(0), context.digest_of(rows[at].key)) << after;
                        EXPECT_EQ(row.text(1), guapai::code_of(rows[at].state)) << after;
                        ++at;
                    });
        });
    }
    const imports::Roster& roster(const std::string& kind) {
        for (const auto& one : imports_->rosters())
            if (one->kind() == kind) return *one;
        throw std::logic_error(kind);
    }

    using Columns = std::vector<std::pair<std::string, std::vector<std::string>>>;
    // `cells`: by field, what may be typed over.
    void mend_at_random(const std::string& kind, const Columns& columns, const Columns& cells, int turns) {
        constexpr int count = 40;
        imports_->apply(office_, county_, imports_->upload(office_, county_, kind, "一.csv", file(columns, count)).id);
        const Import import = imports_->upload(office_, county_, kind, "二.csv", file(columns, count));
        compare_with_judging_all(import.id, "uploaded");
        for (int turn = 0; turn < turns && !HasFatalFailure(); ++turn) {
            const std::int64_t row = 2 + static_cast<std::int64_t>(random_() % count);
            std::string did = "turn " + std::to_string(turn) + " row " + std::to_string(row);
            if (random_() % 4 == 0) {
                imports_->skip(office_, county_, import.id, row);
                did += " skipped";
            } else {
                std::map<std::string, std::string> typed;
                for (std::size_t n = 1 + random_() % 2; n > 0; --n) {
                    const auto& [field, texts] = cells[random_() % cells.size()];
                    typed[field] = pick(texts);
                    did += " " + field + "=" + typed[field];
                }
                imports_->mend(office_, county_, import.id, row, typed);
            }
            compare_with_judging_all(import.id, did);
        }
        const auto applied = imports_->apply(office_, county_, import.id);
        EXPECT_EQ(applied.state, imports::ImportState::applied);
    }

    const std::string county_ = "420200";
    const identity::Actor office_ = user(Role::city_office, {}, "420200");
    std::mt19937 random_{20261130};
    std::optional<imports::Service> imports_;
};

TEST_P(MendingAnImport, OfSchoolsGivesWhatJudgingAllGives) {
    const std::vector<std::string> codes = {"2142990001", "2142990002", "2142990003", "2142990004", "2142990005",
                                            "2142990006", "2142990007", "2142990008", "2142990009", "2142990010",
                                            "2142990011", "2142990012", "2142990013", "21429900",   ""};
    const std::vector<std::string> names = {"甲小学", "乙小学", "丙小学", "丁小学", ""};
    const std::vector<std::string> places = {"大冶市", "大冶市", "大冶", "大治市", "阳新县", "阳新", "黄石港区", ""};
    const std::vector<std::string> divisions = {"420281", "420281", "420222", "420202", "", "42028"};
    const Columns columns = {
        {"学校名称", names},  {"学校标识码", codes},       {"办学类型", {"小学", "初级中学", "大学", ""}},
        {"所属县区", places}, {"行政区划代码", divisions}, {"在校生数", {"100", "200", "x"}}};
    mend_at_random("schools", columns,
                   {{"name", names},
                    {"code", codes},
                    {"division_name", places},
                    {"division", divisions},
                    {"pupils", {"100", "300", "x"}},
                    {"type", {"小学", "完全中学"}},
                    {"longitude", {"114.9", "abc"}}}, // a column the file does not have
                   150);
}

TEST_P(MendingAnImport, OfInspectorsGivesWhatJudgingAllGives) {
    const std::vector<std::string> names = {"王强", "李敏", "张伟", "刘洋", ""};
    const std::vector<std::string> mobiles = {"13900001001", "13900001002", "13900001003", "1390000", ""};
    const std::vector<std::string> places = {"大冶市", "大冶", "阳新县", ""};
    const std::vector<std::string> divisions = {"420281", "420222", ""};
    const std::vector<std::string> months = {"1970-05", "1975-08", ""};
    const Columns columns = {{"姓名", names},
                             {"性别", {"男", "女"}},
                             {"出生年月", months},
                             {"学历", {"本科", "专科", "博士"}},
                             {"教龄", {"20", "30"}},
                             {"专兼职", {"专职", "兼职"}},
                             {"类别", {"校长", "教研员", "行政管理人员"}},
                             {"熟悉学段", {"小学", "初中", "小学、初中"}},
                             {"工作单位", {"演示一小", "演示二小"}},
                             {"所属县区", places},
                             {"行政区划代码", divisions},
                             {"手机号码", mobiles},
                             {"聘任起始年月", {"2025-01", "2024-09"}}};
    mend_at_random("inspectors", columns,
                   {{"name", names},
                    {"mobile", mobiles},
                    {"birth_month", months},
                    {"division_name", places},
                    {"division", divisions},
                    {"employer", {"演示一小", "演示三小", ""}},
                    {"years", {"20", "x"}}},
                   120);
}

TEST_P(MendingAnImport, FromBeforeKeysWereKeptIsJudgedAsAWholeOnce) {
    const Import import = imports_->upload(office_, county_, "schools", "一.csv",
                                           "学校名称,学校标识码,办学类型,行政区划代码\n甲小学,2142990001,小学,420281\n"
                                           "乙小学,2142990001,小学,420281\n丙小学,2142990003,小学,420281\n");
    db().write(county_, [&](Transaction& tx) {
        tx.run(Sql("UPDATE import SET context = ''"));
        tx.run(Sql("UPDATE import_row SET key = ''"));
    });
    imports_->mend(office_, county_, import.id, 3, {{"code", "2142990002"}});
    compare_with_judging_all(import.id, "mended");
    EXPECT_EQ(imports_->get(office_, county_, import.id).counts.added, 3);
    imports_->mend(office_, county_, import.id, 4, {{"code", "2142990002"}});
    compare_with_judging_all(import.id, "mended once more");
    EXPECT_EQ(imports_->get(office_, county_, import.id).counts.bad_rows, 2);
}

TEST_P(MendingAnImport, AThousandDuplicatesAreJudgedTogether) {
    std::string file = "学校名称,学校标识码,办学类型,行政区划代码\n";
    for (int i = 0; i < 1000; ++i)
        file += "演示" + std::to_string(i) + "小学,2142990001,小学,420281\n";
    const Import import = imports_->upload(office_, county_, "schools", "一.csv", file);
    for (std::int64_t row = 3; row <= 5; ++row)
        imports_->mend(office_, county_, import.id, row, {{"code", std::to_string(2142990000 + row)}});
    imports_->skip(office_, county_, import.id, 6);
    compare_with_judging_all(import.id, "mended three, skipped one");
    EXPECT_EQ(imports_->get(office_, county_, import.id).counts.bad_rows, 996);
}

TEST_P(MendingAnImport, DoesNotTouchRowsThatHaveNothingToDoWithIt) {
    const Import import = imports_->upload(office_, county_, "schools", "一.csv",
                                           "学校名称,学校标识码,办学类型,行政区划代码\n甲小学,2142990001,小学,420281\n"
                                           "乙小学,2142990002,小学,420281\n丙小学,2142990003,小学,420281\n");
    const auto bodies = [&] {
        std::vector<std::string> out; // sealed anew, they would differ
        db().read([&](Reader& in) {
            in.each(Sql("SELECT body FROM import_row ORDER BY row"),
                    [&](const Row& row) { out.emplace_back(row.text(0)); });
        });
        return out;
    };
    const auto before = bodies();
    imports_->mend(office_, county_, import.id, 2, {{"code", "2142990003"}});
    const auto after = bodies();
    EXPECT_NE(before[0], after[0]);
    EXPECT_EQ(before[1], after[1]);
    EXPECT_NE(before[2], after[2]) << "its duplicate now";
}

ON_BOTH_ENGINES(MendingAnImport);

} // namespace guapai
