// How good are periodic routes, against what is done without a planner on the same files?
//     savings: customer by customer, the largest first, the combination whose fullest day is the least full; then each
//              day's routes by savings (Clarke and Wright 1964), which may need more vehicles than there are
//     planner: solve(), so many seconds and threads each
// on the classical instances of tests/data/planner and on made-up ones of the same kind up to 400 customers. Every plan
// of the planner is judged by the tests' checker. Usage: routes_bench
// [SECONDS [SEED [THREADS [INSTANCE …]]]]
#include "planner/periodic_checker.h"

#include "planner/periodic_file.h"

#include <fmt/format.h>

#include <algorithm>
#include <bit>
#include <cstdlib>
#include <numeric>
#include <random>

namespace {

using namespace guapai::planner;

struct Instance {
    std::string name, file;
    double reference = 0; // cost of the best published plan; 0: none
};

// Towns scattered on a square, visits once, twice or daily, vehicles about `fill` full.
std::string made_up(unsigned seed, std::size_t customers, std::size_t days, std::size_t vehicles, double longest,
                    double fill) {
    std::mt19937 random(seed);
    const auto between = [&](int low, int high) {
        return low + static_cast<int>(random() % static_cast<unsigned>(high - low + 1));
    };
    std::string lines;
    double load = 0;
    for (std::size_t i = 1; i <= customers; ++i) {
        const std::size_t visits = i % 5 == 0 ? days : i % 2 == 0 ? 2 : 1;
        std::vector<std::size_t> codes;
        for (std::size_t code = 1; code < std::size_t{1} << days; ++code) {
            const auto apart = static_cast<std::size_t>(std::bit_width(code) - std::countr_zero(code)) - 1;
            if (static_cast<std::size_t>(std::popcount(code)) == visits &&
                (visits != 2 || (apart >= days / 3 && apart <= days - days / 3)))
                codes.push_back(code);
        }
        const int demand = between(1, 25);
        load += static_cast<double>(visits) * demand;
        lines += fmt::format("{} {} {} {} {} {} {}", i, between(-100, 100), between(-100, 100),
                             longest > 0 ? between(1, 15) : 0, demand, visits, codes.size());
        for (const std::size_t code : codes)
            lines += fmt::format(" {}", code);
        lines += "\n";
    }
    std::string out = fmt::format("1 {} {} {}\n", vehicles, customers, days);
    for (std::size_t d = 0; d < days; ++d)
        out += fmt::format("{} {:.0f}\n", longest, load / fill / static_cast<double>(vehicles * days));
    return out + "0 0 0 0 0 0 0\n" + lines;
}

// Costs of the best published plans: Vidal, Crainic, Gendreau, Lahrichi and Rei 2012, and those they name.
const std::vector<std::pair<const char*, double>> published = {
    {"p01", 524.61},   {"p02", 1322.87},  {"p03", 524.61},   {"p04", 835.26},   {"p05", 2024.96},   {"p06", 835.26},
    {"p07", 826.14},   {"p08", 2022.47},  {"p09", 826.14},   {"p10", 1593.43},  {"p11", 770.89},    {"p12", 1186.47},
    {"p13", 3492.89},  {"p14", 954.81},   {"p15", 1862.63},  {"p16", 2875.24},  {"p17", 1597.75},   {"p18", 3131.09},
    {"p19", 4834.34},  {"p20", 8367.40},  {"p21", 2170.61},  {"p22", 4193.95},  {"p23", 6420.71},   {"p24", 3687.46},
    {"p25", 3777.15},  {"p26", 3795.32},  {"p27", 21833.87}, {"p28", 22242.51}, {"p29", 22543.75},  {"p30", 73875.19},
    {"p31", 76001.57}, {"p32", 77598.00}, {"pr01", 2209.02}, {"pr02", 3767.50}, {"pr03", 5153.54},  {"pr04", 5877.37},
    {"pr05", 6581.80}, {"pr06", 8207.21}, {"pr07", 4996.14}, {"pr08", 6970.68}, {"pr09", 10038.43}, {"pr10", 12897.01}};

std::vector<Instance> the_instances() {
    std::vector<Instance> out;
    for (const auto& [name, cost] : published)
        out.push_back({name, periodic_instance(name), cost});
    out.push_back({"made 150 × 4", made_up(1, 150, 4, 6, 500, 0.9), 0});
    out.push_back({"made 250 × 6", made_up(2, 250, 6, 8, 600, 0.9), 0});
    out.push_back({"made 100 × 10", made_up(3, 100, 10, 3, 0, 0.85), 0});
    out.push_back({"made 400 × 5", made_up(4, 400, 5, 12, 0, 0.9), 0});
    return out;
}

std::vector<std::uint64_t> balanced(const PeriodicProblem& problem) {
    std::vector<std::size_t> order(problem.customers.size());
    for (std::size_t i = 0; i < order.size(); ++i)
        order[i] = i;
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
        return problem.customers[a].demand > problem.customers[b].demand;
    });
    std::vector<double> load(problem.days.size(), 0);
    std::vector<std::uint64_t> out(problem.customers.size());
    for (const std::size_t i : order) {
        const auto fullest = [&](std::uint64_t days) {
            double most = 0;
            for (std::size_t d = 0; d < load.size(); ++d)
                if (((days >> d) & 1U) != 0) most = std::max(most, load[d]);
            return most;
        };
        const auto& all = problem.customers[i].combinations;
        out[i] = *std::min_element(all.begin(), all.end(),
                                   [&](std::uint64_t a, std::uint64_t b) { return fullest(a) < fullest(b); });
        for (std::size_t d = 0; d < load.size(); ++d)
            if (((out[i] >> d) & 1U) != 0) load[d] += problem.customers[i].demand;
    }
    return out;
}

