// HTTP of calendars of visits.
#pragma once

#include "calendars/service.h"
#include "http/router.h"

namespace guapai::calendars {

void add_routes(http::Router& router, Service& calendars);

} // namespace guapai::calendars
