#include "store/search.h"
#include "support/engines.h"

#include <gmock/gmock.h>
#include <rapidcheck/gtest.h>

namespace guapai {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::UnorderedElementsAre;

namespace {
const std::string county = "420281";
}

class Search : public OnBothEngines {
protected:
    void put(const std::string& name, std::string_view text, const std::string& place = county,
             const std::string& kind = "school") {
        db().write(place, [&](Transaction& tx) {
            tx.run(Sql("INSERT INTO number_series (county, series, year, last) VALUES (?, ?, 0, 0) ON CONFLICT DO "
                       "NOTHING",
                       place, id_of(name)));
            index_text(tx, place, kind, id_of(name), text);
        });
        names[id_of(name).text()] = name;
    }
    static Id id_of(const std::string& name) { return Id::of_name("search", name); }

    std::vector<std::string> find(std::string_view query, const std::string& place = county,
                                  const std::string& kind = "school") {
        std::vector<std::string> found;
        db().read([&](Reader& in) {
            Sql sql("SELECT t.series FROM number_series t WHERE t.county = ?", place);
            restrict_search(sql, in, place, kind, "t.series", query);
            in.each(sql, [&](const Row& row) { found.push_back(names[std::string(row.text(0))]); });
        });
        return found;
    }

    std::map<std::string, std::string> names;
};

TEST_P(Search, ChineseWordsOfAnyLengthAreFound) {
    put("a", "食堂燃气报警器未接通");
    put("b", "校门口天然气管道");
    put("c", "操场漏电");
    EXPECT_THAT(find("燃气"), ElementsAre("a"));
    EXPECT_THAT(find("燃气报警"), ElementsAre("a"));
    EXPECT_THAT(find("漏电"), ElementsAre("c"));
    EXPECT_THAT(find("气"), UnorderedElementsAre("a", "b"));
    EXPECT_THAT(find("通"), ElementsAre("a")); // the last character of a run
    EXPECT_THAT(find("电"), ElementsAre("c"));
    EXPECT_THAT(find("气燃"), IsEmpty());
    EXPECT_THAT(find("燃气接通"), IsEmpty()); // in one piece only
}

TEST_P(Search, AllPartsMustStandInTheText) {
    put("a", "黄石市第二中学 2号楼 Library");
    put("b", "黄石市第八中学 8号楼");
    EXPECT_THAT(find("黄石 2"), ElementsAre("a"));
    EXPECT_THAT(find("中学 黄石"), UnorderedElementsAre("a", "b"));
    EXPECT_THAT(find("lib"), ElementsAre("a"));
    EXPECT_THAT(find("ＬＩＢＲＡＲＹ，２号"), ElementsAre("a"));
    EXPECT_THAT(find("rary"), IsEmpty());
    EXPECT_THAT(find(""), UnorderedElementsAre("a", "b"));
    EXPECT_THAT(find("！！"), IsEmpty());
}

TEST_P(Search, RareCharactersOfNamesAreFoundToo) {
    put("a", "王𬭎");
    put("b", "李㛃、赵𬀩");
    EXPECT_THAT(find("𬭎"), ElementsAre("a"));
    EXPECT_THAT(find("赵𬀩"), ElementsAre("b"));
}

TEST_P(Search, AChangedTextIsFoundByItsNewWordsOnlyAndARemovedOneNotAtAll) {
    put("a", "旧校名");
    put("a", "新校名");
    EXPECT_THAT(find("旧校"), IsEmpty());
    EXPECT_THAT(find("新校"), ElementsAre("a"));
    db().write(county, [&](Transaction& tx) { remove_text(tx, county, "school", id_of("a")); });
    EXPECT_THAT(find("新校"), IsEmpty());
}

TEST_P(Search, OtherCountiesAndKindsStayApart) {
    put("a", "燃气", "420222");
    put("b", "燃气", county, "visit");
    EXPECT_THAT(find("燃气"), IsEmpty());
    EXPECT_THAT(find("燃气", county, "visit"), ElementsAre("b"));
    EXPECT_THAT(find("燃气", "420222"), ElementsAre("a"));
}

TEST_P(Search, WhateverIsTypedIsOnlySearchedFor) {
    put("a", "or and not near 燃气");
    for (const std::string query :
         {"' OR 1=1 --", "\"", "燃气\" OR \"x", "terms:燃气*", "燃气 & | ! <->", "(((", "NEAR(燃气", "a:*b", "燃气')",
          "\\'", "county : 420281", "-燃气", "^燃气", "%", "_", "?", "$1"})
        EXPECT_NO_THROW(find(query)) << query;
    EXPECT_THAT(find("燃气 OR 漏电"), IsEmpty()); // "or" is a word like others
    EXPECT_THAT(find("or 燃气"), ElementsAre("a"));
    EXPECT_THAT(find("燃气", "420281\" OR place : \""), IsEmpty());
}

// Any piece of a text of Chinese characters finds it, and nothing finds a text that does not hold the piece.
TEST_P(Search, APieceOfATextFindsItExactlyWhenItStandsThere) {
    const std::vector<std::string> alphabet = {"校", "园", "安", "全", "食"};
    const auto text = [&](const std::vector<int>& letters) {
        std::string out;
        for (const int letter : letters)
            out += alphabet[static_cast<std::size_t>(letter)];
        return out;
    };
    const auto letters = [](int most) {
        return *rc::gen::resize(most, rc::gen::nonEmpty(rc::gen::container<std::vector<int>>(rc::gen::inRange(0, 5))));
    };
    const bool holds = rc::check([&] {
        const std::string document = text(letters(8)), query = text(letters(4));
        put("d", document);
        const bool expected = document.find(query) != std::string::npos;
        RC_ASSERT((find(query).size() == 1) == expected);
    });
    EXPECT_TRUE(holds);
}

ON_BOTH_ENGINES(Search);

} // namespace guapai
