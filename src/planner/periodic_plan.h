// One solution of the genetic search: combinations, the days' tours and routes, its cost. Internal to src/planner.
#pragma once

#include "planner/periodic_data.h"

namespace guapai::planner {

struct Individual {
    std::vector<std::uint64_t> combination; // by place; [0] unused
    std::vector<DayRoutes> routes;          // by day
    double distance = 0, load_excess = 0, time_excess = 0;

    Tour tour(std::uint32_t day) const; // the day's routes one after another
    bool feasible() const { return load_excess < 1e-9 && time_excess < 1e-9; }
    double cost(const Penalties& p) const { return distance + p.load * load_excess + p.time * time_excess; }
    void measure(const PeriodicData& data); // distance and excess, from the routes
};

// How different two are, 0 … 1: the visits whose neighbours in the tour differ, or that the other makes on other days.
// `links` as made by links_of().
using Links = std::vector<std::pair<PlaceId, PlaceId>>; // by day and place: before and after; absent: {none, none}
Links links_of(const PeriodicData& data, const Individual& one);
double difference(const Links& a, const Links& b);

} // namespace guapai::planner
