// Health, metrics and the documents that describe the interface.
#pragma once

#include "http/metrics.h"
#include "http/router.h"
#include "http/server.h"
#include "store/database.h"

namespace guapai::app {

void add_system_routes(http::Router& router, Database& database, const http::Server& server, http::Metrics& metrics);

} // namespace guapai::app
