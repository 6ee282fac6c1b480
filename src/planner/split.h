// Cuts a tour of a day's customers into routes at the least penalised cost: Prins 2004, with a limited fleet as in
// Vidal 2022. Internal to src/planner.
//
//     const DayRoutes routes = split(data, day, tour, penalties);   // data.vehicles routes, the last ones empty
//
// Every route is a stretch of the tour. Load and duration may be exceeded at the price of `penalties`.
#pragma once

#include "planner/periodic_data.h"

namespace guapai::planner {

DayRoutes split(const PeriodicData& data, std::uint32_t day, const Tour& tour, const Penalties& penalties);

} // namespace guapai::planner
