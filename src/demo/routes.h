// HTTP of the demo: whether this system holds made-up data, and with which accounts it may be looked at.
#pragma once

#include "http/router.h"
#include "store/database.h"

namespace guapai::demo {

void add_routes(http::Router& router, Database& database);

} // namespace guapai::demo
