#include "planner/pmedian_table.h"

#include <algorithm>
#include <cstring>

namespace guapai::planner::pmedian {

namespace {

// Two rooms at once: compilers do not find that by themselves without being told to try hard.
using Pair = double __attribute__((vector_size(16)));
constexpr std::size_t lanes = 2;

} // namespace

KnapsackTable::KnapsackTable(int largest_capacity) : width_(static_cast<std::size_t>(largest_capacity) + lanes) {}

void KnapsackTable::add(const double* without, double* with, const Item& item, std::size_t rooms) {
    const auto demand = static_cast<std::size_t>(item.demand);
    std::copy(without, without + std::min(demand, rooms), with);
    for (std::size_t room = demand; room < rooms; room += lanes) { // a row has a number to spare
        Pair less, more;
        std::memcpy(&less, without + room, sizeof less);
        std::memcpy(&more, without + room - demand, sizeof more);
        more += item.profit;
        less = less > more ? less : more;
        std::memcpy(with + room, &less, sizeof less);
    }
}

double KnapsackTable::pack(int capacity) {
    capacity_ = static_cast<std::size_t>(capacity);
    const std::size_t rooms = capacity_ + 1;
    if (front_.size() < (items.size() + 1) * width_ + lanes) front_.resize((items.size() + 1) * width_ + lanes);
    std::fill(front_.begin(), front_.begin() + static_cast<std::ptrdiff_t>(width_), 0);
    for (std::size_t k = 0; k < items.size(); ++k)
        add(front_.data() + k * width_, front_.data() + (k + 1) * width_, items[k], rooms);
    return best(capacity);
}

void KnapsackTable::taken(std::vector<std::uint32_t>& keys) const {
    keys.clear();
    std::size_t room = capacity_;
    for (std::size_t k = items.size(); k-- > 0;)
        if (front_[(k + 1) * width_ + room] != front_[k * width_ + room]) {
            keys.push_back(items[k].key);
            room -= static_cast<std::size_t>(items[k].demand);
        }
}

void KnapsackTable::look_back() {
    const std::size_t last = items.size();
    back_.resize(std::max(back_.size(), (last + 1) * width_ + lanes));
    std::fill_n(back_.begin() + static_cast<std::ptrdiff_t>(last * width_), width_, 0);
    for (std::size_t k = last; k-- > 0;)
        add(back_.data() + (k + 1) * width_, back_.data() + k * width_, items[k], capacity_ + 1);
}

double KnapsackTable::without(std::size_t item, int room) const {
    const double* const before = front_.data() + item * width_;
    const double* const after = back_.data() + (item + 1) * width_;
    double out = 0;
    for (int part = 0; part <= room; ++part)
        out = std::max(out, before[part] + after[room - part]);
    return out;
}

} // namespace guapai::planner::pmedian
