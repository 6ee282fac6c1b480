// `guapai planner …`: the planner's problems on files, without a database; and `guapai draw verify`.
//
//     guapai planner periodic-routes FILE --time 30 --json   -> {"objective":…,"routes":[{"day","vehicle","stops"}],…}
//     guapai planner pmedian FILE --time 10 --json        -> {"objective":713,"lower_bound":705,…}
//     guapai planner draw --pool 25 --count 10 --source "9319" --source "2 5 12 8 10" --json   -> {"selected":[…]}
//     guapai planner draw-tickets --roster FILE --public FILE --salt HEX --json
//     guapai draw verify FILE
//
// With --json standard output is exactly one JSON object. Exit 0; 1 when the input cannot be used or a published draw
// does not hold, with the reason on standard error; 2 for a command line that cannot be read. Each command is one file,
// planner_<name>.cpp.
#pragma once

#include <CLI/CLI.hpp>

#include <functional>

namespace guapai::app {

void add_planner_commands(CLI::App& program, std::function<int()>& chosen);

void add_periodic_command(CLI::App& planner, std::function<int()>& chosen);
void add_pmedian_command(CLI::App& planner, std::function<int()>& chosen);
void add_draw_commands(CLI::App& planner, std::function<int()>& chosen);
void add_draw_verify(CLI::App& program, std::function<int()>& chosen);

} // namespace guapai::app
