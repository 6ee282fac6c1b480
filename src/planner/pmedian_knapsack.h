// Knapsacks of one median: which customers are worth serving within a capacity. Internal to src/planner/pmedian*.
//
//     Knapsack sack;
//     sack.items = {{4, 12.5, 3}, {9, 2.0, 1}};
//     sack.pack_fractions(3)   // 12.5, an upper bound; exact when all demands are one
//     sack.pack_whole(3)       // 12.5, exact
//     sack.taken               // {{4, 1.0}}
//
// Fractions: Dantzig 1957, greedy by profit per unit, found in linear time (Balas, Zemel 1980). Whole items: dynamic
// programme over capacity (Bellman 1957). Thread-safety: not shared.
#pragma once

#include "planner/pmedian_instance.h"

#include <utility>
#include <vector>

namespace guapai::planner::pmedian {

class Knapsack {
public:
    struct Item {
        Node customer;
        double profit; // > 0
        Amount demand; // > 0
    };

    std::vector<Item> items;
    std::vector<std::pair<Node, double>> taken; // customer, fraction

    double pack_fractions(Amount capacity); // reorders the items
    bool small_enough(Amount capacity) const;
    double pack_whole(Amount capacity); // only when small enough

private:
    std::vector<double> best_;
    std::vector<char> takes_; // item × capacity
};

} // namespace guapai::planner::pmedian
