#include "planner/pmedian_instance.h"

#include <algorithm>
#include <numbers>
#include <numeric>

namespace guapai::planner::pmedian {

namespace {

constexpr std::size_t most_in_matrix = 1500; // 18 MB: stays near the cores
constexpr double earth_radius_m = 6'371'008.8;

bool whole(const std::vector<double>& values, double scale) {
    return std::all_of(values.begin(), values.end(), [&](double v) {
        const double scaled = v * scale;
        return std::abs(scaled - std::round(scaled)) <= 1e-9 * std::max(1.0, std::abs(scaled));
    });
}

// Cells of about two customers each; the neighbours of a place are found ring by ring.
class Grid {
public:
    Grid(const std::vector<double>& x, const std::vector<double>& y) : x_(x), y_(y) {
        const auto [left, right] = std::minmax_element(x.begin(), x.end());
        const auto [bottom, top] = std::minmax_element(y.begin(), y.end());
        left_ = *left;
        bottom_ = *bottom;
        const double width = *right - *left, height = *top - *bottom;
        const double count = static_cast<double>(x.size()) / 2 + 1;
        cell_ = std::max({std::sqrt(width * height / count), width / count, height / count, 1e-300});
        columns_ = static_cast<std::size_t>(width / cell_) + 1;
        rows_ = static_cast<std::size_t>(height / cell_) + 1;
        cells_.resize(columns_ * rows_);
        for (Node i = 0; i < x.size(); ++i)
            cells_[row(y[i]) * columns_ + column(x[i])].push_back(i);
    }

    // At least `count` customers, all of those within some square around i: with a ring to spare, the `count` nearest.
    void around(Node i, std::size_t count, std::vector<Node>& out) const {
        out.clear();
        const std::size_t c = column(x_[i]), r = row(y_[i]);
        std::size_t enough = columns_ + rows_; // rings
        for (std::size_t ring = 0; ring <= enough; ++ring) {
            add_ring(c, r, ring, out);
            // The square of half-width `ring` holds a circle of that radius; its corners are 1.42 times as far.
            if (out.size() > count && enough == columns_ + rows_)
                enough = static_cast<std::size_t>(std::ceil(1.4143 * static_cast<double>(ring + 1)));
        }
    }

private:
    std::size_t column(double x) const { return std::min(columns_ - 1, static_cast<std::size_t>((x - left_) / cell_)); }
    std::size_t row(double y) const { return std::min(rows_ - 1, static_cast<std::size_t>((y - bottom_) / cell_)); }

    void add_ring(std::size_t c, std::size_t r, std::size_t ring, std::vector<Node>& out) const {
        const auto lower = [&](std::size_t v) { return v > ring ? v - ring : 0; };
        for (std::size_t row = lower(r); row <= std::min(rows_ - 1, r + ring); ++row) {
            const bool edge = row + ring == r || row == r + ring;
            if (edge) {
                for (std::size_t column = lower(c); column <= std::min(columns_ - 1, c + ring); ++column)
                    add(row, column, out);
                continue;
            }
            if (c >= ring) add(row, c - ring, out);
            if (c + ring < columns_) add(row, c + ring, out);
        }
    }
    void add(std::size_t row, std::size_t column, std::vector<Node>& out) const {
        const auto& cell = cells_[row * columns_ + column];
        out.insert(out.end(), cell.begin(), cell.end());
    }

