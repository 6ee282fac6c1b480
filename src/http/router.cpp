#include "http/router.h"

#include "base/hash.h"
#include "base/text.h"
#include "base/time.h"

#include <spdlog/spdlog.h>

#include <algorithm>
#include <chrono>

namespace guapai::http {

namespace {

bool changes_something(Method method) {
    return method == Method::post || method == Method::put || method == Method::patch || method == Method::del;
}

std::string allow_header(const std::vector<Method>& methods) {
    std::string out;
    for (const Method method : methods)
        out.append(out.empty() ? "" : ", ").append(name_of(method));
    return out;
}

Problem no_such_path() { return Problem::not_found("没有这个地址", "There is nothing at this address"); }

void check_body_type(const Request& request, const Operation& operation) {
    if (!operation.body) return;
    const std::string_view type = request.header("content-type");
    if (!type.starts_with("application/json"))
        throw Problem(415, "body.media_type", "内容类型应为 application/json",
                      "The media type must be application/json");
}

void secure(Response& response) {
    response.headers.emplace_back("X-Content-Type-Options", "nosniff");
    response.headers.emplace_back("Referrer-Policy", "same-origin");
    response.headers.emplace_back("X-Frame-Options", "DENY");
    if (response.header("Content-Type").starts_with("text/html"))
        response.headers.emplace_back("Content-Security-Policy",
                                      "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; "
                                      "img-src 'self' data: blob:; connect-src 'self'; worker-src 'self'; "
                                      "frame-ancestors 'none'; base-uri 'none'; form-action 'self'");
}

} // namespace

Router::Router(Gate& gate) : gate_(gate) {}

void Router::add(Operation operation, Action action) {
    for (const Operation& known : operations_)
        if (known.id == operation.id || (known.method == operation.method && known.path == operation.path))
            throw std::logic_error("operation declared twice: " + operation.id);
    Node* node = &root_;
    for (const std::string& segment : split(operation.path, '/')) {
        const bool wild = segment.starts_with('{');
        auto& next = wild ? node->wild : node->fixed[segment];
        if (!next) next = std::make_unique<Node>();
        node = next.get();
    }
    node->routes.emplace_back(operation.method, operations_.size());
    operations_.push_back(std::move(operation));
    actions_.push_back(std::move(action));
}

void Router::otherwise(std::function<Response(const Request&)> action) { otherwise_ = std::move(action); }
void Router::observe(Observer observer) { observer_ = std::move(observer); }

const Router::Node* Router::walk(const Node& node, const std::vector<std::string>& segments, std::size_t at,
                                 std::vector<std::string>& wild) {
    if (at == segments.size()) return node.routes.empty() ? nullptr : &node;
    if (const auto found = node.fixed.find(segments[at]); found != node.fixed.end())
        if (const Node* end = walk(*found->second, segments, at + 1, wild)) return end;
    if (!node.wild || segments[at].empty()) return nullptr;
    wild.push_back(segments[at]);
    if (const Node* end = walk(*node.wild, segments, at + 1, wild)) return end;
    wild.pop_back();
    return nullptr;
}

std::optional<Router::Match> Router::find(Method method, std::string_view path, std::vector<Method>* allowed) const {
    std::vector<std::string> wild;
    const Node* node = walk(root_, split(path, '/'), 0, wild);
    if (!node) return std::nullopt;
    for (const auto& [offered, route] : node->routes) {
        if (offered != method && !(method == Method::head && offered == Method::get)) {
            if (allowed) allowed->push_back(offered);
            continue;
        }
        Match match{.route = route, .path = {}};
        std::size_t next = 0;
        for (const std::string& segment : split(operations_[route].path, '/'))
            if (segment.starts_with('{')) match.path.emplace(segment.substr(1, segment.size() - 2), wild[next++]);
        return match;
    }
    return std::nullopt;
}

std::size_t Router::body_limit(Method method, std::string_view path) const {
    const auto match = find(method, path, nullptr);
    return match ? operations_[match->route].body_limit : 64U << 10U;
}

Response Router::dispatch(Request& request, const Operation*& operation) {
    std::vector<Method> allowed;
    auto match = find(request.method, request.path, &allowed);
    if (!match && !allowed.empty()) {
        if (request.method == Method::options) return Response::empty(204).with("Allow", allow_header(allowed));
        return problem_response(Problem(405, "method_not_allowed", "这个地址不支持该操作",
                                        "This address does not support the method"),
                                request.trace)
            .with("Allow", allow_header(allowed));
    }
    if (!match) {
        const bool reads = request.method == Method::get || request.method == Method::head;
        if (reads && otherwise_ && !request.path.starts_with("/api/")) return otherwise_(request);
        throw no_such_path();
    }
    operation = &operations_[match->route];
    const auto principal = gate_.identify(request);
    const auto county = match->path.find("county");
    gate_.admit(principal.get(), request, *operation,
                county == match->path.end() ? std::string_view() : county->second);
    if (operation->if_match && request.header("if-match").empty())
        throw Problem(428, "if_match.missing", "缺少 If-Match：请先读取再修改",
                      "If-Match is missing: read before you change");
    if (changes_something(request.method)) check_body_type(request, *operation);
    if (request.body.size() > operation->body_limit)
        throw Problem(413, "body.too_large", "内容过大", "The body is too large");
    Call call(request, *operation, std::move(match->path), principal);
    return actions_[match->route](call);
}

Response Router::handle(Request request) {
    const auto start = std::chrono::steady_clock::now();
    const Operation* operation = nullptr;
    Response response;
    try {
        response = dispatch(request, operation);
    } catch (const Problem& problem) {
        response = problem_response(problem, request.trace);
    } catch (const std::exception& error) {
        spdlog::error("trace={} {} {}: {}", request.trace, name_of(request.method), request.path, error.what());
        response =
            problem_response(Problem(500, "internal", "系统内部错误，已记录，请把编号 " + request.trace + " 告诉管理员",
                                     "Internal error, recorded as " + request.trace),
                             request.trace);
    }
    if (request.path.starts_with("/api/") && response.header("Cache-Control").empty())
        response.headers.emplace_back("Cache-Control", "no-store");
    secure(response);
    if (observer_)
        observer_(request, operation, response,
                  std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count());
    return response;
}

} // namespace guapai::http
