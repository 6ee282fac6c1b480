// Places cut into groups of limited size. Internal to src/planner.
//
// Constrained k-means (Bradley, Bennett, Demiriz 2000): Lloyd's iteration whose assignment step is a min-cost flow, so
// that group sizes keep to their limits exactly; seeds by k-means++ (Arthur, Vassilvitskii 2007), the best of several
// restarts. Deterministic by seed, on every platform.
#pragma once

#include "planner/geometry.h"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace guapai::planner {

// The group 0 … count - 1 of each point; no group is empty or has more than `cap` points. count is raised to what the
// cap needs and lowered to the number of points. No point: an empty answer.
std::vector<std::size_t> clusters(const std::vector<Point>& points, std::size_t count, std::size_t cap,
                                  std::uint64_t seed);

} // namespace guapai::planner
