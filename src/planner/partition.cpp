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

PartitionWish granted(PartitionWish wish, std::size_t places) {
    wish.cap = std::max<std::size_t>(1, wish.cap);
    wish.parts = std::clamp<std::size_t>(std::max(wish.parts, (places + wish.cap - 1) / wish.cap), 1, places);
    return wish;
}

// The places, and what parts must keep to.
struct Ground {
    Ground(const std::vector<Point>& places, const PartitionWish& wish)
        : metres(places), neighbours(gabriel_neighbours(metres)),
          least(std::max<std::size_t>(1, places.size() / wish.parts / 2)), cap(wish.cap) {}

    Distances metres;
    Neighbours neighbours;
    std::size_t least, cap; // places in a part
};

// A cut that is being mended: parts, their middles and what they cost.
class Mending {
public:
    Mending(const Ground& ground, const std::vector<Part>& part_of, std::vector<std::optional<Part>> current,
            std::vector<std::int64_t> besides)
        : metres_(ground.metres), neighbours_(ground.neighbours), pieces_(ground.neighbours), least_(ground.least),
          cap_(ground.cap), part_of_(part_of), current_(std::move(current)), besides_(std::move(besides)),
          members_(*std::max_element(part_of.begin(), part_of.end()) + 1) {
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

    bool fits() const {
        return std::all_of(members_.begin(), members_.end(),
                           [&](const auto& members) { return !members.empty() && members.size() <= cap_; });
    }

    Partition partition() const {
        Partition out{.part_of = part_of_};
        for (const Value& value : values_) {
            out.metres += value.metres;
            out.pieces += value.pieces;
            out.cost_m += value.cost() - value.besides;
        }
        return out;
    }

private:
    struct Value {
        Place middle = 0;
        std::int64_t metres = 0;
        std::size_t pieces = 0;
        std::size_t misfit = 0; // places below the least size or above the cap
        std::int64_t stays = 0; // stay_m for every place that was of another part
        std::int64_t besides = 0;

        std::int64_t broken() const { return broken_piece_m * static_cast<std::int64_t>(pieces - 1 + 2 * misfit); }
        std::int64_t cost() const { return metres + broken() + stays + besides; }
    };
    struct Step {
        Place place;
        Part to;
    };

    Value value_of(const std::vector<Place>& members, Part k) {
        Value out{.metres = std::numeric_limits<std::int64_t>::max(),
                  .pieces = pieces_.of(members),
                  .misfit = least_ - std::min(least_, members.size()) + std::max(cap_, members.size()) - cap_};
        for (const Place i : members) {
            out.stays += stay(i, k);
            out.besides += beside(i, k);
        }
        for (const Place middle : members) {
            std::int64_t sum = 0;
            for (const Place other : members)
                sum += metres_(middle, other);
            if (sum < out.metres) out.metres = sum, out.middle = middle;
        }
        return out;
    }

    std::int64_t stay(Place i, Part k) const {
        return !current_.empty() && current_[i] && *current_[i] != k ? stay_m : 0;
    }
    std::int64_t beside(Place i, Part k) const { return besides_.empty() ? 0 : besides_[i * members_.size() + k]; }
    // What a place costs in a part, the middles as they are.
    std::int64_t way(Place i, Part k) const { return metres_(i, values_[k].middle) + stay(i, k) + beside(i, k); }

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
        if (way(i, to) - way(i, from) >= values_[from].broken() + values_[to].broken()) return false;
        return take({{i, to}});
    }

    bool swap(Place i, Part to) {
        const Part from = part_of_[i];
        const std::int64_t at_stake = values_[from].broken() + values_[to].broken() - (way(i, to) - way(i, from));
        for (const Place j : std::vector<Place>(members_[to]))
            if (way(j, from) - way(j, to) < at_stake && take({{i, to}, {j, from}})) return true;
        return false;
    }

    // Into a full part, from which another goes on to a third.
    bool pass_on(Place i, Part to) {
        const Part from = part_of_[i];
        if (members_[to].size() < cap_ || members_[from].size() < 2) return false;
        const std::int64_t first = way(i, to) - way(i, from) - values_[from].broken() - values_[to].broken();
        for (const Place j : std::vector<Place>(members_[to]))
            for (const Part third : parts_around(j)) {
                if (third == from || members_[third].size() >= cap_) continue;
                if (first + way(j, third) - way(j, to) < values_[third].broken() && take({{i, to}, {j, third}}))
                    return true;
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
    std::vector<std::int64_t> besides_;
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

std::vector<Partition> partitions(const std::vector<Point>& places, const PartitionWish& asked) {
    if (places.empty()) return {{}};
    const PartitionWish wish = granted(asked, places.size());
    const Ground ground(places, wish);
    const PMedianProblem medians = medians_of(places, wish);
    const PMedianOptions options{.seed = wish.seed,
                                 .seconds = enough_seconds,
                                 .kicks = kicks_per_place * static_cast<std::int64_t>(places.size()),
                                 .bound = false,
                                 .stopped = wish.stopped};
    const bool only_one = wish.parts == 1 || wish.parts == places.size();
    std::vector<Partition> out;
    const auto offer = [&](const std::vector<Part>& part_of, const std::vector<std::optional<Part>>& current = {}) {
        Mending mending(ground, part_of, current, {});
        mending.run();
        if (current.empty() || mending.fits()) out.push_back(mending.partition());
    };
    if (!wish.current.empty() && !only_one) offer(with_newcomers(ground.metres, wish.current), wish.current);
    if (out.empty()) {
        offer(clusters(places, wish.parts, wish.cap, wish.seed));
        if (only_one) {
            out.front().bound_m = out.front().metres; // there is no other cut
            return out;
        }
        if (const PMedianAnswer answer = solve(medians, options); answer.feasible) offer(parts_of(answer));
        std::stable_sort(out.begin(), out.end(),
                         [](const Partition& a, const Partition& b) { return a.cost_m < b.cost_m; });
    }
    if (wish.bound) {
        const auto bound = bound_of(medians, options, out.front().metres);
        for (Partition& one : out)
            one.bound_m = bound ? std::optional(std::min(*bound, one.metres)) : std::nullopt;
    }
    return out;
}

Partition mended(const std::vector<Point>& places, const PartitionWish& wish, const Partition& cut,
                 const std::vector<std::int64_t>& besides) {
    const Ground ground(places, granted(wish, places.size()));
    Mending mending(ground, cut.part_of, {}, besides);
    mending.run();
    Partition out = mending.partition();
    if (cut.bound_m) out.bound_m = std::min(*cut.bound_m, out.metres);
    return out;
}

} // namespace guapai::planner
