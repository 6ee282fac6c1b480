// Schema changes: migrations/NNNN_name.sql, embedded in the binary, applied in order once, each in a transaction.
//
// One text serves both engines: PostgreSQL types are written, SQLite gets BIGINT→INTEGER, DOUBLE PRECISION→REAL,
// BYTEA→BLOB and STRICT tables. "--sqlite:" and "--postgres:" at the start of a line keep that line for one engine.
// Where Citus is installed, a line "--distribute: visit" makes the table distributed by county, "--reference: rule"
// replicates it. A database with migrations this binary does not know is refused: an older program must not write into
// a newer one.
#pragma once

#include "store/database.h"

#include <span>
#include <string>
#include <string_view>

namespace guapai {

struct Migration {
    std::string_view name; // "0001_core"
    std::string_view sql;
};

std::span<const Migration> embedded_migrations();
std::string sql_for(Engine engine, std::string_view text);
void migrate(Connection& connection, Engine engine, std::span<const Migration> migrations);

} // namespace guapai
