// The classical neighbourhoods of DaySearch. In every move u and v are stops of the day, x follows u and y follows v;
// v may be the depot that begins a route.
#include "planner/day_search.h"

#include <algorithm>

namespace guapai::planner {

double DaySearch::change_of(const Route& a, const Change& da, const Route& b, const Change& db) const {
    const double distance = da.distance + db.distance;
    if (&a == &b) return distance + penalty(a.load, a.time + distance) - a.penalty;
    const double before = a.penalty + b.penalty;
    if (distance >= before) return distance - before; // even without any penalty after it
    return distance + penalty(a.load + da.load, a.time + da.distance + da.service) +
           penalty(b.load + db.load, b.time + db.distance + db.service) - before;
}

bool DaySearch::changed_routes(PlaceId u, PlaceId v) {
    ++moves_;
    Route &a = route_of(u), &b = route_of(v);
    update(a);
    if (&a != &b) update(b);
    return true;
}

// `all`: the first round, in which nothing has been tried yet.
bool DaySearch::improve_customer(PlaceId u, bool all) {
    const std::int64_t tried = nodes_[u].tried;
    nodes_[u].tried = moves_;
    bool improved = false;
    for (const PlaceId v : near_[u]) {
        if (!all && std::max(route_of(u).changed, route_of(v).changed) <= tried) continue;
        if (try_pair(u, v)) {
            improved = true;
            continue;
        }
        const PlaceId before = nodes_[v].previous;
        if (depot(before) && try_start(u, before, true)) improved = true;
    }
    if (all) return improved;
    for (const Route& route : routes_) {
        if (route.stops > 0) continue;
        improved = try_start(u, route.first, false) || improved;
        break;
    }
    return improved;
}

bool DaySearch::try_pair(PlaceId u, PlaceId v) {
    return relocate(u, v) || relocate_pair(u, v, false) || relocate_pair(u, v, true) || (u < v && swap_single(u, v)) ||
           swap_pair_single(u, v) || (u < v && swap_pairs(u, v)) ||
           (nodes_[u].route == nodes_[v].route ? two_opt(u, v) : cross_reversed(u, v) || cross(u, v));
}

bool DaySearch::try_start(PlaceId u, PlaceId start, bool used) {
    if (relocate(u, start) || relocate_pair(u, start, false) || relocate_pair(u, start, true)) return true;
    if (nodes_[u].route == nodes_[start].route) return false;
    return (used && cross_reversed(u, start)) || cross(u, start);
}

bool DaySearch::relocate(PlaceId u, PlaceId v) {
    const PlaceId before = nodes_[u].previous, x = nodes_[u].next, y = nodes_[v].next;
    if (u == y) return false;
    const Change du{travel(before, x) - way(u) - way(x), -service(u), -demand(u)};
    const Change dv{travel(v, u) + travel(u, y) - way(y), service(u), demand(u)};
    if (change_of(route_of(u), du, route_of(v), dv) > -least_gain) return false;
    unlink(u);
    link_after(u, v);
    return changed_routes(before, v);
}

bool DaySearch::relocate_pair(PlaceId u, PlaceId v, bool reversed) {
    const PlaceId before = nodes_[u].previous, x = nodes_[u].next, after = nodes_[x].next, y = nodes_[v].next;
    if (u == y || x == v || depot(x)) return false;
    const PlaceId head = reversed ? x : u, tail = reversed ? u : x;
    const double served = service(u) + service(x), carried = demand(u) + demand(x);
    const Change du{travel(before, after) - way(u) - way(x) - way(after), -served, -carried};
    const Change dv{travel(v, head) + travel(head, tail) + travel(tail, y) - way(y), served, carried};
    if (change_of(route_of(u), du, route_of(v), dv) > -least_gain) return false;
    unlink(u);
    unlink(x);
    link_after(head, v);
    link_after(tail, head);
    return changed_routes(before, v);
}

bool DaySearch::swap_single(PlaceId u, PlaceId v) {
    const PlaceId before_u = nodes_[u].previous, x = nodes_[u].next, before_v = nodes_[v].previous, y = nodes_[v].next;
    if (u == before_v || u == y) return false;
    const double served = service(v) - service(u), carried = demand(v) - demand(u);
    const Change du{travel(before_u, v) + travel(v, x) - way(u) - way(x), served, carried};
    const Change dv{travel(before_v, u) + travel(u, y) - way(v) - way(y), -served, -carried};
    if (change_of(route_of(u), du, route_of(v), dv) > -least_gain) return false;
    swap_nodes(u, v);
    return changed_routes(before_u, before_v);
}

bool DaySearch::swap_pair_single(PlaceId u, PlaceId v) { // u and x against v
    const PlaceId before_u = nodes_[u].previous, x = nodes_[u].next, after = nodes_[x].next;
    const PlaceId before_v = nodes_[v].previous, y = nodes_[v].next;
    if (depot(x) || u == before_v || x == before_v || u == y) return false;
    const double served = service(v) - service(u) - service(x), carried = demand(v) - demand(u) - demand(x);
    const double inner = way(x);
    const Change du{travel(before_u, v) + travel(v, after) - way(u) - inner - way(after), served, carried};
    const Change dv{travel(before_v, u) + inner + travel(x, y) - way(v) - way(y), -served, -carried};
    if (change_of(route_of(u), du, route_of(v), dv) > -least_gain) return false;
    swap_nodes(u, v);
    unlink(x);
    link_after(x, u);
    return changed_routes(before_u, before_v);
}

bool DaySearch::swap_pairs(PlaceId u, PlaceId v) { // u and x against v and y
    const PlaceId before_u = nodes_[u].previous, x = nodes_[u].next, after_x = nodes_[x].next;
    const PlaceId before_v = nodes_[v].previous, y = nodes_[v].next, after_y = nodes_[y].next;
    if (depot(x) || depot(y) || y == before_u || u == y || x == v || v == after_x) return false;
    const double served = service(v) + service(y) - service(u) - service(x);
    const double carried = demand(v) + demand(y) - demand(u) - demand(x);
    const double inner_u = way(x), inner_v = way(y);
    const Change du{travel(before_u, v) + inner_v + travel(y, after_x) - way(u) - inner_u - way(after_x), served,
                    carried};
    const Change dv{travel(before_v, u) + inner_u + travel(x, after_y) - way(v) - inner_v - way(after_y), -served,
                    -carried};
    if (change_of(route_of(u), du, route_of(v), dv) > -least_gain) return false;
    swap_nodes(u, v);
    swap_nodes(x, y);
    return changed_routes(before_u, before_v);
}

bool DaySearch::two_opt(PlaceId u, PlaceId v) { // turns x … v around
    const PlaceId x = nodes_[u].next, y = nodes_[v].next;
    if (nodes_[u].position > nodes_[v].position || x == v) return false;
    const double turned = nodes_[v].turned - nodes_[x].turned;
    const double distance = travel(u, v) + travel(x, y) - way(x) - way(y) + turned;
    const Route& route = route_of(u);
    if (change_of(route, {distance, 0, 0}, route, {}) > -least_gain) return false;
    for (PlaceId a = v, before = u; before != x;) {
        const PlaceId earlier = nodes_[a].previous;
        nodes_[before].next = a;
        nodes_[a].next = y;
        nodes_[a].previous = before;
        before = a;
        a = earlier;
    }
    nodes_[y].previous = x;
    return changed_routes(u, v);
}

bool DaySearch::replace_routes(PlaceId a, const Tour& of_a, PlaceId b, const Tour& of_b) {
    ++moves_;
    set_route(routes_[a], of_a);
    set_route(routes_[b], of_b);
    return true;
}

bool DaySearch::cross_reversed(PlaceId u, PlaceId v) { // u's way here, then v's way back; x's way home before y's
    const PlaceId x = nodes_[u].next, y = nodes_[v].next;
    const Route &a = route_of(u), &b = route_of(v);
    const double turned_b = nodes_[v].turned, turned_a = nodes_[a.last].turned - nodes_[x].turned;
    const double distance = travel(u, v) + travel(x, y) - way(x) - way(y) + turned_a + turned_b;
    const double before = a.penalty + b.penalty;
    if (distance >= before) return false;
    const double time_a = nodes_[u].time + travel(u, v) + nodes_[v].time + turned_b;
    const double time_b = a.time - nodes_[u].time - way(x) + travel(x, y) + b.time - nodes_[v].time - way(y) + turned_a;
    const double load_a = nodes_[u].load + nodes_[v].load, load_b = a.load + b.load - load_a;
    if (distance + penalty(load_a, time_a) + penalty(load_b, time_b) - before > -least_gain) return false;
    Tour first = stops_between(nodes_[a.first].next, x), back = stops_between(nodes_[b.first].next, y);
    Tour second = stops_between(x, a.last), rest = stops_between(y, b.last);
    first.insert(first.end(), back.rbegin(), back.rend());
    std::reverse(second.begin(), second.end());
    second.insert(second.end(), rest.begin(), rest.end());
    return replace_routes(nodes_[a.first].route, first, nodes_[b.first].route, second);
}

bool DaySearch::cross(PlaceId u, PlaceId v) { // u's way here, then y's way home; v's way here, then x's
    const PlaceId x = nodes_[u].next, y = nodes_[v].next;
    const Route &a = route_of(u), &b = route_of(v);
    const double distance = travel(u, y) + travel(v, x) - way(x) - way(y);
    const double before = a.penalty + b.penalty;
    if (distance >= before) return false;
    const double time_a = nodes_[u].time + travel(u, y) + b.time - nodes_[v].time - way(y);
    const double time_b = nodes_[v].time + travel(v, x) + a.time - nodes_[u].time - way(x);
    const double load_a = nodes_[u].load + b.load - nodes_[v].load, load_b = a.load + b.load - load_a;
    if (distance + penalty(load_a, time_a) + penalty(load_b, time_b) - before > -least_gain) return false;
    Tour first = stops_between(nodes_[a.first].next, x), second = stops_between(nodes_[b.first].next, y);
    const Tour rest_a = stops_between(x, a.last), rest_b = stops_between(y, b.last);
    first.insert(first.end(), rest_b.begin(), rest_b.end());
    second.insert(second.end(), rest_a.begin(), rest_a.end());
    return replace_routes(nodes_[a.first].route, first, nodes_[b.first].route, second);
}

} // namespace guapai::planner
