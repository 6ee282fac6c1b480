// The tables audit_entry and audit_head.
#pragma once

#include "audit/model.h"
#include "audit/rules.h"
#include "store/database.h"
#include "store/scope.h"

#include <functional>
#include <vector>

namespace guapai::audit {

// The log's right edge. For appending it locks the county's row, so that sequences have no gap on either engine.
Frontier load_head(const Reader& in, std::string_view county);
Frontier lock_head(Transaction& tx, std::string_view county);
void save_head(Transaction& tx, std::string_view county, const Frontier& edge);
void save_entry(Transaction& tx, const Entry& entry);
// Newest first, those before the sequence `before`; at most `limit`.
std::vector<Entry> entries_before(const Reader& in, const Scope& scope, std::string_view county,
                                  const EntryFilters& filters, std::int64_t before, std::int64_t limit);
std::int64_t count_entries(const Reader& in, const Scope& scope, std::string_view county, const EntryFilters& filters);
void each_entry(const Reader& in, std::string_view county, const std::function<void(const Entry&)>& sink);

} // namespace guapai::audit
