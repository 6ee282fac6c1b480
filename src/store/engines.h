// The two engines behind Database::open. Internal to src/store.
#pragma once

#include "store/database.h"

#include <memory>

namespace guapai {

std::unique_ptr<Database> open_sqlite(const DatabaseOptions& options);
std::unique_ptr<Database> open_postgres(const DatabaseOptions& options);

} // namespace guapai
