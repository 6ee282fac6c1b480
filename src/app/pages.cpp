#include "app/pages.h"

#include "http/page_policy.h"
#include "http/web_files.h"
#include "organisation/service.h"

namespace guapai::app {

http::Response serve_page(Database& database, const http::Request& request) {
    http::Response response = http::serve_web_file(request);
    // Said with 304 too: the page that a browser has kept takes its headers from it.
    const bool page = response.header("cache-control") == "no-cache";
    if (!page || !request.path.starts_with("/console/")) return response;
    const auto origins = read(database, [](Reader& in) { return organisation::tile_origins(in); });
    return std::move(response).with("Content-Security-Policy", http::page_policy(origins));
}

} // namespace guapai::app
