// A calendar being made: entries of schools, who is where on which day, and what it all costs, kept up to date with
// every entry opened and closed. Internal to src/planner.
#pragma once

#include "planner/calendar_index.h"

#include <cstdint>
#include <set>
#include <utility>
#include <vector>

namespace guapai::planner {

struct PlanEntry {
    int day = 0;
    bool fixed = false;                // frozen or locked
    std::vector<int> requests{};       // indexes into CalendarIndex::requests(school), ascending
    std::vector<Index> companions{};   // who come beside the school's inspector
    std::int64_t slack = 1;            // equally good days when it was last drawn
    std::optional<std::size_t> lock{}; // index into CalendarProblem::locked

    bool operator==(const PlanEntry& other) const {
        return day == other.day && requests == other.requests && companions == other.companions;
    }
};

class CalendarState {
public:
    explicit CalendarState(const CalendarIndex& index); // with the frozen and the locked entries

    // What is left out weighs more than any entry, an entry more than any wish of a school.
    static constexpr std::int64_t missed_m = 1'000'000'000'000, entry_m = 1'000'000'000, wait_m = 3'000;

    std::int64_t cost() const { return cost_; }
    const std::vector<PlanEntry>& entries(Index school) const { return entries_[school]; } // by day
    const PlanEntry* entry_on(Index school, int day) const;
    // School and request, of those possible: what is left out, and what waits.
    const std::set<std::pair<Index, int>>& missed() const { return missed_; }
    const std::set<std::pair<Index, int>>& waiting() const { return waiting_; }
    std::vector<int> open_requests(Index school) const; // both
    const std::vector<Index>& tour(Index inspector, int day) const { return tours_[cell(inspector, day)]; }
    const std::vector<Index>& at(int department, int day) const {
        return at_[static_cast<std::size_t>(department)][static_cast<std::size_t>(day)];
    }
    std::int64_t week_load(Index inspector, int week) const {
        return week_load_[inspector][static_cast<std::size_t>(week)];
    }

    // Schools that the inspector can visit that day beside those he has; negative: what is locked is too much.
    std::int64_t room(Index inspector, int day) const;
    // Whether the school's inspector can make one more school that day.
    bool inspector_free(Index school, int day) const;
    std::vector<Index> free_companions(Index school, int day) const; // those with the fewest visits that week first
    // Whether the school's inspector makes the entry.
    bool makes(Index school, const PlanEntry& entry) const;
    // How many inspectors are asked for, those of fixed entries not counted; and how many of them are missing.
    int wanted(Index school, const std::vector<int>& requests) const;
    int missing(Index school, const PlanEntry& entry) const;
    bool department_free(int department, int day) const;
    // Whether the request may be added to the school's entry of that day.
    bool can_join(Index school, const PlanEntry& entry, int request) const;
    // Cost of an entry that day beyond the entry itself.
    std::int64_t price(Index school, int day, const std::vector<int>& requests) const;

    // Gives the entry the companions it wants, as far as they are free that day.
    void staff(Index school, PlanEntry& entry) const;
    void open(Index school, PlanEntry entry); // no entry of the school that day yet, capacities hold
    PlanEntry close(Index school, int day);
    void join(Index school, int day, int request);
    void set_slack(Index school, int day, std::int64_t slack);

private:
    std::size_t cell(Index inspector, int day) const {
        return inspector * static_cast<std::size_t>(index_.days()) + static_cast<std::size_t>(day);
    }
    std::vector<PlanEntry>::iterator position(Index school, int day);
    bool needs_inspector(Index school, const std::vector<int>& requests) const;
    std::int64_t close_cost(Index school, int day) const; // of an entry between its neighbours
    std::int64_t week_cost(std::int64_t load) const;
    void enter_tour(Index school, int day, int sign);
    void enter_week(Index inspector, int day, int sign);
    void enter_people(Index school, const PlanEntry& entry, int sign);
    void set_open(Index school, int request, bool is_open);
    void enter_departments(Index school, const PlanEntry& entry, bool enter);
    void freeze();
    void lock();

    const CalendarIndex& index_;
    const CalendarProblem& problem_;
    std::int64_t cost_ = 0;
    std::vector<std::vector<PlanEntry>> entries_;
    std::set<std::pair<Index, int>> missed_, waiting_;
    std::vector<std::vector<Index>> tours_;
    std::vector<std::int64_t> tour_m_;
    std::vector<int> beside_; // inspector, day: schools of others he goes to
    std::vector<std::vector<std::int64_t>> week_load_;
    std::vector<std::vector<std::vector<Index>>> at_; // department, day: schools
};

} // namespace guapai::planner
