#include "app/command_parts.h"

#include "app/progress.h"
#include "identity/service.h"

#include <fmt/format.h>

#include <chrono>
#include <cmath>
#include <fstream>
#include <iostream>
#include <sstream>
#include <thread>

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

std::unique_ptr<Database> open_existing(const DatabaseOptions& options) {
    refuse_missing_data(options);
    return Database::open(options);
}

void refuse_missing_data(const DatabaseOptions& options) {
    // The keys lie in the folder with either engine.
    if (std::filesystem::exists(options.data / "keys")) return;
    throw Problem(404, "data.missing", "这里没有本系统的数据：" + options.data.string() + "（用 --data 指明数据目录）",
                  "There is no data of this system in " + options.data.string() + " (name its folder with --data)");
}

void note_county_without_accounts(Database& database, const std::string& county) {
    if (!identity::Identity(database).accounts(console_actor(county), county, {}, {.limit = 1}).items.empty()) return;
    std::cerr << fmt::format("注意：{0} 还没有账号，其数据暂时无人可见，请核对区划代码  "
                             "Note: nobody has an account in {0} and sees its data; is the code right?\n",
                             county);
}

std::string contents_of(const std::filesystem::path& file) {
    std::ifstream in(file, std::ios::binary);
    std::ostringstream out;
    out << in.rdbuf(); // of an empty file nothing, which is no error
    if (!in.is_open() || out.bad() || std::filesystem::is_directory(file))
        throw Problem::malformed("file.unreadable", "读不到文件：" + file.string(),
                                 "The file cannot be read: " + file.string());
    return out.str();
}

void check_seconds(double seconds) {
    if (!std::isfinite(seconds))
        throw Problem::malformed("command.time", "--time 应为秒数", "--time must be a number of seconds");
}

Id record_made(Database& database, const Job& submitted, const Problem& unfinished) {
    for (;;) {
        const auto job = read(database, [&](Reader& in) { return find_job(in, submitted.county, submitted.id); });
        if (!job) throw Problem::not_found("任务已不存在", "The job is gone");
        show_progress(job->progress, job->message_zh);
        if (job->ended()) {
            if (job->result && job->result->record) return *job->result->record;
            if (job->problem) throw Problem(409, job->problem->code, job->problem->zh, job->problem->en);
            throw unfinished;
        }
        std::this_thread::sleep_for(std::chrono::milliseconds(50));
    }
}

} // namespace guapai::app
