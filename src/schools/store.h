// The table school. Every query takes the Scope of who asks.
#pragma once

#include "base/page.h"
#include "schools/model.h"
#include "store/database.h"
#include "store/put.h"
#include "store/scope.h"

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace guapai::schools {

std::optional<School> load(const Reader& in, const Scope& scope, std::string_view county, const Id& id);
std::optional<School> load_by_code(const Reader& in, const Scope& scope, std::string_view county,
                                   std::string_view code);
Listed<School> list(const Reader& in, const Scope& scope, std::string_view county, const SchoolFilters& filters,
                    const Page& page, const Date& today);
// All that the filters leave, by name.
std::vector<School> load_all(const Reader& in, const Scope& scope, std::string_view county,
                             const SchoolFilters& filters, const Date& today);
std::map<Id, Place> load_places(const Reader& in, const Scope& scope, std::string_view county,
                                const std::vector<Id>& ids);
// Division codes and names as the roster has them: 420222 -> 阳新县.
std::vector<School> load_by_codes(const Reader& in, const Scope& scope, std::string_view county,
                                  const std::vector<std::string>& codes);
std::map<std::string, std::string> load_divisions(const Reader& in, const Scope& scope, std::string_view county);

// Throws DuplicateKey when another school has the code.
Put save(Transaction& tx, School& wanted, const std::optional<School>& current, std::optional<std::int64_t> seen);

} // namespace guapai::schools
