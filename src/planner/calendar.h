// The calendar of visits: which school on which working day, and which departments' checks ride along.
//
//     CalendarProblem year{.schools = …, .inspectors = …, .departments = …, .checks = …, .working_days = …,
//                          .duty_months = {{2026, 3}, {2026, 4}}};
//     const CalendarProposal proposal = propose(year);
//     proposal.entries[0]                 // school, day, who goes, which checks are made on the way
//     proposal.schools[0].saved           // entries this school is spared
//     proposal.unmerged[0].why.zh         // 检查时段内学校放假，没有督导可以合并
//
// What always holds: entries lie on working days, at most one a school and day; a duty visit (one a school and duty
// month) is made by the school's own inspector, who is not away and not above his schools a day; a check lies within
// its window; a department is at no more schools a day than it can; an entry holds at most `checks_per_entry` checks;
// days up to `frozen_through` keep what was announced for them and get nothing new. A locked entry stays as it is, even
// where it breaks one of these rules; then `broken_locks` says so. What is wished, in this order: as little as possible
// left out, few entries, as many inspectors as were asked for, announced days kept, a week between two entries of a
// school, weeks that are not too full, short travel. Then days are drawn among those that are equally good, so that
// nobody can guess them.
//
// Way of working (docs/planner.md): interval stabbing by earliest deadline, large-neighbourhood search, then Gibbs
// sampling among calendars that cost no more. One problem and seed give one proposal, unless `seconds` or `stop` ends
// the search early; several threads give the same answer every time too. Distances are great circles in metres, WGS-84;
// a tour goes from the inspector's home and back. Errors: Problem 422 on input that means nothing; Cancelled when
// `cancelled` says so. Thread-safety: pure; the callbacks are called on the calling thread.
#pragma once

