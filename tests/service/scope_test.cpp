// Random roles, places and queries: no list ever shows a row of a school that its reader may not see.
#include "network/routes.h"
#include "plans/routes.h"
#include "rectification/routes.h"
#include "results/routes.h"
#include "schools/routes.h"
#include "store/record.h"
#include "support/api.h"
#include "support/county.h"
#include "visits/routes.h"

#include <random>
#include <set>

namespace guapai {

namespace {

using http::Method;
using identity::Actor;
using identity::Role;

const std::vector<std::string> counties = {"420281", "420222", "420381"};
const Date today{2026, 3, 5};

struct Place {
    std::string county;
    Id area, inspector, school;
};

// One row of everything that belongs to a school.
void fill(Transaction& tx, const Place& at, std::int64_t number) {
    visits::Visit visit;
    visit.county = at.county, visit.id = Id::mint(), visit.school = at.school, visit.inspector = at.inspector;
    visit.area = at.area, visit.visited_on = today, visit.month = "2026-03", visit.process = "查看食堂";
    insert(tx, "visit", visit);
    rectification::Finding finding;
    finding.county = at.county, finding.id = Id::mint(), finding.school = at.school, finding.inspector = at.inspector;
    finding.found_on = today, finding.description = "演示问题";
    insert(tx, "finding", finding);
    rectification::Notice notice;
    notice.county = at.county, notice.id = Id::mint(), notice.school = at.school, notice.inspector = at.inspector;
    notice.year = 2026, notice.number = number, notice.document_number = std::to_string(number);
    notice.title = at.school.text(), notice.issued_on = today, notice.deadline = today.plus_days(14);
    notice.public_token = Id::mint().text();
    insert(tx, "notice", notice);
    rectification::Objection objection;
    objection.county = at.county, objection.id = Id::mint(), objection.notice = notice.id, objection.school = at.school;
    objection.text = "演示异议", objection.made_at = today.midnight_in_china();
    insert(tx, "objection", objection);
    rectification::Letter letter;
    letter.county = at.county, letter.id = Id::mint(), letter.school = at.school, letter.finding = finding.id;
    letter.year = 2026, letter.number = number, letter.document_number = std::to_string(number);
    letter.department = Id::mint(), letter.sent_on = today, letter.deadline = today.plus_days(10);
    insert(tx, "letter", letter);
    plans::Task task;
    task.county = at.county, task.id = Id::mint(), task.month = "2026-03", task.school = at.school;
    task.inspector = at.inspector, task.area = at.area, task.planned_on = today, task.due_on = {2026, 3, 31};
    insert(tx, "task", task);
    network::Nameplate plate;
    plate.county = at.county, plate.id = Id::mint(), plate.token = at.county + Id::mint().text();
    plate.school = at.school, plate.inspector = at.inspector, plate.valid_from = {2026, 1, 1};
    insert(tx, "nameplate", plate);
    results::SchoolResult result;
    result.county = at.county, result.id = Id::mint(), result.school = at.school, result.year = 2026;
    result.score = 80 + static_cast<double>(number % 10);
    insert(tx, "school_result", result);
}

} // namespace

class ScopeOfLists : public ApiOnBothEngines {
protected:
    void SetUp() override {
        ApiOnBothEngines::SetUp();
        if (IsSkipped()) return;
        set_now(today.midnight_in_china());
        signer_.emplace(options().data / "keys" / "audit.key");
        jobs_.emplace(db(), 1);
        files_.emplace(db());
        schools_.emplace(db());
        visits_.emplace(db(), *signer_);
        rectification_.emplace(db());
        plans_.emplace(db());
        results_.emplace(db(), *jobs_);
        plates_.emplace(db(), *files_, *jobs_);
        schools::add_routes(router(), *schools_);
        visits::add_routes(router(), *visits_);
        rectification::add_routes(router(), *rectification_);
        plans::add_routes(router(), *plans_);
        results::add_routes(router(), *results_);
        network::add_plate_routes(router(), *plates_);
        for (const std::string& code : counties)
            settle(County::settle(db(), {.areas = 2, .inspectors = 2, .schools = 2}, code));
    }
    void TearDown() override {
        jobs_.reset();
        set_now(std::nullopt);
        ApiOnBothEngines::TearDown();
    }
    void settle(const County& county) {
        db().write(county.code, [&](Transaction& tx) {
            for (const auto& area : county.areas)
                for (const auto& inspector : area.inspectors)
                    for (const Id& school : inspector.schools) {
                        places_.push_back({county.code, area.id, inspector.id, school});
                        fill(tx, places_.back(), std::ssize(places_));
                    }
        });
    }

