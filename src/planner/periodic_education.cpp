#include "planner/periodic_education.h"

#include <numeric>

namespace guapai::planner {

namespace {

constexpr double least_gain = 1e-6;

} // namespace

Education::Education(const PeriodicData& data, std::function<bool()> late)
    : data_(data), late_(std::move(late)), order_(data.count), of_interest_(data.count + 1, 0),
      tried_(data.count + 1, -1), price_(data.days), coming_((data.count + 1) * data.days) {
    for (std::uint32_t d = 0; d < data.days; ++d)
        days_.emplace_back(data, d);
    std::iota(order_.begin(), order_.end(), 1);
    for (PlaceId i = 1; i <= data.count; ++i)
        for (const std::uint64_t one : data.combinations[i])
            of_interest_[i] |= one;
}

void Education::price_days(PlaceId customer, std::uint64_t now) {
    for (std::uint32_t d = 0; d < data_.days; ++d) {
        if (!has_day(of_interest_[customer], d)) continue;
        if (has_day(now, d)) {
            price_[d] = {days_[d].removal(customer), 0};
            continue;
        }
        Coming& coming = coming_[customer * data_.days + d];
        if (coming.seen != days_[d].changes()) coming = {days_[d].changes(), days_[d].insertion(customer)};
        price_[d] = coming.cheapest;
    }
}

bool Education::choose_days(PlaceId customer, std::uint64_t kept, Individual& plan, std::vector<bool>& touched) {
    std::uint64_t now = 0;
    for (std::uint32_t d = 0; d < data_.days; ++d)
        if (days_[d].visits(customer)) now |= std::uint64_t{1} << d;
    price_days(customer, now);
    std::uint64_t best = plan.combination[customer];
    double least = best == 0 ? never : -least_gain;
    for (const std::uint64_t one : data_.combinations[customer]) {
        if ((kept & ~one) != 0 || one == now) continue;
        double cost = 0;
        for (std::uint32_t d = 0; d < data_.days; ++d)
            if (has_day(one ^ now, d)) cost += price_[d].cost;
        if (cost >= least) continue;
        least = cost;
        best = one;
    }
    plan.combination[customer] = best;
    for (std::uint32_t d = 0; d < data_.days; ++d) {
        if (!has_day(best ^ now, d)) continue;
        touched[d] = true;
        if (has_day(now, d))
            days_[d].remove(customer);
        else
            days_[d].insert(customer, price_[d].after);
    }
    return best != now;
}

void Education::complete(Individual& plan, Dice& dice, std::vector<bool>& touched) {
    dice.shuffle(order_);
    for (const PlaceId i : order_) {
        if (plan.combination[i] != 0) continue;
        std::uint64_t kept = 0;
        for (std::uint32_t d = 0; d < data_.days; ++d)
            if (days_[d].visits(i)) kept |= std::uint64_t{1} << d;
        choose_days(i, kept, plan, touched);
    }
}

bool Education::change_days(Individual& plan, std::vector<bool>& touched) {
    bool moved = false;
    for (bool again = true; again; moved = moved || again) {
        again = false;
        for (std::size_t k = 0; k < order_.size(); ++k) {
            if (k % customers_between_looks == 0 && late_()) return false;
            const PlaceId i = order_[k];
            if (data_.combinations[i].size() == 1 || tried_[i] == changes_around(i)) continue;
            if (choose_days(i, 0, plan, touched))
                again = true;
            else
                tried_[i] = changes_around(i);
        }
    }
    return moved;
}

std::int64_t Education::changes_around(PlaceId customer) const {
    std::int64_t out = 0;
    for (std::uint32_t d = 0; d < data_.days; ++d)
        if (has_day(of_interest_[customer], d)) out += days_[d].changes();
    return out;
}

void Education::run(Individual& plan, const Penalties& penalties, Dice& dice) {
    for (std::uint32_t d = 0; d < data_.days; ++d)
        days_[d].load(plan.routes[d], penalties);
    std::vector<bool> touched(data_.days, true);
    complete(plan, dice, touched);
    do {
        for (std::uint32_t d = 0; d < data_.days && !late_(); ++d)
            if (touched[d]) days_[d].improve(dice, late_);
        touched.assign(data_.days, false);
    } while (change_days(plan, touched));
    for (std::uint32_t d = 0; d < data_.days; ++d)
        plan.routes[d] = days_[d].routes();
    plan.measure(data_);
}

} // namespace guapai::planner
