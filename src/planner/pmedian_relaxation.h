// The Lagrangian bound of a branch, made for many small steps. Internal to src/planner/pmedian*.
//
// The relaxation is that of pmedian_bound.h, but a median that is open serves itself, and serves no others than the
// branch permits. A price per unit of capacity, the one of the last fractional knapsack, bounds a median's gain by one
// pass over its customers (Dantzig 1957), so that only medians which may be among the p best are packed whole. Where
// capacities are large, demands and capacities are made coarse, rounded down, so that the tables of the knapsacks stay
// small: what fitted still fits. Thread-safety: not shared.
#pragma once

#include "planner/pmedian_branch.h"
#include "planner/pmedian_state.h"
#include "planner/pmedian_table.h"

#include <algorithm>
#include <functional>

namespace guapai::planner::pmedian {

struct Effort {
    int steps;
    double pace;    // of the first steps
    int patience;   // steps without a better bound before the pace is halved
    double enough;  // a bound so good
    double stretch; // how much better than the best bound so far the steps aim
};

class Relaxation {
public:
    struct Median {
        Node node;
        bool opened;
        std::uint32_t from, to; // its arcs: the branch's customers
        double rate;            // price per unit of capacity
        double gain;            // at most; exact when chosen
        double own_often;       // weight of the steps that opened it
    };

    explicit Relaxation(const Instance& instance);

    void enter(const Branch& branch);
    // The best bound, whose prices stay in best_prices(). Ends early when `late` says so, but never without a step.
    double raise(const Effort& effort, const std::function<bool()>& late);
    double evaluate(); // the bound of the present prices; infinite: no solution has p medians
    void return_to_best() { price_ = best_price_; }

    // Every customer is served once by the last prices: their bound is what the best solution of the branch costs,
    // and plan() is that solution. Never with coarse demands.
    bool solved() const { return solved_; }
    Plan plan() const;

    const std::vector<double>& best_prices() const { return best_price_; }
    const std::vector<Median>& medians() const { return medians_; }
    const std::vector<std::size_t>& chosen() const { return chosen_; } // medians of the last evaluation, the best first
    double gain_of_next() const { return next_; }                      // no median that was not chosen gains more
    // How often an arc was used, the last steps counting most; by the weight of all steps.
    double often(std::size_t arc) const { return often_[arc] / all_weight_; }
    double own_often(std::size_t median) const { return medians_[median].own_often / all_weight_; }

    // For one median at the present prices: its arcs worth using as a table, and what it gains by itself.
    double fill(const Median& median, KnapsackTable& table) const;
    double own_gain(const Median& median) const { return price_[median.node]; }
    double profit(std::size_t arc) const { return price_[customer_[arc]] - way_[arc]; }
    Node customer(std::size_t arc) const { return customer_[arc]; }
    int demand(std::size_t arc) const { return demand_[customer_[arc]]; }
    int room(const Median& median) const { return room_[median.node]; }
    int largest_room() const { return *std::max_element(room_.begin(), room_.end()); }

private:
    void bound_by_rate(Median& median);
    void bound_by_fractions(Median& median);
    void pack(Median& median, std::size_t index);
    void choose();
    bool step(double aim, double value); // false: nowhere to go

    const Instance& in_;
    Amount unit_ = 1;
    std::vector<int> demand_, room_; // coarse; a median's room is what it has besides itself
    std::vector<double> rate_;       // by node: the last one, to start from

    std::vector<Median> medians_;
    std::size_t must_open_ = 0;
    std::vector<Node> customer_; // of an arc
    std::vector<double> way_, weight_of_, profit_, often_;
    std::vector<double> price_, best_price_, direction_, served_;
    std::vector<std::size_t> order_, chosen_;
    std::vector<std::vector<std::uint32_t>> taken_; // arcs, of each chosen median
    std::vector<std::pair<double, std::uint32_t>> ranked_;
    std::vector<std::uint32_t> kept_;
    KnapsackTable table_;
    double slack_ = 0; // of the median bounded last: what greedy taking falls short of its fractional gain
    double next_ = 0, weight_ = 1, all_weight_ = 0;
    bool solved_ = false;
};

} // namespace guapai::planner::pmedian
