// A periodic plan that is changed visit by visit, its cost kept up to date, and whose last changes can be taken back.
// Internal to src/planner.
//
//     PeriodicState state(data);
//     state.load(plan, penalties);
//     state.begin();                                   // what changes from here on …
//     state.remove(day, customer);
//     const Slot slot = state.cheapest(day, customer, blinks);
//     state.insert(day, customer, slot);
//     state.cost()
//     state.take_back();                               // … never happened
//
// Load and duration may be exceeded at the price of `penalties`. Thread-safety: none; one object, one thread.
#pragma once

#include "planner/periodic_plan.h"

#include <cmath>

namespace guapai::planner {

// The cheapest place for a visit: before which stop of which of the day's routes, and what it costs more.
struct Slot {
    double cost = never;
    std::uint32_t route = 0;
    std::size_t position = 0;
};

// Says of one place in a hundred that it is to be passed over, so that the same visits do not always go to the same
// places (Christiaens and Vanden Berghe 2020).
class Blinks {
public:
    explicit Blinks(Dice& dice) : dice_(dice) { draw(); }
    bool next() {
        if (left_-- > 0) return false;
        draw();
        return true;
    }

private:
    void draw() { left_ = static_cast<std::int64_t>(std::log1p(-dice_.part()) / std::log1p(-share)); }

    static constexpr double share = 0.01;
    Dice& dice_;
    std::int64_t left_ = 0;
};

class PeriodicState {
public:
    static constexpr std::uint32_t absent = 0xffff'ffff;

    struct Route {
        Tour stops;
        std::vector<double> ways; // to each stop, and home
        double load = 0, distance = 0, service = 0, penalty = 0;
    };

    explicit PeriodicState(const PeriodicData& data);

    void load(const Individual& plan, const Penalties& penalties);
    void price(const Penalties& penalties); // anew from the routes: no rounding piles up
    Individual plan() const;
    double cost() const { return cost_; }
    double load_excess() const;
    double time_excess() const;
    bool feasible() const { return load_excess() <= 0 && time_excess() <= 0; }

    const std::vector<Route>& routes(std::uint32_t day) const { return routes_[day]; }
    std::uint32_t route_of(std::uint32_t day, PlaceId customer) const { return route_of_[day][customer]; }
    std::uint64_t combination(PlaceId customer) const { return combination_[customer]; }

    void begin();
    void take_back();
    void remove(std::uint32_t day, PlaceId customer);
    Slot cheapest(std::uint32_t day, PlaceId customer, Blinks& blinks) const;
    void insert(std::uint32_t day, PlaceId customer, const Slot& slot);
    void set_combination(PlaceId customer, std::uint64_t days);

private:
    struct Before {
        std::uint32_t day = 0, route = 0;
        Route was;
    };

    double penalty(std::uint32_t day, double load, double time) const;
    void measure(std::uint32_t day, Route& route) const;
    double shortest(const Route& route, PlaceId customer) const; // what it is longer by with the customer
    std::pair<double, std::size_t> place(const Route& route, PlaceId customer, Blinks& blinks) const; // and where
    void remember(std::uint32_t day, std::uint32_t route);
    void change(std::uint32_t day, Route& route, PlaceId customer, double distance, int sign);

    const PeriodicData& data_;
    Penalties penalties_;
    std::vector<std::vector<Route>> routes_;            // by day and vehicle
    std::vector<std::vector<std::uint32_t>> route_of_;  // by day and place; `absent`
    std::vector<std::vector<std::int64_t>> remembered_; // by day and vehicle: the trial
    std::vector<std::uint64_t> combination_;            // by place
    std::vector<Before> before_;                        // the first `changed_` belong to this trial
    std::vector<std::pair<PlaceId, std::uint64_t>> combinations_before_;
    std::size_t changed_ = 0;
    std::int64_t trial_ = 0;
    double cost_ = 0, cost_before_ = 0;
};

} // namespace guapai::planner
