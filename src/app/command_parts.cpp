#include "app/command_parts.h"

#include "app/progress.h"

#include <chrono>
#include <cmath>
#include <fstream>
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

std::string contents_of(const std::filesystem::path& file) {
    std::ifstream in(file, std::ios::binary);
    std::ostringstream out;
    out << in.rdbuf();
    if (!in || !out)
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
