#include "http/route_tree.h"

#include <stdexcept>

namespace guapai::http {

namespace {

// "/a/b" -> "a", leaving "/b".
std::string_view take_segment(std::string_view& path) {
    path.remove_prefix(1);
    const std::string_view segment = path.substr(0, path.find('/'));
    path.remove_prefix(segment.size());
    return segment;
}

} // namespace

void RouteTree::add(Method method, std::string_view path, std::size_t index) {
    Node* node = &root_;
    Route route{.method = method, .index = index, .names = {}};
    for (std::string_view left = path; left.starts_with('/');) {
        const std::string_view segment = take_segment(left);
        const bool parameter = segment.starts_with('{') && segment.ends_with('}');
        const bool rest = parameter && segment.ends_with("*}");
        if (parameter) route.names.emplace_back(segment.substr(1, segment.size() - (rest ? 3 : 2)));
        auto& next = rest ? node->rest : parameter ? node->one : node->fixed[std::string(segment)];
        if (!next) next = std::make_unique<Node>();
        node = next.get();
    }
    for (const Route& known : node->routes)
        if (known.method == method) throw std::logic_error("path declared twice: " + std::string(path));
    node->routes.push_back(std::move(route));
}

const RouteTree::Node* RouteTree::walk(const Node& node, std::string_view path, std::vector<std::string_view>& values) {
    if (path.empty()) return node.routes.empty() ? nullptr : &node;
    std::string_view left = path;
    const std::string_view segment = take_segment(left);
    if (const auto found = node.fixed.find(segment); found != node.fixed.end())
        if (const Node* end = walk(*found->second, left, values)) return end;
    if (node.one && !segment.empty()) {
        values.push_back(segment);
        if (const Node* end = walk(*node.one, left, values)) return end;
        values.pop_back();
    }
    if (!node.rest || path.size() < 2) return nullptr;
    values.push_back(path.substr(1));
    return node.rest.get();
}

std::optional<RouteTree::Found> RouteTree::find(std::string_view path) const {
    if (!path.starts_with('/')) return std::nullopt;
    Found found{};
    const Node* node = walk(root_, path, found.values);
    if (!node) return std::nullopt;
    found.routes = &node->routes;
    return found;
}

} // namespace guapai::http