    const std::vector<double>&x_, &y_;
    double left_ = 0, bottom_ = 0, cell_ = 1;
    std::size_t columns_ = 1, rows_ = 1;
    std::vector<std::vector<Node>> cells_;
};

// More neighbours where clusters are large; a quarter of all where customers are few.
std::size_t neighbours_kept(std::size_t n, std::size_t p) {
    const std::size_t by_cluster = std::clamp<std::size_t>(2 * n / p, 40, 50);
    return std::min(n - 1, std::max(by_cluster, std::min<std::size_t>(n / 4, 60)));
}

} // namespace

Instance::Instance(const PMedianProblem& problem)
    : n(static_cast<Node>(problem.x.size())), p(static_cast<Node>(problem.p)),
      whole_distances(problem.distance == PMedianProblem::Distance::floored), globe_(problem.globe) {
    take_amounts(problem);
    take_places(problem);
    find_neighbours(problem);
}

double Instance::longest() const {
    double out = 0;
    for (Node i = 1; i < n; ++i)
        out = std::max(out, distance(0, i));
    return 2 * out + 2; // floored distances break the triangle inequality by less than 2
}

double Instance::along_the_globe(double chord) { return 2 * earth_radius_m * std::asin(std::min(1.0, chord / 2)); }

void Instance::take_amounts(const PMedianProblem& problem) {
    const double first = problem.demand.front();
    equal_demands = std::all_of(problem.demand.begin(), problem.demand.end(), [&](double d) { return d == first; });
    double scale = 1;
    if (equal_demands)
        scale = 1 / first;
    else
        while (scale < 1e6 && !(whole(problem.demand, scale) && whole(problem.capacity, scale)))
            scale *= 10;
    units_of_demand = 1 / scale;
    Amount divisor = 0;
    for (Node i = 0; i < n; ++i) {
        const double most = 1e15 / n; // sums stay exact
        demand.push_back(static_cast<Amount>(std::ceil(std::min(problem.demand[i] * scale, most) - 1e-6)));
        capacity.push_back(static_cast<Amount>(std::floor(std::min(problem.capacity[i] * scale, most) + 1e-6)));
        divisor = std::gcd(divisor, demand.back());
    }
    units_of_demand *= static_cast<double>(divisor);
    for (Node i = 0; i < n; ++i) {
        demand[i] /= divisor;
        capacity[i] /= divisor;
        medians_possible += may_be_median(i) ? 1 : 0;
    }
}

void Instance::take_places(const PMedianProblem& problem) {
    x_ = problem.x;
    y_ = problem.y;
    if (globe_) {
        z_.resize(n);
        for (Node i = 0; i < n; ++i) {
            const double lon = problem.x[i] * std::numbers::pi / 180, lat = problem.y[i] * std::numbers::pi / 180;
            x_[i] = std::cos(lat) * std::cos(lon);
            y_[i] = std::cos(lat) * std::sin(lon);
            z_[i] = std::sin(lat);
        }
    }
    if (n > most_in_matrix) return;
    std::vector<double> matrix(static_cast<std::size_t>(n) * n);
    for (Node i = 0; i < n; ++i)
        for (Node j = 0; j < n; ++j)
            matrix[static_cast<std::size_t>(i) * n + j] = measured(i, j);
    matrix_ = std::move(matrix);
}

void Instance::find_neighbours(const PMedianProblem& problem) {
    near = neighbours_kept(n, p);
    neighbours_.reserve(static_cast<std::size_t>(n) * near);
    // On the globe degrees of longitude are shortened, so that cells are about square; beyond a region's size the
    // neighbours are near ones all the same, if not always the nearest.
    std::vector<double> x = problem.x;
    if (globe_) {
        const double middle = std::accumulate(problem.y.begin(), problem.y.end(), 0.0) / n;
        for (double& lon : x)
            lon *= std::max(0.01, std::cos(middle * std::numbers::pi / 180));
    }
    const Grid grid(x, problem.y);
    std::vector<Node> found;
    std::vector<std::pair<double, Node>> ranked;
    for (Node i = 0; i < n; ++i) {
        grid.around(i, near, found);
        ranked.clear();
        for (const Node j : found)
            if (j != i) ranked.emplace_back(distance(i, j), j);
        std::partial_sort(ranked.begin(), ranked.begin() + static_cast<std::ptrdiff_t>(near), ranked.end());
        for (std::size_t k = 0; k < near; ++k)
            neighbours_.push_back(ranked[k].second);
    }
}

} // namespace guapai::planner::pmedian
