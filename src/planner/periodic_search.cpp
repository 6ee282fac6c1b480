#include "planner/periodic_search.h"

#include <algorithm>
#include <bit>
#include <cmath>

namespace guapai::planner {

namespace {

constexpr double longest_share = 0.5, shortest_share = 0.05, many_visits = 200;

double genetic_share(const PeriodicData& data) {
    double visits = 0;
    for (PlaceId i = 1; i <= data.count; ++i)
        if (!data.combinations[i].empty()) visits += std::popcount(data.combinations[i].front());
    return std::clamp(longest_share * std::pow(many_visits / std::max(visits, 1.0), 3), shortest_share, longest_share);
}

} // namespace

PeriodicSearch::PeriodicSearch(const PeriodicData& data, std::uint64_t seed, std::function<bool()> late)
    : genetic_(data, seed, std::move(late)), annealing_(data, seed), genetic_share_(genetic_share(data)) {}

void PeriodicSearch::step(double part) {
    ++steps_;
    if (part < genetic_share_ || genetic_.best() == nullptr) {
        genetic_.step();
        return;
    }
    if (!annealed_) {
        annealing_.start(*genetic_.best(), genetic_.penalties());
        annealed_ = true;
        began_ = part;
    }
    annealing_.run((part - began_) / std::max(1 - began_, 1e-9));
}

void PeriodicSearch::adopt(const Individual& plan) {
    if (!annealed_) genetic_.adopt(plan);
}

} // namespace guapai::planner
