// What a page of ours may load and from where: a strict Content-Security-Policy. All comes from this server; only
// images, the tiles of a map, may come from other origins too, and only from those that an office has set.
//
//     response.with("Content-Security-Policy", page_policy({"https://tiles.example"}))
//
// Source: Content Security Policy Level 3. Thread-safety: free function.
#pragma once

#include <string>
#include <vector>

namespace guapai::http {

std::string page_policy(const std::vector<std::string>& image_origins = {});

} // namespace guapai::http
