// Finds the route of a path by walking a tree of its segments: the cost depends on the depth of the path, not on the
// number of routes. Internal to src/http.
//
//     tree.add(Method::get, "/schools/{id}/visits", 7);
//     tree.find("/schools/12/visits")  ->  routes {GET: 7}, values {"12"}
//
// "{name}" matches one segment that is not empty, "{name*}" the rest of the path. A fixed segment is preferred to a
// parameter, but a dead end behind it leads back: "/schools/near" and "/schools/{id}/visits" may stand side by side.
//
// Thread-safety: find() from any thread once nothing is added any more.
#pragma once

#include "http/message.h"

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace guapai::http {

class RouteTree {
public:
    struct Route {
        Method method;
        std::size_t index;              // as given to add()
        std::vector<std::string> names; // of the parameters, in order
    };
    struct Found {
        const std::vector<Route>* routes; // one for each method
        std::vector<std::string_view> values;
    };

    void add(Method method, std::string_view path, std::size_t index); // logic_error when it is there already
    std::optional<Found> find(std::string_view path) const;

private:
    struct Node {
        std::map<std::string, std::unique_ptr<Node>, std::less<>> fixed;
        std::unique_ptr<Node> one, rest;
        std::vector<Route> routes;
    };
    static const Node* walk(const Node& node, std::string_view path, std::vector<std::string_view>& values);

    Node root_;
};

} // namespace guapai::http
