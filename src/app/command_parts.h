// What commands have in common: who acts, where the data lies, the bytes of a file they are given, jobs run to their
// end.
#pragma once

#include "base/page.h"
#include "base/problem.h"
#include "identity/actor.h"
#include "store/database.h"
#include "store/jobs.h"

#include <CLI/CLI.hpp>

#include <filesystem>
#include <memory>
#include <string>

namespace guapai::app {

// Who acts when a command is typed at the machine itself: the county's office, named 命令行 in the audit log.
identity::Actor console_actor(const std::string& county);

void add_database_options(CLI::App& command, DatabaseOptions& options); // --data, --database

// Data that is already there. A mistyped --data would otherwise make a new database, answer from it, even back it up.
// Problem 404 "data.missing".
std::unique_ptr<Database> open_existing(const DatabaseOptions& options);
void refuse_missing_data(const DatabaseOptions& options);

// A mistyped code means a county that nobody sees: said on the terminal, not refused, for accounts may come later.
void note_county_without_accounts(Database& database, const std::string& county);

// Problem 400 "file.unreadable".
std::string contents_of(const std::filesystem::path& file);

// Problem 400 unless --time is a number: CLI::Range lets NaN pass, and a search until NaN never ends.
void check_seconds(double seconds);

// Waits, showing progress, for a job of this process that makes a record, as the page's job would in the server. Throws
// the job's own problem, or `unfinished` when it ended without a record and says nothing.
Id record_made(Database& database, const Job& submitted, const Problem& unfinished);

// Every entry of a list that comes in pages: list(const Page&) answers a Listed.
template <class List>
auto all_of(const List& list) {
    Page page{.limit = 100};
    auto out = list(page);
    for (page.cursor = out.next; !page.cursor.empty();) {
        auto more = list(page);
        out.items.insert(out.items.end(), more.items.begin(), more.items.end());
        page.cursor = more.next;
    }
    return out.items;
}

} // namespace guapai::app
