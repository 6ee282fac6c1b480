// A periodic problem made ready for the search: places numbered from 1 (0 is the depot), near places first, admissible
// combinations only. Internal to src/planner.
#pragma once

#include "planner/periodic_routes.h"

#include <limits>
#include <random>
#include <utility>

namespace guapai::planner {

using PlaceId = std::uint32_t;
using Tour = std::vector<PlaceId>;
using DayRoutes = std::vector<Tour>; // one for each vehicle, some empty

struct PeriodicData {
    explicit PeriodicData(const PeriodicProblem& problem);

    double travel(PlaceId a, PlaceId b) const { return travels[static_cast<std::size_t>(a) * (count + 1) + b]; }
    const double* travels_from(PlaceId a) const { return travels.data() + static_cast<std::size_t>(a) * (count + 1); }

    // by place: the ways from there to `a`; the row of travels_from() when travel is symmetric
    const double* travels_to(PlaceId a) const {
        return (returns.empty() ? travels : returns).data() + static_cast<std::size_t>(a) * (count + 1);
    }

    PlaceId count = 0; // customers
    std::uint32_t days = 0, vehicles = 0;
    std::vector<double> longest, capacity;                // by day; infinite: no limit
    std::vector<double> service, demand;                  // by place
    std::vector<double> angle;                            // by place, seen from the depot
    std::vector<double> east, north;                      // by place, from the depot
    std::vector<std::vector<std::uint64_t>> combinations; // by place; those that respect every limit by themselves
    std::vector<std::vector<PlaceId>> near;               // by place, the others, nearest (there and back) first
    std::vector<double> travels, returns;                 // returns: travels transposed, when they are not symmetric
};

// What a unit above a limit costs while the search wanders outside.
struct Penalties {
    double load = 1, time = 1;
};

// Randomness that is the same on every machine.
class Dice {
public:
    explicit Dice(std::uint64_t seed) : source_(seed) {}
    std::size_t below(std::size_t bound) { return static_cast<std::size_t>(source_() % bound); }
    double part() { return static_cast<double>(source_() >> 11) * 0x1p-53; } // 0 … 1
    template <class T>
    void shuffle(std::vector<T>& list) {
        for (std::size_t i = list.size(); i > 1; --i)
            std::swap(list[i - 1], list[below(i)]);
    }

private:
    std::mt19937_64 source_;
};

inline constexpr double never = std::numeric_limits<double>::infinity();

inline bool has_day(std::uint64_t combination, std::uint32_t day) { return ((combination >> day) & 1U) != 0; }

} // namespace guapai::planner
