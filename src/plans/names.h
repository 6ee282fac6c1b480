// Names and places of the schools and inspectors of tasks, filled in for reading. Internal to src/plans.
#pragma once

#include "plans/model.h"
#include "store/database.h"

#include <string_view>
#include <vector>

namespace guapai::plans {

void fill_names_and_places(const Reader& in, std::string_view county, std::vector<Task>& tasks);

} // namespace guapai::plans
