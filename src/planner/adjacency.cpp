#include "planner/adjacency.h"

#include <algorithm>
#include <numeric>

namespace guapai::planner {

Distances::Distances(const std::vector<Point>& places) : size_(places.size()), metres_(size_ * size_, 0) {
    for (std::size_t a = 0; a < size_; ++a)
        for (std::size_t b = 0; b < a; ++b)
            metres_[a * size_ + b] = metres_[b * size_ + a] = static_cast<std::int32_t>(metres(places[a], places[b]));
}

Neighbours gabriel_neighbours(const Distances& metres) {
    const std::size_t n = metres.size();
    const auto square = [&](std::size_t a, std::size_t b) { return metres(a, b) * metres(a, b); };
    Neighbours out(n);
    std::vector<std::size_t> nearest(n);
    for (std::size_t a = 0; a < n; ++a) {
        std::iota(nearest.begin(), nearest.end(), std::size_t{0});
        std::stable_sort(nearest.begin(), nearest.end(),
                         [&](std::size_t b, std::size_t c) { return metres(a, b) < metres(a, c); });
        for (const std::size_t b : nearest) {
            if (b == a) continue;
            // Whoever lies in the circle is nearer to both: those nearest to a are the likeliest.
            bool between = false;
            for (const std::size_t c : nearest) {
                if (metres(a, c) >= metres(a, b)) break;
                if (c == a || square(a, c) + square(c, b) >= square(a, b)) continue;
                between = true;
                break;
            }
            if (!between) out[a].push_back(b);
        }
        std::sort(out[a].begin(), out[a].end());
    }
    return out;
}

std::size_t Pieces::of(const std::vector<std::size_t>& places) {
    for (const std::size_t place : places)
        mark_[place] = 1;
    std::size_t out = 0;
    for (const std::size_t first : places) {
        if (mark_[first] == 0) continue;
        ++out;
        mark_[first] = 0;
        queue_.assign(1, first);
        while (!queue_.empty()) {
            const std::size_t at = queue_.back();
            queue_.pop_back();
            for (const std::size_t next : neighbours_[at]) {
                if (mark_[next] == 0) continue;
                mark_[next] = 0;
                queue_.push_back(next);
            }
        }
    }
    return out;
}

} // namespace guapai::planner
