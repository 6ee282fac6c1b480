// HTTP of the audit log.
#pragma once

#include "audit/log_service.h"
#include "http/router.h"

namespace guapai::audit {

void add_routes(http::Router& router, Log& log);

} // namespace guapai::audit
