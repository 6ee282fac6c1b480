// The customers that a median may gain by serving, found without looking at all of them. Internal to
// src/planner/pmedian*.
//
// Of each median the nearest customers are listed once with their distances, within a radius. Beyond it only those can
// be worth serving who pay more than the radius, and they are few: none is ever left out. Memory: at most 64 MB.
// Thread-safety: immutable once made.
#pragma once

#include "planner/pmedian_instance.h"

#include <algorithm>
#include <functional>

namespace guapai::planner::pmedian {

class Reach {
public:
    Reach(const Instance& instance, const std::function<bool()>& enough); // asked now and then; yes: left unfinished

    bool finished() const { return radius_.size() == in_.n; }

    // Calls found(customer, profit) for every customer whose price is above his distance to j. `dearest` are all
    // customers, the highest price first.
    template <class Found>
    void of(Node j, const std::vector<double>& price, const std::vector<Node>& dearest, Found found) const {
        const std::span<const Near> near(near_.data() + static_cast<std::size_t>(j) * listed_, listed_);
        for (const Near& one : near)
            if (const double profit = price[one.customer] - one.away; profit > 0) found(one.customer, profit);
        if (listed_ == in_.n) return;
        for (const Node i : dearest) {
            if (price[i] <= radius_[j]) break;
            const double away = in_.distance(i, j);
            if (away < radius_[j] || price[i] <= away) continue;
            const auto is_listed = [&](const Near& one) { return one.customer == i; };
            if (away == radius_[j] && std::any_of(near.begin(), near.end(), is_listed)) continue;
            found(i, price[i] - away);
        }
    }

private:
    struct Near {
        double away;
        Node customer;
    };

    const Instance& in_;
    std::size_t listed_; // of each median
    std::vector<Near> near_;
    std::vector<double> radius_; // no customer nearer is left out of the list
};

} // namespace guapai::planner::pmedian
