#include "planner/settling.h"

#include "planner/admission.h"

#include <algorithm>
#include <limits>
#include <set>
#include <tuple>

namespace guapai::planner {

namespace {

constexpr int turns = 3; // inspectors to areas, schools to inspectors, and again
constexpr std::int64_t barred = std::numeric_limits<std::int64_t>::max() / 4;
constexpr int most_tries = 160;        // of changes of an inspector's area
constexpr std::int64_t gain_share = 8; // of what may be gained, so much is looked for

bool away(const NetworkPlan& plan, Index s, Index area) {
    const auto& i = plan.inspector_of_school[s];
    return i && plan.area_of_inspector[*i] && plan.area_of_inspector[*i] != area;
}

class Settling {
public:
    // From an assignment without areas.
    Settling(const NetworkProblem& problem, const Sites& sites, const Layout& layout,
             const std::vector<std::optional<Index>>& free)
        : problem_(problem), sites_(sites) {
        for (Index s = 0; s < problem.schools.size(); ++s)
            for (Index i = 0; i < problem.inspectors.size(); ++i)
                pair_m_.push_back(bar_of(problem, s, i) == Bar::none ? pair_m(problem, sites, s, i) : barred);
        NetworkPlan plan{.areas = layout.areas(),
                         .area_of_school = layout.area_of_school(problem.schools.size()),
                         .inspector_of_school = free};
        for (int turn = 0; turn < turns; ++turn) {
            auto areas = areas_of_inspectors(problem, sites, plan);
            if (turn > 0 && areas == plan.area_of_inspector) break;
            plan.area_of_inspector = std::move(areas);
            Settled next = assigned(layout, plan);
            plan.inspector_of_school = next.plan.inspector_of_school;
            if (turn == 0 || next < best_) best_ = std::move(next);
        }
    }

    bool redraw() {
        const Layout layout = redrawn(sites_, best_.layout, [this](Index s, Index area) {
            return away(best_.plan, s, area) ? problem_.parameters.cross_area_m : 0;
        });
        NetworkPlan plan = best_.plan;
        plan.area_of_school = layout.area_of_school(problem_.schools.size());
        return plan.area_of_school != best_.plan.area_of_school && take_if_better(assigned(layout, plan));
    }

    // Another area for one inspector or two, of those that may gain most and were not in vain before.
    bool change_area(int& tries) {
        for (const Change& change : changes()) {
            if (in_vain_.contains({change.inspector, change.area, change.other})) continue;
            if (tries == 0) return false;
            --tries;
            NetworkPlan plan = best_.plan;
            if (change.other) plan.area_of_inspector[*change.other] = plan.area_of_inspector[change.inspector];
            plan.area_of_inspector[change.inspector] = change.area;
            const auto open = [&](Index s, Index i) { return may_gain(change, s, i); };
            if (assigned(best_.layout, plan, open) < best_ && take_if_better(assigned(best_.layout, plan))) return true;
            in_vain_.insert({change.inspector, change.area, change.other});
        }
        return false;
    }

    const Settled& best() const { return best_; }

private:
    // Inspectors who change to other areas: one, or two who exchange theirs.
    struct Change {
        std::int64_t gain = 0; // at most
        Index inspector = 0, area = 0;
        std::optional<Index> other; // goes where the inspector was
    };

    Settled assigned(const Layout& layout, const NetworkPlan& plan, const Open& open = {}) const {
        Settled out{.layout = layout, .plan = plan, .assigned = assign_schools(problem_, sites_, &plan, open)};
        auto& inspectors = out.plan.inspector_of_school;
        inspectors = out.assigned.inspector_of_school;
        out.cost_m = out.assigned.cost_m + layout.cost_m();
        for (Index s = 0; s < inspectors.size(); ++s) {
            out.uncovered += inspectors[s] ? 0 : 1;
            if (away(out.plan, s, *plan.area_of_school[s])) out.cost_m += problem_.parameters.cross_area_m;
        }
        return out;
    }

    std::int64_t pair(Index s, Index i) const { return pair_m_[s * problem_.inspectors.size() + i]; }

    // Whether the pair is likely to be in a plan better than the best after the change: it surely is not when its
    // reduced cost is above what can be gained, and hardly ever above a part of that.
    bool may_gain(const Change& change, Index s, Index i) const {
        if (i == change.inspector || i == change.other || best_.plan.inspector_of_school[s] == i) return true;
        const auto& home = best_.plan.area_of_inspector[i];
        const std::int64_t cross = home && home != best_.plan.area_of_school[s] ? problem_.parameters.cross_area_m : 0;
        const Transported& flow = best_.assigned.flow;
        return pair(s, i) + cross + flow.row_price[s] - flow.column_price[i] < change.gain / gain_share;
    }

