#include "app/planner_commands.h"

namespace guapai::app {

void add_planner_commands(CLI::App& program, std::function<int()>& chosen) {
    CLI::App* planner = program.add_subcommand("planner", "规划：选址、排线、抽签 The planner's problems, on files");
    planner->require_subcommand(1);
    add_periodic_command(*planner, chosen);
    add_pmedian_command(*planner, chosen);
    add_draw_commands(*planner, chosen);
    add_draw_verify(program, chosen);
}

} // namespace guapai::app
