#include "planner/gcj02.h"

#include <cmath>
#include <numbers>

namespace guapai::planner {

namespace {

using std::numbers::pi;

constexpr double krasovsky_axis_m = 6'378'245.0;
constexpr double krasovsky_eccentricity2 = 0.00669342162296594323;

double waves(double x) { return (20 * std::sin(6 * x * pi) + 20 * std::sin(2 * x * pi)) * 2 / 3; }

double north(double x, double y) {
    return -100 + 2 * x + 3 * y + 0.2 * y * y + 0.1 * x * y + 0.2 * std::sqrt(std::abs(x)) + waves(x) +
           (20 * std::sin(y * pi) + 40 * std::sin(y / 3 * pi)) * 2 / 3 +
           (160 * std::sin(y / 12 * pi) + 320 * std::sin(y * pi / 30)) * 2 / 3;
}

double east(double x, double y) {
    return 300 + x + 2 * y + 0.1 * x * x + 0.1 * x * y + 0.1 * std::sqrt(std::abs(x)) + waves(x) +
           (20 * std::sin(x * pi) + 40 * std::sin(x / 3 * pi)) * 2 / 3 +
           (150 * std::sin(x / 12 * pi) + 300 * std::sin(x / 30 * pi)) * 2 / 3;
}

} // namespace

Point gcj02_of(const Point& p) {
    if (p.lon < 72.004 || p.lon > 137.8347 || p.lat < 0.8293 || p.lat > 55.8271) return p;
    const double lat = p.lat / 180 * pi;
    const double magic = 1 - krasovsky_eccentricity2 * std::sin(lat) * std::sin(lat);
    const double metres_north = north(p.lon - 105, p.lat - 35), metres_east = east(p.lon - 105, p.lat - 35);
    const double meridian = krasovsky_axis_m * (1 - krasovsky_eccentricity2) / (magic * std::sqrt(magic)) * pi;
    const double parallel = krasovsky_axis_m / std::sqrt(magic) * std::cos(lat) * pi;
    return {p.lon + metres_east * 180 / parallel, p.lat + metres_north * 180 / meridian};
}

} // namespace guapai::planner
