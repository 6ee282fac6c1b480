// guapai demo: loads a made-up year into an empty system and prints the accounts to sign in with.
#pragma once

#include <CLI/CLI.hpp>

#include <functional>
#include <ostream>

namespace guapai::app {

void add_demo_command(CLI::App& program, std::function<int()>& chosen);
void print_demo_accounts(std::ostream& out);

} // namespace guapai::app
