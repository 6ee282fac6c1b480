// Places on the earth: distances, outlines, and whether a place lies inside one. WGS-84 degrees throughout.
//
//     metres({115.066, 30.223}, {115.110, 30.205})   ->  4684 (great circle, whole metres)
//     hull(points)                                   ->  the smallest convex outline, counter-clockwise
//
// Outlines are for maps of a city's size: hull and inside() treat degrees as a plane, which is exact for what is drawn
// on a Mercator map. Sources: haversine, Sinnott 1984; hull, Andrew 1979 (monotone chain).
// Thread-safety: free functions.
#pragma once

#include <compare>
#include <cstdint>
#include <vector>

namespace guapai::planner {

struct Point {
    double lon = 0;
    double lat = 0;

    auto operator<=>(const Point&) const = default;
};

std::int64_t metres(const Point& a, const Point& b);
Point centre(const std::vector<Point>& points); // the mean; {0, 0} of nothing
// Without the points that lie on an edge; one or two points come back as they are.
std::vector<Point> hull(std::vector<Point> points);
// A closed ring, its last point joined to its first. Points on the edge may fall on either side.
bool inside(const Point& point, const std::vector<Point>& ring);

} // namespace guapai::planner
