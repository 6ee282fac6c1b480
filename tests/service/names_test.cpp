// Names are kept in memory: what a reader gets must still be what the database holds at that moment.
#include "base/problem.h"
#include "store/names.h"
#include "support/engines.h"

namespace guapai {

class NamesInMemory : public OnBothEngines {
protected:
    void SetUp() override {
        OnBothEngines::SetUp();
        db().write("420281", [](Transaction& tx) {
            tx.run(Sql("CREATE TABLE place (county TEXT NOT NULL, id TEXT NOT NULL, name TEXT NOT NULL, PRIMARY KEY "
                       "(county, id))"));
        });
    }
    static void name(Transaction& tx, const std::string& county, const Id& id, const std::string& name) {
        tx.run(Sql("INSERT INTO place (county, id, name) VALUES (?, ?, ?) ON CONFLICT (county, id) DO UPDATE SET name "
                   "= excluded.name",
                   county, id, name));
        names_changed(tx, county, "place");
    }
    void rename(const std::string& county, const Id& id, const std::string& to) {
        db().write(county, [&](Transaction& tx) { name(tx, county, id, to); });
    }
    std::string shown(const std::string& county, const Id& id) {
        return read(db(), [&](Reader& in) { return names_of(in, county, "place").of(id); });
    }
    const Id gate = Id::mint();
};

TEST_P(NamesInMemory, AreNewAsSoonAsAChangeIsCommitted) {
    EXPECT_EQ(shown("420281", gate), "");
    rename("420281", gate, "东门");
    EXPECT_EQ(shown("420281", gate), "东门");
    EXPECT_EQ(shown("420281", gate), "东门");
    rename("420281", gate, "西门");
    EXPECT_EQ(shown("420281", gate), "西门");
    EXPECT_EQ(shown("420281", Id::mint()), "");
}

TEST_P(NamesInMemory, OfAChangeThatFailedAreForgotten) {
    rename("420281", gate, "东门");
    EXPECT_THROW(db().write("420281",
                            [&](Transaction& tx) {
                                name(tx, "420281", gate, "西门");
                                EXPECT_EQ(names_of(tx, "420281", "place").of(gate), "西门");
                                throw Problem::invalid("x", "不行", "no");
                            }),
                 Problem);
    EXPECT_EQ(shown("420281", gate), "东门");
    rename("420281", gate, "南门");
    EXPECT_EQ(shown("420281", gate), "南门");
}

TEST_P(NamesInMemory, OfAnotherCountyAreNotMixedIn) {
    rename("420281", gate, "东门");
    rename("420222", gate, "西门");
    EXPECT_EQ(shown("420281", gate), "东门");
    EXPECT_EQ(shown("420222", gate), "西门");
}

TEST_P(NamesInMemory, WrittenWithoutAStampAreReadEachTime) {
    const auto put = [&](const std::string& name) {
        db().write("420222", [&](Transaction& tx) {
            tx.run(Sql("DELETE FROM place"));
            tx.run(Sql("INSERT INTO place (county, id, name) VALUES ('420222', ?, ?)", gate, name));
        });
    };
    put("东门");
    EXPECT_EQ(shown("420222", gate), "东门");
    put("西门");
    EXPECT_EQ(shown("420222", gate), "西门");
}

ON_BOTH_ENGINES(NamesInMemory);

} // namespace guapai
