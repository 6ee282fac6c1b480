#include "planner/clusters.h"

#include "planner/transport.h"

#include <algorithm>
#include <random>

namespace guapai::planner {

namespace {

constexpr int restarts = 4;
constexpr int most_rounds = 20;

// In units of 100 m², so that sums over a city fit easily.
std::int64_t square(const Point& a, const Point& b) {
    const std::int64_t d = metres(a, b) / 10;
    return d * d;
}

std::vector<Point> first_centres(const std::vector<Point>& points, std::size_t count, std::mt19937_64& random) {
    std::vector<Point> out = {points[random() % points.size()]};
    while (out.size() < count) {
        std::vector<std::uint64_t> upto;
        std::uint64_t sum = 0;
        for (const Point& p : points) {
            std::int64_t nearest = square(p, out.front());
            for (const Point& c : out)
                nearest = std::min(nearest, square(p, c));
            upto.push_back(sum += static_cast<std::uint64_t>(nearest));
        }
        const std::uint64_t ticket = sum == 0 ? 0 : random() % sum;
        const auto drawn = std::upper_bound(upto.begin(), upto.end(), ticket) - upto.begin();
        out.push_back(points[std::min(static_cast<std::size_t>(drawn), points.size() - 1)]);
    }
    return out;
}

Transported assign(const std::vector<Point>& points, const std::vector<Point>& centres, std::size_t cap) {
    Transport problem{.rows = points.size()};
    // Not smaller than half the mean: a group of one school is no area.
    const auto least = std::max<std::size_t>(1, points.size() / centres.size() / 2);
    problem.columns.assign(centres.size(), {.unit_costs = std::vector<std::int64_t>(cap, 0),
                                            .lower = static_cast<std::int64_t>(std::min(least, cap))});
    for (std::size_t p = 0; p < points.size(); ++p)
        for (std::size_t c = 0; c < centres.size(); ++c)
            problem.arcs.push_back({p, c, square(points[p], centres[c])});
    return solve(problem).value(); // the limits can be met: count × least ≤ points ≤ count × cap
}

std::vector<Point> centres_of(const std::vector<Point>& points, const std::vector<int>& group, std::size_t count) {
    std::vector<std::vector<Point>> members(count);
    for (std::size_t p = 0; p < points.size(); ++p)
        members[static_cast<std::size_t>(group[p])].push_back(points[p]);
    std::vector<Point> out;
    for (const auto& group_points : members)
        out.push_back(centre(group_points));
    return out;
}

Transported one_descent(const std::vector<Point>& points, std::size_t count, std::size_t cap, std::mt19937_64& random) {
    Transported best = assign(points, first_centres(points, count, random), cap);
    for (int round = 0; round < most_rounds; ++round) {
        Transported next = assign(points, centres_of(points, best.column, count), cap);
        const bool settled = next.column == best.column;
        best = std::move(next);
        if (settled) break;
    }
    return best;
}

} // namespace

std::vector<std::size_t> clusters(const std::vector<Point>& points, std::size_t count, std::size_t cap,
                                  std::uint64_t seed) {
    if (points.empty()) return {};
    cap = std::max<std::size_t>(cap, 1);
    count = std::max(count, (points.size() + cap - 1) / cap);
    count = std::clamp<std::size_t>(count, 1, points.size());
    std::mt19937_64 random(seed);
    Transported best = one_descent(points, count, cap, random);
    for (int i = 1; i < restarts && count > 1; ++i) {
        Transported other = one_descent(points, count, cap, random);
        if (other.cost < best.cost) best = std::move(other);
    }
    return {best.column.begin(), best.column.end()};
}

} // namespace guapai::planner
