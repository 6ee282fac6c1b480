#include "visits/rules.h"

#include "plans/rules.h"
#include "support/visit_sample.h"
#include "visits/rollup.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>

namespace guapai::visits {

namespace {

const Instant noon{Date{2026, 11, 3}.midnight_in_china().ms + 12 * 3'600'000};

class Record : public testing::Test {
protected:
    Circumstances at_ = {
        .now = {noon.ms + 5 * 3'600'000}, .catalogue = plans::national_items("420281"), .inspector = Id::mint()};
    VisitSubmission visit_ = sample_visit(Id::mint(), plans::national_items("420281"), noon);

    std::vector<FieldError> errors() const {
        try {
            check(visit_, at_);
        } catch (const Problem& problem) {
            EXPECT_EQ(problem.code, "visits.incomplete");
            return problem.errors;
        }
        return {};
    }
    bool refuses(std::string_view pointer, std::string_view words = "") const {
        const auto all = errors();
        return std::any_of(all.begin(), all.end(), [&](const FieldError& one) {
            return one.pointer == pointer && one.zh.find(words) != std::string::npos;
        });
    }
};

} // namespace

TEST_F(Record, ThatLacksNothingIsTaken) { EXPECT_TRUE(errors().empty()); }

TEST_F(Record, ThatLacksEverythingIsToldAllOfItWithTheArticles) {
    visit_ = {.school = Id::mint(), .checked_in_at = noon, .finished_at = noon};
    for (const char* pointer : {"/certificate_shown", "/methods", "/items", "/findings", "/feedback", "/feedback_to",
                                "/inspector_signature", "/school_signature"})
        EXPECT_TRUE(refuses(pointer)) << pointer;
    EXPECT_TRUE(refuses("/certificate_shown", "国教督办〔2013〕2号"));
    EXPECT_TRUE(refuses("/items", "第四条"));
    EXPECT_TRUE(refuses("/school_signature", "第十二条"));
    EXPECT_TRUE(refuses("/findings", "第九条"));
}

TEST_F(Record, OfASchoolThatRefusedToSignNeedsTheReason) {
    visit_.school_signature.clear();
    visit_.school_signer.clear();
    EXPECT_TRUE(refuses("/school_signature"));
    visit_.unsigned_reason = "校长外出，副校长拒签";
    EXPECT_TRUE(errors().empty());
}

TEST_F(Record, SaysPlainlyThatNothingWasFoundAndDoesNotContradictItself) {
    visit_.findings.clear();
    EXPECT_TRUE(refuses("/findings"));
    visit_.no_findings = true;
    EXPECT_TRUE(refuses("/no_findings", "有问题")) << "an item is marked as a problem";
    visit_.items.back().verdict = ItemVerdict::fair;
    EXPECT_TRUE(errors().empty());
    visit_.findings.push_back({.id = Id::mint(), .description = "有积水"});
    EXPECT_TRUE(refuses("/no_findings"));
}

TEST_F(Record, OfAPhoneWhoseClockIsAheadIsTakenUpToTenMinutes) {
    at_.now = {visit_.finished_at.ms - clock_skew_ms};
    EXPECT_TRUE(errors().empty());
    at_.now = {visit_.finished_at.ms - clock_skew_ms - 1};
    EXPECT_TRUE(refuses("/finished_at", "校准"));
    at_.now = {visit_.checked_in_at.ms - clock_skew_ms - 1};
    EXPECT_TRUE(refuses("/checked_in_at", "校准"));
}

TEST_F(Record, CannotEndBeforeItBegan) {
    visit_.finished_at = {visit_.checked_in_at.ms - 1};
    EXPECT_TRUE(refuses("/finished_at", "早于"));
}

TEST_F(Record, IsTakenWithinTheBackfillingWindowOnly) {
    at_.backfill_days = 2;
    at_.now = Date{2026, 11, 5}.midnight_in_china();
    EXPECT_TRUE(errors().empty());
    at_.now = Date{2026, 11, 6}.midnight_in_china();
    EXPECT_TRUE(refuses("/checked_in_at", "2 天"));
    at_.backfill_days = 100'000;
    at_.now = Date{2028, 11, 6}.midnight_in_china();
    EXPECT_TRUE(refuses("/checked_in_at")) << "no parameter opens the window for ever";
}

TEST_F(Record, NamesItemsOfTheCatalogueAlone) {
    visit_.items[0].item = Id::mint();
    visit_.findings[0].item = Id::mint();
    visit_.items[2].item = visit_.items[1].item;
    EXPECT_TRUE(refuses("/items/0/item"));
    EXPECT_TRUE(refuses("/items/2/item", "重复"));
    EXPECT_TRUE(refuses("/findings/0/item"));
}

TEST_F(Record, ThatLookedAtNothingIsNoVisit) {
    for (ItemResult& item : visit_.items)
        item.verdict = ItemVerdict::not_checked;
    EXPECT_TRUE(refuses("/items"));
}

TEST_F(Record, NamesEveryFileThatIsNoDigest) {
    visit_.files = {"photo.jpg", ""};
    visit_.findings[0].files = {std::string(64, 'G')};
    EXPECT_TRUE(refuses("/files/0"));
    EXPECT_TRUE(refuses("/files/1"));
    EXPECT_TRUE(refuses("/findings/0/files/0"));
    EXPECT_EQ(files_of(visit_).size(), 5U);
}

TEST_F(Record, OfACollaborativeVisitNamesWhoCameAlong) {
    visit_.mode = VisitMode::collaborative;
    EXPECT_TRUE(refuses("/companions"));
    visit_.companions = {Id::mint()};
    EXPECT_TRUE(refuses("/companions/0", "名册"));
    at_.known_companions = visit_.companions;
    EXPECT_TRUE(errors().empty());
    visit_.companions = {at_.inspector};
    EXPECT_TRUE(refuses("/companions/0", "重复"));
}

TEST_F(Record, IsTheResponsibleInspectorsOwnOrOneWhoCameWithHim) {
    const Id other = Id::mint();
    EXPECT_NO_THROW(check_assigned(visit_, at_.inspector, at_.inspector));
    EXPECT_THROW(check_assigned(visit_, at_.inspector, other), Problem);
    EXPECT_THROW(check_assigned(visit_, at_.inspector, std::nullopt), Problem);
    visit_.companions = {other};
    EXPECT_THROW(check_assigned(visit_, at_.inspector, other), Problem) << "a drop-in visit is his alone";
    visit_.mode = VisitMode::collaborative;
    EXPECT_NO_THROW(check_assigned(visit_, at_.inspector, other));
    try {
        check_assigned(visit_, at_.inspector, std::nullopt);
    } catch (const Problem& problem) {
        EXPECT_EQ(problem.status, 403);
        EXPECT_EQ(problem.basis->article, "第八条");
    }
}

TEST(Rollup, CountsAVisitOnceAndEachItemThatWasLookedAt) {
    const auto items = plans::national_items("420281");
    const VisitSubmission submission = sample_visit(Id::mint(), items, noon);
    Visit visit;
    visit.county = "420281";
    visit.month = "2026-11";
    visit.items = submission.items;
    visit.items.push_back({items[5].id, "", ItemVerdict::not_checked, ""});
    const auto rows = rollup_of(visit, submission.findings);
    ASSERT_EQ(rows.size(), 4U);
    EXPECT_FALSE(rows[0].item);
    EXPECT_EQ(rows[0].counts.visits, 1);
    EXPECT_EQ(rows[0].counts.general, 1);
    std::int64_t good = 0, problem = 0, findings = 0;
    for (std::size_t i = 1; i < rows.size(); ++i) {
        good += rows[i].counts.good;
        problem += rows[i].counts.problem;
        findings += rows[i].counts.findings();
    }
    EXPECT_EQ(good, 2);
    EXPECT_EQ(problem, 1);
    EXPECT_EQ(findings, 1);
}

TEST(Rollup, ChangesToWhatItWouldHaveBeenWhenAFindingIsRatedOtherwise) {
    Visit visit;
    VisitSubmission submission = sample_visit(Id::mint(), plans::national_items("420281"), noon);
    visit.items = submission.items;
    const auto counts = [](const std::vector<RollupRow>& rows) {
        std::map<std::optional<Id>, RollupCounts> out;
        for (const RollupRow& row : rows)
            out[row.item] += row.counts;
        return out;
    };
    auto rows = rollup_of(visit, submission.findings);
    const auto before = submission.findings[0];
    submission.findings[0].severity = rectification::Severity::complex;
    const auto change = rollup_change(visit, before, submission.findings[0]);
    EXPECT_EQ(change.size(), 2U); // the visits as such, and the finding's item
    rows.insert(rows.end(), change.begin(), change.end());
    EXPECT_EQ(counts(rows), counts(rollup_of(visit, submission.findings)));
    EXPECT_TRUE(rollup_change(visit, before, before).empty());
}

TEST(Term, BeginsInSeptemberAndFebruary) {
    EXPECT_EQ(term_start({2026, 11, 3}), (Date{2026, 9, 1}));
    EXPECT_EQ(term_start({2027, 1, 10}), (Date{2026, 9, 1}));
    EXPECT_EQ(term_start({2026, 2, 1}), (Date{2026, 2, 1}));
    EXPECT_EQ(term_start({2026, 7, 31}), (Date{2026, 2, 1}));
}

} // namespace guapai::visits
