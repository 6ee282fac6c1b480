// A capacitated p-median problem made ready for searching: whole-numbered demands, fast distances, nearest neighbours.
// Internal to src/planner/pmedian*.
//
// Demands are scaled to whole numbers, so that loads never drift: exactly where they have at most six decimals,
// otherwise demands are rounded up and capacities down. Equal demands become ones. Distances come from a matrix up to
// `most_in_matrix` customers and are computed beyond; neighbours are found by a grid, never by sorting all pairs.
// Thread-safety: immutable once made.
#pragma once

#include "planner/pmedian.h"

#include <cmath>
#include <cstdint>
#include <limits>
#include <span>
#include <vector>

namespace guapai::planner::pmedian {

using Node = std::uint32_t;  // a customer
using Amount = std::int64_t; // of demand

inline constexpr double infinite = std::numeric_limits<double>::infinity();

class Instance {
public:
    explicit Instance(const PMedianProblem& problem);

    double distance(Node i, Node j) const {
        return matrix_.empty() ? measured(i, j) : matrix_[static_cast<std::size_t>(i) * n + j];
    }
    // Distances from one customer, where many are asked for: rows of the matrix stay near the core.
    class From {
    public:
        From(const Instance& in, Node i)
            : in_(in), i_(i),
              row_(in.matrix_.empty() ? nullptr : in.matrix_.data() + static_cast<std::size_t>(i) * in.n) {}
        double operator()(Node j) const { return row_ == nullptr ? in_.measured(i_, j) : row_[j]; }

    private:
        const Instance& in_;
        Node i_;
        const double* row_;
    };
    From from(Node i) const { return {*this, i}; }

    // Of i, nearest first, without i itself.
    std::span<const Node> neighbours(Node i) const {
        return {neighbours_.data() + static_cast<std::size_t>(i) * near, near};
    }
    double longest() const; // no distance is longer; at most twice too long
    bool may_be_median(Node i) const { return capacity[i] >= demand[i]; }

    Node n = 0, p = 0, medians_possible = 0;
    std::size_t near = 0; // neighbours of each
    std::vector<Amount> demand, capacity;
    double units_of_demand = 1; // what one of `demand` is in the problem's unit
    bool equal_demands = false;
    bool whole_distances = false;

private:
    double measured(Node i, Node j) const {
        const double dx = x_[i] - x_[j], dy = y_[i] - y_[j];
        double d = 0;
        if (globe_) {
            const double dz = z_[i] - z_[j];
            d = along_the_globe(std::sqrt(dx * dx + dy * dy + dz * dz));
        } else {
            d = std::sqrt(dx * dx + dy * dy);
        }
        return whole_distances ? std::floor(d) : d;
    }
    static double along_the_globe(double chord); // of the unit sphere, to metres
    void take_amounts(const PMedianProblem& problem);
    void take_places(const PMedianProblem& problem);
    void find_neighbours(const PMedianProblem& problem);

    bool globe_ = false;
    std::vector<double> x_, y_, z_; // on the globe: points of the unit sphere
    std::vector<double> matrix_;
    std::vector<Node> neighbours_;
};

// splitmix64 (Steele, Lea, Flood 2014): the same numbers on every platform.
class Random {
public:
    explicit Random(std::uint64_t seed) : state_(seed * 0x9E3779B97F4A7C15ULL + 0x632BE59BD9B4E019ULL) {}

    std::uint64_t next() {
        std::uint64_t z = (state_ += 0x9E3779B97F4A7C15ULL);
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9ULL;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBULL;
        return z ^ (z >> 31);
    }
    std::size_t below(std::size_t limit) { return static_cast<std::size_t>(next() % limit); }
    double unit() { return static_cast<double>(next() >> 11) * 0x1.0p-53; } // [0, 1)

private:
    std::uint64_t state_;
};

} // namespace guapai::planner::pmedian
