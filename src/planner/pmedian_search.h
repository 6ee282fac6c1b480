// Iterated local search for the capacitated p-median problem. Internal to src/planner/pmedian*.
//
// A kick opens a median near some customer, closes one nearby or elsewhere, and gives the customers of a few clusters
// around new places by regret. A queue of touched clusters then shifts and swaps customers with neighbouring clusters,
// pair by pair, those first who have the least farther to go, and moves medians to the middle of their clusters.
// Everything costs what the kick touched, never the size of the problem. Overload is allowed at a price that rises
// while there is any. Kicks are accepted by annealing (Kirkpatrick, Gelatt, Vecchi 1983), in rounds: some from nothing,
// the others from the best, whose plans are crossed region by region; in the second half of a round the search returns
// to its best when it has lost its way. Iterated local search: Lourenço, Martin, Stützle 2003. Thread-safety: one
// Search per thread; Incumbent is shared.
#pragma once

#include "planner/pmedian_chain.h"
#include "planner/pmedian_incumbent.h"

#include <functional>

namespace guapai::planner::pmedian {

struct Budget {
    Clock::time_point begun, deadline;
    std::int64_t kicks = 0;                       // 0: no limit
    std::function<void(double part)> report = {}; // called now and then, when set
};

// How far the time, or the kicks, have gone.
class Course {
public:
    Course(const Budget& budget, double part_of_time)
        : budget_(budget), begun_(Clock::now()),
          span_(std::chrono::duration<double>(budget.deadline - begun_).count() * part_of_time) {}

    bool by_kicks() const { return budget_.kicks > 0; }
    double part(std::int64_t kicks) const {
        const double elapsed = std::chrono::duration<double>(Clock::now() - begun_).count();
        if (elapsed >= span_) return 1;
        return by_kicks() ? static_cast<double>(kicks) / static_cast<double>(budget_.kicks) : elapsed / span_;
    }
    void report(std::int64_t kicks, double part) const {
        constexpr std::int64_t every = 64; // kicks
        if (budget_.report && kicks % every == 0) budget_.report(part);
    }

private:
    const Budget& budget_;
    Clock::time_point begun_;
    double span_;
};

class Search {
public:
    Search(const Instance& instance, std::uint64_t seed, Incumbent& incumbent);

    void start(const Budget& budget);       // offers a first solution
    std::int64_t run(const Budget& budget); // kicks made

private:
    struct Leaver { // who might go from its cluster to a certain other one
        double farther = 0;
        Amount demand = 0;
        Node customer = 0;
        bool operator<(const Leaver& other) const {
            return farther != other.farther ? farther < other.farther : customer < other.customer;
        }
    };
    struct Move { // of two clusters: one customer leaves, or one of each; `none` stays
        static constexpr std::size_t none = static_cast<std::size_t>(-1);
        double change = 0;
        std::size_t from_a = none, from_b = none;
    };

    void begin_anew();
    void settle_start();
    std::size_t rounds_for(double kicks) const;
    void begin_round(bool anew);
    void anneal(const Course& course, std::size_t round, double heat);
    void gather(bool shared);
    bool join(const Plan& other); // into the best; false: nothing there is better
    bool done() const { return incumbent_.stop || incumbent_.settled(); }
    bool late() const { return Clock::now() >= deadline_; }

    void kick();
    void release(Slot k, bool median_too);
    void exchange_median(Node opened);
    void choose_region(Node around, std::size_t slots);
    Node customer_to_open();
    Slot slot_to_close();
    void improve();
    void improve_slot(Slot a);
    void improve_pair(Slot a, Slot b);
    double list_leavers(Slot from, Slot to, std::vector<Leaver>& out) const; // the least that anybody has farther to go
    static void keep_promising(std::vector<Leaver>& leavers, double farther);
    Move best_move(Slot a, Slot b) const;
    double relief(Slot a, Slot b) const;
    void pass(std::vector<Leaver>& leavers, std::size_t at, Slot to);
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
    std::int64_t since_best_ = 0, kicks_ = 0;
    std::size_t rounds_ = 1;
    Clock::time_point deadline_;

    std::vector<Slot> queue_, stale_slots_, region_;
    std::vector<char> queued_, stale_; // stale: its median may no longer be its middle
    std::vector<Node> waiting_, scan_;
    std::vector<Leaver> from_a_, from_b_; // of the two clusters at hand, the one first who has the least farther to go
    std::vector<std::uint64_t> reached_;  // clusters, by the cluster at hand
    std::vector<Slot> around_;            // the cluster at hand
    std::uint64_t stamp_ = 0;
    std::vector<std::pair<double, Slot>> ranked_;
};

} // namespace guapai::planner::pmedian
