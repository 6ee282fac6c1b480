#include "planner/pmedian_branching.h"

#include <algorithm>
#include <numeric>

namespace guapai::planner::pmedian {

namespace {

constexpr int steps_per_branch = 80;
constexpr double first_pace = 0.4;
constexpr int patience = 8;
constexpr std::size_t most_remembered = 256'000'000; // bytes of open branches
constexpr double never_fractional = 1e-3;

} // namespace

Branching::Branching(const Instance& instance, const Reach& reach, std::vector<double> prices, double bound)
    : in_(instance), reach_(reach) {
    const std::size_t n = in_.n;
    open_.push_back({bound,
                     std::move(prices),
                     {.closed = std::vector<char>(n, 0),
                      .opened = std::vector<char>(n, 0),
                      .forbidden = std::vector<char>(n * n, 0)}});
}

void Branching::run(const BoundBudget& budget) {
    const std::size_t most_open = most_remembered / (static_cast<std::size_t>(in_.n) * in_.n);
    for (int branches = 0; branches < budget.steps && open_.size() < most_open && !budget.enough(); ++branches) {
        const double objective = budget.objective();
        budget.report(open_.empty() ? objective : std::min(open_.front().bound, objective));
        if (open_.empty() || open_.front().bound >= objective) return;
        std::pop_heap(open_.begin(), open_.end(), worse);
        Branch branch = std::move(open_.back());
        open_.pop_back();
        bound_and_split(std::move(branch), budget, objective);
    }
}

void Branching::bound_and_split(Branch branch, const BoundBudget& budget, double target) {
    const auto put_back = [&](Branch one) {
        open_.push_back(std::move(one));
        std::push_heap(open_.begin(), open_.end(), worse);
    };
    Lagrangian lagrangian(in_, reach_, {branch.prices});
    lagrangian.confine(&branch.within);
    const auto bound = lagrangian.run({.steps = steps_per_branch,
                                       .pace = first_pace,
                                       .patience = patience,
                                       .target = target,
                                       .enough = budget.enough,
                                       .objective = [&] { return target; },
                                       .report = [](double) {}});
    if (!bound) return put_back(std::move(branch)); // no time: as it was
    branch.bound = std::max(branch.bound, *bound);
    if (branch.bound >= target) return;
    branch.prices = lagrangian.best_prices();
    fix_medians(branch, lagrangian, target);
    auto confined = halves(branch, lagrangian.often());
    // Served by one median each, and yet below the target: only longer steps can help.
    if (confined.empty()) return put_back(std::move(branch));
    for (Confinement& half : confined)
        put_back({branch.bound, branch.prices, std::move(half)});
}

void Branching::fix_medians(Branch& branch, Lagrangian& lagrangian, double target) const {
    const std::vector<double> turned = lagrangian.bounds_if_turned();
    std::vector<char> chosen(in_.n, 0);
    for (const Lagrangian::Gain& gain : lagrangian.chosen())
        chosen[gain.median] = 1;
    for (Node j = 0; j < in_.n; ++j)
        if (branch.within.closed[j] == 0 && turned[j] >= target)
            (chosen[j] != 0 ? branch.within.opened : branch.within.closed)[j] = 1;
}

std::vector<Confinement> Branching::halves(const Branch& branch, const std::vector<double>& often) const {
    const std::size_t n = in_.n;
    Node split = in_.n;
    double most = never_fractional;
    for (Node i = 0; i < in_.n; ++i) {
        const auto row = often.begin() + static_cast<std::ptrdiff_t>(i * n);
        const double sum = std::accumulate(row, row + static_cast<std::ptrdiff_t>(n), 0.0);
        const double spread = sum - *std::max_element(row, row + static_cast<std::ptrdiff_t>(n));
        if (spread > most) {
            most = spread;
            split = i;
        }
    }
    if (split == in_.n) return {};
    std::vector<std::pair<double, Node>> medians;
    for (Node j = 0; j < in_.n; ++j)
        if (branch.within.forbidden[j * n + split] == 0) medians.emplace_back(-often[split * n + j], j);
    std::sort(medians.begin(), medians.end());
    std::vector<Confinement> out(2, branch.within);
    double left = 0, right = 0;
    for (const auto& [weight, j] : medians) {
        const bool to_left = left <= right;
        (to_left ? left : right) -= weight - 1e-9;
        out[to_left ? 1 : 0].forbidden[j * n + split] = 1;
    }
    return out;
}

} // namespace guapai::planner::pmedian
