#include "store/pg_tools.h"

#include "base/problem.h"

#include <libpq-fe.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdlib>
#include <memory>

namespace guapai {

namespace {

// The URL may hold a password: it goes by the environment of a shell of ours, not by the argument list.
bool run_tool(const std::string& url, const char* command, const std::filesystem::path& file) {
    const pid_t child = fork();
    if (child == 0) {
        setenv("GUAPAI_TOOL_URL", url.c_str(), 1);
        execlp("sh", "sh", "-c", command, "sh", file.c_str(), static_cast<char*>(nullptr));
        _exit(127);
    }
    int status = 0;
    return child > 0 && waitpid(child, &status, 0) == child && status == 0;
}

bool holds_tables(const std::string& url) {
    const std::unique_ptr<PGconn, decltype(&PQfinish)> connection(PQconnectdb(url.c_str()), &PQfinish);
    const std::unique_ptr<PGresult, decltype(&PQclear)> result(
        PQexec(connection.get(), "SELECT 1 FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE "
                                 "c.relkind IN ('r', 'p') AND n.nspname NOT IN ('pg_catalog', 'information_schema') "
                                 "LIMIT 1"),
        &PQclear);
    if (PQresultStatus(result.get()) == PGRES_TUPLES_OK) return PQntuples(result.get()) > 0;
    const std::string text = PQerrorMessage(connection.get());
    throw Problem(503, "store.connect", "连接不上数据库：" + text, "Cannot connect to the database: " + text);
}

} // namespace

void dump_postgres(const std::string& url, const std::filesystem::path& file) {
    if (run_tool(url, "exec pg_dump --format=custom --file=\"$1\" --dbname=\"$GUAPAI_TOOL_URL\"", file)) return;
    throw Problem(500, "store.backup", "pg_dump 没有成功，请确认已安装 postgresql-client 且版本不低于服务器",
                  "pg_dump failed: is postgresql-client installed, not older than the server?");
}

void restore_postgres(const std::string& url, const std::filesystem::path& file) {
    if (holds_tables(url))
        throw Problem::conflict("restore.database_used", "数据库中已有数据表，为避免覆盖没有恢复。请给一个空的数据库",
                                "The database holds tables; nothing was restored. Give an empty database");
    if (run_tool(url,
                 "exec pg_restore --single-transaction --exit-on-error --no-owner --no-privileges "
                 "--dbname=\"$GUAPAI_TOOL_URL\" \"$1\"",
                 file))
        return;
    throw Problem(500, "store.restore", "pg_restore 没有成功，数据库未改动，原因见上",
                  "pg_restore failed, the database was not changed; the reason is above");
}

} // namespace guapai
