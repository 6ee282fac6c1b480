// Which inspector is in charge of which school in a month, and open tasks that follow him. Internal to src/plans.
#pragma once

#include "network/service.h"
#include "plans/model.h"
#include "plans/rules.h"

#include <map>
#include <string_view>
#include <vector>

namespace guapai::plans {

using InCharge = std::map<Id, network::Assignment>; // by school: open ones with an inspector alone

// By the network of today within the month, of its first day before it, of its last one after.
InCharge in_charge(const Reader& in, std::string_view county, const YearMonth& month);
InCharge require_in_charge(const Reader& in, std::string_view county,
                           const YearMonth& month); // Problem 409 "plans.no_network" when there is nobody

// Days of the month that visits can still be planned on: days_to_plan with the county's calendar and parameters.
std::vector<Date> days_left(const Reader& in, std::string_view county, const YearMonth& month, bool force);

DayLoads loads_of(const std::vector<Task>& tasks);

// Open tasks go with their school to the inspector now in force. How many did.
std::int64_t hand_over(Transaction& tx, std::vector<Task>& tasks, const InCharge& now);

} // namespace guapai::plans
