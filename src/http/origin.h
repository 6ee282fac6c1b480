// Under which address the asker reaches this server, "https://dudao.example:8443": what links on paper begin with when
// the office has set no public address. Problem 400 "http.host" when the Host header is no host.
#pragma once

#include "http/message.h"

#include <string>

namespace guapai::http {

std::string origin_of(const Request& request);

} // namespace guapai::http
