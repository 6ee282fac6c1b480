// What a calendar costs and how well it keeps its days, read off its entries however they came about: drawn by the
// planner, or moved by hand since.
//
//     const CalendarFigures figures = figures_of(problem, proposal.entries);
//     figures.travel_m == proposal.travel_m
//     figures.secrecy_bits / figures.most_bits      // 1: any working day of the month is as likely
//
// `problem` needs schools, inspectors and working days only; the first visitor of an entry is the school's inspector.
// An entry on a day that is not among the working days counts as none. Tours are the shortest from home and back.
// Errors: Problem 422 as propose(). Thread-safety: pure.
#pragma once

#include "planner/calendar.h"

namespace guapai::planner {

class CalendarIndex;

struct CalendarFigures {
    std::int64_t travel_m = 0;     // of the schools' own inspectors
    std::int64_t close = 0;        // entries less than a week after the school's last
    std::int64_t busiest_week = 0; // entries of one inspector, those he goes along to too
    std::int64_t full_weeks = 0;   // weeks of an inspector above CalendarParameters::per_week
    // What an outsider must guess of the duty visits that are not frozen: bits of their days, and bits if any day of
    // the month were as good.
    double secrecy_bits = 0, most_bits = 0;
};

CalendarFigures figures_of(const CalendarProblem& problem, const std::vector<CalendarEntry>& entries);
CalendarFigures figures_of(const CalendarIndex& index, const std::vector<CalendarEntry>& entries);

} // namespace guapai::planner
