// Takes a request target apart: "/a%20b?x=1&x=2" -> path "/a b", query {x:1, x:2}. Internal to src/http.
// The absolute form "http://host/a" that proxies send is understood, "*" (of OPTIONS) is a path of its own.
// Refuses (false) what no honest client sends: bad percent escapes, NUL, invalid UTF-8, "." and ".." segments, and an
// escaped "/", which would make two segments out of one.
#pragma once

#include "http/message.h"

namespace guapai::http {

bool parse_target(std::string_view target, std::string& path, Fields& query);

} // namespace guapai::http
