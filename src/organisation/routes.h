// HTTP of the office's settings.
#pragma once

#include "http/router.h"
#include "organisation/service.h"

namespace guapai::organisation {

void add_routes(http::Router& router, Service& organisation);

} // namespace guapai::organisation
