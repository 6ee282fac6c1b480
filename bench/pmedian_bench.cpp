// How good are the planner's p-median plans, against plain ways on the same data?
//     nearest:    medians spread by k-means++, customers in the file's order to the nearest median that has room
//     regret:     the same medians, the customer first who would lose most by not getting his nearest
//     clustering: regret and middles of the clusters by turns (Lloyd); with equal demands, exact min-cost flow by turns
//     planner:    solve(), with its bound
// on the published instances of tests/data/planner and the city's 650 schools, two threads, 2 s up to 100 customers, 20
// s up to 1,000 and 60 s beyond. Usage: pmedian_bench [SECONDS, 0: by size [INSTANCE …]]
#include "planner/pmedian_checker.h"
#include "planner/pmedian_city.h"

#include "planner/pmedian_chain.h"
#include "planner/pmedian_start.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
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

// What the planner's plan costs more than the best known, in percent.
double line(const std::string& name, const PMedianProblem& problem, double best, double seconds) {
    const Instance in(problem);
    Random random(1);
    const std::vector<Node> medians = spread_medians(in, random);
    const PMedianAnswer answer = solve(problem, {.seconds = seconds, .threads = 2});
    for (const std::string& fault : faults_of(problem, answer))
        fmt::print("FAULT {}: {}\n", name, fault);
    const double above = best > 0 ? 100 * (answer.objective / best - 1) : 0;
    fmt::print("| {} | {} | {} | {} | {} | {:.0f} | {} | {:.0f} | {} | {:.2f} |\n", name,
               plain(in, nearest(in, medians)), plain(in, by_regret(in, medians)), plain(in, clustering(in, medians)),
               best > 0 ? fmt::format("{:.0f}", best) : "", answer.objective,
               best > 0 ? fmt::format("{:.3f} %", above) : "", answer.lower_bound.value_or(0),
               answer.proven_optimal ? "proved" : fmt::format("{:.2f} %", 100 * answer.gap.value_or(0)),
               answer.seconds);
    std::fflush(stdout);
    return above;
}

struct Published {
    const char* name;
    double best; // cost of the best plan known
};

// Osman and Christofides 1994; Stefanello, Araújo and Müller 2015 for all others.
const std::vector<Published> published = {{"cpmp01", 713},
                                          {"cpmp02", 740},
                                          {"cpmp03", 751},
                                          {"cpmp04", 651},
                                          {"cpmp05", 664},
                                          {"cpmp06", 778},
                                          {"cpmp07", 787},
                                          {"cpmp08", 820},
                                          {"cpmp09", 715},
                                          {"cpmp10", 829},
                                          {"cpmp11", 1006},
                                          {"cpmp12", 966},
                                          {"cpmp13", 1026},
                                          {"cpmp14", 982},
                                          {"cpmp15", 1091},
                                          {"cpmp16", 954},
                                          {"cpmp17", 1034},
                                          {"cpmp18", 1043},
                                          {"cpmp19", 1031},
                                          {"cpmp20", 1005},
                                          {"SJC1", 17288.99},
                                          {"SJC2", 33270.94},
                                          {"SJC3a", 45335.16},
                                          {"SJC3b", 40635.90},
                                          {"SJC4a", 61925.51},
                                          {"SJC4b", 52458.02},
                                          {"u724_010", 181782.96},
                                          {"u724_030", 95034.01},
                                          {"u724_075", 54735.05},
                                          {"u724_125", 38976.76},
                                          {"u724_200", 28079.97},
                                          {"rl1304_010", 2146252.17},
                                          {"rl1304_050", 802283.41},
                                          {"rl1304_100", 498090.74},
                                          {"rl1304_200", 276977.60},
                                          {"rl1304_300", 191224.85},
                                          {"p3038_600", 122711.17},
                                          {"p3038_1000", 85854.05},
                                          {"fnl4461_0020", 1283536.73},
                                          {"fnl4461_0100", 548909.01},
                                          {"fnl4461_0250", 335888.87},
                                          {"fnl4461_0500", 224662.49},
                                          {"fnl4461_1000", 145862.38}};

class Comparison {
public:
    Comparison(double seconds, std::vector<std::string> wanted) : seconds_(seconds), wanted_(std::move(wanted)) {}

    void with(const Published& one) {
        if (!is_wanted(one.name)) return;
        const PMedianProblem problem = published_pmedian(one.name);
        const double above = line(one.name, problem, one.best, time_for(problem));
        auto& [sum, count] = above_[problem.x.size() <= 100 ? 0 : problem.x.size() <= 1000 ? 1 : 2];
        sum += above;
        ++count;
    }
    void with_schools(std::size_t p, double capacity) {
        const PMedianProblem problem = pmedian_of_city(p, capacity);
        if (is_wanted("schools")) line(fmt::format("650 schools, {} × {}", p, capacity), problem, 0, time_for(problem));
    }
    void print_means() const {
        constexpr std::array<const char*, 3> sizes = {"up to 100 customers", "up to 1,000", "beyond"};
        for (std::size_t k = 0; k < sizes.size(); ++k)
            if (const auto& [sum, count] = above_[k]; count > 0)
                fmt::print("{}: {:.3f} % above the best known on average of {}\n", sizes[k], sum / count, count);
    }

private:
    bool is_wanted(const std::string& name) const {
        return wanted_.empty() || std::find(wanted_.begin(), wanted_.end(), name) != wanted_.end();
    }
    double time_for(const PMedianProblem& problem) const {
        const std::size_t n = problem.x.size();
        return seconds_ > 0 ? seconds_ : n <= 100 ? 2 : n <= 1000 ? 20 : 60;
    }

    double seconds_;
    std::vector<std::string> wanted_;
    std::array<std::pair<double, int>, 3> above_{};
};

} // namespace

int main(int argc, char** argv) {
    fmt::print(
        "| instance | nearest | regret | clustering | best known | planner | above best | bound | gap | seconds |\n");
    fmt::print("| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |\n");
    Comparison comparison(argc > 1 ? std::atof(argv[1]) : 0, {argv + std::min(argc, 2), argv + argc});
    for (const Published& one : published)
        comparison.with(one);
    for (const auto& [p, capacity] :
         std::vector<std::pair<std::size_t, double>>{{40, 20}, {33, 20}, {120, 6}, {132, 5}})
        comparison.with_schools(p, capacity);
    comparison.print_means();
}
