#include "http/web_files.h"

#include "base/problem.h"
#include "http/assets.h"
#include "http/compress.h"
#include "http/entity_tag.h"

#include <algorithm>

namespace guapai::http {

namespace {

struct App {
    std::string_view prefix, index;
};
constexpr App apps[] = {
    {"/console/", "/console/index.html"}, {"/field/", "/field/index.html"}, {"/p/", "/public/index.html"}};

Response send(const Request& request, const Asset& asset) {
    const std::string cache = asset.immutable ? "public, max-age=31536000, immutable" : "no-cache";
    const std::string_view accepted = request.header("accept-encoding");
    const bool brotli = !asset.brotli.empty() && accepts_coding(accepted, "br");
    const bool gzipped = !brotli && !asset.gzip.empty() && accepts_coding(accepted, "gzip");
    std::string tag(asset.etag); // each coding is a representation of its own
    if (brotli || gzipped) tag.insert(tag.size() - 1, brotli ? "-br" : "-gz");

    Response response;
    response.headers = {{"ETag", tag}, {"Cache-Control", cache}};
    if (!asset.brotli.empty() || !asset.gzip.empty()) response.headers.emplace_back("Vary", "Accept-Encoding");
    if (matches_tag(request.header("if-none-match"), tag)) {
        response.status = 304;
        return response;
    }
    response.headers.emplace_back("Content-Type", asset.content_type);
    if (brotli || gzipped) response.headers.emplace_back("Content-Encoding", brotli ? "br" : "gzip");
    response.body = StaticBody{brotli ? asset.brotli : gzipped ? asset.gzip : asset.identity};
    return response;
}

Response redirect(std::string to) { return Response::empty(302).with("Location", std::move(to)); }

} // namespace

const Asset* find_asset(std::string_view path) {
    const auto assets = embedded_assets();
    const auto found = std::ranges::lower_bound(assets, path, {}, &Asset::path);
    return found != assets.end() && found->path == path ? &*found : nullptr;
}

Response serve_web_file(const Request& request) {
    if (request.path == "/") return redirect("/console/");
    if (const Asset* asset = find_asset(request.path)) return send(request, *asset);
    const bool is_file = request.path.find('.', request.path.rfind('/')) != std::string::npos;
    for (const App& app : apps) {
        if (request.path == app.prefix.substr(0, app.prefix.size() - 1)) return redirect(std::string(app.prefix));
        if (!request.path.starts_with(app.prefix)) continue;
        if (is_file && app.prefix != "/p/") continue; // a token may hold a dot; the files of /p/ lie under /public/
        if (const Asset* index = find_asset(app.index)) return send(request, *index);
    }
    throw Problem::not_found("没有这个页面", "There is no such page");
}

} // namespace guapai::http
