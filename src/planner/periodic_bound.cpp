#include "planner/periodic_bound.h"

#include <algorithm>
#include <bit>

namespace guapai::planner {

double half_ways(const PeriodicData& data, PlaceId i) {
    const double home = data.travel(0, i);
    if (data.count == 1) return home;
    const double first = data.travel(i, data.near[i][0]);
    if (home <= first) return home;
    const double second = data.count > 2 ? std::min(home, data.travel(i, data.near[i][1])) : home;
    return (first + second) / 2;
}

double lower_bound_of(const PeriodicData& data, bool triangle_inequality) {
    const double capacity = *std::max_element(data.capacity.begin(), data.capacity.end());
    double by_load = 0, by_neighbours = 0;
    for (PlaceId i = 1; i <= data.count; ++i) {
        int visits = 64;
        for (const std::uint64_t one : data.combinations[i])
            visits = std::min(visits, std::popcount(one));
        by_load += visits * data.demand[i] / capacity * 2 * data.travel(0, i);
        by_neighbours += visits * half_ways(data, i);
    }
    return triangle_inequality ? std::max(by_load, by_neighbours) : by_neighbours;
}

} // namespace guapai::planner
