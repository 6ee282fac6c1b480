// Use cases of calendars of visits.
//
//     const Job job = calendars.propose(office, county, {.from_month = "2026-03", .to_month = "2026-06"});
//     const VisitDays days = calendars.days(office, county, calendar, visit);      // what each day would break
//     calendars.accept(office, county, calendar, version);                         // the inspectors have their tasks
//
// Thread-safety: Service from any thread.
#pragma once

#include "base/language.h"
#include "base/page.h"
#include "calendars/round_views.h"
#include "calendars/views.h"
#include "identity/actor.h"
#include "store/database.h"
#include "store/jobs.h"

#include <functional>
#include <string>
#include <string_view>

namespace guapai::calendars {

class Service {
public:
    Service(Database& database, Jobs& jobs) : database_(database), jobs_(jobs) {}

    // A draft by the planner, as a job whose result names it: {record_kind "calendar", record}. Problem 409
    // "calendars.no_network", "calendars.no_days"; 422 "calendars.months", "calendars.based_on", "calendars.teams".
    Job propose(const identity::Actor& actor, std::string_view county, const CalendarWish& wish);
    // The same at once, for whoever runs outside of requests. `report`: how far, what now.
    using Report = std::function<void(double part, std::string_view zh, std::string_view en)>;
    VisitCalendar propose_now(const identity::Actor& actor, std::string_view county, const CalendarWish& wish,
                              const Report& report);
    Listed<VisitCalendar> list(const identity::Actor& actor, std::string_view county, const CalendarFilters& filters,
                               const Page& page);
    VisitCalendar get(const identity::Actor& actor, std::string_view county, const Id& id);
    void remove(const identity::Actor& actor, std::string_view county, const Id& id); // a draft

    CalendarMonth month(const identity::Actor& actor, std::string_view county, const Id& id, const YearMonth& month);
    Listed<SchoolSaving> savings(const identity::Actor& actor, std::string_view county, const Id& id, const Page& page);
    Listed<UnmergedCheck> unmerged(const identity::Actor& actor, std::string_view county, const Id& id,
                                   const Page& page);

    std::string report_xlsx(const identity::Actor& actor, std::string_view county, const Id& id, ReportPart part,
                            Language language = Language::zh);

    // Locks visits of a draft, or unlocks them: they stay when the rest is proposed anew (CalendarWish::based_on).
    // Problem 409 "calendars.not_draft", 422 "calendars.locks" when none is named, 404.
    VisitCalendar lock(const identity::Actor& actor, std::string_view county, const Id& calendar, const LockWish& wish);
    // How many inspectors the next proposal based on this draft is to find for the visit. Problem 409
    // "calendars.not_draft", 422 "calendars.team" when it is no regular visit, 412.
    CalendarVisit team(const identity::Actor& actor, std::string_view county, const Id& calendar, const Id& visit,
                       std::int64_t inspectors, std::int64_t seen);

    // What the visit would break on each day of its month.
    VisitDays days(const identity::Actor& actor, std::string_view county, const Id& calendar, const Id& visit);
    // Moves it; in an accepted calendar its task too. Problem 422 "calendars.move" when a hard rule is broken, 412 when
    // the visit was changed since.
    MoveEffect move(const identity::Actor& actor, std::string_view county, const Id& calendar, const Id& visit,
                    const Date& day, std::int64_t seen);

    // An inspector's schools of a day in the best order, from home and back, by the calendar's visits. `/inspector` may
    // be left out by an inspector, who sees his own round only. Problem 422 "calendars.round", 404.
    DayRound round(const identity::Actor& actor, std::string_view county, const Id& calendar,
                   const RoundWanted& wanted);
    // The same by his open tasks: those of the day first, with the visits he makes with others, then what is overdue or
    // might have been done before. Without the place he lives at.
    DayRound round_of_tasks(const identity::Actor& actor, std::string_view county, const RoundWanted& wanted);

    // Gives the inspectors the visits from tomorrow on as tasks; calendars within its months are replaced. Problem 409
    // "calendars.past" when no day is left, "calendars.no_network", "calendars.not_draft".
    Acceptance accept(const identity::Actor& actor, std::string_view county, const Id& id, std::int64_t seen);

private:
    Database& database_;
    Jobs& jobs_;
};

} // namespace guapai::calendars
