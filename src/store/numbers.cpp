#include "store/numbers.h"

namespace guapai {

std::int64_t next_number(Transaction& tx, std::string_view county, std::string_view series, int year) {
    return tx.integer(Sql(
        "INSERT INTO number_series (county, series, year, last) VALUES (?, ?, ?, 1) ON CONFLICT (county, series, year) "
        "DO UPDATE SET last = number_series.last + 1 RETURNING last",
        county, series, year));
}

} // namespace guapai