#include "base/date.h"
#include "planner/network.h"

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace guapai::planner {

struct CalendarSchool {
    std::string name;
    std::optional<Point> place;     // none: its way is not counted
    std::optional<Index> inspector; // none: nobody can make its duty visits
};

struct CalendarInspector {
    std::string name;
    std::optional<Point> home;    // none: the centre of his schools stands in
    std::optional<Index> team;    // inspectors of one team go along with each other
    std::int64_t per_day = 2;     // schools a day, 1 … 8
    std::vector<Date> away;       // leave, training
    std::vector<Index> recused{}; // schools he does not go along to
};

struct CalendarDepartment {
    std::string name;
    std::int64_t schools_per_day = 0; // 0: as many as asked
};

// One check, to be made once at each of its schools.
struct CalendarCheck {
    std::string title;
    std::optional<Index> department; // none: a special topic of the office, looked at by the school's inspector
    std::vector<Index> schools;
    Date from, to;               // the window, both days included
    bool may_wait = false;       // its window goes on after the calendar: made now where it needs no entry of its own
    std::int64_t inspectors = 1; // who are to make it; above one, a department does not come alone
};

// The month's duty visit of a school is to be made by several inspectors: its own, and others of his team.
struct TeamWish {
    Index school = 0;
    YearMonth month;
    std::int64_t inspectors = 2;
};

// An entry of a calendar that schools or departments know of already.
struct AnnouncedEntry {
    Index school = 0;
    Date day;
    std::vector<Index> checks{}; // told apart only up to the frozen day, where they count as made
};

// An entry that stays on its day, with its visitors and its checks, which are all asked for at the school.
struct LockedEntry {
    Index school = 0;
    Date day;
    bool duty = false; // its month is a duty month
    std::vector<Index> checks{}, visitors{};
    std::int64_t slack = 1;
    bool unannounced = false;
};

struct CalendarParameters {
    std::int64_t checks_per_entry = 4;
    std::int64_t team_from_checks = 3; // as many checks are worth a second inspector
    std::int64_t per_week = 4;         // an inspector's entries a week without regret
    std::int64_t least_slack = 5;      // drawn among fewer days, a visit could be guessed: not called unannounced

    // In metres of travel that granting the wish is worth.
    std::int64_t team_m = 20'000'000; // one more of the inspectors asked for
    std::int64_t move_m = 30'000;     // an announced day stays
    std::int64_t close_m = 40'000;    // no two entries of a school within seven days
    std::int64_t week_m = 10'000;     // one entry above per_week; the next costs more
};

struct CalendarProblem {
    std::vector<CalendarSchool> schools;
    std::vector<CalendarInspector> inspectors;
    std::vector<CalendarDepartment> departments;
    std::vector<CalendarCheck> checks;
    std::vector<Date> working_days; // ascending
    std::vector<YearMonth> duty_months;
    std::vector<AnnouncedEntry> announced;
    std::optional<Date> frozen_through;
    std::vector<LockedEntry> locked;
    std::vector<TeamWish> teams;
    CalendarParameters parameters;
    std::uint64_t seed = 1;
    std::int64_t iterations = 60'000; // of the search
    std::optional<double> seconds;    // ends the search earlier
    int threads = 1;                  // searches side by side, each with a seed of its own: the better answer is taken
    std::function<void(double)> progress;
    std::function<bool()> cancelled; // gives up
    std::function<bool()> stop;      // ends the search: the best so far is the answer
};

struct CalendarEntry {
    Index school = 0;
    Date day;
    bool duty = false;
    std::vector<Index> checks;
    std::vector<Index> visitors; // the school's inspector first; nobody when a department comes alone
    std::int64_t slack = 1;      // equally good days among which this one was drawn
    bool unannounced = false;    // drawn among enough of them, and not announced before
    bool locked = false;
};

// Visits asked for (duty visits and checks, but those that wait), made (entries) and saved (asked − left out − made).
struct SchoolBurden {
    std::int64_t asked = 0, made = 0, saved = 0, left_out = 0;
};

// The checks of a department: those that needed no entry of their own are saved.
struct DepartmentBurden {
    std::int64_t asked = 0, saved = 0, alone = 0, left_out = 0, waiting = 0;
};

// A check that is made in an entry of its own, or not at all.
struct Unmerged {
    Index school = 0, check = 0;
    bool made = true;
    Text why;
};

// What cannot be granted as a whole: the smallest set that explains it, and what would help.
struct Shortage {
    std::int64_t missing = 0; // visits or checks left out for this reason
    std::vector<Index> schools;
    std::optional<Index> check, department, inspector; // whose it is, where it is one's
    Text why, remedy;
};

// A rule that a locked entry breaks, one line a rule.
struct BrokenLock {
    Index school = 0;
    Date day;
    Text why;
};

// An entry that fewer inspectors make than were asked for.
struct ShortTeam {
    Index school = 0;
    Date day;
    std::int64_t wanted = 2, coming = 1;
    Text why, remedy;
};

struct CalendarProposal {
    std::vector<CalendarEntry> entries; // by day, then school
    std::vector<SchoolBurden> schools;
    std::vector<DepartmentBurden> departments;
    std::vector<Unmerged> unmerged;
    std::vector<Shortage> shortages;
    std::vector<BrokenLock> broken_locks;
    std::vector<ShortTeam> short_teams;
    std::int64_t teams = 0; // entries that more than one inspector was asked for
    std::int64_t asked = 0, saved = 0;
    std::int64_t missed_visits = 0, missed_checks = 0;
    std::int64_t waiting = 0;        // checks left for later
    std::int64_t moved = 0;          // announced entries that lost their day
    std::int64_t close = 0;          // entries less than a week after the last
    std::int64_t busiest_week = 0;   // entries of one inspector, those he goes along to too
    std::int64_t full_weeks = 0;     // weeks of an inspector above per_week
    std::int64_t entries_bound = 0;  // no calendar that leaves nothing out has fewer entries
    std::int64_t travel_m = 0;       // of the schools' own inspectors; who goes along is not counted
    std::int64_t travel_bound_m = 0; // the least for the duty visits made
    // What an outsider must guess of the duty visits: bits of their days, and bits if any day of the month were as
    // good.
    double secrecy_bits = 0, most_bits = 0;
    std::int64_t iterations = 0; // done
    std::int64_t cost = 0;       // what the search makes less of; to compare proposals for one problem
};

CalendarProposal propose(const CalendarProblem& problem);

} // namespace guapai::planner
