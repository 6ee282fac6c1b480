// An independent judge of p-median answers: distances, loads and the objective are computed again from the problem.
#pragma once

#include "planner/pmedian_file.h"

#include <cmath>
#include <fstream>
#include <numbers>
#include <set>
#include <sstream>
#include <stdexcept>
#include <string>
#include <vector>

namespace guapai::planner {

inline double way(const PMedianProblem& problem, std::size_t i, std::size_t j) {
    double out = std::hypot(problem.x[i] - problem.x[j], problem.y[i] - problem.y[j]);
    if (problem.globe) { // spherical law of cosines in its stable form (Vincenty)
        const double d = std::numbers::pi / 180, a = problem.y[i] * d, b = problem.y[j] * d;
        const double l = (problem.x[i] - problem.x[j]) * d;
        out = 6'371'008.8 * std::atan2(std::hypot(std::cos(b) * std::sin(l),
                                                  std::cos(a) * std::sin(b) - std::sin(a) * std::cos(b) * std::cos(l)),
                                       std::sin(a) * std::sin(b) + std::cos(a) * std::cos(b) * std::cos(l));
    }
    return problem.distance == PMedianProblem::Distance::floored ? std::floor(out) : out;
}

// Everything wrong with the answer; empty when nothing is.
inline std::vector<std::string> faults_of(const PMedianProblem& problem, const PMedianAnswer& answer) {
    std::vector<std::string> out;
    const auto expect = [&](bool holds, const std::string& what) {
        if (!holds) out.push_back(what);
    };
    const std::size_t n = problem.x.size();
    expect(answer.feasible, "not feasible");
    const std::set<std::size_t> medians(answer.medians.begin(), answer.medians.end());
    expect(medians.size() == problem.p && answer.medians.size() == problem.p, "not p different medians");
    expect(answer.assignment.size() == n, "not everybody is assigned");
    if (!out.empty()) return out;
    std::vector<double> load(n, 0);
    double sum = 0;
    for (std::size_t i = 0; i < n; ++i) {
        const std::size_t j = answer.assignment[i];
        expect(medians.contains(j), "assigned to what is no median: " + std::to_string(i));
        if (j >= n) continue;
        load[j] += problem.demand[i];
        sum += way(problem, i, j);
        expect(!medians.contains(i) || i == j, "a median serves not itself: " + std::to_string(i));
    }
    for (const std::size_t j : medians)
        expect(load[j] <= problem.capacity[j] * (1 + 1e-9), "overloaded: " + std::to_string(j));
    expect(std::abs(sum - answer.objective) <= 1e-6 * (1 + sum), "the objective is wrong");
    expect(!answer.lower_bound || *answer.lower_bound <= sum * (1 + 1e-9) + 1e-9, "the bound exceeds the plan");
    expect(!answer.proven_optimal || (answer.lower_bound && *answer.lower_bound >= sum * (1 - 1e-8)),
           "called optimal above its bound");
    return out;
}

inline std::string instance_text(const std::string& name) {
    std::ifstream file(std::string(GUAPAI_SOURCE_DIR) + "/tests/data/planner/" + name);
    if (!file) throw std::runtime_error("cannot read " + name);
    std::stringstream out;
    out << file.rdbuf();
    return out.str();
}

// Of tests/data/planner, with the ways its best known value is counted in: rounded down for cpmp, real for all others.
inline PMedianProblem published_pmedian(const std::string& name) {
    PMedianFileOptions options;
    options.distance = name.starts_with("cpmp") ? PMedianProblem::Distance::floored : PMedianProblem::Distance::real;
    return read_pmedian_file(instance_text(name + ".txt"), options).problem;
}

} // namespace guapai::planner
