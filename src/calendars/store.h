// The tables of calendars: visit_calendar, calendar_visit, school_saving, unmerged_check.
#pragma once

#include "base/page.h"
#include "calendars/views.h"
#include "store/database.h"
#include "store/scope.h"

#include <optional>
#include <vector>

namespace guapai::calendars {

void add(Transaction& tx, const VisitCalendar& calendar);
bool save(Transaction& tx, VisitCalendar& calendar); // false: somebody was faster
void remove(Transaction& tx, std::string_view county, const Id& id);
std::optional<VisitCalendar> find(const Reader& in, const Scope& scope, std::string_view county, const Id& id);
Listed<VisitCalendar> list(const Reader& in, const Scope& scope, std::string_view county,
                           const CalendarFilters& filters, const Page& page);
// By acceptance, the latest last.
std::vector<VisitCalendar> accepted(const Reader& in, std::string_view county);

// What holds for the month: of the accepted ones that cover it, the last.
std::optional<VisitCalendar> in_force(const Reader& in, std::string_view county, const YearMonth& month);

void add(Transaction& tx, const CalendarVisit& visit);
bool save(Transaction& tx, CalendarVisit& visit);
std::optional<CalendarVisit> find_visit(const Reader& in, const Scope& scope, std::string_view county,
                                        const Id& calendar, const Id& id);
std::vector<CalendarVisit> visits_between(const Reader& in, std::string_view county, const Id& calendar,
                                          const Date& from, const Date& to);

void add(Transaction& tx, const SchoolSaving& saving);
void add(Transaction& tx, const UnmergedCheck& check);
Listed<SchoolSaving> list_savings(const Reader& in, const Scope& scope, std::string_view county, const Id& calendar,
                                  const Page& page);
Listed<UnmergedCheck> list_unmerged(const Reader& in, const Scope& scope, std::string_view county, const Id& calendar,
                                    const Page& page);
std::vector<SchoolSaving> all_savings(const Reader& in, const Scope& scope, std::string_view county,
                                      const Id& calendar); // the most saved first
std::vector<UnmergedCheck> all_unmerged(const Reader& in, const Scope& scope, std::string_view county,
                                        const Id& calendar); // by check and school

} // namespace guapai::calendars
