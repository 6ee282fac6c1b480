// `guapai calendar propose`: a draft of the calendar of visits from the command line.
//
//     guapai calendar propose --county 420200 --month 2026-03 --json
//     guapai calendar propose --county 420200 --year 2026 --seed 7 --time 3 --json
//
// The draft is the same that the page makes, and waits there for the office to change and accept it. With --json
// standard output is exactly one object: {"calendar","entries":[{"day","school","school_name","duty","inspectors",
// "checks","unannounced"}],"asked","made","saved","saved_by_school":[{"school","school_name","asked","made","saved",
// "left_out"}],"saved_by_department":[…],"unmerged":[{"school","school_name","check","made","reason"}],"shortages",
// "missed_visits","missed_checks","waiting","entries_bound","gap","travel_km","travel_bound_km","travel_gap","secrecy",
// "notes","seconds"}; gap = made / entries_bound − 1. Errors: Problem, and exit 1.
#pragma once

#include <CLI/CLI.hpp>

#include <functional>

namespace guapai::app {

void add_calendar_commands(CLI::App& program, std::function<int()>& chosen);

} // namespace guapai::app
