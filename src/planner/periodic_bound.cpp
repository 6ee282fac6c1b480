#include "planner/periodic_bound.h"

#include <algorithm>
#include <bit>

namespace guapai::planner {

std::vector<double> shorter_ways(const PeriodicData& data) {
    std::vector<double> out = data.travels;
    for (std::size_t k = 0; k < data.returns.size(); ++k)
        out[k] = std::min(out[k], data.returns[k]);
    return out;
}

std::vector<double> half_ways(const PeriodicData& data) {
    const std::vector<double> ways = shorter_ways(data);
    std::vector<double> out(data.count + 1, 0);
    for (PlaceId i = 1; i <= data.count; ++i) {
        const double* from_i = ways.data() + static_cast<std::size_t>(i) * (data.count + 1);
        // Home may be before and after; no other customer can be both.
        double first = from_i[0], second = from_i[0];
        for (PlaceId j = 1; j <= data.count; ++j)
            if (j != i && from_i[j] < second) {
                second = std::max(first, from_i[j]);
                first = std::min(first, from_i[j]);
            }
        out[i] = (first + second) / 2;
    }
    return out;
}

double lower_bound_of(const PeriodicData& data, bool triangle_inequality) {
    const double capacity = *std::max_element(data.capacity.begin(), data.capacity.end());
    const std::vector<double> ways = half_ways(data);
    double by_load = 0, by_neighbours = 0;
    for (PlaceId i = 1; i <= data.count; ++i) {
        int visits = 64;
        for (const std::uint64_t one : data.combinations[i])
            visits = std::min(visits, std::popcount(one));
        by_load += visits * data.demand[i] / capacity * 2 * data.travel(0, i);
        by_neighbours += visits * ways[i];
    }
    return triangle_inequality ? std::max(by_load, by_neighbours) : by_neighbours;
}

} // namespace guapai::planner
