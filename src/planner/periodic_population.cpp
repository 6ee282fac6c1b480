#include "planner/periodic_population.h"

#include <algorithm>
#include <bit>

namespace guapai::planner {

namespace {

constexpr std::size_t elite = 4, close = 5;

// Large problems get through few generations in the time there is; small groups let them converge. 25 is the size of
// Vidal et al. 2012.
std::size_t size_for(const PeriodicData& data) {
    std::size_t visits = 0;
    for (PlaceId i = 1; i <= data.count; ++i)
        if (!data.combinations[i].empty())
            visits += static_cast<std::size_t>(std::popcount(data.combinations[i].front()));
    return std::clamp<std::size_t>(6000 / std::max<std::size_t>(visits, 1), 8, 25);
}

} // namespace

Population::Population(const PeriodicData& data)
    : data_(data), smallest_(size_for(data)), generation_(smallest_ * 8 / 5) {}

double Population::Member::closeness() const {
    const std::size_t several = std::min(close, distances.size());
    if (several == 0) return 1;
    double sum = 0;
    for (std::size_t i = 0; i < several; ++i)
        sum += distances[i].first;
    return sum / static_cast<double>(several);
}

bool Population::add(Individual plan, const Penalties& penalties) {
    auto member = std::make_unique<Member>();
    member->links = links_of(data_, plan);
    member->cost = plan.cost(penalties);
    member->plan = std::move(plan);
    const Individual& added = member->plan;
    const bool better = added.feasible() && (!best_ || added.distance < best_->distance - 1e-9);
    if (better) best_ = added;
    const auto excess = [](const Individual& one) { return one.load_excess + one.time_excess; };
    if (!best_ && (!least_infeasible_ || excess(added) < excess(*least_infeasible_))) least_infeasible_ = added;
    Group& group = added.feasible() ? feasible_ : infeasible_;
    enter(group, std::move(member));
    if (group.size() > smallest_ + generation_) select_survivors(group, smallest_);
    return better;
}

void Population::enter(Group& group, std::unique_ptr<Member> member) {
    for (const auto& other : group) {
        const double apart = difference(member->links, other->links);
        const auto put = [apart](Member& one, const Member* neighbour) {
            const auto place = std::upper_bound(one.distances.begin(), one.distances.end(), apart,
                                                [](double value, const auto& pair) { return value < pair.first; });
            one.distances.insert(place, {apart, neighbour});
        };
        put(*member, other.get());
        put(*other, member.get());
    }
    const auto place = std::upper_bound(group.begin(), group.end(), member->cost,
                                        [](double cost, const auto& other) { return cost < other->cost; });
    group.insert(place, std::move(member));
}

void Population::leave(Group& group, std::size_t index) {
    const Member* gone = group[index].get();
    for (const auto& other : group)
        std::erase_if(other->distances, [gone](const auto& pair) { return pair.second == gone; });
    group.erase(group.begin() + static_cast<std::ptrdiff_t>(index));
}

// Rank by cost and rank by diversity, the latter weighing less the more of the best must survive.
void Population::rank(Group& group) const {
    std::vector<std::pair<double, std::size_t>> by_diversity;
    for (std::size_t i = 0; i < group.size(); ++i)
        by_diversity.emplace_back(-group[i]->closeness(), i);
    std::sort(by_diversity.begin(), by_diversity.end());
    const double size = static_cast<double>(group.size());
    const double weight = group.size() <= elite ? 0 : 1 - static_cast<double>(elite) / size;
    for (std::size_t r = 0; r < by_diversity.size(); ++r) {
        const std::size_t i = by_diversity[r].second;
        group[i]->fitness = static_cast<double>(i) / size + weight * static_cast<double>(r) / size;
    }
}

void Population::select_survivors(Group& group, std::size_t size) {
    while (group.size() > size) {
        rank(group);
        std::size_t worst = 0;
        bool worst_twin = false;
        for (std::size_t i = 1; i < group.size(); ++i) { // the best one always stays
            const bool twin = !group[i]->distances.empty() && group[i]->distances.front().first < 1e-9;
            if (worst != 0 && (twin < worst_twin || (twin == worst_twin && group[i]->fitness <= group[worst]->fitness)))
                continue;
            worst = i;
            worst_twin = twin;
        }
        leave(group, worst);
    }
}

const Population::Member& Population::tournament(Dice& dice) const {
    const auto pick = [&]() -> const Member& {
        const std::size_t i = dice.below(feasible_.size() + infeasible_.size());
        return i < feasible_.size() ? *feasible_[i] : *infeasible_[i - feasible_.size()];
    };
    const Member &a = pick(), &b = pick();
    return a.fitness < b.fitness ? a : b;
}

std::pair<const Individual*, const Individual*> Population::parents(Dice& dice) {
    rank(feasible_);
    rank(infeasible_);
    const Individual* first = &tournament(dice).plan;
    return {first, &tournament(dice).plan};
}

void Population::penalties_changed(const Penalties& penalties) {
    for (const auto& member : infeasible_)
        member->cost = member->plan.cost(penalties);
    std::stable_sort(infeasible_.begin(), infeasible_.end(),
                     [](const auto& a, const auto& b) { return a->cost < b->cost; });
}

void Population::thin_out() {
    select_survivors(feasible_, smallest_ / 3);
    select_survivors(infeasible_, smallest_ / 3);
}

} // namespace guapai::planner
