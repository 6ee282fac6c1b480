// HTTP of the school roster.
#pragma once

#include "http/router.h"
#include "schools/service.h"

namespace guapai::schools {

void add_routes(http::Router& router, Service& schools);

} // namespace guapai::schools
