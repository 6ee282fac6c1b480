#include "planner/pmedian_bound.h"

#include <algorithm>
#include <numeric>

namespace guapai::planner::pmedian {

namespace {

constexpr double first_pace = 0.6;
constexpr double slowest_pace = 1e-3;             // then the steps end
constexpr double large_steps = 0.3;               // paces above it are too fast for good bounds: they are soon given up
constexpr int short_patience = 10, patience = 30; // steps without a better bound before the pace is halved
constexpr Node always_whole = 200; // customers: beyond, knapsacks are solved whole only once the steps are short
constexpr double whole_from_pace = 0.4;
constexpr double most_whole_work = 5e6; // customers × capacity: beyond, never, and their clusters are large anyway
constexpr double rim_by_mean = 1.5;     // way from the rim of a disc to its centre, by the mean way
constexpr int passes_of_smoothing = 8;
constexpr double memory = 0.9; // of the last direction

} // namespace

std::vector<std::vector<double>> starting_prices(const Instance& in, const Plan& plan) {
    std::vector<double> paid(in.n), ways(in.p, 0), customers(in.p, 0), rim(in.n);
    for (Node i = 0; i < in.n; ++i) {
        const double way = in.distance(i, plan.median[plan.slot[i]]);
        paid[i] = way + plan.travel / in.n;
        ways[plan.slot[i]] += way;
        ++customers[plan.slot[i]];
    }
    for (Node i = 0; i < in.n; ++i)
        rim[i] = rim_by_mean * ways[plan.slot[i]] / customers[plan.slot[i]];
    for (int pass = 0; pass < passes_of_smoothing; ++pass) {
        const std::vector<double> before = rim;
        for (Node i = 0; i < in.n; ++i) {
            for (const Node j : in.neighbours(i))
                rim[i] += before[j];
            rim[i] /= static_cast<double>(in.near + 1);
        }
    }
    return {std::move(paid), std::move(rim)};
}

Lagrangian::Lagrangian(const Instance& instance, const Reach& reach, const std::vector<std::vector<double>>& starts)
    : in_(instance), reach_(reach), starts_(starts), price_(starts.front()), served_(in_.n), direction_(in_.n, 0),
      dearest_(in_.n) {
    std::iota(dearest_.begin(), dearest_.end(), Node{0});
}

std::optional<double> Lagrangian::run(const BoundBudget& budget) {
    std::optional<double> best;
    int failed = 0;
    pace_ = first_pace;
    start_best(budget.enough);
    std::fill(direction_.begin(), direction_.end(), 0);
    for (int k = 0; k < budget.steps && pace_ > slowest_pace; ++k) {
        if (budget.enough()) break;
        const double value = evaluate(budget.enough);
        if (!std::isfinite(value)) break;
        if (!best || value > *best) {
            if (!best || value > *best + 1e-5 * std::abs(*best)) failed = 0;
            best = value;
            best_price_ = price_;
            budget.report(rounded(value));
        }
        if (++failed > (pace_ > large_steps ? short_patience : patience)) {
            failed = 0;
            pace_ /= 2;
            price_ = best_price_;
            std::fill(direction_.begin(), direction_.end(), 0);
            if (value != *best && !std::isfinite(evaluate(budget.enough))) break;
        }
        if (!step(budget.objective(), value)) break;
    }
    return best ? std::optional(rounded(*best)) : std::nullopt;
}

void Lagrangian::start_best(const std::function<bool()>& enough) {
    double best = -std::numeric_limits<double>::infinity();
    for (std::size_t s = 0; s < starts_.size() && starts_.size() > 1; ++s) {
        price_.swap(starts_[s]);
        const double value = evaluate(enough);
        if (value > best) {
            best = value;
            best_price_ = price_;
        }
    }
    if (std::isfinite(best)) price_ = best_price_;
    starts_.clear();
}

double Lagrangian::rounded(double value) const {
    const double safe = value - 1e-9 * std::abs(value); // sums of doubles
    return in_.whole_distances ? std::ceil(safe - 1e-6) : safe;
}

void Lagrangian::gather(Node j) {
    sack_.items.clear();
    reach_.of(j, price_, dearest_, [&](Node i, double profit) {
        if (in_.demand[i] <= in_.capacity[j]) sack_.items.push_back({i, profit, in_.demand[i]});
    });
}

double Lagrangian::exact_gain(Node j) {
    gather(j);
    const bool light = static_cast<double>(in_.n) * static_cast<double>(in_.capacity[j]) <= most_whole_work;
    const bool whole = in_.n <= always_whole || (pace_ <= whole_from_pace && light);
    if (in_.equal_demands || !whole || !sack_.small_enough(in_.capacity[j]))
        return sack_.pack_fractions(in_.capacity[j]);
    return sack_.pack_whole(in_.capacity[j]);
}

double Lagrangian::evaluate(const std::function<bool()>& enough) {
    constexpr double unfinished = -std::numeric_limits<double>::infinity();
    std::sort(dearest_.begin(), dearest_.end(), [&](Node a, Node b) { return price_[a] > price_[b]; });
    fractional_.clear();
    for (Node j = 0; j < in_.n; ++j) {
        if (j % 256 == 255 && enough()) return unfinished;
        if (!in_.may_be_median(j)) continue;
        gather(j);
        fractional_.push_back({sack_.pack_fractions(in_.capacity[j]), j});
    }
    choose();
    double out = 0;
    for (const double price : price_)
        out += price;
    std::fill(served_.begin(), served_.end(), 0);
    for (const Gain& gain : chosen_) {
        out -= gain.value;
        for (const auto& [customer, part] : taken_[gain.median])
            served_[customer] += part;
    }
    return out;
}

// The p medians that gain most.
void Lagrangian::choose() {
    std::sort(fractional_.begin(), fractional_.end());
    chosen_.clear();
    taken_.assign(in_.n, {});
    for (const Gain& candidate : fractional_) {
        if (chosen_.size() == in_.p && !(candidate < chosen_.back())) break;
        const Gain exact{exact_gain(candidate.median), candidate.median};
        taken_[exact.median] = sack_.taken;
        chosen_.insert(std::upper_bound(chosen_.begin(), chosen_.end(), exact), exact);
        if (chosen_.size() > in_.p) chosen_.pop_back();
    }
}

bool Lagrangian::step(double objective, double value) {
    const double target = std::isfinite(objective) ? objective : value + 0.05 * std::abs(value);
    double length = 0;
    for (Node i = 0; i < in_.n; ++i) {
        direction_[i] = 1 - served_[i] + memory * direction_[i];
        length += direction_[i] * direction_[i];
    }
    if (length < 1e-12) return false;
    const double stride = pace_ * std::max(target - value, 1e-6 * std::abs(target)) / length;
    for (Node i = 0; i < in_.n; ++i)
        price_[i] += stride * direction_[i];
    return true;
}

} // namespace guapai::planner::pmedian
