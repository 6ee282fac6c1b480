// Iterated local search for the capacitated p-median problem. Internal to src/planner/pmedian*.
//
// A kick opens a median near some customer, closes one nearby or elsewhere, and gives the customers of a few clusters
// around new places by regret. A queue of touched clusters then shifts and swaps customers between neighbours and moves
// medians to the middle of their clusters. Everything costs what the kick touched, never the size of the problem.
// Overload is allowed at a price that rises while there is any. Kicks are accepted by annealing (Kirkpatrick, Gelatt,
// Vecchi 1983); in the second half the search returns to its best when it has lost its way. Iterated local search:
// Lourenço, Martin, Stützle 2003. Thread-safety: one Search per thread; Incumbent is shared.
#pragma once

#include "planner/pmedian_chain.h"

#include <atomic>
#include <chrono>
#include <functional>
#include <limits>
#include <mutex>

namespace guapai::planner::pmedian {

using Clock = std::chrono::steady_clock;

// A bound this near is the objective itself: sums of doubles are not nearer to each other.
inline bool proved(double objective, double bound) {
    return std::isfinite(objective) && objective <= bound + 3e-9 * std::abs(objective);
}

// The best plan of all threads, and the bound once it is known.
class Incumbent {
public:
    void offer(const Plan& plan); // kept when it overloads less or, with as little, travels less
    void offer_bound(double bound);
    Plan plan() const;
    double objective() const { return objective_; } // infinite: nothing feasible yet
    bool settled() const { return proved(objective_, bound_); }

    std::atomic<bool> stop = false;

private:
    mutable std::mutex mutex_;
    Plan best_;
    std::atomic<double> objective_ = std::numeric_limits<double>::infinity();
    std::atomic<double> bound_ = -std::numeric_limits<double>::infinity();
};

struct Budget {
    Clock::time_point begun, deadline;
    std::int64_t kicks = 0;                       // 0: no limit
    std::function<void(double part)> report = {}; // called now and then, when set

    bool over() const { return Clock::now() >= deadline; }
};

class Search {
public:
    Search(const Instance& instance, std::uint64_t seed, Incumbent& incumbent);

    void start(const Budget& budget);       // offers a first solution
    std::int64_t run(const Budget& budget); // kicks made

private:
    struct Move {
        double change = 0;
        Slot to = nowhere;
        Node partner = 0; // of a swap; the customer itself: a shift
    };

    void kick();
    void release(Slot k, bool median_too);
    void exchange_median(Node opened);
    void choose_region(Node around, std::size_t slots);
    Node customer_to_open();
    Slot slot_to_close();
    void improve();
    void improve_slot(Slot a);
    Move best_move(Node i);
    void apply(Node i, const Move& move);
    void recentre_stale();
    void recentre(Slot k);
    Node better_centre(Slot k, std::span<const Node> candidates) const;
    std::size_t clusters_to_release();
    void touch(Slot k); // its members changed
    void enqueue(Slot k);
    void settle(double before, double temperature);
    void remember_if_best();
    void return_to_best();
    double price(Slot k, Amount change) const; // of overload, when the load changes by so much, compared to now
    double weighed() const { return state_.travel() + weight_ * static_cast<double>(state_.overload()); }

    const Instance& in_;
    Random random_;
    Incumbent& incumbent_;
    State state_;
    Chains chains_;
    Plan best_;
    double weight_ = 1, least_weight_ = 1; // of one unit of overload
    double tolerance_ = 1e-9;              // changes below it are none
    std::int64_t since_best_ = 0;

    std::vector<Slot> queue_, stale_slots_, region_;
    std::vector<char> queued_, stale_; // stale: its median may no longer be its middle
    std::vector<Node> waiting_, scan_;
    std::vector<double> base_;
    std::vector<std::uint64_t> seen_;
    std::uint64_t stamp_ = 0;
    std::vector<std::pair<double, Slot>> ranked_;
};

} // namespace guapai::planner::pmedian
