// SWAP* (Vidal 2022): exchanges two customers of two routes, each put where it is cheapest, not where the other was.
#include "planner/day_search.h"

#include <algorithm>

namespace guapai::planner {

bool DaySearch::swap_star_round(Dice& dice, bool all) {
    bool improved = false;
    dice.shuffle(route_order_);
    for (const PlaceId a : route_order_) {
        const std::int64_t tried = routes_[a].tried_swap_star;
        routes_[a].tried_swap_star = moves_;
        for (const PlaceId b : route_order_) {
            if (b <= a || routes_[a].stops == 0 || routes_[b].stops == 0) continue;
            if (!all && std::max(routes_[a].changed, routes_[b].changed) <= tried) continue;
            if (sectors_overlap(routes_[a], routes_[b])) improved = swap_star(routes_[a], routes_[b]) || improved;
        }
    }
    return improved;
}

bool DaySearch::swap_star(Route& a, Route& b) {
    for (const Route* route : {&a, &b})
        for (PlaceId u = nodes_[route->first].next; u != route->last; u = nodes_[u].next)
            removal_[u] = travel(nodes_[u].previous, nodes_[u].next) - way(u) - way(nodes_[u].next);
    SwapStar best;
    for (PlaceId u = nodes_[a.first].next; u != a.last; u = nodes_[u].next)
        for (PlaceId v = nodes_[b.first].next; v != b.last; v = nodes_[v].next)
            offer_exchange(u, v, best);
    for (PlaceId u = nodes_[a.first].next; u != a.last; u = nodes_[u].next)
        offer_move(u, b, true, best);
    for (PlaceId v = nodes_[b.first].next; v != b.last; v = nodes_[v].next)
        offer_move(v, a, false, best);
    if (best.cost > -least_gain) return false;
    if (best.u != 0) {
        unlink(best.u);
        link_after(best.u, best.after_u);
    }
    if (best.v != 0) {
        unlink(best.v);
        link_after(best.v, best.after_v);
    }
    return changed_routes(a.first, b.first);
}

Insertion DaySearch::insertion_without(PlaceId u, PlaceId v) {
    const Node& node = nodes_[v];
    Insertion out{travel(node.previous, u) + travel(u, node.next) - travel(node.previous, node.next), node.previous};
    for (const Insertion& one : best_three(u, node.route).best) {
        if (one.cost >= out.cost) break;
        if (one.after != v && one.after != node.previous) return one;
    }
    return out;
}

void DaySearch::offer_exchange(PlaceId u, PlaceId v, SwapStar& best) {
    const Route &a = route_of(u), &b = route_of(v);
    const double carried = demand(v) - demand(u), served = service(v) - service(u);
    const double least =
        penalty(a.load + carried, 0) - a.penalty + penalty(b.load - carried, 0) - b.penalty + removal_[u] + removal_[v];
    if (least >= best.cost) return; // even if putting them elsewhere cost nothing
    const Insertion put_u = insertion_without(u, v), put_v = insertion_without(v, u);
    const double da = removal_[u] + put_v.cost, db = removal_[v] + put_u.cost;
    const double cost = da + db + penalty(a.load + carried, a.time + da + served) - a.penalty +
                        penalty(b.load - carried, b.time + db - served) - b.penalty;
    if (cost < best.cost) best = {cost, u, v, put_u.after, put_v.after};
}

void DaySearch::offer_move(PlaceId u, const Route& to, bool is_u, SwapStar& best) {
    const Route& from = route_of(u);
    const Insertion& put = best_three(u, nodes_[to.first].route).best[0];
    const double out = removal_[u];
    const double cost = out + put.cost + penalty(from.load - demand(u), from.time + out - service(u)) - from.penalty +
                        penalty(to.load + demand(u), to.time + put.cost + service(u)) - to.penalty;
    if (cost >= best.cost) return;
    best = is_u ? SwapStar{cost, u, 0, put.after, 0} : SwapStar{cost, 0, u, 0, put.after};
}

} // namespace guapai::planner
