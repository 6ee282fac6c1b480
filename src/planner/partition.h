// Places cut into compact, coherent areas of limited size. Internal to src/planner.
//
// An area costs the ways from its places to its middle one (its median), and `broken_piece_m` for every piece beyond
// the first (adjacency.h). Two cuts are made, one by constrained k-means (clusters.h), one by the capacitated p-median
// search (pmedian.h) with a budget of kicks; both are mended by a descent that moves places between neighbouring areas,
// one, two against each other, or one after the other through a full area. Where places already have their part, that
// cut goes on instead: it is mended only, and a place changes its part when that saves more than `stay_m`. The same
// places and seed give the same cuts. Thread-safety: free functions.
#pragma once

#include "planner/geometry.h"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <vector>

namespace guapai::planner {

struct PartitionWish {
    std::size_t parts = 1; // raised to what the cap needs, lowered to the number of places
    std::size_t cap = 1;
    std::uint64_t seed = 1;
    bool bound = false;
    std::vector<std::optional<std::size_t>> current = {}; // parts that go on, 0 … parts - 1; empty: cut anew
    std::function<bool()> stopped = {};
};

struct Partition {
    std::vector<std::size_t> part_of;    // of each place, 0 … parts - 1; no part is empty
    std::int64_t metres = 0;             // from all places to the middle one of their part
    std::size_t pieces = 0;              // of all parts together; as many as parts: every part hangs together
    std::int64_t cost_m = 0;             // the metres, the pieces too many, the places that changed their part
    std::optional<std::int64_t> bound_m; // no cut into so many parts within the cap has fewer metres
};

inline constexpr std::int64_t broken_piece_m = 20'000, stay_m = 3'000;

// One cut or two, the cheaper first.
std::vector<Partition> partitions(const std::vector<Point>& places, const PartitionWish& wish);
inline Partition partition(const std::vector<Point>& places, const PartitionWish& wish) {
    return partitions(places, wish).front();
}

// The cut mended once more, where a place costs so many metres besides its way in a part: in all parts of the first
// place, then of the second … It is free to leave the part it has.
Partition mended(const std::vector<Point>& places, const PartitionWish& wish, const Partition& cut,
                 const std::vector<std::int64_t>& besides);

} // namespace guapai::planner
