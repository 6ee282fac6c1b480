// A knapsack solved for every room up to its capacity, so that one may ask what it would be worth without one of its
// items. Internal to src/planner/pmedian*.
//
//     KnapsackTable table(3);                           // the largest capacity
//     table.items = {{4, 12.5, 3}, {9, 2.0, 1}};
//     table.pack(3)                                     // 12.5
//     table.taken(keys)                                 // {4}
//     table.best(2)                                     // 2.0, of all items with so little room
//     table.look_back(); table.without(0, 3)            // 2.0, of all items but the first
//
// Dynamic programme over capacity (Bellman 1957), from the front and from the back. Memory: capacity × items numbers.
// Thread-safety: not shared.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace guapai::planner::pmedian {

class KnapsackTable {
public:
    struct Item {
        std::uint32_t key;
        double profit; // > 0
        int demand;    // >= 0
    };

    explicit KnapsackTable(int largest_capacity);

    std::vector<Item> items;

    double pack(int capacity); // of the items as they are now
    void taken(std::vector<std::uint32_t>& keys) const;
    double best(int room) const { return front_[items.size() * width_ + static_cast<std::size_t>(room)]; }
    void look_back();
    double without(std::size_t item, int room) const; // once it has looked back

private:
    static void add(const double* without, double* with, const Item& item, std::size_t rooms);

    std::size_t width_;
    std::size_t capacity_ = 0;
    std::vector<double> front_, back_; // of so many items from the front, from the back: worth by room
};

} // namespace guapai::planner::pmedian
