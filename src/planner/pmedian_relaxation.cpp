#include "planner/pmedian_relaxation.h"

#include <algorithm>
#include <numeric>

namespace guapai::planner::pmedian {

namespace {

constexpr Amount most_rooms = 2000; // of a table
constexpr double memory_of_direction = 0.9;
constexpr double weight_growth = 1.1; // of a step, by the one before
constexpr double heavy = 1e100;

Amount coarse_unit(const Instance& in) {
    const Amount largest = *std::max_element(in.capacity.begin(), in.capacity.end());
    return std::max<Amount>(1, (largest + most_rooms - 1) / most_rooms);
}

} // namespace

Relaxation::Relaxation(const Instance& instance)
    : in_(instance), unit_(coarse_unit(instance)), rate_(in_.n, 0), direction_(in_.n), served_(in_.n),
      table_(static_cast<int>(*std::max_element(in_.capacity.begin(), in_.capacity.end()) / unit_)) {
    for (Node i = 0; i < in_.n; ++i) {
        demand_.push_back(static_cast<int>(in_.demand[i] / unit_));
        room_.push_back(static_cast<int>(std::max<Amount>(0, in_.capacity[i] - in_.demand[i]) / unit_));
    }
}

void Relaxation::enter(const Branch& branch) {
    medians_.clear();
    way_.clear();
    weight_of_.clear();
    customer_ = branch.customers;
    must_open_ = 0;
    std::uint32_t arc = 0;
    for (const Branch::Median& median : branch.medians) {
        must_open_ += median.opened ? 1 : 0;
        medians_.push_back({median.node, median.opened, arc, median.end, rate_[median.node], 0, 0});
        for (; arc < median.end; ++arc) {
            way_.push_back(in_.distance(customer_[arc], median.node));
            weight_of_.push_back(static_cast<double>(in_.demand[customer_[arc]]));
        }
    }
    profit_.resize(customer_.size());
    often_.assign(customer_.size(), 0);
    taken_.resize(medians_.size());
    price_ = best_price_ = branch.prices;
    weight_ = 1;
    all_weight_ = 0;
}

double Relaxation::raise(const Effort& effort, const std::function<bool()>& late) {
    double best = -infinite, pace = effort.pace;
    int failed = 0;
    std::fill(direction_.begin(), direction_.end(), 0);
    for (int k = 0; k < effort.steps; ++k) {
        if (k % 4 == 3 && late()) break;
        double value = evaluate();
        if (value > best) {
            if (value > best + 1e-5 * std::abs(best)) failed = 0;
            best = value;
            best_price_ = price_;
        }
        if (best >= effort.enough || solved_) break;
        if (++failed > effort.patience) {
            failed = 0;
            pace /= 2;
            price_ = best_price_;
            std::fill(direction_.begin(), direction_.end(), 0);
            value = evaluate();
        }
        if (!step(pace * (best + effort.stretch - value), value)) break;
    }
    for (const Median& median : medians_)
        rate_[median.node] = median.rate;
    return best;
}

bool Relaxation::step(double aim, double value) {
    double length = 0;
    for (Node i = 0; i < in_.n; ++i) {
        direction_[i] = 1 - served_[i] + memory_of_direction * direction_[i];
        length += direction_[i] * direction_[i];
    }
    if (length < 1e-12 || !std::isfinite(value)) return false;
    for (Node i = 0; i < in_.n; ++i)
        price_[i] += aim / length * direction_[i];
    return true;
}

double Relaxation::evaluate() {
    for (Median& median : medians_)
        bound_by_rate(median);
    choose();
    solved_ = false;
    if (chosen_.size() < in_.p || must_open_ > in_.p) return infinite;
    double out = std::accumulate(price_.begin(), price_.end(), 0.0);
    std::fill(served_.begin(), served_.end(), 0);
    weight_ *= weight_growth;
    all_weight_ += weight_;
    for (const std::size_t a : chosen_) {
        Median& median = medians_[a];
        out -= median.gain;
        ++served_[median.node];
        median.own_often += weight_;
        for (const std::uint32_t arc : taken_[a]) {
            ++served_[customer_[arc]];
            often_[arc] += weight_;
        }
    }
    solved_ = unit_ == 1 && std::all_of(served_.begin(), served_.end(), [](double times) { return times == 1; });
    if (weight_ < heavy) return out;
    for (double& often : often_)
        often /= heavy;
    for (Median& median : medians_)
        median.own_often /= heavy;
    weight_ /= heavy;
    all_weight_ /= heavy;
    return out;
}

Plan Relaxation::plan() const {
    Plan out{.median = {}, .slot = std::vector<Slot>(in_.n, nowhere)};
    for (const std::size_t a : chosen_) {
        const Node median = medians_[a].node;
        const auto slot = static_cast<Slot>(out.median.size());
        out.median.push_back(median);
        out.slot[median] = slot;
        for (const std::uint32_t arc : taken_[a]) {
            out.slot[customer_[arc]] = slot;
            out.travel += way_[arc];
        }
    }
    return out;
}

// The p medians that gain most, those that must be open first.
void Relaxation::choose() {
    const auto before = [&](std::size_t a, std::size_t b) {
        const Median &one = medians_[a], &other = medians_[b];
        if (one.opened != other.opened) return one.opened;
        return one.gain != other.gain ? one.gain > other.gain : one.node < other.node;
    };
    const auto falls_short = [&](std::size_t a) { return chosen_.size() == in_.p && !before(a, chosen_.back()); };
    order_.resize(medians_.size());
    std::iota(order_.begin(), order_.end(), std::size_t{0});
    std::sort(order_.begin(), order_.end(), before);
    chosen_.clear();
    next_ = -infinite;
    for (const std::size_t a : order_) {
        Median& median = medians_[a];
        if (falls_short(a)) {
            next_ = std::max(next_, median.gain);
            break; // those after it are bounded to gain even less
        }
        bound_by_fractions(median);
        if (falls_short(a)) {
            next_ = std::max(next_, median.gain);
            continue;
        }
        pack(median, a);
        chosen_.insert(std::upper_bound(chosen_.begin(), chosen_.end(), a, before), a);
        if (chosen_.size() <= in_.p) continue;
        next_ = std::max(next_, medians_[chosen_.back()].gain);
        chosen_.pop_back();
    }
}

void Relaxation::bound_by_rate(Median& median) {
    double sum = median.rate * static_cast<double>(in_.capacity[median.node] - in_.demand[median.node]);
    for (std::uint32_t arc = median.from; arc < median.to; ++arc) {
        profit_[arc] = profit(arc);
        sum += std::max(0.0, profit_[arc] - median.rate * weight_of_[arc]);
    }
    median.gain = own_gain(median) + sum;
}

void Relaxation::bound_by_fractions(Median& median) {
    ranked_.clear();
    for (std::uint32_t arc = median.from; arc < median.to; ++arc)
        if (profit_[arc] > 0) ranked_.emplace_back(-profit_[arc] / weight_of_[arc], arc);
    std::sort(ranked_.begin(), ranked_.end());
    double room = static_cast<double>(in_.capacity[median.node] - in_.demand[median.node]);
    double whole = 0, part = 0;
    median.rate = 0;
    for (const auto& [worse, arc] : ranked_) {
        if (weight_of_[arc] <= room) {
            room -= weight_of_[arc];
            whole += profit_[arc];
        } else if (median.rate == 0) {
            median.rate = -worse;
            part = whole - worse * room;
        }
    }
    if (median.rate == 0) part = whole;
    median.gain = std::min(median.gain, own_gain(median) + part);
    slack_ = std::max(0.0, part - whole) + 1e-9 * (1 + part); // sums of doubles
}

double Relaxation::fill(const Median& median, KnapsackTable& table) const {
    table.items.clear();
    for (std::uint32_t arc = median.from; arc < median.to; ++arc)
        if (const double worth = profit(arc); worth > 0) table.items.push_back({arc, worth, demand(arc)});
    return own_gain(median) + table.pack(room(median));
}

// Customers who differ from the rate by more than what greedy taking falls short of the fractional gain are served, or
// not, for certain: few are left to the table (Balas and Zemel 1980).
void Relaxation::pack(Median& median, std::size_t index) {
    table_.items.clear();
    kept_.clear();
    double sum = own_gain(median);
    int room = room_[median.node];
    for (const auto& [worse, arc] : ranked_) {
        const double margin = profit_[arc] - median.rate * weight_of_[arc];
        if (margin > slack_) {
            kept_.push_back(arc);
            sum += profit_[arc];
            room -= demand(arc);
        } else if (margin >= -slack_) {
            table_.items.push_back({arc, profit_[arc], demand(arc)});
        }
    }
    median.gain = sum + table_.pack(room);
    table_.taken(taken_[index]);
    taken_[index].insert(taken_[index].end(), kept_.begin(), kept_.end());
}

} // namespace guapai::planner::pmedian
