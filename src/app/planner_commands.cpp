#include "app/planner_commands.h"

#include "base/problem.h"

#include <fstream>
#include <sstream>

namespace guapai::app {

void add_planner_commands(CLI::App& program, std::function<int()>& chosen) {
    CLI::App* planner = program.add_subcommand("planner", "规划：选址、排线、抽签 The planner's problems, on files");
    planner->require_subcommand(1);
    add_draw_commands(*planner, chosen);
    add_draw_verify(program, chosen);
}

std::string contents_of(const std::filesystem::path& file) {
    std::ifstream in(file, std::ios::binary);
    std::ostringstream out;
    out << in.rdbuf();
    if (!in || !out)
        throw Problem::malformed("file.unreadable", "读不到文件：" + file.string(),
                                 "The file cannot be read: " + file.string());
    return out.str();
}

} // namespace guapai::app
