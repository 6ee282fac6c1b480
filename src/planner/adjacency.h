// Which places are neighbours, and whether an area is one piece. Internal to src/planner.
//
// Gabriel graph (Gabriel and Sokal 1969): two places are neighbours when no third lies inside the circle that has the
// line between them as its diameter. It is part of the Delaunay triangulation, holds the shortest spanning tree (so
// that all places hang together) and can be shown on a map. Places that coincide are neighbours.
// Thread-safety: free functions; Distances is immutable once made.
#pragma once

#include "planner/geometry.h"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace guapai::planner {

// Between all pairs of places, in whole metres.
class Distances {
public:
    explicit Distances(const std::vector<Point>& places);

    std::size_t size() const { return size_; }
    std::int64_t operator()(std::size_t a, std::size_t b) const { return metres_[a * size_ + b]; }

private:
    std::size_t size_;
    std::vector<std::int32_t> metres_;
};

using Neighbours = std::vector<std::vector<std::size_t>>; // of each place, ascending

Neighbours gabriel_neighbours(const Distances& metres);

// Into how many pieces these places fall when only the neighbours among them are joined; 0 for none.
class Pieces {
public:
    explicit Pieces(const Neighbours& neighbours) : neighbours_(neighbours), mark_(neighbours.size(), 0) {}

    std::size_t of(const std::vector<std::size_t>& places);

private:
    const Neighbours& neighbours_;
    std::vector<std::size_t> mark_; // 0: not among the places, or reached
    std::vector<std::size_t> queue_;
};

} // namespace guapai::planner
