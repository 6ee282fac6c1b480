// An independent judge of periodic plans: reads the file again in its own way and recomputes everything from it.
#pragma once

#include "planner/periodic_routes.h"

#include <fmt/format.h>

#include <cmath>
#include <fstream>
#include <map>
#include <set>
#include <sstream>
#include <string>
#include <vector>

namespace guapai::planner {

inline std::string periodic_instance(const std::string& name) {
    std::ifstream file(std::string(GUAPAI_SOURCE_DIR) + "/tests/data/planner/" + name + ".txt");
    std::stringstream out;
    out << file.rdbuf();
    return out.str();
}

class PeriodicChecker {
public:
    using Ways = std::map<std::pair<std::int64_t, std::int64_t>, double>; // by number, from and to; 0: the depot

    explicit PeriodicChecker(const std::string& bytes, Ways ways = {}) : ways_(std::move(ways)) {
        std::istringstream in(bytes);
        std::size_t type = 0, customers = 0, days = 0;
        in >> type >> vehicles_ >> customers >> days;
        limits_.resize(days);
        for (auto& [longest, capacity] : limits_)
            in >> longest >> capacity;
        for (std::size_t k = 0; k <= customers; ++k) {
            std::int64_t number = 0;
            std::size_t frequency = 0, combinations = 0;
            Stop stop;
            in >> number >> stop.x >> stop.y >> stop.service >> stop.demand >> frequency >> combinations;
            for (std::size_t c = 0; c < combinations; ++c) {
                std::size_t code = 0;
                in >> code;
                std::set<std::size_t> on; // days from 1, the most significant bit first
                for (std::size_t d = 1; d <= days; ++d)
                    if ((code / (std::size_t{1} << (days - d))) % 2 == 1) on.insert(d);
                stop.allowed.insert(on);
            }
            stops_[number] = stop;
        }
    }

    // Everything wrong with the plan; empty when nothing is. Days and customers are named as in the file.
    std::vector<std::string> faults_of(const PeriodicProblem& problem, const PeriodicPlan& plan) const {
        std::vector<std::string> out;
        std::map<std::int64_t, std::multiset<std::size_t>> visited;
        std::set<std::pair<std::size_t, std::size_t>> used;
        double total = 0;
        for (const PeriodicRoute& route : plan.routes) {
            const std::string name = fmt::format("route {} of day {}", route.vehicle + 1, route.day + 1);
            if (route.day >= limits_.size() || route.vehicle >= vehicles_ ||
                !used.emplace(route.day, route.vehicle).second || route.stops.empty()) {
                out.push_back(name + " cannot be");
                continue;
            }
            std::int64_t before = 0;
            double length = 0, load = 0, service = 0;
            for (const std::size_t index : route.stops) {
                const std::int64_t number = problem.customers.at(index).number;
                length += apart(before, number);
                load += stops_.at(number).demand;
                service += stops_.at(number).service;
                visited[number].insert(route.day + 1);
                before = number;
            }
            length += apart(before, 0);
            total += length;
            const auto [longest, capacity] = limits_[route.day];
            if (load > capacity + 1e-6) out.push_back(name + " carries too much");
            if (longest > 0 && length + service > longest + 1e-6) out.push_back(name + " takes too long");
        }
        for (const auto& [number, stop] : stops_) {
            const auto& days = visited[number];
            const std::set<std::size_t> once(days.begin(), days.end());
            if (number != 0 && (once.size() != days.size() || !stop.allowed.contains(once)))
                out.push_back(fmt::format("customer {} is not visited on the days of a combination", number));
        }
        if (std::abs(total - plan.objective) > 1e-6) out.push_back("the objective is not the distance driven");
        if (plan.lower_bound && *plan.lower_bound > total + 1e-6) out.push_back("the bound exceeds the plan");
        return out;
    }

private:
    struct Stop {
        double x = 0, y = 0, service = 0, demand = 0;
        std::set<std::set<std::size_t>> allowed;
    };

    double apart(std::int64_t a, std::int64_t b) const {
        if (!ways_.empty()) return ways_.at({a, b});
        const Stop &from = stops_.at(a), &to = stops_.at(b);
        return std::sqrt((from.x - to.x) * (from.x - to.x) + (from.y - to.y) * (from.y - to.y));
    }

    Ways ways_; // empty: straight lines
    std::size_t vehicles_ = 0;
    std::vector<std::pair<double, double>> limits_;
    std::map<std::int64_t, Stop> stops_;
};

} // namespace guapai::planner
