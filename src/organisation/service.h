// Use cases of the office's own settings, and what other modules ask about them.
//
//     const auto calendar = organisation::calendar(in, county);
//     const WorkingDate due = calendar.add_working_days(today, n);
//     const auto rules = organisation::parameters(in, county, today);
//     if (years < rules.value("inspector.experience")) refuse(rules.basis("inspector.experience"));
//
// Thread-safety: Service from any thread.
#pragma once

#include "base/page.h"
#include "identity/actor.h"
#include "organisation/model.h"
#include "rules/calendar.h"
#include "rules/parameter.h"
#include "store/database.h"
#include "store/put.h"

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace guapai::organisation {

// For other modules, in their transaction. The settings of a county are no secret inside it: these take no Scope.
Office office(const Reader& in, std::string_view county); // version 0 with general names as long as nothing is set
rules::WorkingCalendar calendar(const Reader& in, std::string_view county);
rules::Parameters parameters(const Reader& in, std::string_view county, const Date& on);
std::int64_t parameter(const Reader& in, std::string_view county, std::string_view code, const Date& on);
std::map<Id, std::string> department_names(const Reader& in, std::string_view county);
std::optional<Department> department(const Reader& in, std::string_view county, const Id& id);
// Where the pages of any office fetch map tiles from, as origins, each once: for the policy of pages, which are served
// before anybody has signed in.
std::vector<std::string> tile_origins(const Reader& in);
// Demo data marks the office as such; a user cannot.
void mark_demo(Transaction& tx, std::string_view county);

class Service {
public:
    explicit Service(Database& database) : database_(database) {}

    Office get_office(const identity::Actor& actor, std::string_view county);
    std::pair<Office, Put> put_office(const identity::Actor& actor, std::string_view county, Office wanted,
                                      std::optional<std::int64_t> seen);
    Listed<Department> departments(const identity::Actor& actor, std::string_view county, const Page& page);
    std::pair<Department, Put> put_department(const identity::Actor& actor, std::string_view county, const Id& id,
                                              Department wanted, std::optional<std::int64_t> seen);
    CalendarYear get_calendar(const identity::Actor& actor, std::string_view county, int year);
    CalendarYear put_calendar(const identity::Actor& actor, std::string_view county, int year,
                              std::vector<CalendarDay> days);
    // A year's list out of a spreadsheet with the columns 日期, 类别 (休, 班) and 说明, all of one year. Problems of
    // sheet/table.h, 422 "organisation.calendar_cells" naming every wrong cell.
    CalendarYear import_calendar(const identity::Actor& actor, std::string_view county, std::string_view bytes);
    ParameterList list_parameters(const identity::Actor& actor, std::string_view county, const Date& on);
    // Tighten only: Problem 422 "rules.loosens" or "rules.fixed" names the article.
    ParameterView put_parameter(const identity::Actor& actor, std::string_view county, std::string_view code,
                                const NewParameterValue& wanted);

private:
    Database& database_;
};

} // namespace guapai::organisation
