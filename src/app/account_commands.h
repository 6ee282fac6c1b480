// guapai account list, add, reset-password, disable, enable: for who has a shell on the server.
#pragma once

#include <CLI/CLI.hpp>

#include <functional>

namespace guapai::app {

// Adds the commands; `chosen` is set to what is to be done once the command line is parsed.
void add_account_commands(CLI::App& program, std::function<int()>& chosen);

} // namespace guapai::app
