// HTTP of findings, notices, objections, letters and the ledger.
#pragma once

#include "http/router.h"
#include "rectification/service.h"

namespace guapai::rectification {

void add_routes(http::Router& router, Service& service);

} // namespace guapai::rectification
