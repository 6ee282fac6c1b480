// The table inspector. Every query takes the Scope of who asks.
#pragma once

#include "base/page.h"
#include "inspectors/model.h"
#include "store/database.h"
#include "store/put.h"
#include "store/scope.h"

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace guapai::inspectors {

std::optional<Inspector> load(const Reader& in, const Scope& scope, std::string_view county, const Id& id);
Listed<Inspector> list(const Reader& in, const Scope& scope, std::string_view county, const InspectorFilters& filters,
                       const Page& page);
// All that the filters leave, by name.
std::vector<Inspector> load_all(const Reader& in, const Scope& scope, std::string_view county,
                                const InspectorFilters& filters);
std::map<Id, Home> load_homes(const Reader& in, const Scope& scope, std::string_view county);

Put save(Transaction& tx, Inspector& wanted, const std::optional<Inspector>& current, std::optional<std::int64_t> seen);

} // namespace guapai::inspectors
