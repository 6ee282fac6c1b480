// A simple lower bound on the distance of any plan: the larger of two, at once. See route_bound.h for a better one.
// Internal to src/planner.
//
// By load (Haimovich and Rinnooy Kan 1985): a route is at least twice as long as the way to any of its stops, and each
// stop fills demand/capacity of it. By neighbours: every visit has two ways, each at least as long as the shortest
// there can be, and shares each with another place. Both count, for each customer, the visits it must have at least.
// They are valid for travel that obeys the triangle inequality; otherwise only the second. Where ways differ from the
// ways back, the shorter one counts for both.
#pragma once

#include "planner/periodic_data.h"

namespace guapai::planner {

double lower_bound_of(const PeriodicData& data, bool triangle_inequality);

// The shorter of the way and the way back, for any two places, as PeriodicData::travels.
std::vector<double> shorter_ways(const PeriodicData& data);

// By place: half the two shortest ways a visit can have, to other customers or to the depot.
std::vector<double> half_ways(const PeriodicData& data);

} // namespace guapai::planner
