#include "planner/pmedian_search.h"

#include "planner/pmedian_recombine.h"
#include "planner/pmedian_start.h"

#include <algorithm>
#include <numeric>

namespace guapai::planner::pmedian {

namespace {

constexpr std::size_t most_released = 8; // clusters
constexpr std::size_t most_customers_released = 250;
constexpr std::size_t adjacent = 24;       // a customer's neighbours whose clusters are neighbours of its own
constexpr std::size_t whole_cluster = 48;  // up to this size every member is tried as the middle
constexpr double start_temperature = 0.25; // of the mean distance
constexpr double searching_part = 0.98;    // of the time, when an exact transport follows
constexpr Node most_transported = 2000;    // customers: beyond, an exact transport takes seconds
constexpr double rise = 1.03, fall = 0.99; // of the price of overload
constexpr double price_range = 1000;       // highest by lowest price of overload
constexpr double reheat = 0.3;             // of the heat of a fresh round
constexpr double kicks_per_slot = 500;     // of a round of annealing, at least
constexpr std::size_t most_rounds = 12;
constexpr std::int64_t kicks_to_judge_by = 64; // how many there will be
constexpr std::int64_t patience_per_slot = 20; // kicks without a new best before the search returns to it

} // namespace

Search::Search(const Instance& instance, std::uint64_t seed, Incumbent& incumbent)
    : in_(instance), random_(seed), incumbent_(incumbent), state_(instance), chains_(instance), queued_(instance.p, 0),
      stale_(instance.p, 0), reached_(instance.p) {}

void Search::start(const Budget& budget) {
    deadline_ = budget.deadline;
    begin_anew();
    Amount demand = 0;
    for (const Amount one : in_.demand)
        demand += one;
    tolerance_ = 1e-9 * (1 + state_.travel() / in_.n);
    weight_ = std::max(state_.travel(), 1e-6) / static_cast<double>(demand);
    least_weight_ = weight_ / 10;
    if (in_.equal_demands)
        weight_ = least_weight_ = 4 * in_.longest(); // chains resolve overload, nothing may bring it back
    settle_start();
}

// Medians and customers from nothing, as if capacity mattered little.
void Search::begin_anew() {
    State fresh(in_);
    fresh.open(interchange(in_, spread_medians(in_, random_), random_, [this] { return late(); }));
    std::vector<Slot> all(in_.p);
    std::iota(all.begin(), all.end(), Slot{0});
    std::vector<Node> waiting;
    for (Node i = 0; i < in_.n; ++i)
        if (fresh.slot(i) == nowhere) waiting.push_back(i);
    insert_by_regret(in_, fresh, waiting, all, 1e9);
    state_.take(fresh.plan());
}

void Search::settle_start() {
    best_ = state_.plan();
    for (Slot k = 0; k < in_.p; ++k)
        touch(k);
    improve();
    remember_if_best();
    incumbent_.offer(best_);
    since_best_ = 0;
}

std::int64_t Search::run(const Budget& budget) {
    const Course course(budget, in_.equal_demands ? searching_part : 1);
    deadline_ = budget.deadline;
    kicks_ = 0;
    rounds_ = budget.kicks > 0 ? rounds_for(static_cast<double>(budget.kicks)) : 1;
    for (std::size_t round = 0; round < rounds_ && !done(); ++round) {
        const bool anew = round < (rounds_ + 1) / 2;
        if (round > 0) begin_round(anew);
        anneal(course, round, anew ? 1 : reheat);
        if (!incumbent_.settled()) return_to_best();
        join(incumbent_.plan());
        incumbent_.offer(best_);
    }
    return kicks_;
}

// As many as there are kicks for, once it is known how fast they are.
std::size_t Search::rounds_for(double kicks) const {
    const double each = kicks_per_slot * std::max<double>(in_.p, 12);
    return std::clamp<std::size_t>(static_cast<std::size_t>(kicks / each), 1, most_rounds);
}

void Search::begin_round(bool anew) {
    if (anew) {
        begin_anew();
        return settle_start();
    }
    state_.take(incumbent_.plan());
    best_ = state_.plan();
    since_best_ = 0;
}

void Search::anneal(const Course& course, std::size_t round, double heat) {
    // The fewer customers, the more kicks each of them gets, and the more heat there is time to cool from.
    heat *= start_temperature * best_.travel / in_.n * std::clamp(1500.0 / in_.n, 1.0, 4.0);
    const std::int64_t gathers_every = 5 * std::max<std::int64_t>(in_.p, 100);
    while (!done()) {
        const double all = course.part(kicks_);
        if (!course.by_kicks() && kicks_ == kicks_to_judge_by && all > 0)
            rounds_ = rounds_for(static_cast<double>(kicks_) / all);
        const double part = all * static_cast<double>(rounds_) - static_cast<double>(round);
        if (part >= 1) break;
        course.report(kicks_, all);
        const double before = weighed();
        state_.mark();
        kick();
        improve();
        settle(before, heat * (1 - part) * (1 - part));
        const bool lost = ++since_best_ > patience_per_slot * std::max<std::int64_t>(in_.p, 20);
        if (part > 0.5 && lost) return_to_best();
        if (++kicks_ % gathers_every == 0) gather(part > 0.5 && round + 1 == rounds_);
    }
}

// What is better here and there in the present plan, and in that of the other threads when it is time to share.
void Search::gather(bool shared) {
    if (state_.overload() == 0) join(state_.plan());
    if (shared && join(incumbent_.plan())) state_.take(best_);
    if (best_.overload == 0 && best_.travel < incumbent_.objective()) incumbent_.offer(best_);
}

bool Search::join(const Plan& other) {
    if (best_.overload > 0 || other.overload > 0) return false;
    Plan both = recombined(in_, best_, other);
    if (both.travel >= best_.travel - tolerance_) return false;
    best_ = std::move(both);
    since_best_ = 0;
    return true;
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
                if (!late()) improve_slot(queue_[at]);
            }
            queue_.clear();
            recentre_stale();
        } while (!queue_.empty());
    } while (in_.equal_demands && state_.overload() > 0 && chains_.relieve(state_, [this](Slot k) { touch(k); }));
}

