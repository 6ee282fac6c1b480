#include "app/backup_commands.h"

#include "app/progress.h"
#include "base/problem.h"
#include "store/database.h"
#include "store/pg_tools.h"

#include <filesystem>
#include <iostream>
#include <memory>

namespace guapai::app {

namespace fs = std::filesystem;

namespace {

struct BackupOptions {
    DatabaseOptions database;
    fs::path folder;
};

void refuse_if_used(const fs::path& folder) {
    if (fs::exists(folder) && !fs::is_empty(folder))
        throw Problem::conflict("backup.folder_used", "目录不是空的，为避免覆盖没有写入：" + folder.string(),
                                "The folder is not empty; nothing was written: " + folder.string());
}

// Without "incoming", where files lie that are just being received.
void copy_folder(const fs::path& from, const fs::path& to) {
    if (!fs::exists(from)) return;
    fs::create_directories(to);
    for (const auto& entry : fs::directory_iterator(from))
        if (entry.path().filename() != "incoming")
            fs::copy(entry.path(), to / entry.path().filename(), fs::copy_options::recursive);
}

int back_up(const BackupOptions& options) {
    refuse_if_used(options.folder);
    const auto database = open_existing(options.database);
    // Written beside and renamed at the end: a folder of that name is always a whole backup.
    const fs::path unfinished = options.folder.string() + ".unfinished";
    fs::remove_all(unfinished);
    fs::create_directories(unfinished);
    fs::permissions(unfinished, fs::perms::owner_all); // it holds the keys
    const bool sqlite = database->engine() == Engine::sqlite;
    database->backup(unfinished / (sqlite ? "guapai.db" : "guapai.pgdump"), [](double part) { show_progress(part); });
    // After the database: every file that the copy names was there before it, and files never change.
    copy_folder(options.database.data / "keys", unfinished / "keys");
    copy_folder(options.database.data / "blobs", unfinished / "blobs");
    fs::remove(options.folder);
    fs::rename(unfinished, options.folder);
    std::cout << options.folder.string() << "\n";
    return 0;
}

// The copy is whole only when the database answers a check of its own pages.
void check_sqlite(const BackupOptions& options) {
    const auto database = Database::open({.data = options.database.data});
    const auto verdict = read(*database, [](Reader& in) { return in.text(Sql("PRAGMA quick_check")); });
    if (verdict != "ok")
        throw Problem(500, "restore.damaged", "备份中的数据库已损坏：" + verdict.value_or(""),
                      "The database in the backup is damaged: " + verdict.value_or(""));
}

int restore(const BackupOptions& options) {
    const bool postgres = !options.database.url.empty();
    const fs::path dump = options.folder / (postgres ? "guapai.pgdump" : "guapai.db");
    if (!fs::exists(dump) || !fs::exists(options.folder / "keys" / "vault.key"))
        throw Problem::malformed("restore.not_a_backup",
                                 "这里没有完整的备份：" + options.folder.string() +
                                     "（PostgreSQL 的备份须加 --database，SQLite 的不加）",
                                 "There is no whole backup in " + options.folder.string() +
                                     " (a backup of PostgreSQL needs --database, one of SQLite goes without)");
    refuse_if_used(options.database.data);
    if (postgres) restore_postgres(options.database.url, dump);
    fs::create_directories(options.database.data);
    copy_folder(options.folder / "keys", options.database.data / "keys");
    copy_folder(options.folder / "blobs", options.database.data / "blobs");
    if (postgres) {
        Database::open(options.database); // brings an older backup up to date
    } else {
        fs::copy_file(dump, options.database.data / "guapai.db");
        check_sqlite(options);
    }
    std::cout << options.database.data.string() << "\n";
    return 0;
}

} // namespace

void add_backup_commands(CLI::App& program, std::function<int()>& chosen) {
    const auto options = std::make_shared<BackupOptions>();
    const auto add = [&](const char* name, const char* help, const char* folder_help,
                         int (*action)(const BackupOptions&)) {
        CLI::App* command = program.add_subcommand(name, help);
        command->add_option("FOLDER", options->folder, folder_help)->required();
        command->add_option("--data", options->database.data, "数据目录 Data folder")->capture_default_str();
        command->callback([options, action, &chosen] { chosen = [options, action] { return action(*options); }; });
        return command;
    };
    add("backup", "备份数据库、文件与密钥，服务可继续运行 Back up database, files and keys while the service runs",
        "写入的新目录 A new folder", back_up)
        ->add_option("--database", options->database.url, "postgres://…");
    add("restore", "把备份恢复到空的数据目录（和空的数据库） Restore a backup into an empty data folder (and database)",
        "备份目录 The backup", restore)
        ->add_option("--database", options->database.url, "空的 PostgreSQL 数据库 An empty one: postgres://…");
}

} // namespace guapai::app
