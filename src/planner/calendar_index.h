// A calendar problem in numbers: working days counted from 0, windows as ranges of them, every school's requests by
// deadline. What is locked on a day that is not worked is answered already and asked for no more. Internal to
// src/planner.
#pragma once

#include "planner/calendar.h"

#include <cstdint>
#include <map>
#include <vector>

namespace guapai::planner {

inline constexpr std::int64_t days_apart = 7; // between two entries of a school, where it can be

// One thing asked for at one school: a duty visit in a month, or a check.
struct Request {
    static constexpr int duty = -1;

    int check = duty;
    int month = -1;           // of a duty visit: index into duty_months
    int department = -1;      // of a check; −1: special topic
    bool may_wait = false;    // a check that can be made after the calendar
    int inspectors = 1;       // who are to come
    int first = 0, last = -1; // permitted working days, shrunk to the outermost that are possible; empty: first > last

    bool is_duty() const { return check == duty; }
    bool needs_inspector() const { return department < 0 || inspectors > 1; }
    bool possible() const { return first <= last; }
};

class CalendarIndex {
public:
    explicit CalendarIndex(const CalendarProblem& problem); // throws Problem 422

    const CalendarProblem& problem() const { return problem_; }
    int days() const { return static_cast<int>(problem_.working_days.size()); }
    int weeks() const { return week_of_.empty() ? 0 : week_of_.back() + 1; }
    int week_of(int day) const { return week_of_[static_cast<std::size_t>(day)]; }
    std::int64_t date_of(int day) const { return number_[static_cast<std::size_t>(day)]; } // days since 1970
    int day_at(const Date& date) const;                                                    // −1: not worked
    int first_free() const { return first_free_; }                                         // days before are frozen
    const std::vector<Request>& requests(Index school) const { return requests_[school]; }
    const std::vector<Index>& schools_of(Index inspector) const { return schools_of_[inspector]; }
    // Who may go along with the school's inspector: others of his team who need not stay away.
    std::vector<Index> companions_of(Index school) const;
    bool away(Index inspector, int day) const { return away_[inspector][static_cast<std::size_t>(day)] != 0; }
    bool announced(Index school, int day) const;
    const std::vector<int>& announced_days(Index school) const { return announced_[school]; } // not frozen, worked

    std::int64_t home_m(Index school) const { return home_m_[school]; } // from its inspector's home
    std::int64_t between_m(Index school, Index other) const;            // of the same inspector
    std::int64_t tour_m(const std::vector<Index>& schools) const;       // shortest from home and back, any order
    std::pair<int, int> window(const Date& from, const Date& to) const; // working days, frozen ones included

private:
    void check_input() const;
    void count_days();
    void measure();
    void check_locks() const;
    void add_requests();
    bool locked_outside(Index school, const Request& request) const;
    void shrink(Request& request, Index school) const;

    const CalendarProblem& problem_;
    std::vector<std::int64_t> number_;
    std::vector<int> week_of_;
    int first_free_ = 0;
    std::vector<std::vector<char>> away_;
    std::vector<std::vector<Index>> schools_of_;
    std::map<Index, std::vector<Index>> teams_;
    std::vector<std::size_t> position_; // of a school among those of its inspector
    std::vector<std::int64_t> home_m_;
    std::vector<std::vector<std::int64_t>> between_m_; // by inspector, a square matrix
    std::vector<std::vector<Request>> requests_;
    std::vector<std::vector<int>> announced_;
};

} // namespace guapai::planner
