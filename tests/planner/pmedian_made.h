// Made-up p-median problems of the nature of published ones, drawn by a seed, the same on every machine.
//
//     made_problem({.customers = 402, .p = 40, .load = 0.95, .seed = 1})    // a city's blocks: towns of unlike width
//     made_problem({.customers = 3038, .p = 600, .towns = 30, .rows = 60})  // the holes of a circuit board
//     made_problem({.customers = 4461, .p = 100, .towns = 0})               // evenly strewn
#pragma once

#include "planner/pmedian_instance.h"

#include <algorithm>
#include <array>
#include <numbers>

namespace guapai::planner {

struct Made {
    std::size_t customers = 100, p = 10;
    std::size_t towns = 8; // centres of normal clusters that hold four fifths of the customers; 0: none
    std::size_t rows = 0;  // customers stand on so many rows, in stretches; 0: anywhere
    int largest_demand = 100;
    double load = 0.9; // demand by capacity of p medians
    std::uint64_t seed = 1;
};

// Square of 4,000; whole coordinates, whole demands from 1, one capacity for all.
inline PMedianProblem made_problem(const Made& made) {
    pmedian::Random random(made.seed);
    constexpr double side = 4000;
    std::vector<std::array<double, 3>> towns; // x, y, spread
    for (std::size_t t = 0; t < made.towns; ++t)
        towns.push_back({side * random.unit(), side * random.unit(), side * (0.03 + 0.09 * random.unit())});
    PMedianProblem out{.p = made.p};
    double sum = 0;
    while (out.x.size() < made.customers) {
        double x = side * random.unit(), y = side * random.unit();
        if (!towns.empty() && random.below(5) != 0) { // Box, Muller 1958
            const auto& town = towns[random.below(towns.size())];
            const double radius = town[2] * std::sqrt(-2 * std::log(1 - random.unit()));
            const double angle = 2 * std::numbers::pi * random.unit();
            x = town[0] + radius * std::cos(angle);
            y = town[1] + radius * std::sin(angle);
        }
        if (made.rows > 0)
            y = std::round(y * static_cast<double>(made.rows) / side) * side / static_cast<double>(made.rows);
        out.x.push_back(std::round(x));
        out.y.push_back(std::round(y));
        out.demand.push_back(1 + static_cast<double>(random.below(static_cast<std::size_t>(made.largest_demand))));
        sum += out.demand.back();
    }
    const double capacity = std::ceil(sum / (made.load * static_cast<double>(made.p)));
    out.capacity.assign(made.customers, std::max<double>(capacity, made.largest_demand));
    return out;
}

} // namespace guapai::planner
