// HTTP of departments' checks.
#pragma once

#include "checks/service.h"
#include "http/router.h"

namespace guapai::checks {

void add_routes(http::Router& router, Service& checks);

} // namespace guapai::checks
