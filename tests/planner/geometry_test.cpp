#include "planner/gcj02.h"
#include "planner/geometry.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>

namespace guapai::planner {

namespace {

Point some_point() { return {115.0 + *rc::gen::inRange(0, 1000) / 1000.0, 30.0 + *rc::gen::inRange(0, 1000) / 1000.0}; }

std::vector<Point> some_points(std::size_t least) {
    std::vector<Point> out(*rc::gen::inRange<std::size_t>(least, 40));
    for (Point& p : out)
        p = some_point();
    return out;
}

} // namespace

TEST(Geometry, DistancesAreGreatCircles) {
    // One degree of latitude, and Beijing to Shanghai.
    EXPECT_NEAR(static_cast<double>(metres({115, 30}, {115, 31})), 111'195, 2);
    EXPECT_NEAR(static_cast<double>(metres({116.3975, 39.9087}, {121.4737, 31.2304})), 1'067'000, 2'000);
    EXPECT_EQ(metres({115, 30}, {115, 30}), 0);
}

TEST(Geometry, TheHullOfASquareLeavesOutItsMiddleAndItsEdges) {
    const auto outline = hull({{0, 0}, {2, 0}, {1, 1}, {2, 2}, {0, 2}, {1, 0}, {0, 0}});
    EXPECT_EQ(outline, (std::vector<Point>{{0, 0}, {2, 0}, {2, 2}, {0, 2}}));
    EXPECT_EQ(hull({{1, 1}, {1, 1}}).size(), 1U);
    EXPECT_TRUE(inside({1, 1}, outline));
    EXPECT_FALSE(inside({3, 1}, outline));
}

TEST(Geometry, Gcj02AgreesWithTheWidelyPublishedPairs) {
    const Point beijing = gcj02_of({116.404, 39.915});
    EXPECT_NEAR(beijing.lon, 116.41024449916938, 1e-9);
    EXPECT_NEAR(beijing.lat, 39.91640428150164, 1e-9);
    EXPECT_EQ(gcj02_of({2.35, 48.85}), (Point{2.35, 48.85})); // Paris
}

RC_GTEST_PROP(GeometryProperty, DistanceIsAMetric, ()) {
    const Point a = some_point(), b = some_point(), c = some_point();
    RC_ASSERT(metres(a, b) == metres(b, a));
    RC_ASSERT(metres(a, c) <= metres(a, b) + metres(b, c) + 2); // rounding
}

RC_GTEST_PROP(GeometryProperty, TheHullHoldsEveryPointAndNeedsAllItsCorners, ()) {
    const std::vector<Point> points = some_points(3);
    const std::vector<Point> outline = hull(points);
    for (const Point& p : outline)
        RC_ASSERT(std::find(points.begin(), points.end(), p) != points.end());
    for (std::size_t i = 0; i < outline.size() && outline.size() >= 3; ++i) {
        const Point &a = outline[i], &b = outline[(i + 1) % outline.size()];
        for (const Point& p : points)
            RC_ASSERT((b.lon - a.lon) * (p.lat - a.lat) - (b.lat - a.lat) * (p.lon - a.lon) >= -1e-12);
    }
}

} // namespace guapai::planner
