// A part of all solutions of a capacitated p-median problem. Internal to src/planner/pmedian*.
//
// Medians that may be open, and whom each of them may serve besides itself: everybody, at first. Branching takes from
// them. Thread-safety: a plain value.
#pragma once

#include "planner/pmedian_instance.h"

namespace guapai::planner::pmedian {

struct Branch {
    struct Median {
        Node node;
        bool opened;       // it must be open
        std::uint32_t end; // of its customers
    };

    double bound;               // no solution of the branch is cheaper; not rounded
    std::vector<double> prices; // to start from
    std::vector<Median> medians;
    std::vector<Node> customers; // of all medians, those of the first median first

    std::size_t bytes() const {
        return prices.size() * sizeof(double) + medians.size() * sizeof(Median) + customers.size() * sizeof(Node);
    }
};

Branch all_solutions(const Instance& instance, std::vector<double> prices, double bound);

} // namespace guapai::planner::pmedian
