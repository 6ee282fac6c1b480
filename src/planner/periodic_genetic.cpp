#include "planner/periodic_genetic.h"

#include "planner/split.h"

#include <algorithm>

namespace guapai::planner {

namespace {

constexpr std::int64_t patience = 6000; // children without a better one, before fresh plans come in
constexpr std::size_t remembered = 100;
constexpr double wished = 0.2, margin = 0.05; // share of children that keep a limit
constexpr double dearer = 1.2, cheaper = 0.85, least_penalty = 0.01, highest_penalty = 1e6;

double mean_travel(const PeriodicData& data) {
    double sum = 0;
    for (PlaceId i = 1; i <= data.count; ++i)
        sum += data.travel(0, i);
    return sum / data.count;
}

double adjusted(double penalty, const std::deque<bool>& kept) {
    const double share =
        static_cast<double>(std::count(kept.begin(), kept.end(), true)) / static_cast<double>(kept.size());
    if (share < wished - margin) penalty *= dearer;
    if (share > wished + margin) penalty *= cheaper;
    return std::clamp(penalty, least_penalty, highest_penalty);
}

} // namespace

GeneticSearch::GeneticSearch(const PeriodicData& data, std::uint64_t seed, std::function<bool()> late)
    : data_(data), dice_(seed), education_(data, std::move(late)), population_(data), load_kept_(remembered, true),
      time_kept_(remembered, true), to_found_(first_plans()) {
    double demand = 0;
    for (const double one : data.demand)
        demand = std::max(demand, one);
    penalties_.load = demand > 0 ? std::clamp(mean_travel(data) / demand, 0.1, 1000.0) : 1;
}

std::int64_t GeneticSearch::first_plans() const { return 4 * static_cast<std::int64_t>(population_.smallest()); }

Individual GeneticSearch::empty_plan() const {
    Individual out;
    out.combination.assign(data_.count + 1, 0);
    out.routes.assign(data_.days, DayRoutes(data_.vehicles));
    return out;
}

Individual GeneticSearch::random_plan() {
    Individual out;
    out.combination.assign(data_.count + 1, 0);
    std::vector<Tour> tours(data_.days);
    for (PlaceId i = 1; i <= data_.count; ++i) {
        const auto& all = data_.combinations[i];
        out.combination[i] = all[dice_.below(all.size())];
        for (std::uint32_t d = 0; d < data_.days; ++d)
            if (has_day(out.combination[i], d)) tours[d].push_back(i);
    }
    for (std::uint32_t d = 0; d < data_.days; ++d) {
        dice_.shuffle(tours[d]);
        out.routes.push_back(split(data_, d, tours[d], penalties_));
    }
    return out;
}

Individual GeneticSearch::child_of(const Individual& mother, const Individual& father) {
    Heritage heritage = cross(data_, mother, father, dice_);
    Individual out;
    out.combination = std::move(heritage.combination);
    for (std::uint32_t d = 0; d < data_.days; ++d)
        out.routes.push_back(split(data_, d, heritage.tours[d], penalties_));
    return out;
}

void GeneticSearch::step() {
    Individual plan;
    if (to_found_ > 0) {
        --to_found_;
        plan = to_found_ % 2 == 0 ? random_plan() : empty_plan();
    } else {
        const auto [mother, father] = population_.parents(dice_);
        plan = child_of(*mother, *father);
    }
    const bool better = enter(std::move(plan));
    since_better_ = better || to_found_ > 0 ? 0 : since_better_ + 1;
    if (since_better_ >= patience) {
        population_.thin_out();
        to_found_ = first_plans();
        since_better_ = 0;
    }
}

bool GeneticSearch::enter(Individual plan) {
    education_.run(plan, penalties_, dice_);
    follow(plan.load_excess < 1e-9, plan.time_excess < 1e-9);
    bool better = population_.add(plan, penalties_);
    // Repair: every other plan; until one is feasible each plan, twice if need be.
    const bool urgent = population_.best() == nullptr;
    if (plan.feasible() || (!urgent && dice_.below(2) == 0)) return better;
    for (const double harder : {10.0, 1000.0}) {
        education_.run(plan, {penalties_.load * harder, penalties_.time * harder}, dice_);
        if (plan.feasible() || urgent) better = population_.add(plan, penalties_) || better;
        if (plan.feasible() || !urgent) break;
    }
    return better;
}

void GeneticSearch::follow(bool load_kept, bool time_kept) {
    load_kept_.push_back(load_kept);
    load_kept_.pop_front();
    time_kept_.push_back(time_kept);
    time_kept_.pop_front();
    if (++since_adjusted_ < static_cast<std::int64_t>(remembered)) return;
    since_adjusted_ = 0;
    penalties_.load = adjusted(penalties_.load, load_kept_);
    penalties_.time = adjusted(penalties_.time, time_kept_);
    population_.penalties_changed(penalties_);
}

} // namespace guapai::planner
