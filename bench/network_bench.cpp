// How good and how fast are network proposals, against what a clerk would do by hand on the same data?
//     nearest: school by school in the roster's order, the nearest inspector who may have it and has room;
//              up to the target first, then up to the highest load
//     regret:  always the school that would lose most by not getting its best inspector
//     clusters: areas by constrained k-means, then schools to inspectors by exact min-cost flow
//     planner: propose(), with its bounds; by size: the same where schools count by their size
// (wishes: ways and wishes in km; whole: the areas' compactness and pieces besides)
// and how many counties does a batch on two threads plan in a minute, at which memory? Usage: network_bench [COUNTIES]
#include "planner/checker.h"
#include "planner/city.h"

#include "planner/adjacency.h"
#include "planner/admission.h"
#include "planner/assignment.h"
#include "planner/clusters.h"
#include "planner/evaluate.h"
#include "planner/geometry.h"

#include <fmt/format.h>
#include <sys/resource.h>

#include <atomic>
#include <chrono>
#include <cstdlib>
#include <functional>
#include <limits>
#include <map>
#include <thread>

namespace {

using namespace guapai::planner;

double seconds_of(const std::function<void()>& work) {
    const auto begun = std::chrono::steady_clock::now();
    work();
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - begun).count();
}

std::int64_t way(const NetworkProblem& problem, Index s, Index i) {
    return metres(*problem.schools[s].place, *problem.inspectors[i].home);
}

// The two nearest who may have the school and have room; `second` is infinite when there is but one.
struct Choice {
    std::optional<Index> best;
    double first = std::numeric_limits<double>::infinity(), second = first;
};

Choice choice_for(const NetworkProblem& problem, const std::vector<std::int64_t>& load, std::int64_t limit, Index s) {
    Choice out;
    for (Index i = 0; i < problem.inspectors.size(); ++i) {
        if (load[i] >= limit || !may_have(problem, s, i)) continue;
        const auto away = static_cast<double>(way(problem, s, i));
        if (away < out.first) {
            out.second = out.first;
            out.first = away;
            out.best = i;
        } else {
            out.second = std::min(out.second, away);
        }
    }
    return out;
}

NetworkPlan by_hand(const NetworkProblem& problem, bool by_regret) {
    NetworkPlan plan;
    plan.inspector_of_school.resize(problem.schools.size());
    plan.area_of_school.resize(problem.schools.size());
    plan.sub_area_of_school.resize(problem.schools.size());
    plan.area_of_inspector.resize(problem.inspectors.size());
    std::vector<std::int64_t> load(problem.inspectors.size(), 0);
    for (const std::int64_t limit : {problem.parameters.target_load, problem.parameters.highest_load}) {
        for (;;) {
            std::optional<Index> school;
            Choice chosen;
            double most = -1;
            for (Index s = 0; s < problem.schools.size(); ++s) {
                if (plan.inspector_of_school[s]) continue;
                const Choice choice = choice_for(problem, load, limit, s);
                if (!choice.best || choice.second - choice.first <= most) continue;
                most = choice.second - choice.first;
                school = s;
                chosen = choice;
                if (!by_regret) break;
            }
            if (!school) break;
            plan.inspector_of_school[*school] = chosen.best;
            ++load[*chosen.best];
        }
    }
    return plan;
}

NetworkPlan clusters_then_flow(const NetworkProblem& problem) {
    NetworkPlan plan = by_hand({.schools = {}, .inspectors = problem.inspectors}, false);
    plan.area_of_school.resize(problem.schools.size());
    plan.sub_area_of_school.resize(problem.schools.size());
    std::map<std::pair<std::string, bool>, std::vector<Index>> groups;
    for (Index s = 0; s < problem.schools.size(); ++s)
        groups[{problem.schools[s].district, problem.schools[s].kindergarten}].push_back(s);
    const auto cap = static_cast<std::size_t>(problem.parameters.area_cap);
    for (const auto& [key, schools] : groups) {
        std::vector<Point> places;
        for (const Index s : schools)
            places.push_back(*problem.schools[s].place);
        const std::size_t parts = (places.size() + cap - 1) / cap;
        const auto part_of = clusters(places, parts, cap, problem.seed);
        for (std::size_t k = 0; k < schools.size(); ++k)
            plan.area_of_school[schools[k]] = plan.areas + part_of[k];
        plan.areas += parts;
    }
    const Sites sites(problem);
    plan.inspector_of_school = assign_schools(problem, sites, nullptr).inspector_of_school;
    plan.area_of_inspector = areas_of_inspectors(problem, sites, plan);
    plan.inspector_of_school = assign_schools(problem, sites, &plan).inspector_of_school;
    return plan;
}

// Kilometres from all schools to the middle one of their area; 0 without areas.
double compactness(const NetworkProblem& problem, const NetworkPlan& plan) {
    std::int64_t out = 0;
    for (Index a = 0; a < plan.areas; ++a) {
        std::vector<Point> places;
        for (Index s = 0; s < problem.schools.size(); ++s)
            if (plan.area_of_school[s] == a) places.push_back(*problem.schools[s].place);
        std::int64_t least = std::numeric_limits<std::int64_t>::max();
        for (const Point& middle : places) {
            std::int64_t sum = 0;
            for (const Point& place : places)
                sum += metres(middle, place);
            least = std::min(least, sum);
        }
        out += least;
    }
    return static_cast<double>(out) / 1000;
}

