// guapai backup and restore: one folder that holds the database, the files and the keys, made while the service runs.
#pragma once

#include <CLI/CLI.hpp>

#include <functional>

namespace guapai::app {

void add_backup_commands(CLI::App& program, std::function<int()>& chosen);

} // namespace guapai::app
