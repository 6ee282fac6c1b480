// Gap-free numbers per county, series and year: 黄教督整〔2026〕1号, 2号, 3号 …
//
//     const std::int64_t number = next_number(tx, county, "rectification_notice", 2026);
//
// The number belongs to the transaction: when that fails, the next one gets the same number, so no gap can arise. On
// PostgreSQL the row of the series is locked until the commit; writers of one series wait for each other.
#pragma once

#include "store/database.h"

#include <cstdint>
#include <string_view>

namespace guapai {

std::int64_t next_number(Transaction& tx, std::string_view county, std::string_view series, int year);

} // namespace guapai