// A day's routes by savings, merged end to end while limits allow.
class Savings {
public:
    Savings(const PeriodicProblem& problem, const std::vector<double>& travel, const PeriodicDay& day)
        : problem_(problem), travel_(travel), day_(day) {}

    std::vector<std::vector<std::size_t>> routes(const std::vector<std::size_t>& customers) {
        std::vector<std::vector<std::size_t>> out;
        for (const std::size_t i : customers)
            out.push_back({i});
        while (merge_best(out)) {
        }
        return out;
    }
    double length(const std::vector<std::size_t>& route) const {
        double out = way(0, route.front() + 1) + way(route.back() + 1, 0);
        for (std::size_t k = 1; k < route.size(); ++k)
            out += way(route[k - 1] + 1, route[k] + 1);
        return out;
    }

private:
    double way(std::size_t a, std::size_t b) const { return travel_[a * (problem_.customers.size() + 1) + b]; }

    bool fits(const std::vector<std::size_t>& route) const {
        double load = 0, time = length(route);
        for (const std::size_t i : route) {
            load += problem_.customers[i].demand;
            time += problem_.customers[i].service;
        }
        return load <= day_.capacity && (day_.longest <= 0 || time <= day_.longest);
    }

    static std::vector<std::size_t> turned(std::vector<std::size_t> route, bool turn) {
        if (turn) std::reverse(route.begin(), route.end());
        return route;
    }

    bool merge_best(std::vector<std::vector<std::size_t>>& routes) const {
        struct Merge {
            double saving = 1e-9;
            std::size_t a = 0, b = 0;
            std::vector<std::size_t> route;
        } best;
        for (std::size_t a = 0; a < routes.size(); ++a)
            for (std::size_t b = 0; b < routes.size(); ++b) {
                if (a == b) continue;
                for (const bool turn_a : {false, true})
                    for (const bool turn_b : {false, true}) {
                        const std::size_t end = turn_a ? routes[a].front() : routes[a].back();
                        const std::size_t joined = turn_b ? routes[b].back() : routes[b].front();
                        const double saving = way(end + 1, 0) + way(0, joined + 1) - way(end + 1, joined + 1);
                        if (saving <= best.saving) continue;
                        auto route = turned(routes[a], turn_a);
                        const auto tail = turned(routes[b], turn_b);
                        route.insert(route.end(), tail.begin(), tail.end());
                        if (fits(route)) best = {saving, a, b, std::move(route)};
                    }
            }
        if (best.route.empty()) return false;
        routes[best.a] = std::move(best.route);
        routes.erase(routes.begin() + static_cast<std::ptrdiff_t>(best.b));
        return true;
    }

