#include "planner/geometry.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace guapai::planner {

namespace {

constexpr double earth_radius_m = 6'371'008.8; // mean radius, IUGG

double radians(double degrees) { return degrees * std::numbers::pi / 180; }

// Twice the signed area of the triangle: positive when a → b → c turns left.
double turn(const Point& a, const Point& b, const Point& c) {
    return (b.lon - a.lon) * (c.lat - a.lat) - (b.lat - a.lat) * (c.lon - a.lon);
}

// The lower half of the hull of points that go from left to right; the upper half of points from right to left.
template <class Iterator>
std::vector<Point> half_hull(Iterator begin, Iterator end) {
    std::vector<Point> out;
    for (auto p = begin; p != end; ++p) {
        while (out.size() >= 2 && turn(out[out.size() - 2], out.back(), *p) <= 0)
            out.pop_back();
        out.push_back(*p);
    }
    out.pop_back(); // the first of the other half
    return out;
}

} // namespace

std::int64_t metres(const Point& a, const Point& b) {
    const double lat = std::sin(radians(b.lat - a.lat) / 2), lon = std::sin(radians(b.lon - a.lon) / 2);
    const double h = lat * lat + std::cos(radians(a.lat)) * std::cos(radians(b.lat)) * lon * lon;
    return std::llround(2 * earth_radius_m * std::asin(std::min(1.0, std::sqrt(h))));
}

Point centre(const std::vector<Point>& points) {
    Point out;
    if (points.empty()) return out;
    for (const Point& p : points) {
        out.lon += p.lon;
        out.lat += p.lat;
    }
    const auto count = static_cast<double>(points.size());
    return {out.lon / count, out.lat / count};
}

std::vector<Point> hull(std::vector<Point> points) {
    std::sort(points.begin(), points.end());
    points.erase(std::unique(points.begin(), points.end()), points.end());
    if (points.size() < 3) return points;
    std::vector<Point> out = half_hull(points.begin(), points.end());
    const std::vector<Point> upper = half_hull(points.rbegin(), points.rend());
    out.insert(out.end(), upper.begin(), upper.end());
    return out;
}

bool inside(const Point& point, const std::vector<Point>& ring) {
    bool in = false;
    for (std::size_t i = 0, j = ring.size() - 1; i < ring.size(); j = i++) {
        const Point &a = ring[i], &b = ring[j];
        if ((a.lat > point.lat) != (b.lat > point.lat) &&
            point.lon < (b.lon - a.lon) * (point.lat - a.lat) / (b.lat - a.lat) + a.lon)
            in = !in;
    }
    return in;
}

} // namespace guapai::planner
