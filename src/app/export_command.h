// guapai export: rosters, visits, the rectification ledger and the schools' yearly results as files.
//
//     guapai export --county 420281 --kind visits --from 2026-01-01 --to 2026-06-30 visits.xlsx
//     guapai export --county 420281 --kind ledger --year 2026 ledger.pdf
//
// The file's name says its form: .xlsx for every kind, .csv for rosters too, .pdf for the ledger too. It is written
// beside and renamed, so that a file of that name is always whole. Exit 1 with the reason when it cannot be made.
#pragma once

#include <CLI/CLI.hpp>

#include <functional>

namespace guapai::app {

void add_export_command(CLI::App& program, std::function<int()>& chosen);

} // namespace guapai::app
