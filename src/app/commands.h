// The command line: guapai serve, and what else an administrator needs. `guapai --help` explains every command.
#pragma once

namespace guapai::app {

int run_command_line(int argc, char** argv); // the exit code: 0 done, 1 refused or failed, 2 wrong use

} // namespace guapai::app
