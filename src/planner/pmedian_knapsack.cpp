#include "planner/pmedian_knapsack.h"

#include <algorithm>
#include <numeric>

namespace guapai::planner::pmedian {

namespace {

constexpr double most_work = 4e6; // items × capacity of one dynamic programme

} // namespace

// Greedy without sorting: the better half is taken whole, or it is looked at alone (Balas, Zemel 1980).
double Knapsack::pack_fractions(Amount capacity) {
    const auto better = [](const Item& a, const Item& b) {
        const double left = a.profit * static_cast<double>(b.demand), right = b.profit * static_cast<double>(a.demand);
        return left != right ? left > right : a.customer < b.customer;
    };
    taken.clear();
    double out = 0;
    auto from = items.begin(), to = items.end();
    while (from != to && capacity > 0) {
        const auto half = from + (to - from + 1) / 2;
        if (half != to) std::nth_element(from, half, to, better);
        const Amount all =
            std::accumulate(from, half, Amount{0}, [](Amount sum, const Item& item) { return sum + item.demand; });
        if (all > capacity && half - from > 1) {
            to = half;
            continue;
        }
        for (; from != half; ++from) {
            const double part = std::min(1.0, static_cast<double>(capacity) / static_cast<double>(from->demand));
            out += part * from->profit;
            capacity -= from->demand;
            taken.emplace_back(from->customer, part);
        }
    }
    return out;
}

bool Knapsack::small_enough(Amount capacity) const {
    return static_cast<double>(items.size()) * static_cast<double>(capacity) <= most_work;
}

double Knapsack::pack_whole(Amount capacity) {
    const Amount all =
        std::accumulate(items.begin(), items.end(), Amount{0}, [](Amount s, const Item& i) { return s + i.demand; });
    const auto size = static_cast<std::size_t>(std::min(capacity, all)) + 1;
    best_.assign(size, 0);
    takes_.assign(size * items.size(), 0);
    for (std::size_t k = 0; k < items.size(); ++k) {
        const auto demand = static_cast<std::size_t>(items[k].demand);
        char* const takes = takes_.data() + k * size;
        for (std::size_t room = size; room-- > demand;)
            if (const double with = best_[room - demand] + items[k].profit; with > best_[room]) {
                best_[room] = with;
                takes[room] = 1;
            }
    }
    taken.clear();
    std::size_t room = size - 1;
    for (std::size_t k = items.size(); k-- > 0;)
        if (takes_[k * size + room] != 0) {
            taken.emplace_back(items[k].customer, 1.0);
            room -= static_cast<std::size_t>(items[k].demand);
        }
    return best_[size - 1];
}

} // namespace guapai::planner::pmedian
