// The web apps' pages: the console's may show the map tiles that an office has set, all else comes from this server.
#pragma once

#include "http/message.h"
#include "store/database.h"

namespace guapai::app {

http::Response serve_page(Database& database, const http::Request& request);

} // namespace guapai::app
