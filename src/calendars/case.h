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
    std::vector<std::string> notes;
};

YearMonth month_of(std::string_view text, const char* pointer); // Problem 422

// Problem 409 "calendars.no_network", "calendars.no_days"; 422 on months that are none or the wrong way round.
Case load_case(const Reader& in, std::string_view county, const CalendarWish& wish, const Date& today);

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
