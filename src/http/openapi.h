// The OpenAPI 3.1 document and the schema document, generated from the routes and the described records.
//
// openapi():  every Operation with its parameters, bodies, answers, problem answers and security, and
//             components/schemas made from the RecordTypes reachable from them (JSON Schema 2020-12; titles in Chinese,
//             descriptions in English, units, limits, examples). A record that is both answered and sent appears as
//             "School" and "SchoolInput": see described_types.h.
// schemas():  {"records":{"School":{"zh","en","fields":[{"name","zh","en","kind","optional","unit","min","max",…}]}},
//              "choices":{"Severity":[{"code","zh","en"}]}} for labels and forms in the web apps.
#pragma once

#include "http/router.h"

#include <string>
#include <string_view>
#include <vector>

namespace guapai::http {

std::string openapi(const std::vector<Operation>& operations, std::string_view version);
std::string schemas(const std::vector<Operation>& operations);

} // namespace guapai::http
