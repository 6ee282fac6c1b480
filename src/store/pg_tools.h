// pg_dump and pg_restore, run as programs. They must not be older than the server.
#pragma once

#include <filesystem>
#include <string>

namespace guapai {

// Writes the whole database in pg_dump's custom format. Problem 500 "store.backup".
void dump_postgres(const std::string& url, const std::filesystem::path& file);
// Fills an empty database from such a file, wholly or not at all. Problem 409 "restore.database_used" when it holds
// tables, 500 "store.restore" when pg_restore fails.
void restore_postgres(const std::string& url, const std::filesystem::path& file);

} // namespace guapai
