// The OpenAPI 3.1 document and the schema document, generated from the routes and the described records.
//
// openapi():  every Operation with its parameters, bodies, answers, problem answers, and components/schemas made from
// the
//             RecordTypes reachable from them (JSON Schema 2020-12; titles in Chinese, descriptions in English, units,
//             limits, examples; server-set fields readOnly).
// schemas():  {"records":{"School":{"zh","en","fields":[{"name","zh","en","kind","optional","unit","min","max",…}]}},
//              "choices":{"Severity":[{"code","zh","en"}]}} for labels and forms in the web apps.
#pragma once

#include "http/router.h"

#include <string>
#include <vector>

namespace guapai::http {

std::string openapi(const std::vector<Operation>& operations, std::string_view version);
std::string schemas(const std::vector<Operation>& operations);

} // namespace guapai::http
