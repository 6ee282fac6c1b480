// HTTP of the catalogue, the key points and the tasks.
#pragma once

#include "http/router.h"
#include "plans/service.h"

namespace guapai::plans {

void add_routes(http::Router& router, Service& plans);

} // namespace guapai::plans