    const PeriodicProblem& problem_;
    const std::vector<double>& travel_;
    const PeriodicDay& day_;
};

struct Plain {
    double distance = 0;
    std::size_t missing = 0; // vehicles more than there are, on the worst day
};

Plain by_savings(const PeriodicProblem& problem) {
    const auto combinations = balanced(problem);
    const std::vector<double> travel = straight_lines(problem);
    Plain out;
    for (std::size_t d = 0; d < problem.days.size(); ++d) {
        std::vector<std::size_t> customers;
        for (std::size_t i = 0; i < combinations.size(); ++i)
            if (((combinations[i] >> d) & 1U) != 0) customers.push_back(i);
        Savings savings(problem, travel, problem.days[d]);
        const auto routes = savings.routes(customers);
        for (const auto& route : routes)
            out.distance += savings.length(route);
        if (routes.size() > problem.vehicles) out.missing = std::max(out.missing, routes.size() - problem.vehicles);
    }
    return out;
}

// What the planner's plan costs more than the best published one, in percent; none: nothing was published.
std::optional<double> compare(const Instance& instance, const PeriodicOptions& options) {
    const PeriodicProblem problem = read_periodic(instance.file);
    const Plain plain = by_savings(problem);
    const PeriodicPlan plan = solve(problem, options);
    for (const std::string& fault : PeriodicChecker(instance.file).faults_of(problem, plan))
        fmt::print("WRONG: {}\n", fault);
    std::optional<double> above;
    if (instance.reference > 0) above = 100 * (plan.objective / instance.reference - 1);
    const double bound = plan.lower_bound.value_or(0);
    fmt::print("| {} | {} | {} | {} | {} | {:.2f} | {} | {:.2f} | {} | {:.2f} | {:.1f} % | {} |\n", instance.name,
               problem.customers.size(), problem.days.size(), problem.vehicles,
               above ? fmt::format("{:.2f}", instance.reference) : "–", plain.distance, plain.missing, plan.objective,
               above ? fmt::format("{:.2f} %", *above) : "–", bound, 100 * (plan.objective / bound - 1),
               plan.iterations);
    std::fflush(stdout);
    return above;
}

} // namespace

int main(int argc, char** argv) {
    const PeriodicOptions options{.seed = argc > 2 ? std::strtoull(argv[2], nullptr, 10) : 1,
                                  .seconds = argc > 1 ? std::atof(argv[1]) : 60,
                                  .threads = argc > 3 ? std::strtoull(argv[3], nullptr, 10) : 2};
    const std::vector<std::string> wanted(argv + std::min(argc, 4), argv + argc);
    fmt::print("| instance | customers | days | vehicles | published | savings | vehicles short | planner | above "
               "published | bound | above bound | steps |\n"
               "| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |\n");
    std::vector<double> above;
    for (const Instance& instance : the_instances())
        if (wanted.empty() || std::find(wanted.begin(), wanted.end(), instance.name) != wanted.end())
            if (const auto one = compare(instance, options)) above.push_back(*one);
    if (!above.empty())
        fmt::print("{} published instances: {:.2f} % above on average, {:.2f} % at most\n", above.size(),
                   std::accumulate(above.begin(), above.end(), 0.0) / static_cast<double>(above.size()),
                   *std::max_element(above.begin(), above.end()));
}
