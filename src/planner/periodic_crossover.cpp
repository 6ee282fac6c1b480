#include "planner/periodic_genetic.h"

#include <algorithm>
#include <numeric>

namespace guapai::planner {

namespace {

class Crossover {
public:
    Crossover(const PeriodicData& data, const Individual& mother, const Individual& father, Dice& dice)
        : data_(data), mother_(mother), father_(father), dice_(dice), visited_(data.count + 1, 0) {
        out_.tours.resize(data.days);
    }

    Heritage run() {
        std::vector<std::uint32_t> days(data_.days);
        std::iota(days.begin(), days.end(), 0);
        dice_.shuffle(days);
        std::size_t a = dice_.below(days.size() + 1), b = dice_.below(days.size() + 1);
        if (a > b) std::swap(a, b);
        const auto cut = [&](std::size_t i) { return days.begin() + static_cast<std::ptrdiff_t>(i); };
        for (auto day = cut(0); day != cut(a); ++day)
            append(*day, mother_.tour(*day));
        for (auto day = cut(b); day != days.end(); ++day)
            append(*day, stretch(mother_.tour(*day)));
        std::vector<std::uint32_t> of_father(cut(a), days.end());
        dice_.shuffle(of_father);
        for (const std::uint32_t day : of_father)
            append(day, father_.tour(day));
        finish();
        return std::move(out_);
    }

private:
    // A stretch of the tour, taken as a circle.
    Tour stretch(Tour tour) {
        if (tour.empty()) return tour;
        std::rotate(tour.begin(), tour.begin() + static_cast<std::ptrdiff_t>(dice_.below(tour.size())), tour.end());
        tour.resize(dice_.below(tour.size()) + 1);
        return tour;
    }

    void append(std::uint32_t day, const Tour& tour) {
        const std::uint64_t bit = std::uint64_t{1} << day;
        for (const PlaceId i : tour) {
            if ((visited_[i] & bit) != 0 || !may_have(i, visited_[i] | bit)) continue;
            visited_[i] |= bit;
            out_.tours[day].push_back(i);
        }
    }

    bool may_have(PlaceId i, std::uint64_t days) const {
        return std::any_of(data_.combinations[i].begin(), data_.combinations[i].end(),
                           [days](std::uint64_t one) { return (days & ~one) == 0; });
    }

    void finish() {
        out_.combination.assign(data_.count + 1, 0);
        for (PlaceId i = 1; i <= data_.count; ++i) {
            const auto& all = data_.combinations[i];
            if (std::find(all.begin(), all.end(), visited_[i]) != all.end()) out_.combination[i] = visited_[i];
        }
    }

    const PeriodicData& data_;
    const Individual &mother_, &father_;
    Dice& dice_;
    std::vector<std::uint64_t> visited_; // by place: the days so far
    Heritage out_;
};

} // namespace

Heritage cross(const PeriodicData& data, const Individual& mother, const Individual& father, Dice& dice) {
    return Crossover(data, mother, father, dice).run();
}

} // namespace guapai::planner