void Search::improve_slot(Slot a) {
    reached_[a] = ++stamp_;
    around_.clear();
    for (const Node i : state_.members(a)) {
        const auto near = in_.neighbours(i);
        for (const Node j : near.first(std::min(near.size(), adjacent))) {
            const Slot b = state_.slot(j);
            if (reached_[b] == stamp_) continue;
            reached_[b] = stamp_;
            around_.push_back(b);
        }
    }
    for (const Slot b : around_)
        improve_pair(a, b);
}

// Only when no move is left: clusters change many times before they settle.
void Search::recentre_stale() {
    for (const Slot k : stale_slots_) {
        stale_[k] = 0;
        if (!late()) recentre(k);
    }
    stale_slots_.clear();
}

double Search::price(Slot k, Amount change) const {
    const Amount room = state_.room(k);
    const Amount before = std::max<Amount>(0, -room), after = std::max<Amount>(0, change - room);
    return weight_ * static_cast<double>(after - before);
}

// The best move between two clusters, again and again while there is one.
void Search::improve_pair(Slot a, Slot b) {
    for (bool better = true; better;) {
        better = false;
        const double least_a = list_leavers(a, b, from_a_), least_b = list_leavers(b, a, from_b_);
        keep_promising(from_a_, relief(a, b) - std::min(0.0, least_b));
        keep_promising(from_b_, relief(a, b) - std::min(0.0, least_a));
        for (Move move = best_move(a, b); move.change < -tolerance_; move = best_move(a, b)) {
            better = true;
            touch(a);
            touch(b);
            pass(from_a_, move.from_a, b);
            pass(from_b_, move.from_b, a);
        }
    }
}

void Search::pass(std::vector<Leaver>& leavers, std::size_t at, Slot to) {
    if (at == Move::none) return;
    state_.move(leavers[at].customer, to);
    leavers.erase(leavers.begin() + static_cast<std::ptrdiff_t>(at));
}

// What a move between both can save at most besides ways.
double Search::relief(Slot a, Slot b) const {
    return weight_ * static_cast<double>(std::max<Amount>(0, -state_.room(a)) + std::max<Amount>(0, -state_.room(b)));
}

double Search::list_leavers(Slot from, Slot to, std::vector<Leaver>& out) const {
    out.clear();
    double least = infinite;
    const Instance::From away = in_.from(state_.median(to));
    for (const Node i : state_.members(from)) {
        if (state_.is_median(i)) continue;
        out.push_back({away(i) - state_.cost(i), in_.demand[i], i});
        least = std::min(least, out.back().farther);
    }
    return least;
}

// Those who have less far to go than that, the nearest first.
void Search::keep_promising(std::vector<Leaver>& leavers, double farther) {
    std::erase_if(leavers, [farther](const Leaver& one) { return one.farther >= farther; });
    std::sort(leavers.begin(), leavers.end());
}

Search::Move Search::best_move(Slot a, Slot b) const {
    Move best{.change = -tolerance_};
    const double relief = this->relief(a, b);
    for (std::size_t i = 0; i < from_a_.size() && from_a_[i].farther - relief < best.change; ++i) {
        const auto& [farther, demand, customer] = from_a_[i];
        const double change = farther + price(a, -demand) + price(b, demand);
        if (change < best.change) best = {change, i, Move::none};
    }
    for (std::size_t j = 0; j < from_b_.size() && from_b_[j].farther - relief < best.change; ++j) {
        const auto& [farther, demand, customer] = from_b_[j];
        const double change = farther + price(b, -demand) + price(a, demand);
        if (change < best.change) best = {change, Move::none, j};
    }
    if (from_b_.empty()) return best;
    for (std::size_t i = 0; i < from_a_.size(); ++i) {
        const double first = from_a_[i].farther - relief;
        if (first + from_b_.front().farther >= best.change) break;
        for (std::size_t j = 0; j < from_b_.size() && first + from_b_[j].farther < best.change; ++j) {
            const Amount more = from_b_[j].demand - from_a_[i].demand;
            double change = from_a_[i].farther + from_b_[j].farther;
            if (more != 0) change += price(a, more) + price(b, -more);
            if (change < best.change) best = {change, i, j};
        }
    }
    return best;
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
