#include "store/migrate.h"

#include "base/problem.h"
#include "base/text.h"
#include "base/time.h"

#include <spdlog/spdlog.h>

#include <set>

namespace guapai {

namespace {

void replace_all(std::string& text, std::string_view from, std::string_view to) {
    for (std::size_t at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size()))
        text.replace(at, from.size(), to);
}

bool table_exists(Connection& connection, Engine engine) {
    const std::string sql =
        engine == Engine::sqlite
            ? "SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'schema_migration'"
            : "SELECT 1 FROM pg_tables WHERE tablename = 'schema_migration' AND schemaname = current_schema()";
    bool found = false;
    connection.run(sql, {}, [&](const Row&) { return found = true; });
    return found;
}

std::set<std::string, std::less<>> applied(Connection& connection) {
    std::set<std::string, std::less<>> names;
    connection.run("SELECT name FROM schema_migration", {}, [&](const Row& row) {
        names.emplace(row.text(0));
        return true;
    });
    return names;
}

void refuse_newer(const std::set<std::string, std::less<>>& done, std::span<const Migration> known) {
    for (const std::string& name : done) {
        bool found = false;
        for (const Migration& migration : known)
            found = found || migration.name == name;
        if (!found)
            throw Problem(500, "store.newer_schema", "数据库由更新版本的程序建立（" + name + "），请使用新版本打开",
                          "The database was made by a newer program (" + name + "); open it with that version");
    }
}

bool has_citus(Connection& connection) {
    bool found = false;
    connection.run("SELECT 1 FROM pg_extension WHERE extname = 'citus'", {}, [&](const Row&) { return found = true; });
    return found;
}

void distribute(Connection& connection, std::string_view text) {
    for (const std::string& line : split(text, '\n')) {
        if (line.starts_with("--distribute: "))
            connection.script("SELECT create_distributed_table('" + line.substr(14) + "', 'county')");
        else if (line.starts_with("--reference: "))
            connection.script("SELECT create_reference_table('" + line.substr(13) + "')");
    }
}

} // namespace

std::string sql_for(Engine engine, std::string_view text) {
    const std::string own = engine == Engine::sqlite ? "--sqlite:" : "--postgres:";
    const std::string other = engine == Engine::sqlite ? "--postgres:" : "--sqlite:";
    std::string out;
    for (const std::string& line : split(text, '\n')) {
        if (line.starts_with(other)) continue;
        out += line.starts_with(own) ? line.substr(own.size()) : line;
        out += '\n';
    }
    if (engine == Engine::postgres) return out;
    replace_all(out, "BIGINT", "INTEGER");
    replace_all(out, "DOUBLE PRECISION", "REAL");
    replace_all(out, "BYTEA", "BLOB");
    replace_all(out, "\n);", "\n) STRICT;"); // the closing line of each CREATE TABLE stands alone
    return out;
}

void migrate(Connection& connection, Engine engine, std::span<const Migration> migrations) {
    const auto no_rows = [](const Row&) { return true; };
    if (engine == Engine::postgres) // several processes may start at once
        connection.run("SELECT pg_advisory_lock(7220261123)", {}, no_rows);
    if (!table_exists(connection, engine))
        connection.script(sql_for(
            engine, "CREATE TABLE schema_migration (\n  name TEXT PRIMARY KEY,\n  applied_at BIGINT NOT NULL\n);"));
    const auto done = applied(connection);
    refuse_newer(done, migrations);
    const bool citus = engine == Engine::postgres && has_citus(connection);
    for (const Migration& migration : migrations) {
        if (done.contains(migration.name)) continue;
        connection.script("BEGIN");
        try {
            connection.script(sql_for(engine, migration.sql));
            if (citus) distribute(connection, migration.sql);
            connection.run("INSERT INTO schema_migration (name, applied_at) VALUES ($1, $2)",
                           {Value(migration.name), Value(Instant::now().ms)}, no_rows);
        } catch (...) {
            if (connection.in_transaction()) connection.script("ROLLBACK");
            throw;
        }
        connection.script("COMMIT");
        spdlog::debug("database migrated: {}", migration.name);
    }
    if (engine == Engine::postgres) connection.run("SELECT pg_advisory_unlock(7220261123)", {}, no_rows);
}

} // namespace guapai
