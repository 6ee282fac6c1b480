// The tables indicator and school_result.
#pragma once

#include "base/page.h"
#include "results/model.h"
#include "store/database.h"
#include "store/list_json.h"
#include "store/scope.h"

#include <functional>
#include <optional>
#include <string_view>
#include <vector>

namespace guapai::results {

std::vector<Indicator> load_indicators(const Reader& in, const Scope& scope, std::string_view county,
                                       std::int64_t year);
void replace_indicators(Transaction& tx, std::string_view county, std::int64_t year,
                        const std::vector<Indicator>& indicators);
// Writes the result of (county, year, school); an earlier one keeps its id and gets the next version.
void save_result(Transaction& tx, SchoolResult& result);
std::optional<SchoolResult> find_result(const Reader& in, const Scope& scope, std::string_view county, const Id& id);
ListedJson list_results(const Reader& in, const Scope& scope, std::string_view county, const ResultFilters& filters,
                        const Page& page, const std::vector<NameField>& names);
void each_result(const Reader& in, const Scope& scope, std::string_view county, std::int64_t year,
                 const std::function<void(const SchoolResult&)>& sink);

} // namespace guapai::results
