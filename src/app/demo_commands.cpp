#include "app/demo_commands.h"

#include "app/command_parts.h"
#include "app/modules.h"
#include "app/progress.h"
#include "base/problem.h"
#include "demo/service.h"
#include "store/database.h"

#include <fmt/format.h>

#include <iostream>
#include <memory>

namespace guapai::app {

namespace {

int load_demo(const DatabaseOptions& options) {
    const auto database = Database::open(options);
    Modules modules(*database);
    if (!modules.is_empty())
        throw Problem::conflict(
            "demo.not_empty", "系统中已有用户，演示数据只能载入空系统（换一个 --data 目录）",
            "There are accounts already; demo data goes into an empty system only (another --data)");
    demo::load(modules.demo_parts(), show_progress);
    print_demo_accounts(std::cout);
    return 0;
}

} // namespace

void print_demo_accounts(std::ostream& out) {
    out << fmt::format("演示账号 Demo accounts（密码 password: {}）\n", demo::demo_password);
    for (const demo::ShownAccount& account : demo::accounts()) {
        const auto& role = choice_type<identity::Role>().values.at(static_cast<std::size_t>(account.role));
        out << fmt::format("  {:<12} {} {}\n", account.login, role.zh, role.en);
    }
    out << std::flush;
}

void add_demo_command(CLI::App& program, std::function<int()>& chosen) {
    const auto options = std::make_shared<DatabaseOptions>();
    CLI::App* command = program.add_subcommand(
        "demo", "把演示数据载入空系统（人员、学校、问题均为虚构） Load made-up demo data into an empty system");
    add_database_options(*command, *options);
    command->callback([options, &chosen] { chosen = [options] { return load_demo(*options); }; });
}

} // namespace guapai::app
