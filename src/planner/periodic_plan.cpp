#include "planner/periodic_plan.h"

#include <algorithm>

namespace guapai::planner {

namespace {

constexpr PlaceId nobody = 0xffff'ffff;

} // namespace

Tour Individual::tour(std::uint32_t day) const {
    Tour out;
    for (const Tour& route : routes[day])
        out.insert(out.end(), route.begin(), route.end());
    return out;
}

void Individual::measure(const PeriodicData& data) {
    distance = load_excess = time_excess = 0;
    for (std::uint32_t d = 0; d < data.days; ++d)
        for (const Tour& route : routes[d]) {
            double length = 0, service = 0, load = 0;
            PlaceId from = 0;
            for (const PlaceId i : route) {
                length += data.travel(from, i);
                service += data.service[i];
                load += data.demand[i];
                from = i;
            }
            length += data.travel(from, 0);
            distance += length;
            load_excess += std::max(0.0, load - data.capacity[d]);
            time_excess += std::max(0.0, length + service - data.longest[d]);
        }
}

Links links_of(const PeriodicData& data, const Individual& one) {
    const std::size_t row = data.count + 1;
    Links out(row * data.days, {nobody, nobody});
    for (std::uint32_t d = 0; d < data.days; ++d)
        for (const Tour& route : one.routes[d])
            for (std::size_t k = 0; k < route.size(); ++k)
                out[d * row + route[k]] = {k == 0 ? 0 : route[k - 1], k + 1 == route.size() ? 0 : route[k + 1]};
    return out;
}

double difference(const Links& a, const Links& b) {
    std::size_t different = 0, visits = 0;
    for (std::size_t i = 0; i < a.size(); ++i) {
        const auto [before, after] = a[i];
        if (before == nobody) continue;
        ++visits;
        const auto [other_before, other_after] = b[i];
        if (other_before == nobody) {
            ++different;
            continue;
        }
        if (after != other_after && after != other_before) ++different;
        if (before == 0 && other_before != 0 && other_after != 0) ++different;
    }
    return static_cast<double>(different) / static_cast<double>(std::max<std::size_t>(visits, 1));
}

} // namespace guapai::planner
