// The table department_check.
#pragma once

#include "base/page.h"
#include "checks/model.h"
#include "store/put.h"
#include "store/scope.h"

#include <optional>
#include <vector>

namespace guapai::checks {

// A department sees its own checks, everybody else who may read them those of the county.
Listed<DepartmentCheck> list(const Reader& in, const Scope& scope, std::string_view county, const CheckFilters& filters,
                             const Page& page);
std::optional<DepartmentCheck> find(const Reader& in, const Scope& scope, std::string_view county, const Id& id);
std::vector<DepartmentCheck> load_all(const Reader& in, const Scope& scope, std::string_view county);
Put save(Transaction& tx, DepartmentCheck& wanted, const std::optional<DepartmentCheck>& current,
         std::optional<std::int64_t> seen);

} // namespace guapai::checks
