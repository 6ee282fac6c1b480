#include "app/commands.h"

#include "app/account_commands.h"
#include "app/audit_commands.h"
#include "app/backup_commands.h"
#include "app/calendar_commands.h"
#include "app/demo_commands.h"
#include "app/export_command.h"
#include "app/import_command.h"
#include "app/log.h"
#include "app/network_commands.h"
#include "app/planner_commands.h"
#include "app/serve.h"
#include "base/problem.h"

#include <CLI/CLI.hpp>
#include <spdlog/spdlog.h>

#include <filesystem>
#include <functional>
#include <iostream>

namespace guapai::app {

namespace {

int failed(const Problem& problem) {
    std::cerr << problem.zh << "\n" << problem.en << "\n";
    for (const FieldError& error : problem.errors)
        std::cerr << "  " << error.pointer << "  " << error.zh << "  " << error.en << "\n";
    return 1;
}

} // namespace

int run_command_line(int argc, char** argv) {
    set_up_log();
    CLI::App program("挂牌 Guapai " GUAPAI_VERSION " — 责任督学挂牌督导 posted supervision of schools");
    program.set_version_flag("--version", GUAPAI_VERSION);
    program.require_subcommand(1);

    std::function<int()> chosen; // what the parsed command is to do
    ServeOptions options;
    CLI::App* serve_command = program.add_subcommand("serve", "启动服务 Serve the web apps and the API");
    serve_command->add_option("--data", options.database.data, "数据目录 Folder of the database, files and keys")
        ->capture_default_str();
    serve_command->add_option("--database", options.database.url,
                              "postgres://…，不写则用 SQLite  PostgreSQL instead of SQLite");
    serve_command
        ->add_option("--address", options.server.address, "监听地址 Address to listen on; 0.0.0.0 for the network")
        ->capture_default_str();
    serve_command->add_option("--port", options.server.port, "端口 Port; 0 for any free one")->capture_default_str();
    serve_command->add_option("--workers", options.server.workers, "工作线程 Worker threads")
        ->check(CLI::Range(1, 1024))
        ->capture_default_str();
    serve_command->add_option("--tls-certificate", options.server.tls_certificate, "TLS 证书 Certificate chain, PEM");
    serve_command->add_option("--tls-key", options.server.tls_key, "TLS 私钥 Private key, PEM");

    serve_command->callback([&] { chosen = [&] { return serve(options); }; });
    add_account_commands(program, chosen);
    add_audit_commands(program, chosen);
    add_backup_commands(program, chosen);
    add_calendar_commands(program, chosen);
    add_demo_command(program, chosen);
    add_network_commands(program, chosen);
    add_planner_commands(program, chosen);
    add_import_command(program, chosen);
    add_export_command(program, chosen);

    try {
        program.parse(argc, argv);
        return chosen();
    } catch (const CLI::ParseError& error) {
        const int code = program.exit(error);
        return code == 0 ? 0 : 2;
    } catch (const Problem& problem) {
        return failed(problem);
    } catch (const std::filesystem::filesystem_error& error) {
        const std::string path = error.path1().string(), reason = error.code().message();
        return failed({500, "file.system", "不能读写：" + path + "（" + reason + "）",
                       "Cannot be read or written: " + path + " (" + reason + ")"});
    } catch (const std::exception& error) {
        spdlog::critical("{}", error.what());
        return 1;
    }
}

} // namespace guapai::app
