// The origin of a web address (RFC 6454): scheme, host and port.
//
//     origin_of("https://tiles.example:8443/{z}/{x}/{y}.png")  ->  "https://tiles.example:8443"
//
// Nothing unless it is http or https with a plain host: what else may stand there could say something of its own in a
// header. Thread-safety: free function.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace guapai {

std::optional<std::string> origin_of(std::string_view address);

} // namespace guapai
