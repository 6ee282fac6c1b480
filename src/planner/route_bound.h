// A lower bound on periodic plans from walks that need not be routes: q-routes without 2-cycles (Christofides, Mingozzi
// and Toth 1981), one dynamic programme a day. Internal to src/planner.
//
//     RouteBound bound(data, plan.distance);       // what is known to be possible steers the steps
//     while (bound.usable() && !bound.converged() && time is left) bound.step();
//     bound.best()
//
// Every visit of i on day d is given a price u(i, d) such that no walk within the capacity collects more than its own
// length; then a customer's cheapest combination is what it costs at least, and these add up. Prices come from
// multipliers by u = multiplier + demand · min over walks through i of (length − multipliers) / load, as in Baldacci,
// Christofides and Mingozzi 2008; the multipliers follow a subgradient with Polyak's steps. Durations are not looked
// at. Where ways differ from the ways
// back, the shorter one counts for both. Demands that are not whole numbers are rounded down to a grid; not usable
// where one becomes 0. Thread-safety: none; one object, one thread.
#pragma once

#include "planner/periodic_data.h"

namespace guapai::planner {

class RouteBound {
public:
    RouteBound(const PeriodicData& data, double upper);

    bool usable() const { return usable_; }
    double work() const; // of one step, in elementary operations
    void step();
    double best() const { return best_; }
    bool converged() const { return pace_ < 2e-3 || best_ > (1 - 1e-7) * upper_; }

private:
    // The two cheapest walks from the depot to a place with a load, by different places before the last.
    struct Ends {
        double first = never, second = never;
        PlaceId before_first = 0, before_second = 0;
    };
    // The walk through a place of the least length per load: two halves that meet there.
    struct Through {
        double ratio = never;
        std::uint32_t load_a = 0, load_b = 0, load = 0;
        bool second_a = false, second_b = false;
    };

    Ends& ends(std::uint32_t load, PlaceId i) { return ends_[static_cast<std::size_t>(load) * row_ + i]; }
    void choose_grid();
    void walk(std::uint32_t day);
    void extend_to(PlaceId j, std::uint32_t load);
    Through through(PlaceId i);
    void offer(std::uint32_t load_a, std::uint32_t load_b, PlaceId i, Through& best);
    void follow(PlaceId i, std::uint32_t load, bool second, Tour& places);
    double choose_combinations();
    void move_multipliers(double bound);

    const PeriodicData& data_;
    const std::size_t row_;
    const double upper_;
    const std::vector<double> ways_; // by two places, the same in both directions
    bool usable_ = true;
    std::vector<std::uint32_t> demand_;      // by place, on the grid
    std::vector<std::uint32_t> capacity_;    // by day, on the grid
    std::vector<std::uint64_t> of_interest_; // by place: the days of any combination
    // By day and place:
    std::vector<double> multiplier_, price_;
    std::vector<double> surplus_;              // visits by the combinations less those by the walks
    std::vector<std::pair<Tour, double>> via_; // the stops of the walk through the place, and demand per load

    std::vector<Ends> ends_; // by load and place, of the day at hand
    double best_ = 0, pace_ = 1;
    int since_better_ = 0;
};

} // namespace guapai::planner