    bool take_if_better(Settled next) {
        if (!(next < best_)) return false;
        best_ = std::move(next);
        return true;
    }

    // What the inspector is worth in every area: the most that schools of his are dearer without him, by the prices.
    std::vector<std::int64_t> profits(Index i) const {
        const Transported& flow = best_.assigned.flow;
        const std::int64_t cross = problem_.parameters.cross_area_m;
        const auto most = static_cast<std::size_t>(highest_load(problem_, i));
        std::vector<std::pair<std::int64_t, Index>> elsewhere;            // dearer by, and the school's area
        std::vector<std::vector<std::int64_t>> at_home(best_.plan.areas); // the same, were he of its area
        for (Index s = 0; s < problem_.schools.size(); ++s) {
            const std::int64_t dearer = flow.sink_price - flow.row_price[s] - pair(s, i);
            if (dearer > 0) at_home[*best_.plan.area_of_school[s]].push_back(dearer);
            if (dearer > cross) elsewhere.emplace_back(dearer - cross, *best_.plan.area_of_school[s]);
        }
        std::sort(elsewhere.rbegin(), elsewhere.rend());
        std::vector<std::int64_t> out;
        for (Index area = 0; area < best_.plan.areas; ++area) {
            std::vector<std::int64_t>& gains = at_home[area];
            const std::size_t enough = gains.size() + most;
            for (const auto& [dearer, other] : elsewhere) {
                if (gains.size() >= enough) break;
                if (other != area) gains.push_back(dearer);
            }
            std::sort(gains.rbegin(), gains.rend());
            std::int64_t profit = 0;
            for (std::size_t k = 0; k < std::min(most, gains.size()); ++k)
                profit +=
                    std::max<std::int64_t>(0, gains[k] - load_m(problem_.parameters, static_cast<std::int64_t>(k) + 1));
            out.push_back(profit);
        }
        return out;
    }

    std::vector<Change> changes() const {
        const auto& area_of = best_.plan.area_of_inspector;
        std::vector<std::vector<std::int64_t>> more(area_of.size()); // than now, by inspector and area
        std::vector<std::int64_t> inspectors(best_.plan.areas, 0);
        for (Index i = 0; i < area_of.size(); ++i) {
            if (!area_of[i]) continue;
            ++inspectors[*area_of[i]];
            more[i] = profits(i);
            const std::int64_t now = more[i][*area_of[i]];
            for (std::int64_t& one : more[i])
                one -= now;
        }
        std::vector<Change> out;
        const auto offer = [&](const Change& change) {
            if (change.gain > 0) out.push_back(change);
        };
        for (Index i = 0; i < area_of.size(); ++i) {
            if (!area_of[i]) continue;
            const Index from = *area_of[i];
            for (Index to = 0; to < best_.plan.areas; ++to)
                if (inspectors[from] > problem_.parameters.inspectors_per_area)
                    offer({more[i][to], i, to, std::nullopt});
            for (Index j = i + 1; j < area_of.size(); ++j)
                if (area_of[j] && area_of[j] != from) offer({more[i][*area_of[j]] + more[j][from], i, *area_of[j], j});
        }
        std::stable_sort(out.begin(), out.end(), [](const Change& a, const Change& b) { return a.gain > b.gain; });
        return out;
    }

    const NetworkProblem& problem_;
    const Sites& sites_;
    std::vector<std::int64_t> pair_m_; // school × inspector
    Settled best_;
    std::set<std::tuple<Index, Index, std::optional<Index>>> in_vain_;
};

} // namespace

Settled settle(const NetworkProblem& problem, const Sites& sites, const std::vector<Layout>& layouts,
               const std::vector<std::optional<Index>>& free, const std::function<void(double)>& reached) {
    std::optional<Settling> best;
    for (const Layout& layout : layouts)
        if (Settling next(problem, sites, layout, free); !best || next.best() < best->best())
            best.emplace(std::move(next));
    int tries = problem.parameters.weigh_by_size ? 0 : most_tries; // by size the prices are of parts of schools
    for (bool better = true; better;) {
        better = best->redraw();
        while (best->change_area(tries)) {
            better = true;
            reached(1 - static_cast<double>(tries) / most_tries);
        }
    }
    return best->best();
}

} // namespace guapai::planner
