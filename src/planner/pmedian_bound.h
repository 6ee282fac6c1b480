// A lower bound of the capacitated p-median problem. Internal to src/planner/pmedian*.
//
// Lagrangian relaxation of "every customer once" (Geoffrion 1974; for this problem Pirkul 1987; Lorena, Senne 2004):
// with a price u(i) paid for serving i, a median j serves whom it gains by, a knapsack; the p medians that gain most
// are opened. The bound is the sum of the prices less their gains, raised by subgradient steps (Held, Wolfe, Crowder
// 1974) along the deflected direction of Camerini, Fratta and Maffioli 1975. Knapsacks are solved by fractions first,
// which bounds them; the exact gain is found only of medians that may be among the p best. Whole distances: the bound
// is rounded up. Beyond 10,000 customers there is none. Thread-safety: not shared.
#pragma once

#include "planner/pmedian_knapsack.h"
#include "planner/pmedian_reach.h"
#include "planner/pmedian_state.h"

#include <functional>
#include <limits>
#include <optional>

namespace guapai::planner::pmedian {

struct BoundBudget {
    int steps = 4000;
    std::function<bool()> enough;                                // asked at every step
    std::function<double()> objective;                           // of the best plan known; infinite: none
    std::function<void(double bound)> report;                    // every better bound
    std::function<void(const Plan&)> found = [](const Plan&) {}; // by branching: a plan within capacity
};

constexpr Node most_customers_bounded = 10'000; // beyond, a single step takes seconds

// Prices to start from, of which the better is taken: the ways of the plan and their mean; or, where clusters are
// large, what a customer at the rim of a round cluster would pay, spread evenly over the neighbourhood, since any
// customer could be the median there.
std::vector<std::vector<double>> starting_prices(const Instance& instance, const Plan& plan);

class Lagrangian {
public:
    Lagrangian(const Instance& instance, const Reach& reach, const std::vector<std::vector<double>>& starts);

    std::optional<double> run(const BoundBudget& budget);

    const std::vector<double>& best_prices() const { return best_price_; }

private:
    struct Gain {
        double value;
        Node median;
        bool operator<(const Gain& other) const { // the largest first
            return value != other.value ? value > other.value : median < other.median;
        }
    };

    void start_best(const std::function<bool()>& enough);
    double evaluate(const std::function<bool()>& enough); // the bound of the present prices; sets served_
    double exact_gain(Node j);
    void gather(Node j);
    bool step(double objective, double value); // false: every customer is served once

    void choose();
    double rounded(double value) const;

    const Instance& in_;
    const Reach& reach_;
    std::vector<std::vector<double>> starts_;
    std::vector<double> price_, best_price_, served_, direction_;
    std::vector<Node> dearest_; // all customers, the highest price first
    std::vector<Gain> fractional_, chosen_;
    std::vector<std::vector<std::pair<Node, double>>> taken_; // of each chosen
    Knapsack sack_;
    double pace_ = 0;
};

} // namespace guapai::planner::pmedian
