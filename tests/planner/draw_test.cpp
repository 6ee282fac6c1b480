#include "planner/draw_file.h"
#include "planner/draw_tickets.h"
#include "planner/rfc3797.h"

#include "base/hash.h"
#include "base/problem.h"
#include "support/refusal.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <set>

namespace guapai::planner {

namespace {

const std::string salt(32, '\x07');

std::string upper(std::string text) {
    std::transform(text.begin(), text.end(), text.begin(), [](char c) { return static_cast<char>(std::toupper(c)); });
    return text;
}

std::string roster_text() {
    return write_roster({{"小学", "2142001", 1},
                         {"小学", "2142002", 3},
                         {"小学", "2142003", 1},
                         {"幼儿园", "2142101", 1},
                         {"幼儿园", "2142102", 2}});
}

DrawPublicText some_public_text(const std::string& roster) {
    return {.id = "2026-11",
            .roster_digest = hex(sha256(roster)),
            .salt_commitment = hex(sha256(salt)),
            .quotas = {{"小学", 2}, {"幼儿园", 1}},
            .sources = {{"双色球2026130", "3.7.12.18.25.31./9./"}}};
}

} // namespace

// RFC 3797, section 6: the worked example, digests and selection.
TEST(Rfc3797, ItsWorkedExampleComesOut) {
    const std::string key = rfc3797_key({"9319", "2 5 12 8 10", "9 18 26 34 41 45"});
    EXPECT_EQ(key, "9319./2.5.8.10.12./9.18.26.34.41.45./");
    const std::vector<std::string> digests = {
        "990DD0A5692A029A98B5E01AA28F3459", "3691E55CB63FCC37914430B2F70B5EC6", "FE814EDF564C190AC1D25753979990FA",
        "1863CCACEB568C31D7DDBDF1D4E91387", "F4AB33DF4889F0AF29C513905BE1D758", "13EAEB529F61ACFB9A29D0BA3A60DE4A",
        "992DB77C382CA2BDB9727001F3CDCCD9", "63AB4258ECA922976811C7F55C383CE7", "DFBC5AC97CED01B3A6E348E3CC63F40D",
        "31CB111C4A4EBE9287CEAE16FE51B909", "07FA46C122F164C215BBC72793B189A3", "AC52F8D75CCBE2E61AFEB3387637D501",
        "53306F73E14FC0B2FBF434218D25948E", "B5D1403501A81F9A47318BE7893B347C", "85B10B356AA06663EF1B1B407765100A",
        "3269E6CE559ABD57E2BA6AAB495EB9BD"};
    for (std::size_t i = 0; i < digests.size(); ++i) {
        const std::string bracket = {'\0', static_cast<char>(i)};
        EXPECT_EQ(upper(hex(md5(bracket + key + bracket))), digests[i]);
    }
    EXPECT_EQ(rfc3797_select(25, 10, key), (std::vector<std::uint32_t>{17, 7, 2, 16, 25, 23, 8, 24, 19, 13}));
}

TEST(Rfc3797, ASelectionOfHundredsUsesBothBytesOfTheIndex) {
    const auto selected = rfc3797_select(400, 300, "1./");
    EXPECT_EQ(std::set<std::uint32_t>(selected.begin(), selected.end()).size(), 300U);
}

TEST(Rfc3797, SourcesAreWrittenInOneWayOnly) {
    EXPECT_EQ(rfc3797_source("0045, 9,026"), "9.26.45./");
    EXPECT_EQ(rfc3797_source("9.26.45./"), "9.26.45./");
    EXPECT_EQ(rfc3797_source("45.9."), "9.45./");
    EXPECT_EQ(rfc3797_source(" 45.9./ "), "9.45./");
    EXPECT_EQ(rfc3797_source("00"), "0./");
    EXPECT_EQ(rfc3797_source("3120.5000"), "3120.5/");
    EXPECT_EQ(rfc3797_source("123456789012345678901234567890 7"), "7.123456789012345678901234567890./");
}

TEST(Rfc3797, WhatIsNoNumberIsRefused) {
    for (const char* bad : {"", "  ", "-3", "abc", "3 x", "1.2.3", ".5", "5 6.", "1e3"})
        EXPECT_EQ(refusal([&] { rfc3797_source(bad); }), "draw.source") << bad;
    EXPECT_EQ(refusal([] { rfc3797_key({}); }), "draw.source");
    EXPECT_EQ(refusal([] { rfc3797_select(0, 1, "1./"); }), "draw.pool");
    EXPECT_EQ(refusal([] { rfc3797_select(65'536, 1, "1./"); }), "draw.pool");
    EXPECT_EQ(refusal([] { rfc3797_select(5, 6, "1./"); }), "draw.count");
}

TEST(DrawTickets, AnyoneRecomputesSeedTicketsAndSchools) {
    const std::string roster = roster_text(), text = write_public_text(some_public_text(roster));
    const Draw draw = draw_by_tickets(read_roster(roster), text, salt);
    EXPECT_EQ(draw.seed, hmac_sha256(salt, text));
    const auto one = [&](const std::string& name) { return hmac_sha256(bytes_of(draw.seed), name); };
    ASSERT_EQ(draw.tickets.size(), 5U);
    EXPECT_EQ(draw.tickets[0].ticket, one("小学\t2142001\t0"));
    EXPECT_EQ(draw.tickets[1].ticket,
              std::min({one("小学\t2142002\t0"), one("小学\t2142002\t1"), one("小学\t2142002\t2")}));
    for (const auto& [stratum, codes] : draw.drawn) {
        Digest largest{};
        for (const DrawTicket& ticket : draw.tickets)
            if (std::count(codes.begin(), codes.end(), ticket.code)) largest = std::max(largest, ticket.ticket);
        for (const DrawTicket& ticket : draw.tickets)
            if (ticket.stratum == stratum && !std::count(codes.begin(), codes.end(), ticket.code)) {
                EXPECT_GT(ticket.ticket, largest);
            }
    }
    EXPECT_EQ(draw.drawn.at("小学").size(), 2U);
    EXPECT_EQ(draw.drawn.at("幼儿园").size(), 1U);
}

TEST(DrawTickets, WithSm3EverythingIsKeyedBySm3) {
    const std::string roster = roster_text();
    DrawPublicText text = some_public_text(roster);
    text.sm3 = true;
    const std::string bytes = write_public_text(text);
    EXPECT_EQ(bytes.substr(0, bytes.find('\n')), "guapai-draw-1-sm3");
    const Draw draw = draw_by_tickets(read_roster(roster), bytes, salt);
    EXPECT_EQ(draw.seed, hmac_sm3(salt, bytes));
    EXPECT_EQ(draw.tickets[0].ticket, hmac_sm3(bytes_of(draw.seed), "小学\t2142001\t0"));
}

TEST(DrawTickets, AChangedRosterOrSaltIsNoticed) {
    const std::string roster = roster_text(), text = write_public_text(some_public_text(roster));
    std::string changed = roster;
    changed.replace(changed.find("2142003"), 7, "2142009");
    EXPECT_EQ(refusal([&] { draw_by_tickets(read_roster(changed), text, salt); }), "draw.mismatch");
    EXPECT_EQ(refusal([&] { draw_by_tickets(read_roster(roster), text, "other"); }), "draw.mismatch");
    DrawPublicText greedy = some_public_text(roster);
    greedy.quotas[1].quota = 3;
    EXPECT_EQ(refusal([&] { draw_by_tickets(read_roster(roster), write_public_text(greedy), salt); }), "draw.mismatch");
    std::swap(greedy.quotas[0], greedy.quotas[1]);
    EXPECT_EQ(refusal([&] { draw_by_tickets(read_roster(roster), write_public_text(greedy), salt); }), "draw.mismatch");
}

TEST(DrawTickets, RostersAndTextsThatCannotBeReadNameTheLine) {
    for (const char* bad : {"", "小学\t1\t1", "小学\t1\n", "小学\t1\t0\n", "小学\t1\t01\n", "小学\t1\t1\n小学\t1\t1\n",
                            "小学\t2\t1\n小学\t1\t1\n", "\t1\t1\n", "\xff\t1\t1\n", "小学\t1\t1\r\n"})
        EXPECT_EQ(refusal([&] { read_roster(bad); }), "draw.roster") << bad;
    const std::string good = write_public_text(some_public_text(roster_text()));
    EXPECT_EQ(refusal([&] { read_public_text(good.substr(0, good.size() - 1)); }), "draw.public_text");
    EXPECT_EQ(refusal([&] { read_public_text("guapai-draw-2" + good.substr(13)); }), "draw.public_text");
    EXPECT_EQ(refusal([&] { read_public_text(good + "没有等号\n"); }), "draw.public_text");
    EXPECT_EQ(refusal([&] { read_public_text(upper(good)); }), "draw.public_text");
    try {
        read_roster("小学\t1\t1\n小学\t2\tx\n");
        FAIL();
    } catch (const Problem& problem) {
        ASSERT_EQ(problem.errors.size(), 1U);
        EXPECT_EQ(problem.errors[0].pointer, "/lines/1");
    }
}

RC_GTEST_PROP(DrawTickets, EveryStratumGivesItsQuotaOfItsOwnSchools, ()) {
    std::vector<DrawEntry> entries;
    const int strata = *rc::gen::inRange(1, 4);
    DrawPublicText text = some_public_text("");
    text.quotas.clear();
    for (int s = 0; s < strata; ++s) {
        const int size = *rc::gen::inRange(1, 12);
        for (int i = 0; i < size; ++i)
            entries.push_back({std::string(1, static_cast<char>('a' + s)), std::to_string(i), *rc::gen::inRange(1, 4)});
        text.quotas.push_back({std::string(1, static_cast<char>('a' + s)), *rc::gen::inRange(0, size + 1)});
    }
    const std::string roster = write_roster(entries);
    text.roster_digest = hex(sha256(roster));
    const Draw draw = draw_by_tickets(read_roster(roster), write_public_text(text), salt);
    for (const DrawQuota& quota : text.quotas) {
        const auto& codes = draw.drawn.at(quota.stratum);
        RC_ASSERT(std::ssize(codes) == quota.quota);
        RC_ASSERT(std::set<std::string>(codes.begin(), codes.end()).size() == codes.size());
        for (const std::string& code : codes)
            RC_ASSERT(std::any_of(entries.begin(), entries.end(), [&](const DrawEntry& one) {
                return one.stratum == quota.stratum && one.code == code;
            }));
    }
}

class PublishedDraws : public testing::Test {
protected:
    PublishedDraws() {
        published.roster = roster_text();
        published.public_text = write_public_text(some_public_text(published.roster));
        published.salt = hex(std::vector<std::uint8_t>(salt.begin(), salt.end()));
        draw = draw_by_tickets(read_roster(published.roster), published.public_text, salt);
        for (const auto& [stratum, codes] : draw.drawn)
            published.drawn.push_back({stratum, codes});
    }
    PublishedDraw published;
    Draw draw;
};

TEST_F(PublishedDraws, AnHonestOneHolds) {
    const DrawVerdict verdict = verify(published);
    EXPECT_TRUE(verdict.holds);
    EXPECT_TRUE(verdict.complete);
}

TEST_F(PublishedDraws, AnotherSchoolThanTheOneDrawnIsNoticed) {
    published.drawn[0].codes.back() = draw.order.at(published.drawn[0].stratum).back();
    EXPECT_FALSE(verify(published).holds);
}

TEST_F(PublishedDraws, OneWithoutSaltIsOnlyCheckedAsFarAsThatGoes) {
    published.salt.clear();
    published.drawn.clear();
    const DrawVerdict verdict = verify(published);
    EXPECT_TRUE(verdict.holds);
    EXPECT_FALSE(verdict.complete);
}

TEST_F(PublishedDraws, AWithdrawnSchoolIsReplacedByTheNextTicket) {
    const auto& order = draw.order.at("小学");
    published.withdrawn = {{"小学", order[0], "停课"}};
    EXPECT_FALSE(verify(published).holds); // the first is still said to be drawn
    for (DrawnStratum& one : published.drawn)
        if (one.stratum == "小学") one.codes = {order[1], order[2]};
    EXPECT_TRUE(verify(published).holds);
    published.withdrawn.push_back({"小学", "9999999", "不在名册"});
    EXPECT_FALSE(verify(published).holds);
}

} // namespace guapai::planner
