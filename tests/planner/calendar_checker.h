// An independent judge of calendars: states again, without the planner's own code, what must always hold.
#pragma once

#include "planner/calendar.h"

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <vector>

namespace guapai::planner {

class CalendarJudge {
public:
    CalendarJudge(const CalendarProblem& problem, const CalendarProposal& proposal)
        : problem_(problem), proposal_(proposal) {}

    std::vector<std::string> faults() {
        for (const CalendarEntry& entry : proposal_.entries)
            judge(entry);
        for (const auto& [who, there] : inspector_day_)
            if (std::ssize(there) > problem_.inspectors[who.first].per_day) excuse(there, "inspector above his day");
        for (const auto& [who, there] : department_day_) {
            const std::int64_t most = problem_.departments[who.first].schools_per_day;
            if (most > 0 && std::ssize(there) > most) excuse(there, "department above its day");
        }
        judge_locks();
        judge_teams();
        judge_checks();
        judge_duties();
        judge_burden();
        say(proposal_.travel_m != travelled_m(), "travel is not what the tours add up to");
        say(static_cast<std::int64_t>(proposal_.entries.size()) + proposal_.missed_checks + proposal_.missed_visits <
                proposal_.entries_bound,
            "below the bound of entries");
        say(proposal_.travel_m < proposal_.travel_bound_m, "below the bound of travel");
        return found_;
    }

private:
    void say(bool wrong, const std::string& what) {
        if (wrong) found_.push_back(what);
    }

    // A rule may be broken by an entry that is locked, if that is told.
    void say(bool wrong, const CalendarEntry& entry, const std::string& what) {
        if (!wrong) return;
        const bool told =
            std::any_of(proposal_.broken_locks.begin(), proposal_.broken_locks.end(), [&](const BrokenLock& one) {
                return one.school == entry.school && one.day == entry.day && !one.why.zh.empty() && !one.why.en.empty();
            });
        say(!entry.locked || !told, what + (entry.locked ? ", locked, and nobody was told" : ""));
    }
    void excuse(const std::vector<const CalendarEntry*>& all, const std::string& what) {
        for (const CalendarEntry* entry : all)
            say(true, *entry, what);
    }
    bool worked(const Date& day) const {
        const auto& days = problem_.working_days;
        return std::find(days.begin(), days.end(), day) != days.end();
    }

    void judge_locks() {
        std::size_t locked = 0;
        for (const CalendarEntry& entry : proposal_.entries)
            locked += entry.locked ? 1 : 0;
        say(locked != problem_.locked.size(), "another number of entries is locked");
        for (const LockedEntry& lock : problem_.locked)
            say(std::none_of(proposal_.entries.begin(), proposal_.entries.end(),
                             [&](const CalendarEntry& entry) {
                                 return entry.locked && entry.school == lock.school && entry.day == lock.day &&
                                        entry.duty == lock.duty && entry.checks == lock.checks &&
                                        entry.visitors == lock.visitors;
                             }),
                "a locked entry has changed");
        for (const BrokenLock& one : proposal_.broken_locks)
            say(std::none_of(problem_.locked.begin(), problem_.locked.end(),
                             [&](const LockedEntry& lock) { return lock.school == one.school && lock.day == one.day; }),
                "a rule broken by nothing locked");
    }

    std::int64_t wanted(const CalendarEntry& entry) const {
        std::int64_t out = 1;
        for (const Index c : entry.checks)
            out = std::max(out, problem_.checks[c].inspectors);
        std::int64_t team = 1; // the last wish for the month holds
        for (const TeamWish& wish : problem_.teams)
            if (wish.school == entry.school && wish.month == YearMonth::of(entry.day)) team = wish.inspectors;
        return entry.duty ? std::max(out, team) : out;
    }

    // As many as were asked for come, or it is told why not.
    void judge_teams() {
        for (const CalendarEntry& entry : proposal_.entries) {
            if (entry.locked && !worked(entry.day)) continue;
            const auto told = std::find_if(proposal_.short_teams.begin(), proposal_.short_teams.end(), [&](auto& one) {
                return one.school == entry.school && one.day == entry.day;
            });
            const bool is_told = told != proposal_.short_teams.end();
            const bool is_short = wanted(entry) > 1 && std::ssize(entry.visitors) < wanted(entry);
            say(is_short != is_told, "of " + std::to_string(wanted(entry)) + " come " +
                                         std::to_string(entry.visitors.size()) + (is_told ? ", told" : ", not told") +
                                         (entry.locked ? ", locked" : ""));
            if (is_told) say(told->wanted != wanted(entry) || told->why.zh.empty(), "no reason for a short team");
        }
    }

