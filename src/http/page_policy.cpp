#include "http/page_policy.h"

namespace guapai::http {

std::string page_policy(const std::vector<std::string>& image_origins) {
    std::string images;
    for (const std::string& origin : image_origins)
        images += " " + origin;
    return "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:" +
           images +
           "; connect-src 'self'; worker-src 'self'; object-src 'none'; frame-ancestors 'none'; base-uri 'none'; "
           "form-action 'self'";
}

} // namespace guapai::http
