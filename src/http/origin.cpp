#include "http/origin.h"

#include "base/problem.h"

#include <algorithm>
#include <cctype>

namespace guapai::http {

std::string origin_of(const Request& request) {
    const std::string host(request.header("host"));
    const bool fits = !host.empty() && host.size() <= 255 && std::ranges::all_of(host, [](char c) {
        return std::isalnum(static_cast<unsigned char>(c)) || c == '.' || c == '-' || c == ':' || c == '[' || c == ']';
    });
    if (!fits) throw Problem::malformed("http.host", "请求没有有效的主机名", "The request has no valid host");
    return (request.secure ? "https://" : "http://") + host;
}

} // namespace guapai::http
