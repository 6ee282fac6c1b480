#include "planner/pmedian_order.h"

#include <algorithm>
#include <utility>

namespace guapai::planner::pmedian {

namespace {

constexpr std::uint32_t cells = 1U << 15; // to a side

std::uint64_t index_on_curve(std::uint32_t x, std::uint32_t y) {
    std::uint64_t out = 0;
    for (std::uint32_t half = cells / 2; half > 0; half /= 2) {
        const bool right = (x & half) != 0, upper = (y & half) != 0;
        out = 4 * out + (upper ? (right ? 2 : 1) : (right ? 3 : 0));
        if (upper) continue;
        if (right) {
            x = cells - 1 - x;
            y = cells - 1 - y;
        }
        std::swap(x, y);
    }
    return out;
}

} // namespace

std::vector<std::size_t> along_the_curve(const PMedianProblem& problem) {
    const auto [left, right] = std::minmax_element(problem.x.begin(), problem.x.end());
    const auto [bottom, top] = std::minmax_element(problem.y.begin(), problem.y.end());
    const double side = std::max({*right - *left, *top - *bottom, 1e-300});
    const auto cell = [&](double from, double at) {
        return static_cast<std::uint32_t>((at - from) / side * (cells - 1));
    };
    std::vector<std::pair<std::uint64_t, std::size_t>> ranked;
    for (std::size_t i = 0; i < problem.x.size(); ++i)
        ranked.emplace_back(index_on_curve(cell(*left, problem.x[i]), cell(*bottom, problem.y[i])), i);
    std::sort(ranked.begin(), ranked.end());
    std::vector<std::size_t> out;
    for (const auto& [index, i] : ranked)
        out.push_back(i);
    return out;
}

PMedianProblem in_order(const PMedianProblem& problem, const std::vector<std::size_t>& order) {
    PMedianProblem out = problem;
    for (std::size_t k = 0; k < order.size(); ++k) {
        out.x[k] = problem.x[order[k]];
        out.y[k] = problem.y[order[k]];
        out.demand[k] = problem.demand[order[k]];
        out.capacity[k] = problem.capacity[order[k]];
    }
    return out;
}

} // namespace guapai::planner::pmedian
