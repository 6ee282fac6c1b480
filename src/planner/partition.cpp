#include "planner/partition.h"

#include "planner/adjacency.h"
#include "planner/clusters.h"
#include "planner/pmedian.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace guapai::planner {

namespace {

using Place = std::size_t;
using Part = std::size_t;

constexpr std::int64_t kicks_per_place = 8;
constexpr std::int64_t kicks_for_bound = 20; // it is the relaxation that counts there, and branching goes by the kicks
constexpr double enough_seconds = 60; // the kicks end the search, not the clock: the same answer on every machine

// A cut that is being mended: parts, their middles and what they cost.
class Mending {
public:
    Mending(const Distances& metres, const Neighbours& neighbours, std::size_t least, std::size_t cap,
            const std::vector<Part>& part_of, const std::vector<std::optional<Part>>& current = {})
        : metres_(metres), neighbours_(neighbours), pieces_(neighbours), least_(least), cap_(cap), part_of_(part_of),
          current_(current), members_(*std::max_element(part_of.begin(), part_of.end()) + 1) {
        for (Place i = 0; i < part_of_.size(); ++i)
            members_[part_of_[i]].push_back(i);
        for (Part k = 0; k < members_.size(); ++k)
            values_.push_back(value_of(members_[k], k));
    }

    void run() {
        for (bool better = true; better;) {
            better = false;
            for (Place i = 0; i < part_of_.size(); ++i)
                better = improve(i) || better;
        }
    }

    std::int64_t cost() const {
        std::int64_t out = 0;
        for (const Value& value : values_)
            out += value.cost();
        return out;
    }

    bool fits() const {
        return std::all_of(members_.begin(), members_.end(),
                           [&](const auto& members) { return !members.empty() && members.size() <= cap_; });
    }

    Partition partition() const {
        Partition out{.part_of = part_of_};
        for (const Value& value : values_) {
            out.metres += value.metres;
            out.pieces += value.pieces;
        }
        return out;
    }

private:
    struct Value {
        Place middle = 0;
        std::int64_t metres = 0;
        std::size_t pieces = 0;
        std::size_t misfit = 0; // places below the least size or above the cap
        std::size_t moved = 0;  // places that were of another part

        std::int64_t cost() const {
            return metres + broken_piece_m * static_cast<std::int64_t>(pieces - 1 + 2 * misfit) +
                   stay_m * static_cast<std::int64_t>(moved);
        }
    };
    struct Step {
        Place place;
        Part to;
    };

    Value value_of(const std::vector<Place>& members, Part k) {
        Value out{.metres = std::numeric_limits<std::int64_t>::max(),
                  .pieces = pieces_.of(members),
                  .misfit = least_ - std::min(least_, members.size()) + std::max(cap_, members.size()) - cap_};
        for (const Place i : members)
            out.moved += !current_.empty() && current_[i] && *current_[i] != k ? 1 : 0;
        for (const Place middle : members) {
            std::int64_t sum = 0;
            for (const Place other : members)
                sum += metres_(middle, other);
            if (sum < out.metres) out.metres = sum, out.middle = middle;
        }
        return out;
    }

    // What is at stake in a part besides its ways.
    std::int64_t brokenness(Part k) const { return values_[k].cost() - values_[k].metres; }
    std::int64_t way(Place i, Part k) const { return metres_(i, values_[k].middle); }

    std::vector<Part> parts_around(Place i) const {
        std::vector<Part> out;
        for (const Place neighbour : neighbours_[i]) {
            const Part k = part_of_[neighbour];
            if (k != part_of_[i] && std::find(out.begin(), out.end(), k) == out.end()) out.push_back(k);
        }
        return out;
    }

    bool improve(Place i) {
        for (const Part to : parts_around(i))
            if (shift(i, to) || swap(i, to) || pass_on(i, to)) return true;
        return false;
    }

    bool shift(Place i, Part to) {
        const Part from = part_of_[i];
        if (members_[to].size() >= cap_ || members_[from].size() < 2) return false;
        if (way(i, to) - way(i, from) >= brokenness(from) + brokenness(to)) return false;
        return take({{i, to}});
    }

    bool swap(Place i, Part to) {
        const Part from = part_of_[i];
        const std::int64_t at_stake = brokenness(from) + brokenness(to) - (way(i, to) - way(i, from));
        for (const Place j : std::vector<Place>(members_[to]))
            if (way(j, from) - way(j, to) < at_stake && take({{i, to}, {j, from}})) return true;
        return false;
    }

    // Into a full part, from which another goes on to a third.
    bool pass_on(Place i, Part to) {
        const Part from = part_of_[i];
        if (members_[to].size() < cap_ || members_[from].size() < 2) return false;
        const std::int64_t first = way(i, to) - way(i, from) - brokenness(from) - brokenness(to);
        for (const Place j : std::vector<Place>(members_[to]))
            for (const Part third : parts_around(j)) {
                if (third == from || members_[third].size() >= cap_) continue;
                if (first + way(j, third) - way(j, to) < brokenness(third) && take({{i, to}, {j, third}})) return true;
            }
        return false;
    }

