// The tables import and import_row.
#pragma once

#include "base/page.h"
#include "imports/draft.h"
#include "imports/model.h"
#include "store/database.h"
#include "store/scope.h"

#include <optional>
#include <string_view>
#include <vector>

namespace guapai::imports {

std::optional<Import> load(const Reader& in, const Scope& scope, std::string_view county, const Id& id);
Listed<Import> list(const Reader& in, const Scope& scope, std::string_view county, const ImportFilters& filters,
                    const Page& page);
// Rows are stored with the digest of their key by the import's context.
void save_new(Transaction& tx, const Import& import, const Context& context, const std::vector<Draft>& rows);
// Raises the version; false when somebody was faster.
bool save(Transaction& tx, Import& import);

// All rows, in order. The Scope was checked when the import was loaded.
std::vector<Draft> load_rows(const Reader& in, const Import& import);
std::optional<Draft> load_row(const Reader& in, const Import& import, std::int64_t number);
std::vector<Draft> load_rows_of(const Reader& in, const Import& import, const Context& context,
                                const std::vector<std::string>& keys); // empty keys are nobody's
// A page of rows, by number, as the drafts they are.
Listed<Draft> list_rows(const Reader& in, const Import& import, const RowFilters& filters, const Page& page);
// Rewrites the rows that are no longer as they were loaded.
void save_rows(Transaction& tx, const Import& import, const Context& context, const std::vector<Draft>& rows);
void remove_rows(Transaction& tx, const Import& import);

// For the program's own housekeeping, of every county: where applied imports still have their rows, and which of a
// county's were applied before a moment.
std::vector<std::string> counties_with_rows(const Reader& in);
std::vector<Import> applied_before(const Reader& in, std::string_view county, Instant moment);

} // namespace guapai::imports
