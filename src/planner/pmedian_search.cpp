#include "planner/pmedian_search.h"

#include "planner/pmedian_chain.h"
#include "planner/pmedian_start.h"

#include <algorithm>

namespace guapai::planner::pmedian {

namespace {

constexpr std::size_t most_released = 8; // clusters
constexpr std::size_t most_customers_released = 250;
constexpr std::size_t whole_cluster = 48;      // up to this size every member is tried as the middle
constexpr double start_temperature = 0.25;     // of the mean distance
constexpr double searching_part = 0.98;        // of the time, when an exact transport follows
constexpr Node most_transported = 2000;        // customers: beyond, an exact transport takes seconds
constexpr double rise = 1.03, fall = 0.99;     // of the price of overload
constexpr double price_range = 1000;           // highest by lowest price of overload
constexpr std::int64_t reports_every = 64;     // kicks
constexpr std::int64_t patience_per_slot = 20; // kicks without a new best before the search returns to it

} // namespace

void Incumbent::offer(const Plan& plan) {
    const std::lock_guard lock(mutex_);
    const bool better = best_.slot.empty() || plan.overload < best_.overload ||
                        (plan.overload == best_.overload && plan.travel < best_.travel);
    if (!better) return;
    best_ = plan;
    if (plan.overload == 0) objective_ = plan.travel;
}

void Incumbent::offer_bound(double bound) {
    const std::lock_guard lock(mutex_);
    bound_ = std::max<double>(bound_, bound);
}

Plan Incumbent::plan() const {
    const std::lock_guard lock(mutex_);
    return best_;
}

Search::Search(const Instance& instance, std::uint64_t seed, Incumbent& incumbent)
    : in_(instance), random_(seed), incumbent_(incumbent), state_(instance), chains_(instance), queued_(instance.p, 0),
      stale_(instance.p, 0), base_(instance.p, 0), seen_(instance.p, 0) {}

void Search::start(const Budget& budget) {
    state_.open(interchange(in_, spread_medians(in_, random_), random_, [&] { return budget.over(); }));
    region_.resize(in_.p);
    for (Slot k = 0; k < in_.p; ++k)
        region_[k] = k;
    Amount demand = 0;
    for (Node i = 0; i < in_.n; ++i) {
        demand += in_.demand[i];
        if (state_.slot(i) == nowhere) waiting_.push_back(i);
    }
    insert_by_regret(in_, state_, waiting_, region_, 1e9);
    tolerance_ = 1e-9 * (1 + state_.travel() / in_.n);
    weight_ = std::max(state_.travel(), 1e-6) / static_cast<double>(demand);
    least_weight_ = weight_ / 10;
    if (in_.equal_demands)
        weight_ = least_weight_ = 4 * in_.longest(); // chains resolve overload, nothing may bring it back
    best_ = state_.plan();
    for (const Slot k : region_)
        touch(k);
    improve();
    remember_if_best();
    incumbent_.offer(best_);
}

std::int64_t Search::run(const Budget& budget) {
    const double mean = state_.travel() / in_.n;
    // The fewer customers, the more kicks each of them gets, and the more heat there is time to cool from.
    const double heat = std::clamp(1500.0 / in_.n, 1.0, 4.0);
    const auto begun = Clock::now();
    const double span = std::chrono::duration<double>(budget.deadline - begun).count();
    std::int64_t kicks = 0;
    while (!incumbent_.stop && !incumbent_.settled() && (budget.kicks == 0 || kicks < budget.kicks)) {
        const double elapsed = std::chrono::duration<double>(Clock::now() - begun).count();
        if (elapsed >= span * (in_.equal_demands ? searching_part : 1)) break;
        const double part =
            budget.kicks > 0 ? static_cast<double>(kicks) / static_cast<double>(budget.kicks) : elapsed / span;
        if (budget.report && kicks % reports_every == 0) budget.report(part);
        const double before = weighed();
        state_.mark();
        kick();
        improve();
        settle(before, start_temperature * mean * heat * (1 - part) * (1 - part));
        const bool lost = ++since_best_ > patience_per_slot * std::max<std::int64_t>(in_.p, 20);
        if (part > 0.5 && lost) return_to_best();
        ++kicks;
    }
    if (!incumbent_.settled()) return_to_best();
    incumbent_.offer(best_);
    return kicks;
}

void Search::return_to_best() {
    if (in_.equal_demands && in_.n <= most_transported) best_ = with_exact_transport(in_, best_);
    state_.take(best_);
    since_best_ = 0;
}

void Search::settle(double before, double temperature) {
    const double known = best_.overload > 0 ? infinite : best_.travel - tolerance_;
    const bool best = state_.overload() < best_.overload || (state_.overload() == 0 && state_.travel() < known);
    if (best)
        remember_if_best();
    else if (weighed() - before > -temperature * std::log(random_.unit() + 1e-300))
        state_.undo();
    weight_ = state_.overload() > 0 ? std::min(weight_ * rise, least_weight_ * price_range)
                                    : std::max(weight_ * fall, least_weight_);
}

void Search::remember_if_best() {
    const Plan now = state_.plan();
    const bool better =
        now.overload < best_.overload || (now.overload == best_.overload && now.travel < best_.travel - tolerance_);
    if (!better) return;
    best_ = now;
    since_best_ = 0;
    if (best_.overload > 0 || best_.travel < incumbent_.objective()) incumbent_.offer(best_);
}

// --- kicks ---

void Search::kick() {
    waiting_.clear();
    if (in_.medians_possible == in_.p) {
        choose_region(static_cast<Node>(random_.below(in_.n)), clusters_to_release());
        for (const Slot k : region_)
            release(k, false);
    } else {
        exchange_median(customer_to_open());
    }
    insert_by_regret(in_, state_, waiting_, region_, weight_);
}

// Fewer where clusters are large, so that a kick stays small.
std::size_t Search::clusters_to_release() {
    const std::size_t most = std::clamp<std::size_t>(most_customers_released * in_.p / in_.n, 2, most_released);
    return 2 + random_.below(most - 1);
}

void Search::release(Slot k, bool median_too) {
    scan_ = state_.members(k);
    for (const Node i : scan_) {
        if (!median_too && i == state_.median(k)) continue;
        state_.detach(i);
        waiting_.push_back(i);
    }
    touch(k);
}

void Search::exchange_median(Node opened) {
    choose_region(opened, clusters_to_release());
    const Slot closed = slot_to_close();
    const Node old_median = state_.median(closed);
    const bool nearby = std::find(region_.begin(), region_.end(), closed) != region_.end();
    if (!nearby) region_.push_back(closed);
    for (const Slot k : region_)
        release(k, k == closed);
    if (state_.slot(opened) != nowhere)
        state_.detach(opened);
    else
        std::erase(waiting_, opened);
    state_.set_median(closed, opened);
    state_.attach(opened, closed);
    if (nearby) return;
    // The orphans go to the clusters around their old median as well as to those of the region.
    const std::vector<Slot> here = region_;
    choose_region(old_median, most_released / 2);
    for (const Slot k : region_)
        touch(k);
    for (const Slot k : here)
        if (std::find(region_.begin(), region_.end(), k) == region_.end()) region_.push_back(k);
}

// A customer near a random one, the likelier the farther it has to go; near an overloaded cluster half the time.
Node Search::customer_to_open() {
    const auto& full = state_.too_full();
    Node around = static_cast<Node>(random_.below(in_.n));
    if (!full.empty() && random_.below(2) == 0) around = state_.median(full[random_.below(full.size())]);
    const auto near = in_.neighbours(around);
    const std::size_t count = std::min<std::size_t>(near.size(), 20);
    double sum = 0;
    const auto weight = [&](Node i) {
        return state_.is_median(i) || !in_.may_be_median(i) ? 0 : state_.cost(i) + tolerance_;
    };
    for (std::size_t k = 0; k < count; ++k)
        sum += weight(near[k]);
    double ticket = random_.unit() * sum;
    for (std::size_t k = 0; k < count; ++k)
        if (const double w = weight(near[k]); w > 0 && (ticket -= w) < 0) return near[k];
    for (;;) // all of them are medians or cannot be, but more than p customers can
        if (const Node i = static_cast<Node>(random_.below(in_.n)); !state_.is_median(i) && in_.may_be_median(i))
            return i;
}

// The clusters whose medians are nearest.
void Search::choose_region(Node around, std::size_t slots) {
    ranked_.clear();
    for (Slot k = 0; k < in_.p; ++k)
        ranked_.emplace_back(in_.distance(around, state_.median(k)), k);
    slots = std::min<std::size_t>(slots, in_.p);
    std::partial_sort(ranked_.begin(), ranked_.begin() + static_cast<std::ptrdiff_t>(slots), ranked_.end());
    region_.clear();
    for (std::size_t k = 0; k < slots; ++k)
        region_.push_back(ranked_[k].second);
}

Slot Search::slot_to_close() {
    if (random_.below(3) < 2) return region_[random_.below(region_.size())];
    return static_cast<Slot>(random_.below(in_.p));
}

// --- local search ---

void Search::touch(Slot k) {
    if (!stale_[k]) {
        stale_[k] = 1;
        stale_slots_.push_back(k);
    }
    enqueue(k);
}

void Search::enqueue(Slot k) {
    if (queued_[k]) return;
    queued_[k] = 1;
    queue_.push_back(k);
}

void Search::improve() {
    do {
        do {
            for (std::size_t at = 0; at < queue_.size(); ++at) {
                queued_[queue_[at]] = 0;
                improve_slot(queue_[at]);
            }
            queue_.clear();
            recentre_stale();
        } while (!queue_.empty());
    } while (in_.equal_demands && state_.overload() > 0 && chains_.relieve(state_, [this](Slot k) { touch(k); }));
}

void Search::improve_slot(Slot a) {
    scan_ = state_.members(a);
    for (const Node i : scan_) {
        if (state_.slot(i) != a || state_.is_median(i)) continue;
        const Move move = best_move(i);
        if (move.to != nowhere) apply(i, move);
    }
}

// Only when no move is left: clusters change many times before they settle.
void Search::recentre_stale() {
    for (const Slot k : stale_slots_) {
        stale_[k] = 0;
        recentre(k);
    }
    stale_slots_.clear();
}

double Search::price(Slot k, Amount change) const {
    const Amount room = state_.room(k);
    const Amount before = std::max<Amount>(0, -room), after = std::max<Amount>(0, change - room);
    return weight_ * static_cast<double>(after - before);
}

Search::Move Search::best_move(Node i) {
    Move best{.change = -tolerance_};
    const Slot a = state_.slot(i);
    const Node centre = state_.median(a);
    const Amount demand = in_.demand[i];
    const double here = state_.cost(i), relief = price(a, -demand);
    ++stamp_;
    for (const Node j : in_.neighbours(i)) {
        const Slot b = state_.slot(j);
        if (b == a) continue;
        if (seen_[b] != stamp_) {
            seen_[b] = stamp_;
            base_[b] = in_.distance(i, state_.median(b)) - here;
            const double change = base_[b] + relief + price(b, demand);
            if (change < best.change) best = {change, b, i};
        }
        if (state_.is_median(j)) continue;
        double change = base_[b] + in_.distance(j, centre) - state_.cost(j);
        if (change >= best.change && state_.overload() == 0) continue; // prices can only be added
        if (const Amount more = in_.demand[j] - demand; more != 0) change += price(a, more) + price(b, -more);
        if (change < best.change) best = {change, b, j};
    }
    return best;
}

void Search::apply(Node i, const Move& move) {
    const Slot a = state_.slot(i);
    state_.move(i, move.to);
    if (move.partner != i) state_.move(move.partner, a);
    touch(a);
    touch(move.to);
}

void Search::recentre(Slot k) {
    for (;;) {
        scan_ = state_.members(k);
        const bool all = scan_.size() <= whole_cluster;
        const Node centre = better_centre(k, all ? std::span<const Node>(scan_) : in_.neighbours(state_.median(k)));
        if (centre == state_.median(k)) return;
        state_.set_median(k, centre);
        enqueue(k);
        if (all) return;
    }
}

// The member that would be the best median; the present one, when none is better.
Node Search::better_centre(Slot k, std::span<const Node> candidates) const {
    const auto overload = [&](Node j) {
        return weight_ * static_cast<double>(std::max<Amount>(0, state_.load(k) - in_.capacity[j]));
    };
    Node out = state_.median(k);
    double least = overload(out) - tolerance_;
    for (const Node i : state_.members(k))
        least += state_.cost(i);
    for (const Node j : candidates) {
        if (state_.slot(j) != k || j == state_.median(k) || !in_.may_be_median(j)) continue;
        double sum = overload(j);
        for (const Node i : state_.members(k))
            if ((sum += in_.distance(i, j)) >= least) break;
        if (sum < least) {
            least = sum;
            out = j;
        }
    }
    return out;
}

} // namespace guapai::planner::pmedian
