// The tables draw and draw_roster. Every query takes the Scope of who asks; what is public is asked by load_published
// and all_published.
#pragma once

#include "base/page.h"
#include "draws/model.h"
#include "store/database.h"
#include "store/put.h"
#include "store/scope.h"

#include <optional>
#include <string_view>
#include <vector>

namespace guapai::draws {

std::optional<Draw> load(const Reader& in, const Scope& scope, std::string_view county, const Id& id);
Listed<Draw> list(const Reader& in, const Scope& scope, std::string_view county, const DrawFilters& filters,
                  const Page& page);
// Committed or later. The newest first, at most a hundred.
// Committed or drawn, and not void on that day.
std::vector<Draw> under_way(const Reader& in, const Scope& scope, std::string_view county, const Date& today);
std::optional<Draw> load_published(const Reader& in, std::string_view county, const Id& id);
std::vector<Draw> all_published(const Reader& in, std::string_view county);

Put save_draft(Transaction& tx, Draw& wanted, const std::optional<Draw>& current, std::optional<std::int64_t> seen);
void save(Transaction& tx, Draw& draw); // the next version of what was read in this transaction

void save_roster(Transaction& tx, const DrawRosterText& roster);
std::string load_roster(const Reader& in, std::string_view county, const Id& id); // empty before the commitment

} // namespace guapai::draws
