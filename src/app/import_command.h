// guapai import: a roster of schools or inspectors from a spreadsheet, without the web apps.
#pragma once

#include <CLI/CLI.hpp>

#include <functional>

namespace guapai::app {

void add_import_command(CLI::App& program, std::function<int()>& chosen);

} // namespace guapai::app