    // Takes the steps when the parts they touch cost less after them.
    bool take(const std::vector<Step>& steps) {
        std::vector<Part> touched;
        for (const Step& step : steps)
            for (const Part k : {part_of_[step.place], step.to})
                if (std::find(touched.begin(), touched.end(), k) == touched.end()) touched.push_back(k);
        std::vector<std::vector<Place>> after;
        std::vector<Value> values;
        std::int64_t gain = 0;
        for (const Part k : touched) {
            std::vector<Place> members = members_[k];
            for (const Step& step : steps) {
                if (part_of_[step.place] == k) members.erase(std::find(members.begin(), members.end(), step.place));
                if (step.to == k) members.push_back(step.place);
            }
            values.push_back(value_of(members, k));
            after.push_back(std::move(members));
            gain += values_[k].cost() - values.back().cost();
        }
        if (gain <= 0) return false;
        for (std::size_t t = 0; t < touched.size(); ++t) {
            members_[touched[t]] = std::move(after[t]);
            values_[touched[t]] = values[t];
        }
        for (const Step& step : steps)
            part_of_[step.place] = step.to;
        return true;
    }

    const Distances& metres_;
    const Neighbours& neighbours_;
    Pieces pieces_;
    std::size_t least_, cap_;
    std::vector<Part> part_of_;
    std::vector<std::optional<Part>> current_;
    std::vector<std::vector<Place>> members_;
    std::vector<Value> values_;
};

PMedianProblem medians_of(const std::vector<Point>& places, const PartitionWish& wish) {
    PMedianProblem problem{.p = wish.parts, .globe = true};
    for (const Point& place : places) {
        problem.x.push_back(place.lon);
        problem.y.push_back(place.lat);
        problem.demand.push_back(1);
        problem.capacity.push_back(static_cast<double>(wish.cap));
    }
    return problem;
}

std::vector<Part> parts_of(const PMedianAnswer& answer) {
    std::vector<Part> out;
    for (const std::size_t median : answer.assignment)
        out.push_back(static_cast<Part>(std::lower_bound(answer.medians.begin(), answer.medians.end(), median) -
                                        answer.medians.begin()));
    return out;
}

// The parts that go on; who has none yet belongs where the nearest one with a part does.
std::vector<Part> with_newcomers(const Distances& metres, const std::vector<std::optional<Part>>& current) {
    std::vector<Part> out;
    for (Place i = 0; i < current.size(); ++i) {
        Place nearest = current[i] ? i : current.size();
        for (Place j = 0; j < current.size() && !current[i]; ++j)
            if (current[j] && (nearest == current.size() || metres(i, j) < metres(i, nearest))) nearest = j;
        out.push_back(current.at(nearest).value_or(0));
    }
    return out;
}

std::optional<std::int64_t> bound_of(const PMedianProblem& medians, PMedianOptions options, std::int64_t metres) {
    options.kicks = kicks_for_bound;
    options.bound = true;
    const auto bound = solve(medians, options).lower_bound;
    return bound ? std::optional(std::min(metres, static_cast<std::int64_t>(std::floor(*bound)))) : std::nullopt;
}

} // namespace

Partition partition(const std::vector<Point>& places, const PartitionWish& asked) {
    if (places.empty()) return {};
    PartitionWish wish = asked;
    wish.cap = std::max<std::size_t>(1, wish.cap);
    wish.parts =
        std::clamp<std::size_t>(std::max(wish.parts, (places.size() + wish.cap - 1) / wish.cap), 1, places.size());
    const Distances metres(places);
    const Neighbours neighbours = gabriel_neighbours(metres);
    const std::size_t least = std::max<std::size_t>(1, places.size() / wish.parts / 2);
    const PMedianProblem medians = medians_of(places, wish);
    PMedianOptions options{.seed = wish.seed,
                           .seconds = enough_seconds,
                           .kicks = kicks_per_place * static_cast<std::int64_t>(places.size()),
                           .bound = false,
                           .stopped = wish.stopped};
    const bool only_one = wish.parts == 1 || wish.parts == places.size();
    if (!wish.current.empty() && !only_one) {
        Mending going_on(metres, neighbours, least, wish.cap, with_newcomers(metres, wish.current), wish.current);
        going_on.run();
        Partition out = going_on.partition();
        if (going_on.fits()) {
            if (wish.bound) out.bound_m = bound_of(medians, options, out.metres);
            return out;
        }
    }
    Mending best(metres, neighbours, least, wish.cap, clusters(places, wish.parts, wish.cap, wish.seed));
    best.run();
    Partition out = best.partition();
    if (only_one) {
        out.bound_m = out.metres; // there is no other cut
        return out;
    }
    const PMedianAnswer answer = solve(medians, options);
    if (answer.feasible) {
        Mending other(metres, neighbours, least, wish.cap, parts_of(answer));
        other.run();
        if (other.cost() < best.cost()) out = other.partition();
    }
    if (wish.bound) out.bound_m = bound_of(medians, options, out.metres);
    return out;
}

} // namespace guapai::planner
