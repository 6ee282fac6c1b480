// What commands have in common: who acts, where the data lies, the bytes of a file they are given.
#pragma once

#include "identity/actor.h"
#include "store/database.h"

#include <CLI/CLI.hpp>

#include <filesystem>
#include <string>

namespace guapai::app {

// Who acts when a command is typed at the machine itself: the county's office, named 命令行 in the audit log.
identity::Actor console_actor(const std::string& county);

void add_database_options(CLI::App& command, DatabaseOptions& options); // --data, --database

// Problem 400 "file.unreadable".
std::string contents_of(const std::filesystem::path& file);

} // namespace guapai::app
