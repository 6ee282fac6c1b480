// HTTP of visits.
#pragma once

#include "http/router.h"
#include "visits/service.h"

namespace guapai::visits {

void add_routes(http::Router& router, Service& visits);

} // namespace guapai::visits
