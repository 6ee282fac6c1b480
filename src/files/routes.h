// HTTP of files.
#pragma once

#include "files/service.h"
#include "http/router.h"

namespace guapai::files {

void add_routes(http::Router& router, Service& files);

} // namespace guapai::files
