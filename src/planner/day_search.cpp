#include "planner/day_search.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <numeric>

namespace guapai::planner {

namespace {

constexpr std::size_t neighbours = 12, insertion_neighbours = 8;
constexpr double full_turn = 2 * std::numbers::pi;

double turned(double angle) { return angle < 0 ? angle + full_turn : angle; } // to 0 … 2π

} // namespace

DaySearch::DaySearch(const PeriodicData& data, std::uint32_t day)
    : data_(data), day_(day), capacity_(data.capacity[day]), longest_(data.longest[day]),
      nodes_(data.count + 1 + 2 * data.vehicles), routes_(data.vehicles), cheapest_(data.vehicles),
      near_(data.count + 1), removal_(data.count + 1, 0), route_order_(data.vehicles) {
    for (PlaceId i = 1; i <= data.count; ++i)
        nodes_[i].place = i;
    for (PlaceId r = 0; r < data.vehicles; ++r) {
        routes_[r].first = data.count + 1 + 2 * r;
        routes_[r].last = data.count + 2 + 2 * r;
        nodes_[routes_[r].first].route = nodes_[routes_[r].last].route = r;
    }
    std::iota(route_order_.begin(), route_order_.end(), 0);
}

void DaySearch::load(const DayRoutes& routes, const Penalties& penalties) {
    penalties_ = penalties;
    fresh_ = true;
    ++moves_; // whatever was remembered of routes is older
    for (PlaceId i = 1; i <= data_.count; ++i) {
        nodes_[i].route = absent;
        nodes_[i].tried = -1;
    }
    for (std::size_t r = 0; r < routes_.size(); ++r) {
        set_route(routes_[r], routes[r]);
        routes_[r].tried_swap_star = -1;
    }
}

void DaySearch::set_route(Route& route, const Tour& stops) {
    PlaceId before = route.first;
    for (const PlaceId i : stops) {
        nodes_[before].next = i;
        nodes_[i].previous = before;
        before = i;
    }
    nodes_[before].next = route.last;
    nodes_[route.last].previous = before;
    nodes_[route.last].next = route.first;
    nodes_[route.first].previous = route.last;
    update(route);
}

void DaySearch::update(Route& route) {
    const PlaceId number = nodes_[route.first].route;
    std::uint32_t position = 0;
    double load = 0, time = 0, turned = 0, east = 0, north = 0;
    PlaceId from = 0;
    route.places.assign(1, 0);
    route.ways.clear();
    for (PlaceId a = nodes_[route.first].next;; a = nodes_[a].next) {
        Node& node = nodes_[a];
        const double way = data_.travel(from, node.place);
        route.places.push_back(node.place);
        route.ways.push_back(way);
        time += way + data_.service[node.place];
        turned += data_.travel(node.place, from) - way;
        load += data_.demand[node.place];
        east += data_.east[node.place];
        north += data_.north[node.place];
        from = node.place;
        node.position = ++position;
        node.load = load;
        node.time = time;
        node.turned = turned;
        node.way = way;
        node.route = number;
        if (a == route.last) break;
    }
    route.stops = position - 1;
    route.load = load;
    route.time = time;
    route.penalty = penalty(load, time);
    route.changed = moves_;
    route.angle = route.stops == 0 ? never : std::atan2(north, east);
    update_sector(route);
}

// The narrowest arc around the centre's angle that holds every stop.
void DaySearch::update_sector(Route& route) {
    if (route.stops == 0) return;
    double left = 0, right = 0;
    for (PlaceId a = nodes_[route.first].next; a != route.last; a = nodes_[a].next) {
        double off = data_.angle[nodes_[a].place] - route.angle;
        if (off > std::numbers::pi) off -= full_turn;
        if (off < -std::numbers::pi) off += full_turn;
        left = std::min(left, off);
        right = std::max(right, off);
    }
    route.sector_from = turned(std::fmod(route.angle + left, full_turn));
    route.sector = right - left;
}

bool DaySearch::sectors_overlap(const Route& a, const Route& b) const {
    return turned(b.sector_from - a.sector_from) <= a.sector || turned(a.sector_from - b.sector_from) <= b.sector;
}

void DaySearch::find_neighbours() {
    order_.clear();
    for (PlaceId i = 1; i <= data_.count; ++i) {
        if (!visits(i)) continue;
        order_.push_back(i);
        near_[i].clear();
        for (const PlaceId j : data_.near[i]) {
            if (!visits(j)) continue;
            near_[i].push_back(j);
            if (near_[i].size() == neighbours) break;
        }
    }
}

void DaySearch::improve(Dice& dice, const std::function<bool()>& late) {
    find_neighbours();
    dice.shuffle(order_);
    for (const PlaceId i : order_)
        if (dice.below(neighbours) == 0) dice.shuffle(near_[i]);
    bool first = fresh_;
    fresh_ = false;
    // Empty routes are left alone in the first round, so that one round more must be without gain.
    for (bool improved = true; improved;) {
        improved = first;
        for (std::size_t k = 0; k < order_.size(); ++k) {
            if (k % customers_between_looks == 0 && late()) return;
            improved = improve_customer(order_[k], first) || improved;
        }
        improved = swap_star_round(dice, first) || improved;
        first = false;
    }
}

DayRoutes DaySearch::routes() const {
    std::vector<const Route*> by_angle;
    for (const Route& route : routes_)
        by_angle.push_back(&route);
    std::stable_sort(by_angle.begin(), by_angle.end(),
                     [](const Route* a, const Route* b) { return a->angle < b->angle; });
    DayRoutes out;
    for (const Route* route : by_angle)
        out.push_back(stops_between(nodes_[route->first].next, route->last));
    return out;
}

Tour DaySearch::stops_between(PlaceId begin, PlaceId end) const {
    Tour out;
    for (PlaceId a = begin; a != end; a = nodes_[a].next)
        out.push_back(a);
    return out;
}

void DaySearch::unlink(PlaceId a) {
    nodes_[nodes_[a].previous].next = nodes_[a].next;
    nodes_[nodes_[a].next].previous = nodes_[a].previous;
}

void DaySearch::link_after(PlaceId a, PlaceId after) {
    nodes_[a].previous = after;
    nodes_[a].next = nodes_[after].next;
    nodes_[nodes_[after].next].previous = a;
    nodes_[after].next = a;
}

void DaySearch::swap_nodes(PlaceId a, PlaceId b) { // not neighbours of each other
    const PlaceId before = nodes_[a].previous, before_b = nodes_[b].previous;
    unlink(a);
    unlink(b);
    link_after(a, before_b);
    link_after(b, before);
}

double DaySearch::removal(PlaceId customer) const {
    const Node& node = nodes_[customer];
    const Route& route = routes_[node.route];
    const double distance = travel(node.previous, node.next) - node.way - way(node.next);
    return distance + penalty(route.load - demand(customer), route.time + distance - service(customer)) - route.penalty;
}

// Next to the nearest customers of the day, to the depot at both ends of a route, or on a route of its own: elsewhere
// is hardly ever cheaper.
Insertion DaySearch::insertion(PlaceId customer) const {
    Insertion best;
    const double *onward = data_.travels_from(customer), *here = data_.travels_to(customer);
    const double carried = demand(customer), served = service(customer);
    const auto offer = [&](PlaceId after, PlaceId before, const Route& route) {
        const PlaceId from = nodes_[after].place, to = nodes_[before].place;
        const double distance = here[from] + onward[to] - way(before);
        if (distance - route.penalty >= best.cost) return;
        const double cost = distance + penalty(route.load + carried, route.time + distance + served) - route.penalty;
        if (cost < best.cost) best = {cost, after};
    };
    std::size_t seen = 0;
    for (const PlaceId j : data_.near[customer]) {
        if (!visits(j)) continue;
        const Node& node = nodes_[j];
        offer(node.previous, j, routes_[node.route]);
        offer(j, node.next, routes_[node.route]);
        if (++seen == insertion_neighbours) break;
    }
    bool empty_seen = false;
    for (const Route& route : routes_) {
        if (route.stops == 0 && std::exchange(empty_seen, true)) continue;
        offer(route.first, nodes_[route.first].next, route);
        offer(nodes_[route.last].previous, route.last, route);
    }
    return best;
}

// Remembered until the route changes: customers ask again and again while others move.
const DaySearch::BestThree& DaySearch::best_three(PlaceId u, PlaceId number) {
    std::vector<BestThree>& of_route = cheapest_[number];
    if (of_route.empty()) of_route.resize(data_.count + 1);
    BestThree& three = of_route[u];
    const Route& to = routes_[number];
    if (to.changed <= three.seen) return three;
    const double *onward = data_.travels_from(u), *here = data_.travels_to(u);
    double first = never, second = never, third = never;
    std::size_t at[3] = {0, 0, 0};
    const PlaceId* places = to.places.data();
    const double* ways = to.ways.data();
    for (std::size_t k = 0; k <= to.stops; ++k) {
        const double cost = here[places[k]] + onward[places[k + 1]] - ways[k];
        if (cost >= third) continue;
        if (cost >= second) {
            third = cost;
            at[2] = k;
            continue;
        }
        third = std::exchange(second, cost);
        at[2] = std::exchange(at[1], k);
        if (second < first) {
            std::swap(first, second);
            std::swap(at[0], at[1]);
        }
    }
    const auto node = [&](std::size_t k) { return k == 0 ? to.first : places[k]; };
    three = {moves_, {{first, node(at[0])}, {second, node(at[1])}, {third, node(at[2])}}};
    return three;
}

void DaySearch::insert(PlaceId customer, PlaceId after) {
    link_after(customer, after);
    ++moves_;
    nodes_[customer].tried = -1;
    update(route_of(after));
}

void DaySearch::remove(PlaceId customer) {
    Route& route = route_of(customer);
    unlink(customer);
    nodes_[customer].route = absent;
    ++moves_;
    update(route);
}

} // namespace guapai::planner
