// Serves the embedded web apps: negotiated compression, ETags, long caching of hashed names, each app's index.html for
// its own addresses (/console/…, /field/…, /p/…), and "/" to the console.
#pragma once

#include "http/message.h"

namespace guapai::http {

Response serve_web_file(const Request& request);

} // namespace guapai::http