    // Whom a row is about: the school, or what a ledger's line was titled by.
    static std::string school_of(const boost::json::object& row) {
        const auto* found = row.if_contains("school");
        if (!found) found = row.if_contains("title");
        return std::string((found ? *found : row.at("id")).as_string());
    }

    std::vector<Place> places_;
    std::optional<audit::Signer> signer_;
    std::optional<Jobs> jobs_;
    std::optional<files::Service> files_;
    std::optional<schools::Service> schools_;
    std::optional<visits::Service> visits_;
    std::optional<rectification::Service> rectification_;
    std::optional<plans::Service> plans_;
    std::optional<results::Service> results_;
    std::optional<network::Plates> plates_;
};

TEST_P(ScopeOfLists, ShowNoRowOutsideItWhateverIsAsked) {
    std::mt19937 random(20261124);
    const auto below = [&](std::size_t n) { return std::uniform_int_distribution<std::size_t>(0, n - 1)(random); };
    const std::vector<std::string> lists = {"visits",  "findings", "notices",    "ledger",  "objections",
                                            "letters", "tasks",    "nameplates", "results", "schools"};
    const std::vector<Role> roles = {Role::county_office, Role::city_office, Role::inspector, Role::area_leader,
                                     Role::school,        Role::department,  Role::auditor,   Role::committee_member};
    std::map<std::string, std::string> cursors; // of anybody's page of that list
    std::map<std::string, std::size_t> seen;
    for (int turn = 0; turn < 600; ++turn) {
        const Role role = roles[below(roles.size())];
        const Place& own = places_[below(places_.size())];
        const Place& other = places_[below(places_.size())];
        const std::string home = role == Role::city_office ? "420200" : own.county;
        const std::string asked = below(2) == 0 ? own.county : counties[below(counties.size())],
                          list = lists[below(lists.size())];
        const Id subject = role == Role::school        ? own.school
                           : role == Role::inspector   ? own.inspector
                           : role == Role::area_leader ? own.area
                                                       : Id::mint();
        std::string query = "?limit=" + std::to_string(1 + below(20));
        const std::size_t kind = below(4);
        if (kind == 1 && list != "schools" && list != "objections") query += "&school=" + other.school.text();
        if (kind == 2 && cursors.contains(list)) query += "&cursor=" + cursors[list];
        if (kind == 3 && (list == "visits" || list == "schools")) query += "&q=演示";
        if (list == "results") query += "&year=2026";
        if (list == "tasks") query += "&month=2026-03";
        const auto response =
            ask(user(role, subject, home), Method::get, "/api/v1/counties/" + asked + "/" + list + query);
        EXPECT_TRUE(response.status == 200 || response.status == 403 || response.status == 404)
            << list << query << std::get<std::string>(response.body);
        if (response.status != 200) continue;
        const auto page = json_of(response);
        if (page.at("next").is_string()) {
            cursors[list].clear();
            for (const char c : std::string(page.at("next").as_string()))
                cursors[list] += c == '+' ? "%2B" : c == '/' ? "%2F" : c == '=' ? "%3D" : std::string(1, c);
        }
        const auto allowed = [&](const Place& place) {
            if (place.county != asked || role == Role::department) return false;
            if (role == Role::city_office) return asked.starts_with("4202");
            return asked == home && (role != Role::school || place.school == subject) &&
                   (role != Role::inspector || place.inspector == subject) &&
                   (role != Role::area_leader || place.area == subject);
        };
        std::set<std::string> may;
        for (const Place& place : places_)
            if (allowed(place)) may.insert(place.school.text());
        for (const auto& row : page.at("items").as_array()) {
            EXPECT_TRUE(may.contains(school_of(row.as_object())))
                << guapai::code_of(role) << " of " << home << " asked for " << asked << "/" << list << query;
            ++seen[list];
        }
    }
    for (const std::string& list : lists)
        EXPECT_GT(seen[list], 10U) << list; // the property was put to the test
}

ON_BOTH_ENGINES(ScopeOfLists);

} // namespace guapai
