// Which language a request asks for: Accept-Language with its weights (RFC 9110, section 12.5.4). Chinese unless
// English is preferred to it by name.
//
//     visits.export_xlsx(actor, county, filters, http::language_of(call.request()));
#pragma once

#include "base/language.h"
#include "http/message.h"

namespace guapai::http {

Language language_of(const Request& request);

} // namespace guapai::http
