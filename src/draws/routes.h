// HTTP of verifiable draws: the office's steps, and what everybody may read.
#pragma once

#include "draws/service.h"
#include "http/router.h"

namespace guapai::draws {

void add_routes(http::Router& router, Service& draws);

} // namespace guapai::draws
