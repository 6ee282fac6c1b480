#include "base/problem.h"
#include "store/record.h"
#include "store/scope.h"
#include "support/engines.h"

#include <thread>

namespace guapai {

namespace {

const Date today{2026, 11, 23};

struct Access {
    std::string county, holder, school, valid_from, valid_to;

    static RecordType describe() {
        return RecordType::of<Access>("Access", "授权", "Access")
            .field<&Access::county>("county", "区划", "County")
            .field<&Access::holder>("holder", "持有人", "Holder")
            .field<&Access::school>("school", "学校", "School")
            .field<&Access::valid_from>("valid_from", "起", "From")
            .field<&Access::valid_to>("valid_to", "止", "To");
    }
};

} // namespace

class Store : public OnBothEngines {
protected:
    void grant(const std::string& county, const std::string& holder, const std::string& school) {
        db().write(county, [&](Transaction& tx) {
            insert(tx, "school_access", Access{county, holder, school, "2026-01-01", "9999-12-31"});
        });
    }
    std::int64_t rows() {
        return read(db(), [](Reader& in) { return in.integer(Sql("SELECT COUNT(*) FROM school_access")); });
    }
};

TEST_P(Store, KeepsWhatWasAcknowledgedAcrossAReopen) {
    grant("420281", "h", "s");
    reopen();
    EXPECT_EQ(rows(), 1);
}

TEST_P(Store, AFailedWriteLeavesNothingAndDisturbsNobodyElse) {
    EXPECT_THROW(db().write("420281",
                            [&](Transaction& tx) {
                                insert(tx, "school_access", Access{"420281", "h", "s", "2026-01-01", "9999-12-31"});
                                throw Problem::invalid("x", "不行", "no");
                            }),
                 Problem);
    grant("420281", "h", "t");
    EXPECT_EQ(rows(), 1);
}

TEST_P(Store, ADuplicateKeyIsToldApartFromOtherErrors) {
    grant("420281", "h", "s");
    EXPECT_THROW(grant("420281", "h", "s"), DuplicateKey);
    EXPECT_EQ(rows(), 1);
}

TEST_P(Store, ManyThreadsAreCommittedInGroupsAndNoneIsLost) {
    std::vector<std::jthread> threads;
    for (int t = 0; t < 16; ++t)
        threads.emplace_back([this, t] {
            for (int i = 0; i < 20; ++i)
                grant("420281", "h" + std::to_string(t), "s" + std::to_string(i));
        });
    threads.clear();
    EXPECT_EQ(rows(), 320);
    EXPECT_LT(db().counters().commits, 320U);
}

TEST_P(Store, PagesMeetWithoutGapOrRepetition) {
    for (int i = 0; i < 25; ++i)
        grant("420281", "h", "s" + std::to_string(100 + i % 5 * 10 + i / 5));
    Page page{.cursor = "", .limit = 7, .sort = "", .descending = false, .total = true};
    std::vector<std::string> seen;
    do {
        const auto part = read(db(), [&](Reader& in) {
            Sql sql(
                "SELECT t.county, t.holder, t.school, t.valid_from, t.valid_to FROM (SELECT a.*, a.school AS id FROM "
                "school_access a) t WHERE t.county = ?",
                "420281");
            return list_page<Access>(in, sql, {{.name = "school", .expression = "t.school"}}, page);
        });
        for (const Access& a : part.items)
            seen.push_back(a.school);
        EXPECT_EQ(part.total, 25);
        page.cursor = part.next;
    } while (!page.cursor.empty());
    ASSERT_EQ(seen.size(), 25U);
    EXPECT_TRUE(std::is_sorted(seen.begin(), seen.end()));
    EXPECT_EQ(std::adjacent_find(seen.begin(), seen.end()), seen.end());
}

TEST_P(Store, AHolderSeesOnlyTheSchoolsGrantedForToday) {
    const Id holder = Id::mint();
    grant("420281", holder.text(), "mine");
    grant("420281", Id::mint().text(), "another's");
    grant("420222", holder.text(), "in another county");
    db().write("420281", [&](Transaction& tx) {
        insert(tx, "school_access", Access{"420281", holder.text(), "ended", "2025-01-01", "2026-11-23"});
    });
    const auto visible = read(db(), [&](Reader& in) {
        Sql sql = select<Access>("school_access");
        sql.add(" WHERE TRUE");
        Scope::holder("420281", holder, today).restrict_schools(sql, "t", "school");
        return find_all<Access>(in, sql);
    });
    ASSERT_EQ(visible.size(), 1U);
    EXPECT_EQ(visible.front().school, "mine");
}

TEST_P(Store, ARegionSeesItsCountiesAndNoOthers) {
    grant("420281", "h", "s");
    grant("420222", "h", "s");
    grant("420302", "h", "s");
    const auto count = [&](const Scope& scope) {
        return read(db(), [&](Reader& in) {
            Sql sql("SELECT COUNT(*) FROM school_access t WHERE TRUE");
            scope.restrict_schools(sql, "t", "school");
            return in.integer(sql);
        });
    };
    EXPECT_EQ(count(Scope::region("420200")), 2);
    EXPECT_EQ(count(Scope::region("420000")), 3);
    EXPECT_EQ(count(Scope::office("420281")), 1);
    EXPECT_EQ(count(Scope{}), 0);
    EXPECT_FALSE(Scope::region("420200").covers("420302"));
}

ON_BOTH_ENGINES(Store);

} // namespace guapai
