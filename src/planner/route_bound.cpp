#include "planner/route_bound.h"

#include "planner/periodic_bound.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace guapai::planner {

namespace {

constexpr std::uint32_t finest = 400; // loads told apart at most
constexpr int impatience = 8;         // steps without gain, then smaller ones

} // namespace

RouteBound::RouteBound(const PeriodicData& data, double upper)
    : data_(data), row_(data.count + 1), upper_(upper), ways_(shorter_ways(data)), demand_(row_, 0),
      of_interest_(row_, 0), multiplier_(row_ * data.days, 0), price_(row_ * data.days, 0),
      surplus_(row_ * data.days, 0), via_(row_ * data.days) {
    choose_grid();
    for (PlaceId i = 1; i <= data.count; ++i)
        for (const std::uint64_t one : data.combinations[i])
            of_interest_[i] |= one;
}

void RouteBound::choose_grid() {
    const double largest = *std::max_element(data_.capacity.begin(), data_.capacity.end());
    const auto whole = [](double value) { return value == std::floor(value); };
    const bool as_it_is = largest <= finest && std::all_of(data_.demand.begin(), data_.demand.end(), whole);
    const double unit = as_it_is ? 1 : largest / finest;
    for (PlaceId i = 1; i <= data_.count; ++i) {
        demand_[i] = static_cast<std::uint32_t>(data_.demand[i] / unit);
        usable_ = usable_ && demand_[i] > 0;
    }
    for (const double one : data_.capacity)
        capacity_.push_back(static_cast<std::uint32_t>(one / unit + 1e-9));
}

double RouteBound::work() const {
    double out = 0;
    for (const std::uint32_t capacity : capacity_)
        out += static_cast<double>(capacity) * data_.count * (data_.count + capacity / 4.0);
    return out;
}

void RouteBound::walk(std::uint32_t day) {
    const double* multiplier = multiplier_.data() + day * row_;
    ends_.assign((capacity_[day] + 1) * row_, {});
    for (std::uint32_t load = 1; load <= capacity_[day]; ++load)
        for (PlaceId j = 1; j <= data_.count; ++j) {
            if (load < demand_[j] || !has_day(of_interest_[j], day)) continue;
            Ends& here = ends(load, j);
            if (load == demand_[j])
                here.first = ways_[j];
            else
                extend_to(j, load);
            here.first -= multiplier[j];
            here.second -= multiplier[j];
        }
}

// Each place before j gives one candidate, so the best two differ in it.
void RouteBound::extend_to(PlaceId j, std::uint32_t load) {
    Ends best;
    const Ends* before = &ends(load - demand_[j], 0);
    const double* travels = ways_.data() + j * row_;
    for (PlaceId i = 1; i <= data_.count; ++i) {
        const double cost = (before[i].before_first == j ? before[i].second : before[i].first) + travels[i];
        if (cost >= best.second || i == j) continue;
        if (cost < best.first) {
            best.second = std::exchange(best.first, cost);
            best.before_second = std::exchange(best.before_first, i);
        } else {
            best.second = cost;
            best.before_second = i;
        }
    }
    ends(load, j) = best;
}

void RouteBound::offer(std::uint32_t load_a, std::uint32_t load_b, PlaceId i, Through& best) {
    const Ends &a = ends(load_a, i), &b = ends(load_b, i);
    const std::uint32_t load = load_a + load_b - demand_[i];
    const auto take = [&](double sum, bool second_a, bool second_b) {
        if (sum / load < best.ratio) best = {sum / load, load_a, load_b, load, second_a, second_b};
    };
    if (a.before_first != b.before_first || a.before_first == 0) return take(a.first + b.first, false, false);
    take(a.first + b.second, false, true);
    take(a.second + b.first, true, false);
}

RouteBound::Through RouteBound::through(PlaceId i) {
    const auto capacity = static_cast<std::uint32_t>(ends_.size() / row_ - 1);
    Through best;
    for (std::uint32_t load_a = demand_[i]; load_a <= capacity; ++load_a) {
        if (ends(load_a, i).first == never) continue;
        for (std::uint32_t load_b = load_a; load_a + load_b - demand_[i] <= capacity; ++load_b)
            offer(load_a, load_b, i, best);
    }
    return best;
}

// The stops before i, back to the depot.
void RouteBound::follow(PlaceId i, std::uint32_t load, bool second, Tour& places) {
    for (;;) {
        const Ends& here = ends(load, i);
        const PlaceId before = second ? here.before_second : here.before_first;
        if (before == 0) return;
        load -= demand_[i];
        second = ends(load, before).before_first == i;
        places.push_back(before);
        i = before;
    }
}

void RouteBound::step() {
    for (std::uint32_t d = 0; d < data_.days; ++d) {
        walk(d);
        for (PlaceId i = 1; i <= data_.count; ++i) {
            if (!has_day(of_interest_[i], d)) continue;
            const Through best = through(i);
            price_[d * row_ + i] = multiplier_[d * row_ + i] + demand_[i] * best.ratio;
            auto& [places, share] = via_[d * row_ + i];
            places.assign(1, i);
            share = static_cast<double>(demand_[i]) / best.load;
            follow(i, best.load_a, best.second_a, places);
            follow(i, best.load_b, best.second_b, places);
        }
    }
    const double bound = choose_combinations();
    if (bound > best_ + 1e-9) {
        best_ = bound;
        since_better_ = 0;
    } else if (++since_better_ >= impatience) {
        pace_ *= 0.7;
        since_better_ = 0;
    }
    move_multipliers(bound);
}

double RouteBound::choose_combinations() {
    std::fill(surplus_.begin(), surplus_.end(), 0);
    double out = 0;
    for (PlaceId i = 1; i <= data_.count; ++i) {
        double least = never;
        std::uint64_t chosen = 0;
        for (const std::uint64_t one : data_.combinations[i]) {
            double cost = 0;
            for (std::uint32_t d = 0; d < data_.days; ++d)
                if (has_day(one, d)) cost += price_[d * row_ + i];
            if (cost >= least) continue;
            least = cost;
            chosen = one;
        }
        out += least;
        for (std::uint32_t d = 0; d < data_.days; ++d) {
            if (!has_day(chosen, d)) continue;
            surplus_[d * row_ + i] += 1;
            const auto& [places, share] = via_[d * row_ + i];
            for (const PlaceId j : places)
                surplus_[d * row_ + j] -= share;
        }
    }
    return out;
}

void RouteBound::move_multipliers(double bound) {
    double square = 0;
    for (const double one : surplus_)
        square += one * one;
    if (square < 1e-12) return;
    const double length = pace_ * std::max(upper_ - bound, 1e-3 * upper_) / square;
    for (std::size_t k = 0; k < surplus_.size(); ++k)
        multiplier_[k] += length * surplus_[k];
}

} // namespace guapai::planner
