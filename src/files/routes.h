// HTTP of files.
#pragma once

#include "files/service.h"
#include "files/uploads.h"
#include "http/router.h"

namespace guapai::files {

void add_routes(http::Router& router, Service& files);
void add_upload_routes(http::Router& router, Uploads& uploads);

} // namespace guapai::files
