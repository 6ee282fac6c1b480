// Simulated annealing by ruin and recreate: strings of stops near each other are taken out of the routes of a day or
// several, and their customers put back where they cost least, on the same or other days (Christiaens and Vanden Berghe
// 2020, with combinations of days). Internal to src/planner.
//
//     Annealing annealing(data, seed);
//     annealing.start(plan, penalties);        // a feasible plan
//     while (part < 1) annealing.run(part);    // some hundred trials, the colder the larger the part; 0 … 1
//     annealing.best()                         // the cheapest feasible plan met, the first one included
//
// Thread-safety: none; one object, one thread.
#pragma once

#include "planner/periodic_state.h"

namespace guapai::planner {

class Annealing {
public:
    Annealing(const PeriodicData& data, std::uint64_t seed);

    void start(const Individual& plan, const Penalties& penalties);
    void run(double part);
    const Individual& best() const { return best_; }

private:
    struct Strings {
        double longest = 0;    // stops in a string
        std::size_t count = 0; // strings to take out
    };

    void follow_excess();
    void trial(double temperature);
    void ruin();
    void ruin_day(std::uint32_t day, PlaceId centre, double customers);
    Strings strings_of(std::uint32_t day, double customers);
    void take_string(std::uint32_t day, PlaceId customer, double longest);
    void take(std::uint32_t day, PlaceId customer);
    bool recreate(); // false: some place was passed over that is the only one
    void sort_removed();
    bool put_back(PlaceId customer);

    const PeriodicData& data_;
    Dice dice_;
    Blinks blinks_;
    PeriodicState state_;
    Penalties penalties_;
    Individual best_;
    double mean_way_ = 0;                            // between two stops
    std::vector<PlaceId> removed_;                   // customers with missing visits
    std::vector<std::uint64_t> kept_;                // by place, of those removed: the days on which they stay
    std::vector<std::int64_t> removed_in_;           // by place: the trial
    std::vector<std::uint32_t> days_, ruined_;       // ruined_: routes of the day at hand
    std::vector<Slot> slots_;                        // by day
    std::vector<std::pair<double, PlaceId>> sorted_; // scratch
    std::int64_t trial_ = 0;
};

} // namespace guapai::planner
