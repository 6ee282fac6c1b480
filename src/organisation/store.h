// The tables office, department, calendar_day and parameter_value.
#pragma once

#include "base/page.h"
#include "organisation/model.h"
#include "store/database.h"
#include "store/put.h"
#include "store/scope.h"

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace guapai::organisation {

std::optional<Office> load_office(const Reader& in, const Scope& scope, std::string_view county);
Put save(Transaction& tx, Office& wanted, const std::optional<Office>& current, std::optional<std::int64_t> seen);

std::vector<std::string> load_tile_servers(const Reader& in); // of all offices, each once

std::optional<Department> load_department(const Reader& in, const Scope& scope, std::string_view county, const Id& id);
Listed<Department> list_departments(const Reader& in, const Scope& scope, std::string_view county, const Page& page);
std::map<Id, std::string> names_of_departments(const Reader& in, const Scope& scope, std::string_view county);
// Throws DuplicateKey when another department has the name.
Put save(Transaction& tx, Department& wanted, const std::optional<Department>& current,
         std::optional<std::int64_t> seen);

std::vector<CalendarDay> load_calendar(const Reader& in, const Scope& scope, std::string_view county); // all years
std::vector<CalendarDay> load_calendar(const Reader& in, const Scope& scope, std::string_view county, int year);
void replace_calendar(Transaction& tx, std::string_view county, int year, const std::vector<CalendarDay>& days);

// Own values of a county and of the offices above it (`chain` of rules::place_chain): rules, readable by all.
std::vector<ParameterValue> load_parameters(const Reader& in, const std::vector<std::string>& chain);
// Sets the value of the code from the day on.
ParameterValue save(Transaction& tx, ParameterValue wanted);

} // namespace guapai::organisation
