// One day's routes under local search: relocate, swap, 2-opt and 2-opt* over the nearest customers of the day, then
// SWAP* between routes whose sectors overlap (Vidal 2022). Internal to src/planner.
//
//     DaySearch day(data, 0);
//     day.load(split(data, 0, tour, penalties), penalties);
//     day.improve(dice, late);            // to a local optimum of distance + penalties
//     day.insertion(7); day.insert(7, …)  // for who moves customers between days
//     day.routes()
//
// Costs are penalised: distance plus what load and duration above the limits cost. Each route keeps when it changed and
// each customer when it was last tried, so that improving again after a few insertions looks at what is new only.
// Thread-safety: none; one object, one thread.
#pragma once

#include "planner/periodic_data.h"

#include <functional>

namespace guapai::planner {

// How many customers are looked at before asking again whether it is late.
inline constexpr std::size_t customers_between_looks = 64;

// The cheapest place for a customer in a route or a day: after which stop, and what it costs more.
struct Insertion {
    double cost = never;
    PlaceId after = 0;
};

class DaySearch {
public:
    DaySearch(const PeriodicData& data, std::uint32_t day);

    void load(const DayRoutes& routes, const Penalties& penalties);
    void improve(Dice& dice, const std::function<bool()>& late); // once late: as it is by then
    DayRoutes routes() const;                                    // by their angle around the depot, the empty ones last

    bool visits(PlaceId customer) const { return nodes_[customer].route != absent; }
    double removal(PlaceId customer) const; // how much dearer the day is without it: less than 0, as a rule
    Insertion insertion(PlaceId customer) const;
    std::int64_t changes() const { return moves_; } // grows with every change
    void insert(PlaceId customer, PlaceId after);   // `after` as insertion() said, while nothing else changed
    void remove(PlaceId customer);

private:
    static constexpr PlaceId absent = 0xffff'ffff;
    static constexpr double least_gain = 1e-6;

    // A customer's visit, or an end of a route: nodes count+1+2r and count+2+2r are the depot before and after route r.
    struct Node {
        PlaceId place = 0, previous = 0, next = 0, route = absent;
        std::uint32_t position = 0;
        double load = 0, time = 0; // from the depot to here, this visit included
        double turned = 0;         // how much longer the way from here back to the depot is; 0 when travel is symmetric
        double way = 0;            // from the stop before
        std::int64_t tried = -1;
    };
    struct Route {
        PlaceId first = 0, last = 0; // its two depots
        std::uint32_t stops = 0;
        double load = 0, time = 0, penalty = 0;
        std::int64_t changed = 0, tried_swap_star = -1;
        std::vector<PlaceId> places;        // the stops, the depot before and after them
        std::vector<double> ways;           // from each of these to the next
        double angle = 0;                   // of its centre
        double sector_from = 0, sector = 0; // begins at an angle, spans so much
    };
    struct BestThree {
        std::int64_t seen = -1; // the route's changes by then
        Insertion best[3];
    };
    // What a route becomes longer by: distance, service, load.
    struct Change {
        double distance = 0, service = 0, load = 0;
    };
    struct SwapStar {
        double cost = 0;
        PlaceId u = 0, v = 0, after_u = 0, after_v = 0; // u goes after after_u, v after after_v; 0: stays
    };

    double travel(PlaceId a, PlaceId b) const { return data_.travel(nodes_[a].place, nodes_[b].place); }
    double way(PlaceId a) const { return nodes_[a].way; }
    double demand(PlaceId a) const { return data_.demand[nodes_[a].place]; }
    double service(PlaceId a) const { return data_.service[nodes_[a].place]; }
    bool depot(PlaceId a) const { return a > data_.count; }
    Route& route_of(PlaceId a) { return routes_[nodes_[a].route]; }
    const Route& route_of(PlaceId a) const { return routes_[nodes_[a].route]; }
    double penalty(double load, double time) const {
        return (load > capacity_ ? penalties_.load * (load - capacity_) : 0) +
               (time > longest_ ? penalties_.time * (time - longest_) : 0);
    }
    double change_of(const Route& a, const Change& da, const Route& b, const Change& db) const;

    void set_route(Route& route, const Tour& stops);
    void update(Route& route);
    void update_sector(Route& route);
    void find_neighbours();
    Tour stops_between(PlaceId begin, PlaceId end) const; // [begin, end) along `next`
    void unlink(PlaceId a);
    void link_after(PlaceId a, PlaceId after);
    void swap_nodes(PlaceId a, PlaceId b);
    bool changed_routes(PlaceId u, PlaceId v);

    bool improve_customer(PlaceId u, bool all);
    bool try_pair(PlaceId u, PlaceId v);
    bool try_start(PlaceId u, PlaceId depot, bool used);
    bool relocate(PlaceId u, PlaceId v);
    bool relocate_pair(PlaceId u, PlaceId v, bool reversed);
    bool swap_single(PlaceId u, PlaceId v);
    bool swap_pair_single(PlaceId u, PlaceId v);
    bool swap_pairs(PlaceId u, PlaceId v);
    bool two_opt(PlaceId u, PlaceId v);
    bool cross_reversed(PlaceId u, PlaceId v);
    bool cross(PlaceId u, PlaceId v);
    bool replace_routes(PlaceId a, const Tour& of_a, PlaceId b, const Tour& of_b); // true: a move was made

    bool swap_star_round(Dice& dice, bool all);
    bool sectors_overlap(const Route& a, const Route& b) const;
    bool swap_star(Route& a, Route& b);
    const BestThree& best_three(PlaceId u, PlaceId route);
    Insertion insertion_without(PlaceId u, PlaceId v); // of u into v's route once v has left
    void offer_exchange(PlaceId u, PlaceId v, SwapStar& best);
    void offer_move(PlaceId u, const Route& to, bool is_u, SwapStar& best);

    const PeriodicData& data_;
    const std::uint32_t day_;
    const double capacity_, longest_;
    Penalties penalties_;
    std::vector<Node> nodes_;
    std::vector<Route> routes_;
    std::vector<std::vector<BestThree>> cheapest_; // by route that was ever used, by customer
    std::vector<std::vector<PlaceId>> near_;       // by customer, of this day
    std::vector<double> removal_;                  // by customer, in distance; while SWAP* looks at its route
    std::vector<PlaceId> order_, route_order_;
    std::int64_t moves_ = 0;
    bool fresh_ = true;
};

} // namespace guapai::planner
