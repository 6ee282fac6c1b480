#include "planner/periodic_state.h"

#include <algorithm>

namespace guapai::planner {

namespace {

constexpr double rounding = 1e-9;

std::ptrdiff_t signed_of(std::size_t position) { return static_cast<std::ptrdiff_t>(position); }

} // namespace

PeriodicState::PeriodicState(const PeriodicData& data)
    : data_(data), routes_(data.days), route_of_(data.days), remembered_(data.days) {
    for (auto& of_day : remembered_)
        of_day.assign(data.vehicles, 0);
}

void PeriodicState::load(const Individual& plan, const Penalties& penalties) {
    combination_ = plan.combination;
    for (std::uint32_t d = 0; d < data_.days; ++d) {
        routes_[d].assign(data_.vehicles, {});
        route_of_[d].assign(data_.count + 1, absent);
        for (std::uint32_t r = 0; r < data_.vehicles; ++r) {
            routes_[d][r].stops = plan.routes[d][r];
            for (const PlaceId i : plan.routes[d][r])
                route_of_[d][i] = r;
        }
    }
    price(penalties);
}

void PeriodicState::price(const Penalties& penalties) {
    penalties_ = penalties;
    cost_ = 0;
    for (std::uint32_t d = 0; d < data_.days; ++d)
        for (Route& route : routes_[d]) {
            measure(d, route);
            cost_ += route.distance + route.penalty;
        }
}

void PeriodicState::measure(std::uint32_t day, Route& route) const {
    route.load = route.distance = route.service = route.penalty = 0;
    route.ways.assign(1, 0);
    if (route.stops.empty()) return;
    route.ways.clear();
    PlaceId from = 0;
    for (const PlaceId i : route.stops) {
        route.ways.push_back(data_.travel(from, i));
        route.distance += route.ways.back();
        route.service += data_.service[i];
        route.load += data_.demand[i];
        from = i;
    }
    route.ways.push_back(data_.travel(from, 0));
    route.distance += route.ways.back();
    route.penalty = penalty(day, route.load, route.distance + route.service);
}

double PeriodicState::penalty(std::uint32_t day, double load, double time) const {
    return (load > data_.capacity[day] ? penalties_.load * (load - data_.capacity[day]) : 0) +
           (time > data_.longest[day] ? penalties_.time * (time - data_.longest[day]) : 0);
}

Individual PeriodicState::plan() const {
    Individual out;
    out.combination = combination_;
    for (const auto& of_day : routes_) {
        DayRoutes& tours = out.routes.emplace_back();
        for (const Route& route : of_day)
            tours.push_back(route.stops);
    }
    out.measure(data_);
    return out;
}

double PeriodicState::load_excess() const {
    double out = 0;
    for (std::uint32_t d = 0; d < data_.days; ++d)
        for (const Route& route : routes_[d])
            out += std::max(0.0, route.load - data_.capacity[d] - rounding);
    return out;
}

double PeriodicState::time_excess() const {
    double out = 0;
    for (std::uint32_t d = 0; d < data_.days; ++d)
        for (const Route& route : routes_[d])
            out += std::max(0.0, route.distance + route.service - data_.longest[d] - rounding);
    return out;
}

void PeriodicState::begin() {
    ++trial_;
    changed_ = 0;
    combinations_before_.clear();
    cost_before_ = cost_;
}

void PeriodicState::remember(std::uint32_t day, std::uint32_t route) {
    if (std::exchange(remembered_[day][route], trial_) == trial_) return;
    if (changed_ == before_.size()) before_.emplace_back();
    Before& one = before_[changed_++]; // used again and again: its list of stops keeps its room
    one.day = day;
    one.route = route;
    one.was = routes_[day][route];
}

void PeriodicState::take_back() {
    for (std::size_t k = 0; k < changed_; ++k)
        for (const PlaceId i : routes_[before_[k].day][before_[k].route].stops)
            route_of_[before_[k].day][i] = absent;
    for (std::size_t k = 0; k < changed_; ++k) {
        Before& one = before_[k];
        std::swap(routes_[one.day][one.route], one.was);
        for (const PlaceId i : routes_[one.day][one.route].stops)
            route_of_[one.day][i] = one.route;
    }
    for (const auto& [customer, days] : combinations_before_)
        combination_[customer] = days;
    cost_ = cost_before_;
}

void PeriodicState::change(std::uint32_t day, Route& route, PlaceId customer, double distance, int sign) {
    cost_ -= route.distance + route.penalty;
    route.distance += distance;
    route.service += sign * data_.service[customer];
    route.load += sign * data_.demand[customer];
    if (route.stops.empty()) route.distance = route.service = route.load = 0;
    route.penalty = penalty(day, route.load, route.distance + route.service);
    cost_ += route.distance + route.penalty;
}

void PeriodicState::remove(std::uint32_t day, PlaceId customer) {
    const std::uint32_t number = std::exchange(route_of_[day][customer], absent);
    remember(day, number);
    Route& route = routes_[day][number];
    const auto at = std::find(route.stops.begin(), route.stops.end(), customer);
    const PlaceId before = at == route.stops.begin() ? 0 : *(at - 1);
    const PlaceId after = at + 1 == route.stops.end() ? 0 : *(at + 1);
    const auto way = route.ways.begin() + (at - route.stops.begin());
    const double direct = route.stops.size() == 1 ? 0 : data_.travel(before, after), longer = *way + *(way + 1);
    route.ways.erase(way + 1);
    *way = direct;
    route.stops.erase(at);
    change(day, route, customer, direct - longer, -1);
}

// Within a route the shortest way round is the cheapest, whatever the limits. Routes with room come first: the others
// are dearer by what is above the limits, and seldom need a look. Only then the place itself is looked for.
Slot PeriodicState::cheapest(std::uint32_t day, PlaceId customer, Blinks& blinks) const {
    Slot best;
    const auto cost_of = [&](const Route& route, double longer) {
        return longer - route.penalty +
               penalty(day, route.load + data_.demand[customer],
                       route.distance + longer + route.service + data_.service[customer]);
    };
    for (const bool with_room : {true, false}) {
        bool empty_seen = false;
        for (std::uint32_t r = 0; r < data_.vehicles; ++r) {
            const Route& route = routes_[day][r];
            if (route.stops.empty() && std::exchange(empty_seen, true)) continue;
            const double least = cost_of(route, 0);
            if (with_room != (least <= 0) || least >= best.cost) continue;
            if (const double cost = cost_of(route, shortest(route, customer)); cost < best.cost) best = {cost, r, 0};
        }
    }
    if (best.cost == never) return best;
    const Route& route = routes_[day][best.route];
    const auto [longer, position] = place(route, customer, blinks);
    return {cost_of(route, longer), best.route, position};
}

double PeriodicState::shortest(const Route& route, PlaceId customer) const {
    const double *onward = data_.travels_from(customer), *here = data_.travels_to(customer);
    const PlaceId* const stops = route.stops.data();
    const double* const ways = route.ways.data();
    const std::size_t count = route.stops.size();
    double even = never, odd = never, come = here[0]; // two chains of comparisons, and no branches
    std::size_t k = 0;
    for (; k + 1 < count; k += 2) {
        const PlaceId first = stops[k], second = stops[k + 1];
        even = std::min(even, come + onward[first] - ways[k]);
        odd = std::min(odd, here[first] + onward[second] - ways[k + 1]);
        come = here[second];
    }
    if (k < count) {
        even = std::min(even, come + onward[stops[k]] - ways[k]);
        come = here[stops[k]];
    }
    return std::min({even, odd, come + onward[0] - ways[count]});
}

std::pair<double, std::size_t> PeriodicState::place(const Route& route, PlaceId customer, Blinks& blinks) const {
    const double *onward = data_.travels_from(customer), *here = data_.travels_to(customer);
    std::pair<double, std::size_t> best{never, 0};
    double come = here[0];
    for (std::size_t k = 0; k <= route.stops.size(); ++k) {
        const PlaceId to = k < route.stops.size() ? route.stops[k] : 0;
        const double longer = come + onward[to] - route.ways[k];
        if (longer < best.first && !blinks.next()) best = {longer, k};
        come = here[to];
    }
    return best;
}

void PeriodicState::insert(std::uint32_t day, PlaceId customer, const Slot& slot) {
    remember(day, slot.route);
    route_of_[day][customer] = slot.route;
    Route& route = routes_[day][slot.route];
    const PlaceId before = slot.position == 0 ? 0 : route.stops[slot.position - 1];
    const PlaceId after = slot.position == route.stops.size() ? 0 : route.stops[slot.position];
    const double come = data_.travel(before, customer), go = data_.travel(customer, after);
    const double direct = std::exchange(route.ways[slot.position], go);
    route.ways.insert(route.ways.begin() + signed_of(slot.position), come);
    route.stops.insert(route.stops.begin() + signed_of(slot.position), customer);
    change(day, route, customer, come + go - direct, 1);
}

void PeriodicState::set_combination(PlaceId customer, std::uint64_t days) {
    combinations_before_.emplace_back(customer, combination_[customer]);
    combination_[customer] = days;
}

} // namespace guapai::planner
