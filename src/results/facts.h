// What a school's year consists of, gathered from the modules that hold it. Internal to src/results.
#pragma once

#include "results/rules.h"
#include "store/database.h"

#include <string_view>

namespace guapai::results {

SchoolYear facts_of(const Reader& in, std::string_view county, const Id& school, std::int64_t year);

} // namespace guapai::results
