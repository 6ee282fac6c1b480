// How good are the planner's p-median plans, against plain ways on the same data?
//     nearest:    medians spread by k-means++, customers in the file's order to the nearest median that has room
//     regret:     the same medians, the customer first who would lose most by not getting his nearest
//     clustering: regret and middles of the clusters by turns (Lloyd); with equal demands, exact min-cost flow by turns
//     planner:    solve(), with its bound
// The ten classical instances of tests/data/planner and the city's 650 schools. Usage: pmedian_bench [SECONDS]
#include "planner/pmedian_checker.h"
#include "planner/pmedian_city.h"

#include "planner/pmedian_chain.h"
#include "planner/pmedian_file.h"
#include "planner/pmedian_start.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>

namespace {

using namespace guapai::planner;
using namespace guapai::planner::pmedian;

constexpr int most_rounds = 30;
constexpr double overload_price = 1e9;

std::vector<Slot> all_slots(const Instance& in) {
    std::vector<Slot> out(in.p);
    for (Slot k = 0; k < in.p; ++k)
        out[k] = k;
    return out;
}

std::vector<Node> not_yet_served(const Instance& in, const State& state) {
    std::vector<Node> out;
    for (Node i = 0; i < in.n; ++i)
        if (state.slot(i) == nowhere) out.push_back(i);
    return out;
}

Plan nearest(const Instance& in, const std::vector<Node>& medians) {
    State state(in);
    state.open(medians);
    for (const Node i : not_yet_served(in, state))
        insert_by_regret(in, state, {i}, all_slots(in), overload_price);
    return state.plan();
}

Plan by_regret(const Instance& in, const std::vector<Node>& medians) {
    State state(in);
    state.open(medians);
    insert_by_regret(in, state, not_yet_served(in, state), all_slots(in), overload_price);
    return state.plan();
}

std::vector<Node> middles(const Instance& in, const Plan& plan) {
    std::vector<Node> out = plan.median;
    std::vector<double> least(in.p, std::numeric_limits<double>::infinity());
    for (Node j = 0; j < in.n; ++j) {
        double sum = 0;
        for (Node i = 0; i < in.n; ++i)
            if (plan.slot[i] == plan.slot[j]) sum += in.distance(i, j);
        if (sum < least[plan.slot[j]]) {
            least[plan.slot[j]] = sum;
            out[plan.slot[j]] = j;
        }
    }
    return out;
}

Plan clustering(const Instance& in, std::vector<Node> medians) {
    Plan best;
    for (int round = 0; round < most_rounds; ++round) {
        Plan plan = by_regret(in, medians);
        if (in.equal_demands) plan = with_exact_transport(in, plan);
        const bool better = best.slot.empty() || plan.overload < best.overload ||
                            (plan.overload == best.overload && plan.travel < best.travel);
        if (!better) break;
        best = plan;
        medians = middles(in, plan);
    }
    return best;
}

std::string plain(const Instance& in, const Plan& plan) {
    return plan.overload == 0 ? fmt::format("{:.0f}", plan.travel)
                              : fmt::format("over by {:g}", static_cast<double>(plan.overload) * in.units_of_demand);
}

void line(const std::string& name, const PMedianProblem& problem, double best, double seconds) {
    const Instance in(problem);
    Random random(1);
    const std::vector<Node> medians = spread_medians(in, random);
    const PMedianAnswer answer = solve(problem, {.seconds = seconds, .threads = 2});
    for (const std::string& fault : faults_of(problem, answer))
        fmt::print("FAULT {}: {}\n", name, fault);
    const std::string above = best > 0 ? fmt::format("{:.2f} %", 100 * (answer.objective / best - 1)) : "";
    fmt::print("| {} | {} | {} | {} | {} | {:.0f} | {} | {:.0f} | {} | {:.2f} |\n", name,
               plain(in, nearest(in, medians)), plain(in, by_regret(in, medians)), plain(in, clustering(in, medians)),
               best > 0 ? fmt::format("{:.0f}", best) : "", answer.objective, above, answer.lower_bound.value_or(0),
               answer.proven_optimal ? "proved" : fmt::format("{:.2f} %", 100 * answer.gap.value_or(0)),
               answer.seconds);
}

} // namespace

int main(int argc, char** argv) {
    const double seconds = argc > 1 ? std::atof(argv[1]) : 20;
    fmt::print(
        "| instance | nearest | regret | clustering | best known | planner | above best | bound | gap | seconds |\n");
    fmt::print("| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |\n");
    const std::vector<double> optima = {713, 740, 751, 651, 664, 778, 787, 820, 715, 829};
    for (std::size_t k = 0; k < optima.size(); ++k) {
        const std::string name = fmt::format("cpmp{:02}", k + 1);
        line(name, read_pmedian_file(instance_text(name + ".txt"), {}).problem, optima[k], seconds);
    }
    for (const auto& [p, capacity] :
         std::vector<std::pair<std::size_t, double>>{{40, 20}, {33, 20}, {120, 6}, {132, 5}})
        line(fmt::format("650 schools, {} × {}", p, capacity), pmedian_of_city(p, capacity), 0, seconds);
}
