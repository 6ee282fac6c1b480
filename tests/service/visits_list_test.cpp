// Lists of visits: who sees which, in which order, at which cost; and counts that equal a recount.
#include "sheet/read.h"
#include "store/record.h"
#include "support/query_plan.h"
#include "support/visits_fixture.h"
#include "visits/store.h"

#include <random>
#include <set>

namespace guapai {

using identity::Actor;
using identity::Role;
using visits::VisitFilters;
using visits::VisitMode;

class ListsOfVisits : public WithVisits {
protected:
    struct Done {
        Id id;
        std::size_t area, inspector;
        visits::VisitSubmission record;
    };

    // Visits of random schools, days, modes and findings, each received in the evening of its day.
    std::vector<Done> submit_random(int count, unsigned seed) {
        std::mt19937 random(seed);
        const auto below = [&](std::size_t bound) {
            return std::uniform_int_distribution<std::size_t>(0, bound - 1)(random);
        };
        std::vector<Done> done;
        for (int i = 0; i < count; ++i) {
            Done one{Id::mint(), below(2), below(2), {}};
            const auto& inspector = county_.areas[one.area].inspectors[one.inspector];
            const Date day = Date{2026, 8, 25}.plus_days(static_cast<std::int64_t>(below(60)));
            set_now(evening(day));
            one.record = record_of(inspector.schools[below(inspector.schools.size())], day);
            one.record.mode = below(3) == 0 ? VisitMode::follow_up : VisitMode::drop_in;
            for (auto& item : one.record.items)
                item.verdict = static_cast<visits::ItemVerdict>(below(4));
            one.record.items[0].verdict = visits::ItemVerdict::good;
            one.record.findings.clear();
            for (std::size_t n = below(4); n > 0; --n) {
                rectification::NewFinding finding{.id = Id::mint(), .description = "演示问题"};
                if (below(2) == 0) finding.item = one.record.items[below(3)].item;
                if (below(4) > 0) finding.severity = static_cast<rectification::Severity>(below(4));
                finding.danger_to_life = below(5) == 0;
                one.record.findings.push_back(finding);
            }
            const bool problem = std::any_of(one.record.items.begin(), one.record.items.end(), [](const auto& item) {
                return item.verdict == visits::ItemVerdict::problem;
            });
            one.record.no_findings = one.record.findings.empty();
            if (problem && one.record.findings.empty()) one.record.items = {one.record.items[0]};
            if (below(6) == 0) { // refused as a whole: nothing of it may count
                auto broken = one.record;
                broken.files = {sample_digest("没有上传")};
                EXPECT_EQ(refusal([&] { visits_->submit(actor(one.area, one.inspector), code_, one.id, broken); }),
                          "files.missing");
                continue;
            }
            visits_->submit(actor(one.area, one.inspector), code_, one.id, one.record);
            done.push_back(std::move(one));
        }
        set_now(evening());
        return done;
    }
    std::set<Id> all(const Actor& who, const VisitFilters& filters, const std::string& sort = "visited_on",
                     bool descending = true, std::int64_t limit = 7) {
        std::set<Id> out;
        Page page{.limit = limit, .sort = sort, .descending = descending};
        do {
            const VisitPage list = listed(who, filters, page);
            for (const auto& visit : list.items)
                EXPECT_TRUE(out.insert(visit.id).second) << "listed twice";
            page.cursor = list.next;
        } while (!page.cursor.empty());
        return out;
    }
};

TEST_P(ListsOfVisits, CountWhatARecountCounts) {
    const auto done = submit_random(60, 1);
    std::map<std::string, visits::RollupCounts> expected; // month/area/inspector/item
    for (const Done& one : done) {
        const std::string key = Date::in_china(one.record.checked_in_at).iso().substr(0, 7) + "/" +
                                county_.areas[one.area].id.text() + "/" + inspector(one.area, one.inspector).id.text() +
                                "/";
        auto& whole = expected[key];
        ++whole.visits;
        for (const auto& item : one.record.items) {
            if (item.verdict == visits::ItemVerdict::not_checked) continue;
            auto& counts = expected[key + item.item.text()];
            ++counts.visits;
            counts.good += item.verdict == visits::ItemVerdict::good;
            counts.fair += item.verdict == visits::ItemVerdict::fair;
            counts.problem += item.verdict == visits::ItemVerdict::problem;
        }
        for (const auto& finding : one.record.findings)
            for (auto* counts : {&whole, finding.item ? &expected[key + finding.item->text()] : nullptr}) {
                if (!counts) continue;
                counts->unrated += !finding.severity;
                counts->minor += finding.severity == rectification::Severity::minor;
                counts->general += finding.severity == rectification::Severity::general;
                counts->serious += finding.severity == rectification::Severity::serious;
                counts->complex += finding.severity == rectification::Severity::complex;
                counts->danger += finding.danger_to_life;
            }
    }
    std::map<std::string, visits::RollupCounts> stored;
    for (const auto& row : read(db(), [&](Reader& in) {
             return visits::rollups(in, Scope::office(code_), code_, "2026-01", "2026-12", {});
         }))
        stored[row.month + "/" + row.area->text() + "/" + row.inspector.text() + "/" +
               (row.item ? row.item->text() : "")] = row.counts;
    EXPECT_EQ(stored.size(), expected.size());
    for (const auto& [key, counts] : expected)
        EXPECT_TRUE(stored[key] == counts) << key;
}

TEST_P(ListsOfVisits, ShowNobodyAVisitOutsideHisSchools) {
    const auto done = submit_random(80, 2);
    std::vector<std::pair<Actor, std::set<Id>>> people; // and the schools each may see
    std::set<Id> every_school;
    for (const auto& area : county_.areas) {
        std::set<Id> of_area;
        for (const auto& inspector : area.inspectors) {
            people.emplace_back(user(Role::inspector, inspector.id),
                                std::set<Id>(inspector.schools.begin(), inspector.schools.end()));
            of_area.insert(inspector.schools.begin(), inspector.schools.end());
            for (const Id& school : inspector.schools)
                people.emplace_back(user(Role::school, school), std::set<Id>{school});
        }
        people.emplace_back(user(Role::area_leader, area.id), of_area);
        every_school.insert(of_area.begin(), of_area.end());
    }
    people.emplace_back(office_, every_school);
    people.emplace_back(user(Role::city_office, std::nullopt, "420200"), every_school);
    people.emplace_back(user(Role::county_office, std::nullopt, "420222"), std::set<Id>{});
    people.emplace_back(user(Role::inspector, Id::mint()), std::set<Id>{});
    people.emplace_back(user(Role::department, Id::mint()), std::set<Id>{});

    std::mt19937 random(3);
    const auto chance = [&](unsigned of) { return random() % of == 0; };
    for (int query = 0; query < 200; ++query) {
        const auto& [who, schools] = people[random() % people.size()];
        const Done& some = done[random() % done.size()];
        VisitFilters filters;
        if (chance(4)) filters.school = some.record.school;
        if (chance(4)) filters.inspector = inspector(some.area, some.inspector).id;
        if (chance(4)) filters.area = county_.areas[some.area].id;
        if (chance(4)) filters.month = Date::in_china(some.record.checked_in_at).iso().substr(0, 7);
        if (chance(4)) filters.from = Date::in_china(some.record.checked_in_at).iso();
        if (chance(4)) filters.to = Date::in_china(some.record.checked_in_at).iso();
        if (chance(4)) filters.mode = some.record.mode;
        if (chance(4)) filters.with_findings = chance(2);
        if (chance(4)) filters.q = "燃气";
        std::set<Id> expected;
        for (const Done& one : done) {
            const std::string day = Date::in_china(one.record.checked_in_at).iso();
            if (schools.contains(one.record.school) && (!filters.school || one.record.school == *filters.school) &&
                (!filters.inspector || inspector(one.area, one.inspector).id == *filters.inspector) &&
                (!filters.area || county_.areas[one.area].id == *filters.area) &&
                (!filters.month || day.substr(0, 7) == *filters.month) && (!filters.from || day >= *filters.from) &&
                (!filters.to || day <= *filters.to) && (!filters.mode || one.record.mode == *filters.mode) &&
                (!filters.with_findings || *filters.with_findings != one.record.findings.empty()))
                expected.insert(one.id);
        }
        EXPECT_EQ(all(who, filters, chance(2) ? "visited_on" : "received_at", chance(2)), expected)
            << guapai::code_of(who.account.role) << " query " << query;
        const bool sees = schools.contains(some.record.school);
        EXPECT_EQ(refusal([&] { visits_->get(who, code_, some.id); }), sees ? "" : "not_found");
        EXPECT_EQ(refusal([&] { visits_->receipt(who, code_, some.id); }), sees ? "" : "not_found");
    }
}

TEST_P(ListsOfVisits, TellTheTotalAndRefuseFiltersThatMeanNothing) {
    const auto done = submit_random(20, 4);
    EXPECT_EQ(listed(office_, {}, {.limit = 5, .total = true}).total, std::ssize(done));
    EXPECT_EQ(refusal([&] { visits_->list(office_, code_, {.month = "2026-13"}, {}); }), "visits.filter");
    EXPECT_EQ(refusal([&] { visits_->list(office_, code_, {.from = "2026-02-30"}, {}); }), "visits.filter");
}

TEST_P(ListsOfVisits, ExportWhatTheListShows) {
    submit_random(10, 5);
    const std::string file = visits_->export_xlsx(office_, code_, {});
    EXPECT_EQ(file.substr(0, 2), "PK");
    EXPECT_GT(file.size(), visits_->export_xlsx(user(Role::department, Id::mint()), code_, {}).size());
    std::vector<std::vector<std::string>> rows;
    sheet::read(visits_->export_xlsx(office_, code_, {}, Language::en), [&](const sheet::Row& row) {
        rows.push_back(row.cells);
        return true;
    });
    EXPECT_EQ(rows.at(0).at(0), "Visited on");
    EXPECT_TRUE(rows.at(1).at(4) == "Drop-in" || rows.at(1).at(4) == "Follow-up") << rows.at(1).at(4);
    EXPECT_NE(rows.at(1).at(6).find(": "), std::string::npos) << rows.at(1).at(6);
}

// What SQLite means to do for every order and filter that lists offer, at the first page and at a later one.
TEST_P(ListsOfVisits, NeverScanTheTableAndNeverSortAPage) {
    if (GetParam() != Engine::sqlite) return;
    submit_random(3, 6);
    const QueryPlans query_plans(options().data / "guapai.db");
    const std::vector<RecordSight> sights = {office_.scope,
                                             Scope::region("420200"),
                                             actor().scope,
                                             RecordSight::reading(actor().scope),
                                             RecordSight::reading(actor().scope, false),
                                             Scope::school(code_, inspector().schools[0])};
    const std::string cursor = base64("2026-09-01\n" + Id::mint().text());
    int plans = 0;
    for (const RecordSight& sight : sights)
        for (unsigned filter = 0; filter < 128; ++filter)
            for (const char* sort : {"visited_on", "received_at"})
                for (const std::string& from : {std::string(), cursor}) {
                    VisitFilters filters;
                    if (filter & 1U) filters.school = Id::mint();
                    if (filter & 2U) filters.inspector = Id::mint();
                    if (filter & 4U) filters.area = Id::mint();
                    if (filter & 8U) filters.mode = VisitMode::random;
                    if (filter & 16U) filters.month = "2026-09";
                    if (filter & 32U) filters.from = "2026-09-10", filters.to = "2026-09-20";
                    if (filter & 64U) filters.with_findings = true;
                    const Page page{.cursor = from, .sort = sort, .descending = (filter & 16U) != 0};
                    std::string plan;
                    db().read([&](Reader& in) {
                        plan = query_plans.of(keyset(visits::visits_query(in, sight, code_, filters, page),
                                                     visits::visit_sorts(), page, "t"));
                    });
                    ++plans;
                    EXPECT_NE(plan.find("SEARCH t USING INDEX visit_"), std::string::npos) << plan;
                    EXPECT_TRUE((filter & 15U) == 0 || plan.find("INDEX visit_of_") != std::string::npos)
                        << plan << filter;
                    EXPECT_EQ(plan.find("SCAN"), std::string::npos) << plan;
                    EXPECT_EQ(plan.find("TEMP B-TREE"), std::string::npos) << plan << sort << " filter " << filter;
                    EXPECT_TRUE(from.empty() || plan.find(",id)") != std::string::npos)
                        << "starts at the cursor: " << plan;
                }
    EXPECT_EQ(plans, 3072);
}

ON_BOTH_ENGINES(ListsOfVisits);

} // namespace guapai
