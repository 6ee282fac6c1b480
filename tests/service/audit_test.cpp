#include "audit/service.h"
#include "base/problem.h"
#include "support/engines.h"

#include <sstream>
#include <thread>

namespace guapai {

class AuditLog : public OnBothEngines {
protected:
    void add(int count, const std::string& county = "420281") {
        for (int i = 0; i < count; ++i)
            db().write(county, [&](Transaction& tx) {
                audit::record(tx, county, "somebody", "visits.submit", "visit", "v", "state");
            });
    }
    std::string exported() {
        return read(db(), [&](Reader& in) {
            std::ostringstream out;
            audit::export_log(in, "420281", signer(), out);
            return out.str();
        });
    }
    audit::Verdict verdict(const std::string& log, const std::string& earlier = "") {
        std::istringstream in(log), old(earlier);
        return audit::verify(in, signer().public_key(), earlier.empty() ? nullptr : &old);
    }
    audit::Signer signer() { return audit::Signer(options().data / "keys" / "audit.key"); }
};

TEST_P(AuditLog, AWholeExportVerifies) {
    add(5);
    add(3, "420222");
    const auto result = verdict(exported());
    EXPECT_TRUE(result.whole) << result.en;
    EXPECT_EQ(result.entries, 5);
}

TEST_P(AuditLog, AnAlteredEntryIsNamed) {
    add(5);
    std::string log = exported();
    const std::size_t third = log.find("\"sequence\":3");
    log.replace(log.find("visits.submit", third), 13, "visits.remove");
    const auto result = verdict(log);
    EXPECT_FALSE(result.whole);
    EXPECT_EQ(result.first_broken, 3);
}

TEST_P(AuditLog, AMissingEntryIsNamed) {
    add(5);
    std::string log = exported();
    const std::size_t start = log.rfind('\n', log.find("\"sequence\":2")) + 1;
    log.erase(start, log.find('\n', start) + 1 - start);
    EXPECT_EQ(verdict(log).first_broken, 2);
    std::string cut = exported();
    cut.erase(cut.rfind('\n', cut.size() - 2) + 1);
    EXPECT_EQ(verdict(cut).first_broken, 4);
}

TEST_P(AuditLog, AForeignSignatureIsRefused) {
    add(1);
    std::istringstream in(exported());
    EXPECT_FALSE(audit::verify(in, audit::Signer(options().data / "keys" / "other.key").public_key()).whole);
}

TEST_P(AuditLog, ALaterLogExtendsAnEarlierOneAndARewrittenOneDoesNot) {
    add(3);
    const std::string earlier = exported();
    add(2);
    EXPECT_TRUE(verdict(exported(), earlier).whole);
    // The operator rewrites history in the database and re-makes the head: only the earlier checkpoint betrays it.
    db().write("420281", [&](Transaction& tx) {
        tx.run(Sql("DELETE FROM audit_entry"));
        tx.run(Sql("DELETE FROM audit_head"));
    });
    add(5);
    EXPECT_TRUE(verdict(exported()).whole);
    EXPECT_FALSE(verdict(exported(), earlier).whole);
}

TEST_P(AuditLog, EntriesOfConcurrentWritersHaveNoGapAndAFailedChangeLeavesNone) {
    std::vector<std::jthread> threads;
    for (int t = 0; t < 8; ++t)
        threads.emplace_back([this] {
            add(5);
            EXPECT_THROW(db().write("420281",
                                    [&](Transaction& tx) {
                                        audit::record(tx, "420281", "x", "visits.submit", "visit", "v", "s");
                                        throw Problem::invalid("x", "不行", "no");
                                    }),
                         Problem);
        });
    threads.clear();
    const auto result = verdict(exported());
    EXPECT_TRUE(result.whole) << result.en;
    EXPECT_EQ(result.entries, 40);
}

ON_BOTH_ENGINES(AuditLog);

} // namespace guapai
