// Content codings: which one the client takes, and gzip at the fast level for answers made on the fly.
//
//     if (accepts_coding(request.header("accept-encoding"), "gzip")) body = gzip(body);
//
// Thread-safety: free functions; gzip() keeps one compressor per thread.
// Source: RFC 9110, 12.5.3 (Accept-Encoding, with its weights: "gzip;q=0" means no).
#pragma once

#include <string>
#include <string_view>

namespace guapai::http {

bool accepts_coding(std::string_view accept_encoding, std::string_view coding) noexcept;
std::string gzip(std::string_view bytes);

} // namespace guapai::http
