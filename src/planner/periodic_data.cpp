#include "planner/periodic_data.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace guapai::planner {

namespace {

bool possible(const PeriodicProblem& problem, const PeriodicCustomer& customer, double there_and_back,
              std::uint64_t days) {
    for (std::size_t d = 0; d < problem.days.size(); ++d) {
        if (((days >> d) & 1U) == 0) continue;
        const PeriodicDay& day = problem.days[d];
        if (customer.demand > day.capacity) return false;
        if (day.longest > 0 && there_and_back + customer.service > day.longest) return false;
    }
    return true;
}

std::vector<double> transposed(const std::vector<double>& square, std::size_t size) {
    std::vector<double> out(square.size());
    for (std::size_t a = 0; a < size; ++a)
        for (std::size_t b = 0; b < size; ++b)
            out[b * size + a] = square[a * size + b];
    return out;
}

} // namespace

std::vector<double> straight_lines(const PeriodicProblem& problem) {
    const std::size_t size = problem.customers.size() + 1;
    const auto place = [&](std::size_t i) {
        return i == 0 ? std::pair(problem.depot_x, problem.depot_y)
                      : std::pair(problem.customers[i - 1].x, problem.customers[i - 1].y);
    };
    std::vector<double> out(size * size, 0);
    for (std::size_t a = 0; a < size; ++a)
        for (std::size_t b = 0; b < size; ++b)
            out[a * size + b] =
                problem.road_factor * std::hypot(place(a).first - place(b).first, place(a).second - place(b).second);
    return out;
}

PeriodicData::PeriodicData(const PeriodicProblem& problem)
    : count(static_cast<PlaceId>(problem.customers.size())), days(static_cast<std::uint32_t>(problem.days.size())),
      vehicles(static_cast<std::uint32_t>(std::min(problem.vehicles, problem.customers.size()))), service(count + 1, 0),
      demand(count + 1, 0), angle(count + 1, 0), east(count + 1, 0), north(count + 1, 0), combinations(count + 1),
      near(count + 1), travels(problem.travel.empty() ? straight_lines(problem) : problem.travel) {
    for (const PeriodicDay& day : problem.days) {
        longest.push_back(day.longest > 0 ? day.longest : never);
        capacity.push_back(day.capacity);
    }
    std::vector<double> turned = transposed(travels, count + 1);
    if (turned != travels) returns = std::move(turned);
    for (PlaceId i = 1; i <= count; ++i) {
        const PeriodicCustomer& customer = problem.customers[i - 1];
        service[i] = customer.service;
        demand[i] = customer.demand;
        east[i] = customer.x - problem.depot_x;
        north[i] = customer.y - problem.depot_y;
        angle[i] = std::atan2(north[i], east[i]);
        for (const std::uint64_t one : customer.combinations)
            if (possible(problem, customer, travel(0, i) + travel(i, 0), one)) combinations[i].push_back(one);
        near[i].resize(count);
        std::iota(near[i].begin(), near[i].end(), 1);
        near[i].erase(near[i].begin() + (i - 1));
        const double *there = travels_from(i), *back = travels_to(i);
        std::stable_sort(near[i].begin(), near[i].end(),
                         [&](PlaceId a, PlaceId b) { return there[a] + back[a] < there[b] + back[b]; });
    }
}

} // namespace guapai::planner