    void judge(const CalendarEntry& entry) {
        say(!worked(entry.day), entry, "entry on a day that is not worked");
        say(!seen_.insert({entry.school, entry.day}).second, "two entries of a school on one day");
        say(static_cast<std::int64_t>(entry.checks.size()) > problem_.parameters.checks_per_entry, entry,
            "too many checks");
        say(!entry.duty && entry.checks.empty(), "an entry for nothing");
        if (entry.duty) ++duty_[{entry.school, YearMonth::of(entry.day)}];
        for (const Index who : entry.visitors) {
            const CalendarInspector& inspector = problem_.inspectors[who];
            if (worked(entry.day)) inspector_day_[{who, entry.day}].push_back(&entry);
            say(std::count(inspector.away.begin(), inspector.away.end(), entry.day) > 0, entry, "visitor away");
            if (who == entry.visitors[0]) continue;
            say(!entry.locked && inspector.team != problem_.inspectors[entry.visitors[0]].team, "another's companion");
            say(std::count(inspector.recused.begin(), inspector.recused.end(), entry.school) > 0, entry,
                "companion recused");
        }
        if (!entry.visitors.empty() && worked(entry.day) &&
            entry.visitors[0] == problem_.schools[entry.school].inspector)
            tours_[{entry.visitors[0], entry.day}].push_back(entry.school);
        say(entry.unannounced && (!entry.duty || entry.slack < problem_.parameters.least_slack), "could be guessed");
        say(!entry.visitors.empty() && entry.visitors[0] != problem_.schools[entry.school].inspector, entry,
            "not his school");
        say(entry.duty && entry.visitors.empty(), "duty without inspector");
        std::set<Index> departments;
        for (const Index c : entry.checks) {
            const CalendarCheck& check = problem_.checks[c];
            say(entry.day < check.from || check.to < entry.day, entry, "check outside its window");
            if (check.department)
                departments.insert(*check.department);
            else
                say(entry.visitors.empty(), "special topic without inspector");
            ++made_[{entry.school, c}];
        }
        if (worked(entry.day))
            for (const Index department : departments)
                department_day_[{department, entry.day}].push_back(&entry);
    }

    void judge_checks() {
        std::map<std::pair<Index, Index>, int> left;
        for (const Unmerged& one : proposal_.unmerged) {
            say(one.why.zh.empty(), "no reason");
            if (!one.made) ++left[{one.school, one.check}];
        }
        std::size_t asked = 0;
        for (Index c = 0; c < problem_.checks.size(); ++c) {
            for (const Index s : problem_.checks[c].schools) {
                ++asked;
                const int told = made_[{s, c}] + left[{s, c}];
                say(told > 1 || (told == 0 && !problem_.checks[c].may_wait), "check neither made once nor explained");
            }
        }
        say(made_.size() < asked, "checks nobody asked for");
    }

    void judge_duties() {
        std::int64_t missed = 0;
        for (Index s = 0; s < problem_.schools.size(); ++s) {
            for (const YearMonth& month : problem_.duty_months) {
                const int visits = duty_[{s, month}];
                say(visits > 1, "two duty visits in a month");
                missed += visits == 0 ? 1 : 0;
            }
        }
        say(missed != proposal_.missed_visits, "missed visits not told");
    }

    void judge_burden() {
        std::vector<std::int64_t> made(problem_.schools.size());
        for (const CalendarEntry& entry : proposal_.entries)
            ++made[entry.school];
        std::int64_t saved = 0;
        for (Index s = 0; s < problem_.schools.size(); ++s) {
            const SchoolBurden& burden = proposal_.schools[s];
            say(burden.made != made[s], "entries of a school miscounted");
            say(burden.asked - burden.left_out - burden.made != burden.saved, "a school's visits do not add up");
            saved += burden.saved;
        }
        say(saved != proposal_.saved, "saved visits do not add up");
        for (const DepartmentBurden& burden : proposal_.departments)
            say(burden.asked != burden.saved + burden.alone + burden.left_out, "a department's checks do not add up");
    }

    // By every order of every tour.
    std::int64_t travelled_m() {
        std::int64_t out = 0;
        for (auto& [who, schools] : tours_) {
            const Point home = *problem_.inspectors[who.first].home;
            std::sort(schools.begin(), schools.end());
            std::int64_t shortest = -1;
            do {
                Point at = home;
                std::int64_t length = 0;
                for (const Index s : schools) {
                    length += metres(at, *problem_.schools[s].place);
                    at = *problem_.schools[s].place;
                }
                length += metres(at, home);
                if (shortest < 0 || length < shortest) shortest = length;
            } while (std::next_permutation(schools.begin(), schools.end()));
            out += shortest;
        }
        return out;
    }

    const CalendarProblem& problem_;
    const CalendarProposal& proposal_;
    std::vector<std::string> found_;
    std::set<std::pair<Index, Date>> seen_;
    std::map<std::pair<Index, YearMonth>, int> duty_;
    std::map<std::pair<Index, Date>, std::vector<const CalendarEntry*>> inspector_day_, department_day_;
    std::map<std::pair<Index, Index>, int> made_;
    std::map<std::pair<Index, Date>, std::vector<Index>> tours_;
};

} // namespace guapai::planner
