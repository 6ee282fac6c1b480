#include "planner/weighted.h"

#include "planner/admission.h"

#include <algorithm>
#include <cmath>

namespace guapai::planner {

namespace {

constexpr std::int64_t whole = 10;       // tenths of a school of average size
constexpr std::int64_t fine_units = 100; // of a metre in the relaxation: costs are shared out among tenths

class BySize {
public:
    BySize(const NetworkProblem& problem, const Sites& sites, const NetworkPlan* areas)
        : problem_(problem), sites_(sites), areas_(areas), size_(sizes_in_tenths(problem)),
          schools_of_(problem.inspectors.size()), load_(problem.inspectors.size(), 0) {
        std::int64_t most = 0;
        for (Index i = 0; i < problem.inspectors.size(); ++i)
            most = std::max(most, highest_load(problem, i) * whole);
        cost_of_load_.assign(1, 0);
        for (std::int64_t tenth = 0; tenth < most; ++tenth)
            cost_of_load_.push_back(cost_of_load_.back() + load_m(problem.parameters, tenth / whole + 1));
        out_.inspector_of_school.resize(problem.schools.size());
    }

    Assigned run() {
        relax();
        for (Index s = 0; s < size_.size(); ++s)
            if (!out_.inspector_of_school[s]) insert(s) || eject_for(s);
        for (bool better = true; better;) {
            better = false;
            for (Index s = 0; s < size_.size(); ++s)
                better = shift(s) || swap(s) || better;
        }
        bool complete = true;
        for (Index s = 0; s < size_.size(); ++s) {
            const auto& i = out_.inspector_of_school[s];
            if (i)
                out_.cost_m += pair_m(problem_, sites_, s, *i);
            else
                complete = false;
        }
        for (const std::int64_t load : load_)
            out_.cost_m += cost_of_load(load);
        out_.bound_m = complete ? std::min(out_.bound_m, out_.cost_m) : 0;
        return std::move(out_);
    }

private:
    std::int64_t cost_of_load(std::int64_t tenths) const {
        return cost_of_load_[static_cast<std::size_t>(tenths)] / whole;
    }
    std::int64_t pair(Index s, Index i) const {
        const bool away = areas_ && areas_->area_of_inspector[i] && areas_->area_of_school[s] &&
                          *areas_->area_of_inspector[i] != *areas_->area_of_school[s];
        return pair_m(problem_, sites_, s, i) + (away ? problem_.parameters.cross_area_m : 0);
    }
    bool has_room(Index i, Index s, std::optional<Index> without = std::nullopt) const {
        const std::int64_t highest = highest_load(problem_, i);
        const std::int64_t load = load_[i] - (without ? size_[*without] : 0);
        return std::ssize(schools_of_[i]) - (without ? 1 : 0) < highest && load + size_[s] <= highest * whole;
    }
    std::int64_t change_of(Index i, std::int64_t tenths) const {
        return cost_of_load(load_[i] + tenths) - cost_of_load(load_[i]);
    }

    void relax() {
        Transport transport{.rows = size_.size(), .demand = size_};
        for (Index i = 0; i < problem_.inspectors.size(); ++i) {
            TransportColumn& column = transport.columns.emplace_back();
            for (std::int64_t tenth = 0; tenth < highest_load(problem_, i) * whole; ++tenth)
                column.unit_costs.push_back(load_m(problem_.parameters, tenth / whole + 1) * fine_units / whole);
        }
        for (Index s = 0; s < size_.size(); ++s)
            for (Index i = 0; i < problem_.inspectors.size(); ++i)
                if (bar_of(problem_, s, i) == Bar::none)
                    transport.arcs.push_back({s, i, pair(s, i) * fine_units / size_[s]});
        out_.flow = solve(transport).value(); // no lower limits: always solvable
        out_.bound_m = out_.flow.cost / fine_units;
        for (Index s = 0; s < size_.size(); ++s) {
            const int column = out_.flow.column[s];
            if (column != Transported::left_out && has_room(static_cast<Index>(column), s))
                give(s, static_cast<Index>(column));
            out_.price_units.push_back(static_cast<double>(size_[s]) / fine_units);
        }
    }