constexpr double km_per_piece = 20; // what the planner holds an area's piece beyond the first to be worth

// Ways and wishes in kilometres, as an office weighs them by the parameters, counted here from the plan alone.
double wishes(const NetworkProblem& problem, const NetworkPlan& plan, const Measures& m) {
    const Sites sites(problem);
    std::vector<std::int64_t> load(problem.inspectors.size(), 0);
    std::int64_t out = m.other_area * problem.parameters.cross_area_m;
    for (Index s = 0; s < problem.schools.size(); ++s)
        if (const auto& i = plan.inspector_of_school[s])
            out += pair_m(problem, sites, s, *i) + load_m(problem.parameters, ++load[*i]);
    return static_cast<double>(out) / 1000;
}

void print(const char* name, const NetworkProblem& problem, const NetworkPlan& plan, double seconds) {
    const Evaluation evaluation = evaluate(problem, plan);
    const Measures& m = evaluation.measures;
    std::int64_t pieces = 0;
    for (const Finding& finding : evaluation.findings)
        if (finding.breach == Breach::area_in_pieces) pieces += finding.is - 1;
    const double compact = compactness(problem, plan), cost = wishes(problem, plan, m);
    fmt::print(
        "{:<9} {:>8} {:>10.1f} {:>8.1f} {:>7} {:>6.2f} {:>7} {:>7} {:>6} {:>8.1f} {:>7} {:>9.1f} {:>9} {:>8.2f}\n",
        name, m.covered, static_cast<double>(m.travel_m) / 1000, static_cast<double>(m.longest_m) / 1000,
        m.highest_load, m.load_deviation, m.above_target, m.other_stage, m.other_area, compact, pieces, cost,
        plan.areas == 0 ? "" : fmt::format("{:.1f}", cost + compact + km_per_piece * static_cast<double>(pieces)),
        seconds);
}

void compare() {
    const NetworkProblem problem = the_city();
    fmt::print("{:<9} {:>8} {:>10} {:>8} {:>7} {:>6} {:>7} {:>7} {:>6} {:>8} {:>7} {:>9} {:>9} {:>8}\n", "", "covered",
               "travel km", "longest", "most", "dev.", ">target", "stage", "area", "compact", "pieces", "wishes",
               "whole", "seconds");
    for (const bool by_regret : {false, true}) {
        NetworkPlan plan;
        const double seconds = seconds_of([&] { plan = by_hand(problem, by_regret); });
        print(by_regret ? "regret" : "nearest", problem, plan, seconds);
    }
    NetworkPlan plan;
    const double flow_seconds = seconds_of([&] { plan = clusters_then_flow(problem); });
    print("clusters", problem, plan, flow_seconds);
    NetworkProposal proposal;
    const double seconds = seconds_of([&] { proposal = propose(problem); });
    print("planner", problem, proposal.plan, seconds);
    NetworkProblem weighed = problem;
    weighed.parameters.weigh_by_size = true;
    NetworkProposal by_size;
    const double size_seconds = seconds_of([&] { by_size = propose(weighed); });
    print("by size", weighed, by_size.plan, size_seconds);
    fmt::print("by size: cost {:.1f} km, at least {:.1f} km\n", static_cast<double>(by_size.cost_m) / 1000,
               static_cast<double>(by_size.bound_m) / 1000);
    fmt::print("areas: {:.1f} km, at least {:.1f} km: gap {:.2f} %\n",
               static_cast<double>(proposal.compactness_m) / 1000,
               static_cast<double>(proposal.compactness_bound_m) / 1000,
               100.0 * static_cast<double>(proposal.compactness_m - proposal.compactness_bound_m) /
                   static_cast<double>(proposal.compactness_bound_m));
    fmt::print("cost with wishes {:.1f} km, at least {:.1f} km: gap {:.2f} %; travel alone at least {:.1f} km\n",
               static_cast<double>(proposal.cost_m) / 1000, static_cast<double>(proposal.bound_m) / 1000,
               100.0 * static_cast<double>(proposal.cost_m - proposal.bound_m) / static_cast<double>(proposal.bound_m),
               static_cast<double>(proposal.travel_bound_m) / 1000);
}

// Every county of its own seed, read when its turn comes and forgotten after: memory stays that of two counties.
void batch(int counties) {
    std::atomic<int> next{0};
    const double seconds = seconds_of([&] {
        std::vector<std::thread> threads;
        for (int t = 0; t < 2; ++t)
            threads.emplace_back([&] {
                for (int county = next++; county < counties; county = next++) {
                    NetworkProblem problem = the_city();
                    problem.seed = static_cast<std::uint64_t>(county);
                    if (propose(problem).measures.uncovered != 0) std::abort();
                }
            });
        for (std::thread& thread : threads)
            thread.join();
    });
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    fmt::print("{} counties of 650 schools on two threads: {:.1f} s, {:.0f} a minute; peak memory {} MiB; 2,800 would "
               "take {:.1f} min\n",
               counties, seconds, 60 * counties / seconds, usage.ru_maxrss / 1024, 2800 * seconds / counties / 60);
}

} // namespace

int main(int argc, char** argv) {
    compare();
    batch(argc > 1 ? std::atoi(argv[1]) : 100);
}
