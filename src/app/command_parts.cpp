#include "app/command_parts.h"

#include "base/problem.h"

#include <fstream>
#include <sstream>

namespace guapai::app {

identity::Actor console_actor(const std::string& county) {
    identity::Actor actor;
    actor.console = true;
    actor.account.county = county;
    actor.account.role = identity::Role::county_office;
    actor.account.display_name = "命令行";
    actor.scope = Scope::office(county);
    return actor;
}

void add_database_options(CLI::App& command, DatabaseOptions& options) {
    command.add_option("--data", options.data, "数据目录 Data folder")->capture_default_str();
    command.add_option("--database", options.url, "postgres://…");
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
