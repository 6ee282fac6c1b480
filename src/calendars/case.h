// A calendar as the planner wants it, and what the planner's answer becomes. Internal to src/calendars.
#pragma once

#include "calendars/views.h"
#include "planner/calendar.h"
#include "store/database.h"

#include <map>
#include <string_view>
#include <vector>

namespace guapai::calendars {

// The problem, with the ids behind its indices.
struct Case {
    planner::CalendarProblem problem;
    std::vector<Id> schools, inspectors, departments, checks; // checks: departments' checks and special topics
    std::vector<bool> is_topic;                               // as checks
    std::map<Id, Id> area;                                    // by school
    std::map<std::pair<Id, Date>, CalendarVisit> locked;      // by school and day, as they were in the calendar before
    std::vector<std::string> notes;
};

std::map<Id, planner::Index> places_of(const std::vector<Id>& ids); // in the list

YearMonth month_of(std::string_view text, const char* pointer); // Problem 422

// Problem 409 "calendars.no_network", "calendars.no_days"; 422 on months that are none or the wrong way round, schools
// or a calendar before that do not exist.
Case load_case(const Reader& in, std::string_view county, const CalendarWish& wish, const Date& today);

// Gives the problem what stays of the calendar before, and its teams and the wish's.
void add_locks(const Reader& in, std::string_view county, const CalendarWish& wish, Case& out);

// Everything that is stored of a proposal.
struct Contents {
    VisitCalendar calendar;
    std::vector<CalendarVisit> visits;
    std::vector<SchoolSaving> savings;
    std::vector<UnmergedCheck> unmerged;
};
Contents contents_of(const Case& asked, const planner::CalendarProposal& proposal, std::string_view county,
                     const CalendarWish& wish);

} // namespace guapai::calendars
