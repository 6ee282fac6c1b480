#include "planner/periodic_annealing.h"

#include <algorithm>
#include <bit>
#include <numeric>

namespace guapai::planner {

namespace {

constexpr std::size_t trials_at_a_time = 250;
constexpr double hottest = 1, coldest = 0.1; // in mean ways between two stops
constexpr double dearer_excess = 1.02, cheaper_excess = 0.99, least_price = 0.01, highest_price = 1e6;
constexpr double mean_removed = 6, longest_string = 10;
constexpr double single_day = 0.8;   // share of trials that ruin one day only
constexpr std::size_t most_days = 3; // ruined by the others
constexpr double split_string = 0.5, longer_gap = 0.5;

} // namespace

Annealing::Annealing(const PeriodicData& data, std::uint64_t seed)
    : data_(data), dice_(seed), blinks_(dice_), state_(data), kept_(data.count + 1, 0), removed_in_(data.count + 1, 0),
      days_(data.days), slots_(data.days) {
    std::iota(days_.begin(), days_.end(), 0);
}

void Annealing::start(const Individual& plan, const Penalties& penalties) {
    best_ = plan;
    penalties_ = penalties;
    state_.load(plan, penalties);
    std::size_t ways = 0;
    for (const DayRoutes& of_day : plan.routes)
        for (const Tour& tour : of_day)
            ways += tour.empty() ? 0 : tour.size() + 1;
    mean_way_ = plan.distance / static_cast<double>(std::max<std::size_t>(ways, 1));
}

void Annealing::run(double part) {
    follow_excess();
    const double temperature = mean_way_ * hottest * std::pow(coldest / hottest, part);
    for (std::size_t k = 0; k < trials_at_a_time; ++k)
        trial(temperature);
}

// What is above a limit becomes dearer until it is not, then cheaper: the search stays about the edge.
void Annealing::follow_excess() {
    const auto followed = [](double price, bool exceeded) {
        return std::clamp(price * (exceeded ? dearer_excess : cheaper_excess), least_price, highest_price);
    };
    penalties_.load = followed(penalties_.load, state_.load_excess() > 0);
    penalties_.time = followed(penalties_.time, state_.time_excess() > 0);
    state_.price(penalties_);
}

void Annealing::trial(double temperature) {
    const double before = state_.cost();
    state_.begin();
    ruin();
    if (!recreate() || state_.cost() >= before - temperature * std::log(dice_.part() + 1e-300)) {
        state_.take_back();
        return;
    }
    if (state_.cost() < std::min(before, best_.distance) - 1e-7 && state_.feasible()) best_ = state_.plan();
}

void Annealing::ruin() {
    ++trial_;
    removed_.clear();
    const auto centre = static_cast<PlaceId>(1 + dice_.below(data_.count));
    std::size_t several = 1;
    if (data_.days > 1 && dice_.part() > single_day)
        several = 2 + dice_.below(std::min<std::size_t>(data_.days, most_days) - 1);
    for (std::size_t k = 0; k < several; ++k) {
        std::swap(days_[k], days_[k + dice_.below(data_.days - k)]);
        ruin_day(days_[k], centre, mean_removed / static_cast<double>(several));
    }
    for (const PlaceId i : removed_)
        for (std::uint32_t d = 0; d < data_.days; ++d)
            if (has_day(state_.combination(i) & ~kept_[i], d)) state_.remove(d, i);
}

// A string out of the route of the customer nearest to the centre, then out of the next route, and so on.
void Annealing::ruin_day(std::uint32_t day, PlaceId centre, double customers) {
    const Strings strings = strings_of(day, customers);
    ruined_.clear();
    const auto offer = [&](PlaceId i) {
        const std::uint32_t route = state_.route_of(day, i);
        if (route == PeriodicState::absent || std::find(ruined_.begin(), ruined_.end(), route) != ruined_.end()) return;
        ruined_.push_back(route);
        take_string(day, i, strings.longest);
    };
    if (strings.count > 0) offer(centre);
    for (const PlaceId i : data_.near[centre]) {
        if (ruined_.size() >= strings.count) break;
        offer(i);
    }
}

Annealing::Strings Annealing::strings_of(std::uint32_t day, double customers) {
    double stops = 0, used = 0;
    for (const PeriodicState::Route& route : state_.routes(day)) {
        stops += static_cast<double>(route.stops.size());
        used += route.stops.empty() ? 0 : 1;
    }
    if (used == 0) return {};
    const double longest = std::min(longest_string, stops / used);
    const double most = std::max(0.0, 4 * customers / (1 + longest) - 1);
    return {longest, static_cast<std::size_t>(1 + dice_.part() * most)};
}

// So many stops in a row around the customer; from time to time some between them stay.
void Annealing::take_string(std::uint32_t day, PlaceId customer, double longest) {
    const Tour& stops = state_.routes(day)[state_.route_of(day, customer)].stops;
    const std::size_t most = std::min(stops.size(), static_cast<std::size_t>(longest));
    const std::size_t taken = 1 + dice_.below(std::max<std::size_t>(most, 1));
    std::size_t stay = 0;
    if (taken > 1 && dice_.part() < split_string) do
            stay += taken + stay < stops.size() ? 1 : 0;
        while (taken + stay < stops.size() && dice_.part() < longer_gap);
    const std::size_t length = taken + stay;
    const auto at = static_cast<std::size_t>(std::find(stops.begin(), stops.end(), customer) - stops.begin());
    const std::size_t earliest = at + 1 >= length ? at + 1 - length : 0;
    const std::size_t latest = std::min(at, stops.size() - length);
    const std::size_t begin = earliest + dice_.below(latest - earliest + 1);
    const std::size_t gap = begin + 1 + (taken > 1 ? dice_.below(taken - 1) : 0);
    for (std::size_t k = begin; k < begin + length; ++k)
        if (k < gap || k >= gap + stay) take(day, stops[k]);
}

// Who has one combination only comes back on the same day; the others may change all their days.
void Annealing::take(std::uint32_t day, PlaceId customer) {
    if (std::exchange(removed_in_[customer], trial_) != trial_) {
        removed_.push_back(customer);
        kept_[customer] = state_.combination(customer);
    }
    if (data_.combinations[customer].size() == 1)
        kept_[customer] &= ~(std::uint64_t{1} << day);
    else
        kept_[customer] = 0;
}

bool Annealing::recreate() {
    sort_removed();
    return std::all_of(removed_.begin(), removed_.end(), [this](PlaceId i) { return put_back(i); });
}

// By chance, by demand, by the way from the depot, far or near first: 4 to 4 to 2 to 1.
void Annealing::sort_removed() {
    dice_.shuffle(removed_);
    const std::size_t by = dice_.below(11);
    if (by < 4) return;
    sorted_.clear();
    for (const PlaceId i : removed_) {
        const double missing = std::popcount(state_.combination(i) & ~kept_[i]) * data_.demand[i];
        sorted_.emplace_back(by < 8 ? -missing : by < 10 ? -data_.travel(0, i) : data_.travel(0, i), i);
    }
    std::stable_sort(sorted_.begin(), sorted_.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
    for (std::size_t k = 0; k < sorted_.size(); ++k)
        removed_[k] = sorted_[k].second;
}

bool Annealing::put_back(PlaceId customer) {
    std::uint64_t priced = 0, best = state_.combination(customer);
    double least = never;
    for (const std::uint64_t one : data_.combinations[customer]) {
        if ((kept_[customer] & ~one) != 0) continue;
        double cost = 0;
        for (std::uint32_t d = 0; d < data_.days && cost < least; ++d) {
            if (!has_day(one & ~kept_[customer], d)) continue;
            if (!has_day(priced, d)) slots_[d] = state_.cheapest(d, customer, blinks_);
            priced |= std::uint64_t{1} << d;
            cost += slots_[d].cost;
        }
        if (cost >= least) continue;
        least = cost;
        best = one;
    }
    if (least == never) return false;
    for (std::uint32_t d = 0; d < data_.days; ++d)
        if (has_day(best & ~kept_[customer], d)) state_.insert(d, customer, slots_[d]);
    state_.set_combination(customer, best);
    return true;
}

} // namespace guapai::planner
