// HTTP of imports.
#pragma once

#include "http/router.h"
#include "imports/service.h"

namespace guapai::imports {

void add_routes(http::Router& router, Service& imports);

} // namespace guapai::imports
