// HTTP of the register of inspectors.
#pragma once

#include "http/router.h"
#include "inspectors/service.h"

namespace guapai::inspectors {

void add_routes(http::Router& router, Service& inspectors);

} // namespace guapai::inspectors
