// What an office may set for itself, pure: its letterhead, its calendar, its values of rule parameters.
#pragma once

#include "organisation/model.h"
#include "rules/calendar.h"

#include <string_view>
#include <vector>

namespace guapai::organisation {

// The office of a county that has not set anything yet: version 0, names that say so.
Office default_office(std::string_view county);
// Throws Problem 422 "organisation.office": the tile server must be empty or an http(s) address with {z}, {x} and {y},
// the public address empty or one without a path.
void check_office(const Office& office);
// Throws Problem 422 "organisation.calendar": every day lies in the year and stands there once.
void check_calendar(int year, const std::vector<CalendarDay>& days);

// A county's own value as a row of rules/parameter.h: of the county's level, on the ground the county names, else on
// the article of the rule it tightens. Throws Problem 422 "rules.unknown" for a code nobody defines.
rules::RuleParameter parameter_row(const ParameterValue& value);
// National parameters and presets, with the own values of a county and of the offices above it.
std::vector<rules::RuleParameter> parameter_rows(const std::vector<ParameterValue>& own);
std::vector<ParameterView> parameter_views(const std::vector<ParameterValue>& own, std::string_view county,
                                           const Date& on);

rules::WorkingCalendar working_calendar(const std::vector<CalendarDay>& days);

} // namespace guapai::organisation
