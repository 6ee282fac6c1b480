#include "planner/evaluate.h"

#include "planner/adjacency.h"
#include "planner/admission.h"
#include "planner/sites.h"
#include "planner/weighted.h"

#include <algorithm>
#include <cmath>
#include <set>

namespace guapai::planner {

namespace {

bool differs(const std::optional<Index>& a, const std::optional<Index>& b) { return a && b && *a != *b; }

class Evaluator {
public:
    Evaluator(const NetworkProblem& problem, const NetworkPlan& plan)
        : problem_(problem), plan_(plan), size_(sizes_in_tenths(problem)) {
        out_.loads.assign(problem.inspectors.size(), 0);
        out_.tenths.assign(problem.inspectors.size(), 0);
        out_.travel_m.assign(problem.inspectors.size(), 0);
    }

    Evaluation run() {
        for (Index s = 0; s < problem_.schools.size(); ++s)
            look_at_school(s);
        sum_up_loads();
        look_at_sizes();
        look_at_pieces();
        std::stable_sort(out_.findings.begin(), out_.findings.end(),
                         [](const Finding& a, const Finding& b) { return a.breach < b.breach; });
        return std::move(out_);
    }

private:
    void look_at_school(Index s) {
        if (!plan_.area_of_school[s]) out_.findings.push_back({.breach = Breach::without_area, .schools = {s}});
        const auto& assigned = plan_.inspector_of_school[s];
        if (!assigned) {
            ++out_.measures.uncovered;
            out_.findings.push_back({.breach = Breach::uncovered, .schools = {s}});
            return;
        }
        const Index i = *assigned;
        const InspectorPost& inspector = problem_.inspectors[i];
        ++out_.measures.covered;
        ++out_.loads[i];
        out_.tenths[i] += size_[s];
        if (std::find(inspector.recused.begin(), inspector.recused.end(), s) != inspector.recused.end())
            out_.findings.push_back({.breach = Breach::recused, .schools = {s}, .inspectors = {i}});
        if (!knows_stage(problem_.schools[s], inspector)) {
            ++out_.measures.other_stage;
            out_.findings.push_back({.breach = Breach::stage, .schools = {s}, .inspectors = {i}});
        }
        if (differs(problem_.schools[s].current, assigned)) ++out_.measures.changes;
        if (differs(plan_.area_of_school[s], plan_.area_of_inspector[i])) ++out_.measures.other_area;
        measure_way(s, i);
    }

    void measure_way(Index s, Index i) {
        const auto &school = problem_.schools[s].place, &home = problem_.inspectors[i].home;
        if (!school || !home) return; // a way that nobody knows is not counted
        const std::int64_t way = metres(*school, *home);
        out_.travel_m[i] += way;
        out_.measures.travel_m += way;
        out_.measures.longest_m = std::max(out_.measures.longest_m, way);
    }

    void sum_up_loads() {
        Measures& m = out_.measures;
        std::int64_t busy = 0, sum = 0;
        double squares = 0;
        for (Index i = 0; i < out_.loads.size(); ++i) {
            const std::int64_t load = out_.loads[i], limit = highest_load(problem_, i);
            if (load == 0) continue;
            m.least_load = busy == 0 ? load : std::min(m.least_load, load);
            m.highest_load = std::max(m.highest_load, load);
            ++busy;
            sum += load;
            squares += static_cast<double>(load) * static_cast<double>(load);
            judge_load(i, load, limit);
        }
        if (busy == 0) return;
        const double mean = static_cast<double>(sum) / static_cast<double>(busy);
        m.load_deviation = std::sqrt(std::max(0.0, squares / static_cast<double>(busy) - mean * mean));
    }

    void judge_load(Index i, std::int64_t load, std::int64_t limit) {
        if (!problem_.inspectors[i].eligible)
            out_.findings.push_back({.breach = Breach::ineligible, .inspectors = {i}, .is = load});
        const bool above = out_.tenths[i] > 10 * problem_.parameters.target_load;
        if (above) ++out_.measures.above_target;
        if (load > limit)
            out_.findings.push_back({.breach = Breach::above_highest, .inspectors = {i}, .is = load, .limit = limit});
        else if (above)
            out_.findings.push_back({.breach = Breach::above_target,
                                     .inspectors = {i},
                                     .is = load,
                                     .limit = problem_.parameters.target_load});
    }

    void look_at_sizes() {
        const NetworkParameters& p = problem_.parameters;
        std::vector<std::int64_t> schools(plan_.areas, 0), inspectors(plan_.areas, 0), in_sub_area(plan_.sub_areas, 0);
        for (Index s = 0; s < problem_.schools.size(); ++s) {
            if (const auto& area = plan_.area_of_school[s]) ++schools[*area];
            if (const auto& sub_area = plan_.sub_area_of_school[s]) ++in_sub_area[*sub_area];
        }
        for (const auto& area : plan_.area_of_inspector)
            if (area) ++inspectors[*area];
        for (Index a = 0; a < plan_.areas; ++a) {
            if (!p.cap_on_sub_areas && schools[a] > p.area_cap)
                out_.findings.push_back(
                    {.breach = Breach::area_too_large, .areas = {a}, .is = schools[a], .limit = p.area_cap});
            if (schools[a] > 0 && inspectors[a] < p.inspectors_per_area)
                out_.findings.push_back(
                    {.breach = Breach::area_short, .areas = {a}, .is = inspectors[a], .limit = p.inspectors_per_area});
        }
        for (Index a = 0; a < plan_.sub_areas && p.cap_on_sub_areas; ++a)
            if (in_sub_area[a] > p.area_cap)
                out_.findings.push_back(
                    {.breach = Breach::area_too_large, .sub_areas = {a}, .is = in_sub_area[a], .limit = p.area_cap});
    }

    // Neighbours among all schools of the kinds and districts that an area has schools of.
    void look_at_pieces() {
        using Groups = std::set<std::pair<std::string, bool>>;
        const auto group_of = [&](Index s) {
            return std::pair(problem_.schools[s].district, problem_.schools[s].kindergarten);
        };
        std::vector<Groups> groups(plan_.areas);
        for (Index s = 0; s < problem_.schools.size(); ++s)
            if (const auto& area = plan_.area_of_school[s]) groups[*area].insert(group_of(s));
        const Sites sites(problem_);
        for (const Groups& together : std::set<Groups>(groups.begin(), groups.end())) {
            std::vector<Index> schools;
            std::vector<Point> places;
            for (Index s = 0; s < problem_.schools.size(); ++s) {
                if (!together.contains(group_of(s))) continue;
                schools.push_back(s);
                places.push_back(sites.school(s));
            }
            const Neighbours beside = gabriel_neighbours(Distances(places));
            Pieces pieces(beside);
            for (Index a = 0; a < plan_.areas; ++a) {
                if (groups[a] != together) continue;
                std::vector<std::size_t> members;
                for (std::size_t k = 0; k < schools.size(); ++k)
                    if (plan_.area_of_school[schools[k]] == a) members.push_back(k);
                const auto count = static_cast<std::int64_t>(pieces.of(members));
                if (count > 1)
                    out_.findings.push_back({.breach = Breach::area_in_pieces, .areas = {a}, .is = count, .limit = 1});
            }
        }
    }

    const NetworkProblem& problem_;
    const NetworkPlan& plan_;
    std::vector<std::int64_t> size_;
    Evaluation out_;
};

} // namespace

Evaluation evaluate(const NetworkProblem& problem, const NetworkPlan& plan) { return Evaluator(problem, plan).run(); }

} // namespace guapai::planner
