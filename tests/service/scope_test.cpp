// Random roles, places and queries: no list ever shows a row of a school that its reader may not see. Some schools have
// changed hands: who had them before sees what he made himself there, and nothing else.
#include "network/routes.h"
#include "plans/routes.h"
#include "rectification/routes.h"
#include "results/routes.h"
#include "schools/routes.h"
#include "store/record.h"
#include "store/record_sight.h"
#include "support/api.h"
#include "support/county.h"
#include "visits/routes.h"

#include <algorithm>
#include <map>
#include <random>
#include <set>

namespace guapai {

namespace {

using http::Method;
using identity::Actor;
using identity::Role;

const std::vector<std::string> counties = {"420281", "420222", "420381"};
const Date today{2026, 3, 5};

struct Holder {
    Id area, inspector;
};

struct Place {
    std::string county;
    Id school;
    std::vector<Holder> holders; // who has had the school; the last has it now
};

// A row that a list shows.
struct Shown {
    std::size_t place;
    std::optional<Id> maker; // the inspector who made the record
};

// The task, the plate and the result of a school: they go with it.
std::vector<Id> fill_school(Transaction& tx, const Place& at, std::int64_t number) {
    plans::Task task;
    task.county = at.county, task.id = Id::mint(), task.month = "2026-03", task.school = at.school;
    task.inspector = at.holders.back().inspector, task.area = at.holders.back().area;
    task.planned_on = today, task.due_on = {2026, 3, 31};
    insert(tx, "task", task);
    network::Nameplate plate;
    plate.county = at.county, plate.id = Id::mint(), plate.token = at.county + Id::mint().text();
    plate.school = at.school, plate.inspector = at.holders.back().inspector, plate.valid_from = {2026, 1, 1};
    insert(tx, "nameplate", plate);
    results::SchoolResult result;
    result.county = at.county, result.id = Id::mint(), result.school = at.school, result.year = 2026;
    result.score = 80 + static_cast<double>(number % 10);
    insert(tx, "school_result", result);
    return {task.id, plate.id, result.id, at.school};
}

// One of every record that an inspector makes at a school.
std::vector<Id> fill_records(Transaction& tx, const Place& at, const Holder& by, std::int64_t number) {
    visits::Visit visit;
    visit.county = at.county, visit.id = Id::mint(), visit.school = at.school, visit.inspector = by.inspector;
    visit.area = by.area, visit.visited_on = today, visit.month = "2026-03", visit.process = "查看食堂";
    insert(tx, "visit", visit);
    rectification::Finding finding;
    finding.county = at.county, finding.id = Id::mint(), finding.school = at.school, finding.inspector = by.inspector;
    finding.found_on = today, finding.description = "演示问题";
    insert(tx, "finding", finding);
    rectification::Notice notice;
    notice.county = at.county, notice.id = Id::mint(), notice.school = at.school, notice.inspector = by.inspector;
    notice.year = 2026, notice.number = number, notice.document_number = std::to_string(number);
    notice.title = "演示", notice.issued_on = today, notice.deadline = today.plus_days(14);
    notice.public_token = Id::mint().text();
    insert(tx, "notice", notice);
    add_maker(tx, at.county, "notice", notice.id, by.inspector);
    rectification::Objection objection;
    objection.county = at.county, objection.id = Id::mint(), objection.notice = notice.id, objection.school = at.school;
    objection.text = "演示异议", objection.made_at = today.midnight_in_china();
    insert(tx, "objection", objection);
    rectification::Letter letter;
    letter.county = at.county, letter.id = Id::mint(), letter.school = at.school, letter.finding = finding.id;
    letter.year = 2026, letter.number = number, letter.document_number = std::to_string(number);
    letter.department = Id::mint(), letter.sent_on = today, letter.deadline = today.plus_days(10);
    insert(tx, "letter", letter);
    add_maker(tx, at.county, "letter", letter.id, by.inspector);
    return {visit.id, finding.id, notice.id, objection.id, letter.id};
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
    // Every other school changes hands today, to an inspector of the other area; before and after, records are made.
    void settle(County county) {
        const std::size_t first = places_.size();
        for (const auto& area : county.areas)
            for (const auto& inspector : area.inspectors)
                for (const Id& school : inspector.schools)
                    places_.push_back({county.code, school, {{area.id, inspector.id}}});
        for (std::size_t a = 0; a < county.areas.size(); ++a)
            for (std::size_t i = 0; i < county.areas[a].inspectors.size(); ++i) {
                auto& from = county.areas[a].inspectors[i].schools;
                auto& to = county.areas[1 - a].inspectors[i];
                const auto place = std::ranges::find(places_, from.front(), &Place::school);
                place->holders.push_back({county.areas[1 - a].id, to.id});
                to.schools.push_back(from.front());
                from.erase(from.begin());
            }
        county.publish(db(), Id::mint(), 2, today);
        db().write(county.code, [&](Transaction& tx) {
            for (std::size_t at = first; at < places_.size(); ++at) {
                for (const Id& row : fill_school(tx, places_[at], ++number_))
                    rows_.emplace(row.text(), Shown{at, {}});
                for (const Holder& holder : places_[at].holders)
                    for (const Id& row : fill_records(tx, places_[at], holder, ++number_))
                        rows_.emplace(row.text(), Shown{at, holder.inspector});
            }
        });
    }

    const Shown& shown(const boost::json::object& row) const {
        const auto* id = row.if_contains("notice");
        if (!id || row.contains("id")) id = &row.at("id"); // a ledger's line has no id of its own
        return rows_.at(std::string(id->as_string()));
    }
    // Whether the inspector, by what he has and what he made.
    bool may_read(const Id& inspector, const Shown& row) const {
        return places_[row.place].holders.back().inspector == inspector || row.maker == inspector;
    }

    std::int64_t number_ = 0;
    std::map<std::string, Shown> rows_; // by the id that a list shows
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
        const Holder& holder = own.holders[below(own.holders.size())];
        const Place& other = places_[below(places_.size())];
        const std::string home = role == Role::city_office ? "420200" : own.county;
        const std::string asked = below(2) == 0 ? own.county : counties[below(counties.size())],
                          list = lists[below(lists.size())];
        const Id subject = role == Role::school        ? own.school
                           : role == Role::inspector   ? holder.inspector
                           : role == Role::area_leader ? holder.area
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
        const auto allowed = [&](const Shown& row) {
            const Place& place = places_[row.place];
            if (place.county != asked || role == Role::department) return false;
            if (role == Role::city_office) return asked.starts_with("4202");
            return asked == home && (role != Role::school || place.school == subject) &&
                   (role != Role::inspector || may_read(subject, row)) &&
                   (role != Role::area_leader || place.holders.back().area == subject);
        };
        for (const auto& row : page.at("items").as_array()) {
            EXPECT_TRUE(allowed(shown(row.as_object())))
                << guapai::code_of(role) << " of " << home << " asked for " << asked << "/" << list << query;
            ++seen[list];
        }
    }
    for (const std::string& list : lists)
        EXPECT_GT(seen[list], 10U) << list; // the property was put to the test
}

// What he has now with all that was ever made there, what he made at schools that are his no longer, and no row more.
TEST_P(ScopeOfLists, ShowAnInspectorHisSchoolsAndWhatHeMadeBefore) {
    std::set<Id> inspectors;
    for (const Place& place : places_)
        for (const Holder& holder : place.holders)
            inspectors.insert(holder.inspector);
    std::size_t of_former_schools = 0;
    for (const Id& inspector : inspectors) {
        std::map<std::string, std::set<std::string>> listed; // by the filter
        std::string county;
        for (const Place& place : places_)
            for (const Holder& holder : place.holders)
                if (holder.inspector == inspector) county = place.county;
        for (const std::string filter : {"", "&in_charge=true", "&in_charge=false"})
            for (const std::string list : {"visits", "findings", "notices", "ledger", "objections", "letters"}) {
                if (!filter.empty() && (list == "objections" || list == "letters")) continue;
                const auto response = ask(user(Role::inspector, inspector, county), Method::get,
                                          "/api/v1/counties/" + county + "/" + list + "?limit=100" + filter);
                ASSERT_EQ(response.status, 200) << std::get<std::string>(response.body);
                const auto page = json_of(response);
                for (const auto& row : page.at("items").as_array())
                    listed[list + filter].insert(
                        std::string(row.as_object().at(list == "ledger" ? "notice" : "id").as_string()));
            }
        for (const auto& [row, about] : rows_) {
            if (!about.maker) continue;
            const bool in_charge = places_[about.place].holders.back().inspector == inspector;
            const auto times = [&](const std::string& filter) {
                std::size_t found = 0;
                for (const std::string list : {"visits", "findings", "notices", "objections", "letters"})
                    found += listed[list + filter].count(row);
                return found;
            };
            EXPECT_EQ(times(""), may_read(inspector, about) ? 1U : 0U);
            EXPECT_LE(times("&in_charge=true"), in_charge ? 1U : 0U);
            EXPECT_LE(times("&in_charge=false"), !in_charge && about.maker == inspector ? 1U : 0U);
            of_former_schools += times("&in_charge=false");
        }
        for (const std::string list : {"visits", "findings", "notices", "ledger"})
            EXPECT_EQ(listed[list].size(),
                      listed[list + "&in_charge=true"].size() + listed[list + "&in_charge=false"].size());
        EXPECT_EQ(listed["ledger"], listed["notices"]);
    }
    EXPECT_EQ(of_former_schools, 3 * inspectors.size()) << "each handed one school over: a visit, a finding, a notice";
}

ON_BOTH_ENGINES(ScopeOfLists);

} // namespace guapai
