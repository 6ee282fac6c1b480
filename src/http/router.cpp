#include "http/router.h"

#include <algorithm>
#include <chrono>
#include <stdexcept>

namespace guapai::http {

namespace {

// "GET, HEAD, PUT, OPTIONS"
std::string allowed_methods(const std::vector<RouteTree::Route>& routes) {
    std::string out;
    for (const RouteTree::Route& route : routes) {
        if (route.method == Method::options) continue;
        out.append(name_of(route.method)).append(", ");
        if (route.method == Method::get) out += "HEAD, ";
    }
    return out + "OPTIONS";
}

Response without_the_method(const Request& request, const std::vector<RouteTree::Route>& routes) {
    if (request.method == Method::options) return Response::empty(204).with("Allow", allowed_methods(routes));
    const Problem problem(405, "method_not_allowed", "这个地址不支持该操作",
                          "This address does not support the method");
    return problem_response(problem, request.trace).with("Allow", allowed_methods(routes));
}

Problem no_such_path() { return Problem::not_found("没有这个地址", "There is nothing at this address"); }

// A page of another site cannot make a browser change something here, whatever cookies the browser adds. Browsers say
// where a request comes from; programs say nothing and carry no cookies by themselves.
void refuse_other_sites(const Request& request) {
    if (!changes_something(request.method) || !request.header("authorization").empty()) return;
    const std::string_view site = request.header("sec-fetch-site");
    if (site == "same-origin" || site == "none") return;
    if (site.empty()) {
        const std::string_view origin = request.header("origin");
        const std::size_t scheme = origin.find("://");
        if (origin.empty()) return;
        if (scheme != std::string_view::npos && same_name(origin.substr(scheme + 3), request.header("host"))) return;
    }
    throw Problem(403, "http.other_site", "请求来自其他网站，已拒绝。如使用反向代理，请让它保留 Host 请求头",
                  "Refused: the request comes from another site. A reverse proxy must pass the Host header on");
}

bool is_page_parameter(std::string_view name) {
    return name == "cursor" || name == "limit" || name == "sort" || name == "total";
}

// Every parameter that is not described is named; what the described ones hold is read by Call.
void check_parameter_names(const Request& request, const Operation& operation) {
    if (!request.path.starts_with("/api/")) return; // messengers add their own to links that people share
    Problem problem = Problem::malformed("query.unknown", "有不认识的查询条件", "There are unknown query parameters");
    for (const auto& [name, value] : request.query) {
        if (operation.list && is_page_parameter(name)) continue;
        if (operation.query && operation.query->find(name)) continue;
        problem.errors.push_back({"?" + name, "没有这个查询条件", "unknown parameter"});
    }
    if (!problem.errors.empty()) throw problem;
}

bool takes_type(std::string_view pattern, std::string_view type) {
    if (pattern == "*/*") return true;
    if (pattern.ends_with("/*")) return type.starts_with(pattern.substr(0, pattern.size() - 1));
    return same_name(pattern, type);
}

void check_body_type(const Request& request, const Operation& operation) {
    if (!operation.body && operation.body_type.empty()) return;
    const std::string_view wanted = operation.body ? std::string_view("application/json") : operation.body_type;
    std::string_view type = request.header("content-type");
    type = type.substr(0, type.find(';'));
    while (type.ends_with(' '))
        type.remove_suffix(1);
    if (takes_type(wanted, type)) return;
    throw Problem(415, "body.media_type", "内容类型应为 " + std::string(wanted),
                  "The media type must be " + std::string(wanted));
}

} // namespace

Router::Router(Gate& gate) : gate_(gate) {}

void Router::add(Operation operation, Action action) {
    for (const Operation& known : operations_)
        if (known.id == operation.id) throw std::logic_error("operation declared twice: " + operation.id);
    if (operation.idempotent && !operation.answer_type.empty())
        throw std::logic_error("only JSON answers can be replayed: " + operation.id);
    if (operation.idempotent && operation.permission.empty() && operation.path.find("{county}") == std::string::npos)
        throw std::logic_error("a replayable operation needs a county or a user: " + operation.id);
    tree_.add(operation.method, operation.path, operations_.size());
    operations_.push_back(std::move(operation));
    actions_.push_back(std::move(action));
}

void Router::remember(ReplayGuard& guard) { guard_ = &guard; }
void Router::otherwise(std::function<Response(const Request&)> action) { otherwise_ = std::move(action); }
void Router::observe(Observer observer) { observer_ = std::move(observer); }

const RouteTree::Route* Router::route_for(Method method, const std::vector<RouteTree::Route>& routes) {
    const auto by = [&](Method wanted) {
        const auto found = std::ranges::find(routes, wanted, &RouteTree::Route::method);
        return found == routes.end() ? nullptr : &*found;
    };
    const RouteTree::Route* exact = by(method);
    return !exact && method == Method::head ? by(Method::get) : exact;
}

std::size_t Router::body_limit(Method method, std::string_view path) const {
    constexpr std::size_t nowhere = 64U << 10U; // enough to be told 404 instead of 413
    const auto found = tree_.find(path);
    const RouteTree::Route* route = found ? route_for(method, *found->routes) : nullptr;
    return route ? operations_[route->index].body_limit : nowhere;
}

Response Router::dispatch(Request& request, const Operation*& operation) {
    if (request.path == "*") return Response::empty(204).with("Allow", "GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS");
    const auto found = tree_.find(request.path);
    const RouteTree::Route* route = found ? route_for(request.method, *found->routes) : nullptr;
    if (!route) {
        if (reads(request.method) && otherwise_ && !request.path.starts_with("/api/")) return otherwise_(request);
        if (found) return without_the_method(request, *found->routes);
        throw no_such_path();
    }
    operation = &operations_[route->index];
    std::map<std::string, std::string, std::less<>> path;
    for (std::size_t i = 0; i < route->names.size(); ++i)
        path.emplace(route->names[i], found->values[i]);

    const auto principal = gate_.identify(request);
    if (principal) request.account = principal->name();
    if (!principal && !operation->permission.empty())
        throw Problem(401, "unauthenticated", "请先登录", "Please sign in");
    refuse_other_sites(request);
    const auto found_county = path.find("county");
    const std::string county = found_county == path.end() ? std::string() : found_county->second;
    gate_.admit(principal.get(), request, *operation, county);
    if (operation->if_match && request.header("if-match").empty())
        throw Problem(428, "if_match.missing", "缺少 If-Match：请先读取再修改",
                      "If-Match is missing: read before you change");
    check_parameter_names(request, *operation);
    if (changes_something(request.method)) check_body_type(request, *operation);
    Call call(request, *operation, std::move(path), principal);
    const Action& action = actions_[route->index];
    if (operation->idempotent && guard_ && !call.idempotency_key().empty())
        return guard_->once(call, county, [&] { return action(call); });
    return action(call);
}

Response Router::handle(Request request) {
    const auto start = std::chrono::steady_clock::now();
    const Operation* operation = nullptr;
    Response response = answer_or_problem(request, [&] { return dispatch(request, operation); });
    if (observer_) {
        const std::chrono::duration<double> taken = std::chrono::steady_clock::now() - start;
        observer_(request, operation, response, taken.count());
    }
    return response;
}

} // namespace guapai::http
