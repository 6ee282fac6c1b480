// HTTP of indicators and yearly results.
#pragma once

#include "http/router.h"
#include "results/service.h"

namespace guapai::results {

void add_routes(http::Router& router, Service& service);

} // namespace guapai::results
