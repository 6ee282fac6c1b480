// kill -9 under load: nothing acknowledged is lost, nothing half-written stays, the audit log verifies.
// The test starts itself again as the victim, which writes from eight threads and prints each sequence it was promised.
#include "audit/service.h"
#include "support/engines.h"

#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <set>
#include <sstream>
#include <thread>

namespace guapai {

namespace {

constexpr const char* folder_variable = "GUAPAI_CRASH_FOLDER";
const std::string county = "420281";

// Writes for ever; a line on the pipe is a promise.
[[noreturn]] void be_the_victim(const std::string& folder, int pipe) {
    const auto db = Database::open({.data = folder});
    std::vector<std::jthread> threads;
    for (int t = 0; t < 8; ++t)
        threads.emplace_back([&db, pipe, t] {
            for (int i = 0;; ++i) {
                const std::string subject = std::to_string(t) + "-" + std::to_string(i);
                db->write(county, [&](Transaction& tx) {
                    tx.run(Sql("INSERT INTO number_series (county, series, year, last) VALUES (?, ?, 2026, 1)", county,
                               subject));
                    audit::record(tx, county, "victim", "test.write", "number_series", subject, subject);
                });
                const std::string line = subject + "\n";
                if (::write(pipe, line.data(), line.size()) < 0) _exit(1);
            }
        });
    for (;;)
        pause();
}

struct Victim {
    pid_t process = 0;
    int promises = -1; // read end
};

Victim start_victim(const std::filesystem::path& folder) {
    int ends[2];
    EXPECT_EQ(pipe(ends), 0);
    const pid_t child = fork();
    if (child == 0) {
        dup2(ends[1], 100);
        setenv(folder_variable, folder.c_str(), 1);
        execl("/proc/self/exe", "victim", "--gtest_filter=Crash.*", static_cast<char*>(nullptr));
        _exit(127);
    }
    close(ends[1]);
    return {child, ends[0]};
}

std::string promised_until_death(const Victim& victim, std::size_t enough) {
    std::string text;
    char buffer[4096];
    bool alive = true;
    for (ssize_t n = 0; (n = ::read(victim.promises, buffer, sizeof buffer)) > 0;) {
        text.append(buffer, static_cast<std::size_t>(n));
        if (alive && text.size() > enough) {
            kill(victim.process, SIGKILL);
            alive = false;
        }
    }
    close(victim.promises);
    waitpid(victim.process, nullptr, 0);
    return text.substr(0, text.rfind('\n') + 1); // the last line may have been cut
}

} // namespace

TEST(Crash, NothingPromisedIsLostAndTheAuditLogVerifies) {
    if (const char* folder = std::getenv(folder_variable)) be_the_victim(folder, 100);
    const auto folder = std::filesystem::temp_directory_path() / ("guapai-crash-" + random_token(8));
    std::set<std::string> promised;
    for (const std::size_t enough : {2'000U, 20'000U, 60'000U}) { // three deaths, at different ages
        std::filesystem::remove_all(folder);
        std::istringstream lines(promised_until_death(start_victim(folder), enough));
        promised.clear();
        for (std::string line; std::getline(lines, line);)
            promised.insert(line);
        ASSERT_GT(promised.size(), 100U);

        const auto db = Database::open({.data = folder});
        std::set<std::string> rows, entries;
        std::stringstream log;
        const audit::Signer signer(folder / "keys" / "audit.key");
        db->read([&](Reader& in) {
            in.each(Sql("SELECT series FROM number_series"), [&](const Row& row) { rows.emplace(row.text(0)); });
            in.each(Sql("SELECT subject FROM audit_entry"), [&](const Row& row) { entries.emplace(row.text(0)); });
            audit::export_log(in, county, signer, log);
        });
        for (const std::string& subject : promised)
            EXPECT_TRUE(rows.contains(subject)) << subject;
        EXPECT_EQ(rows, entries); // a record and its audit entry stand or fall together
        const auto verdict = audit::verify(log, signer.public_key());
        EXPECT_TRUE(verdict.whole) << verdict.en;
    }
    std::filesystem::remove_all(folder);
}

} // namespace guapai