    void give(Index s, std::optional<Index> to) {
        auto& of = out_.inspector_of_school[s];
        if (of) {
            std::erase(schools_of_[*of], s);
            load_[*of] -= size_[s];
        }
        of = to;
        if (!to) return;
        schools_of_[*to].push_back(s);
        load_[*to] += size_[s];
    }

    bool insert(Index s) {
        std::optional<Index> best;
        std::int64_t least = 0;
        for (Index i = 0; i < problem_.inspectors.size(); ++i) {
            if (bar_of(problem_, s, i) != Bar::none || !has_room(i, s)) continue;
            const std::int64_t cost = pair(s, i) + change_of(i, size_[s]);
            if (!best || cost < least) best = i, least = cost;
        }
        if (best) give(s, best);
        return best.has_value();
    }

    // Makes room by sending one school on to another inspector.
    bool eject_for(Index s) {
        for (Index i = 0; i < problem_.inspectors.size(); ++i) {
            if (bar_of(problem_, s, i) != Bar::none) continue;
            for (const Index other : std::vector<Index>(schools_of_[i])) {
                if (!has_room(i, s, other)) continue;
                give(other, std::nullopt);
                give(s, i);
                if (insert(other)) return true;
                give(s, std::nullopt);
                give(other, i);
            }
        }
        return false;
    }

    bool shift(Index s) {
        const auto from = out_.inspector_of_school[s];
        if (!from) return insert(s);
        const std::int64_t saved = pair(s, *from) - change_of(*from, -size_[s]);
        for (Index i = 0; i < problem_.inspectors.size(); ++i) {
            if (i == *from || bar_of(problem_, s, i) != Bar::none || !has_room(i, s)) continue;
            if (pair(s, i) + change_of(i, size_[s]) >= saved) continue;
            give(s, i);
            return true;
        }
        return false;
    }

    bool swap(Index s) {
        const auto from = out_.inspector_of_school[s];
        if (!from) return false;
        for (Index t = s + 1; t < size_.size(); ++t) {
            const auto other = out_.inspector_of_school[t];
            if (!other || *other == *from) continue;
            const Index a = *from, b = *other;
            const std::int64_t more = size_[t] - size_[s]; // for a
            if (load_[a] + more > highest_load(problem_, a) * whole ||
                load_[b] - more > highest_load(problem_, b) * whole)
                continue;
            const std::int64_t ways = pair(s, b) + pair(t, a) - pair(s, a) - pair(t, b);
            if (ways + change_of(a, more) + change_of(b, -more) >= 0) continue;
            if (bar_of(problem_, s, b) != Bar::none || bar_of(problem_, t, a) != Bar::none) continue;
            give(s, b);
            give(t, a);
            return true;
        }
        return false;
    }

    const NetworkProblem& problem_;
    const Sites& sites_;
    const NetworkPlan* areas_;
    std::vector<std::int64_t> size_;
    std::vector<std::vector<Index>> schools_of_;
    std::vector<std::int64_t> load_;         // in tenths
    std::vector<std::int64_t> cost_of_load_; // ten times the cost of so many tenths
    Assigned out_;
};

} // namespace

std::vector<std::int64_t> sizes_in_tenths(const NetworkProblem& problem) {
    constexpr std::int64_t smallest = 5, largest = 20;
    std::int64_t pupils = 0, counted = 0;
    for (const SchoolSite& school : problem.schools) {
        pupils += std::max<std::int64_t>(0, school.pupils);
        counted += school.pupils > 0 ? 1 : 0;
    }
    std::vector<std::int64_t> out;
    for (const SchoolSite& school : problem.schools) {
        const bool known = problem.parameters.weigh_by_size && school.pupils > 0;
        const double average = known ? static_cast<double>(pupils) / static_cast<double>(counted) : 1;
        const std::int64_t tenths = known ? std::llround(10 * static_cast<double>(school.pupils) / average) : whole;
        out.push_back(std::clamp(tenths, smallest, largest));
    }
    return out;
}

Assigned assign_by_size(const NetworkProblem& problem, const Sites& sites, const NetworkPlan* areas) {
    return BySize(problem, sites, areas).run();
}

} // namespace guapai::planner
