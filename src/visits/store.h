// The tables visit, visit_amendment and visit_rollup.
#pragma once

#include "base/page.h"
#include "store/database.h"
#include "store/list_json.h"
#include "store/record_sight.h"
#include "visits/model.h"
#include "visits/rollup.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace guapai::visits {

std::optional<Visit> find_visit(const Reader& in, const RecordSight& sight, std::string_view county, const Id& id);
void save_new(Transaction& tx, const Visit& visit); // DuplicateKey: the id is taken
bool save_amended(Transaction& tx, Visit& visit);

ListedJson list_visits(const Reader& in, const RecordSight& sight, std::string_view county, const VisitFilters& filters,
                       const Page& page, const std::vector<NameField>& names);
// The query of list_visits without its page, for whoever looks at its plan.
Sql visits_query(const Reader& in, const RecordSight& sight, std::string_view county, const VisitFilters& filters,
                 const Page& page);
const std::vector<SortKey>& visit_sorts();

// The latest visits of one school in scope; and the items of its visits since a day.
std::vector<VisitSummary> latest_visits(const Reader& in, const Scope& scope, std::string_view county, const Id& school,
                                        std::int64_t limit);
std::vector<std::vector<ItemResult>> items_looked_at(const Reader& in, const Scope& scope, std::string_view county,
                                                     const Id& school, Date since);
// Calls `sink` for each visit in scope that a list would show, in its order: for exports and yearly results.
constexpr std::int64_t every_visit = INT64_MAX; // as a limit
void each_visit(const Reader& in, const RecordSight& sight, std::string_view county, const VisitFilters& filters,
                std::int64_t limit, const std::function<void(const Visit&)>& sink);

void save(Transaction& tx, const Amendment& amendment);
std::vector<Amendment> amendments_of(const Reader& in, std::string_view county, const Id& visit); // oldest first

// Whose rows of the roll-up are read: everything, one inspector's or one area's.
struct RollupOf {
    std::optional<Id> inspector, area;
};
void add_to_rollup(Transaction& tx, const std::vector<RollupRow>& rows);
std::vector<RollupRow> rollups(const Reader& in, const Scope& scope, std::string_view county, std::string_view from,
                               std::string_view to, const RollupOf& of);

} // namespace guapai::visits
