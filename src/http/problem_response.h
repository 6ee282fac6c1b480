// A Problem as an HTTP answer, and the wall that turns whatever a handler throws into one.
#pragma once

#include "base/problem.h"
#include "http/message.h"

#include <functional>
#include <string_view>

namespace guapai::http {

// RFC 9457 answer of a problem, with our members code, title_en, errors[], basis, current and trace.
Response problem_response(const Problem& problem, std::string_view trace);

// What `action` answers; its Problem as the answer; 500 with the trace for anything else it throws, whose text goes to
// the log only.
Response answer_or_problem(const Request& request, const std::function<Response()>& action);

} // namespace guapai::http
