// First solutions: medians as if capacity were no matter, then customers by regret. Internal to src/planner/pmedian*.
//
// Medians by k-means++ (Arthur, Vassilvitskii 2007) on distances, then fast interchange (Whitaker 1983; Resende,
// Werneck 2007): one median out, one customer in, whenever that shortens the sum of distances to the nearest median;
// the change is summed up over customers near the one that comes in. Thread-safety: free functions.
#pragma once

#include "planner/pmedian_state.h"

#include <functional>

namespace guapai::planner::pmedian {

std::vector<Node> spread_medians(const Instance& instance, Random& random);
// Ends early, with medians that are merely less good, once `enough` says so.
std::vector<Node> interchange(const Instance& instance, std::vector<Node> medians, Random& random,
                              const std::function<bool()>& enough);

// Who waits for a place, the one first who would lose most by not getting his nearest median (regret times the root of
// the demand), each to the nearest of `slots` that has room, else to where it weighs least: travel + weight × overload.
void insert_by_regret(const Instance& instance, State& state, const std::vector<Node>& waiting,
                      const std::vector<Slot>& slots, double weight);

} // namespace guapai::planner::pmedian
