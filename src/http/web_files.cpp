#include "http/web_files.h"

#include "base/problem.h"
#include "http/assets.h"

#include <algorithm>

namespace guapai::http {

namespace {

struct App {
    std::string_view prefix, index;
};
constexpr App apps[] = {
    {"/console/", "/console/index.html"}, {"/field/", "/field/index.html"}, {"/p/", "/public/index.html"}};

bool accepts(const Request& request, std::string_view coding) {
    return request.header("accept-encoding").find(coding) != std::string_view::npos;
}

Response send(const Request& request, const Asset& asset) {
    const auto cache = asset.immutable ? "public, max-age=31536000, immutable" : "no-cache";
    if (request.header("if-none-match") == asset.etag)
        return Response::empty(304).with("ETag", std::string(asset.etag)).with("Cache-Control", cache);
    Response response;
    response.headers = {{"Content-Type", std::string(asset.content_type)},
                        {"ETag", std::string(asset.etag)},
                        {"Cache-Control", cache},
                        {"Vary", "Accept-Encoding"}};
    if (!asset.brotli.empty() && accepts(request, "br")) {
        response.headers.emplace_back("Content-Encoding", "br");
        response.body = StaticBody{asset.brotli};
    } else if (!asset.gzip.empty() && accepts(request, "gzip")) {
        response.headers.emplace_back("Content-Encoding", "gzip");
        response.body = StaticBody{asset.gzip};
    } else {
        response.body = StaticBody{asset.identity};
    }
    return response;
}

} // namespace

const Asset* find_asset(std::string_view path) {
    const auto assets = embedded_assets();
    const auto found =
        std::lower_bound(assets.begin(), assets.end(), path,
                         [](const Asset& asset, std::string_view wanted) { return asset.path < wanted; });
    return found != assets.end() && found->path == path ? &*found : nullptr;
}

Response serve_web_file(const Request& request) {
    if (request.path == "/" || request.path == "/console") return Response::empty(302).with("Location", "/console/");
    if (request.path == "/field") return Response::empty(302).with("Location", "/field/");
    if (const Asset* asset = find_asset(request.path)) return send(request, *asset);
    const bool is_file = request.path.find('.', request.path.rfind('/')) != std::string::npos;
    for (const App& app : apps)
        if (!is_file && request.path.starts_with(app.prefix))
            if (const Asset* index = find_asset(app.index)) return send(request, *index);
    throw Problem::not_found("没有这个页面", "There is no such page");
}

} // namespace guapai::http
