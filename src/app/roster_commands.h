// guapai import, guapai export: rosters from and to spreadsheets, without the web apps.
#pragma once

#include <CLI/CLI.hpp>

#include <functional>

namespace guapai::app {

void add_roster_commands(CLI::App& program, std::function<int()>& chosen);

} // namespace guapai::app
