#include "planner/periodic_reasons.h"

#include "base/problem.h"
#include "planner/packing.h"
#include "planner/periodic_bound.h"

#include <fmt/format.h>

#include <algorithm>
#include <bit>
#include <cmath>
#include <numeric>
#include <string>

namespace guapai::planner {

namespace {

constexpr std::uint32_t every_set_up_to = 12;  // days; beyond, single days, pairs and the whole period
constexpr std::uint32_t packed_sets_up_to = 7; // days; beyond, single days and the whole period
constexpr std::size_t packed_up_to = 20'000;   // visits

Problem infeasible(const std::string& zh, const std::string& en) {
    return Problem::invalid("periodic.infeasible", zh, en);
}

void check_customer(const PeriodicProblem& problem, const PeriodicData& data, PlaceId i) {
    if (!data.combinations[i].empty()) return;
    const PeriodicCustomer& customer = problem.customers[i - 1];
    const double there_and_back = data.travel(0, i) + data.travel(i, 0) + customer.service;
    std::uint64_t wanted = 0;
    for (const std::uint64_t one : customer.combinations)
        wanted |= one;
    double longest = 0, capacity = 0;
    for (std::uint32_t d = 0; d < data.days; ++d) {
        if (!has_day(wanted, d)) continue;
        longest = std::max(longest, data.longest[d]);
        capacity = std::max(capacity, data.capacity[d]);
    }
    if (customer.demand > capacity)
        throw infeasible(fmt::format("顾客 {} 的需求 {} 超过载量 {}", customer.number, customer.demand, capacity),
                         fmt::format("Customer {}: the demand {} is above the capacity {}", customer.number,
                                     customer.demand, capacity));
    if (there_and_back > longest)
        throw infeasible(fmt::format("顾客 {} 单独往返（含服务）需 {:.2f}，超过最长时长 {:.2f}", customer.number,
                                     there_and_back, longest),
                         fmt::format("Customer {}: there and back with service takes {:.2f}, above the longest "
                                     "duration {:.2f}",
                                     customer.number, there_and_back, longest));
    throw infeasible(
        fmt::format("顾客 {} 的每一个日期组合都有一天装不下或来不及", customer.number),
        fmt::format("Customer {}: every combination has a day with too little capacity or time", customer.number));
}

std::string days_of(std::uint64_t set) {
    std::string out;
    for (std::uint32_t d = 0; d < 64; ++d)
        if (has_day(set, d)) out += (out.empty() ? "" : "、") + std::to_string(d + 1);
    return out;
}

// Sets of days, the smaller ones first.
std::vector<std::uint64_t> sets_of_days(std::uint32_t days) {
    std::vector<std::uint64_t> out;
    if (days <= every_set_up_to) {
        for (std::uint64_t set = 1; set < std::uint64_t{1} << days; ++set)
            out.push_back(set);
        std::stable_sort(out.begin(), out.end(),
                         [](std::uint64_t a, std::uint64_t b) { return std::popcount(a) < std::popcount(b); });
        return out;
    }
    for (std::uint32_t d = 0; d < days; ++d)
        out.push_back(std::uint64_t{1} << d);
    for (std::uint32_t a = 0; a < days; ++a)
        for (std::uint32_t b = a + 1; b < days; ++b)
            out.push_back(std::uint64_t{1} << a | std::uint64_t{1} << b);
    out.push_back((std::uint64_t{1} << days) - 1);
    return out;
}

// How often i must be visited on these days at least.
int visits_within(const PeriodicData& data, PlaceId i, std::uint64_t set) {
    int least = 64;
    for (const std::uint64_t one : data.combinations[i])
        least = std::min(least, std::popcount(one & set));
    return least;
}

// What must be done on these days at least, and what there is to do it with.
struct Need {
    std::uint64_t set = 0;
    int visits = 0;
    double load = 0, time = 0, capacity = 0, longest = 0;
    double largest_vehicle = 0, longest_route = 0;
    std::size_t routes = 0;           // there can be
    std::vector<double> loads, times; // of each visit
};

Need need_of(const PeriodicData& data, const std::vector<double>& ways, std::uint64_t set) {
    Need out{.set = set};
    for (std::uint32_t d = 0; d < data.days; ++d) {
        if (!has_day(set, d)) continue;
        out.capacity += data.capacity[d] * data.vehicles;
        out.longest += data.longest[d] * data.vehicles;
        out.largest_vehicle = std::max(out.largest_vehicle, data.capacity[d]);
        out.longest_route = std::max(out.longest_route, data.longest[d]);
        out.routes += data.vehicles;
    }
    for (PlaceId i = 1; i <= data.count; ++i) {
        const auto here = static_cast<std::size_t>(visits_within(data, i, set));
        out.visits += static_cast<int>(here);
        out.loads.insert(out.loads.end(), here, data.demand[i]);
        out.times.insert(out.times.end(), here, data.service[i] + ways[i]);
    }
    out.load = std::accumulate(out.loads.begin(), out.loads.end(), 0.0);
    out.time = std::accumulate(out.times.begin(), out.times.end(), 0.0);
    return out;
}

void check_together(const Need& need) {
    const std::string days = days_of(need.set);
    if (need.load > need.capacity * (1 + 1e-9))
        throw infeasible(
            fmt::format("第 {} 天至少须有 {} 次到访，共需载量 {:g}，而 {} 辆车合计只有 "
                        "{:g}，还差 {:g}：请增加车辆、载量，或放宽日期组合",
                        days, need.visits, need.load, need.routes, need.capacity, need.load - need.capacity),
            fmt::format("Days {} must have {} visits at least, a load of {:g}; {} vehicles "
                        "hold {:g}, {:g} short: more "
                        "vehicles, more capacity or other combinations of days are needed",
                        days, need.visits, need.load, need.routes, need.capacity, need.load - need.capacity));
    if (need.time > need.longest * (1 + 1e-9))
        throw infeasible(fmt::format("第 {} 天至少须有 {} 次到访，共需时 {:.1f} 以上，而 {} "
                                     "辆车合计只有 {:.1f}，还差 "
                                     "{:.1f}：请增加车辆、时长，或放宽日期组合",
                                     days, need.visits, need.time, need.routes, need.longest, need.time - need.longest),
                         fmt::format("Days {} must have {} visits at least, which take {:.1f} "
                                     "or more; {} vehicles have {:.1f}, "
                                     "{:.1f} short: more vehicles, more time or other "
                                     "combinations of days are needed",
                                     days, need.visits, need.time, need.routes, need.longest,
                                     need.time - need.longest));
}

// Though there is room for the sum, one by one they may not fit.
void check_packed(const Need& need) {
    if (need.loads.size() > packed_up_to) return;
    const std::string days = days_of(need.set);
    const Packing loads = packing_bound(need.loads, need.largest_vehicle * (1 + 1e-9));
    if (loads.bins > need.routes)
        throw infeasible(fmt::format("第 {} 天至少须有 {} 次到访，需求不可拆分：不小于 {:g} "
                                     "的无论如何搭配至少要 {} 车次（其中 {} 次超过半车），"
                                     "而 {} 辆车装不下：请增加 {} 车次、提高载量 {:g}，或放宽日期组合",
                                     days, need.visits, loads.least, loads.bins, loads.large.size(), need.routes,
                                     loads.bins - need.routes, need.largest_vehicle),
                         fmt::format("Days {} must have {} visits at least, whose demands "
                                     "cannot be split: those of {:g} or more "
                                     "need {} vehicles however they are combined ({} of them "
                                     "fill more than half of one), and there "
                                     "are {}: {} more, a capacity above {:g} or other "
                                     "combinations of days are needed",
                                     days, need.visits, loads.least, loads.bins, loads.large.size(), need.routes,
                                     loads.bins - need.routes, need.largest_vehicle));
    if (need.longest_route == never) return;
    const Packing times = packing_bound(need.times, need.longest_route * (1 + 1e-9));
    if (times.bins > need.routes)
        throw infeasible(fmt::format("第 {} 天至少须有 {} 次到访，其中各需时 {:.1f} "
                                     "以上的（含服务与最短路程）无论如何搭配至少要 {} 车次，"
                                     "而只有 {} 车次：请增加 {} 车次、延长时长 {:.1f}，或放宽日期组合",
                                     days, need.visits, times.least, times.bins, need.routes, times.bins - need.routes,
                                     need.longest_route),
                         fmt::format("Days {} must have {} visits at least; those that take "
                                     "{:.1f} or more with service and the "
                                     "shortest ways need {} vehicles however they are combined, "
                                     "and there are {}: {} more, a duration "
                                     "above {:.1f} or other combinations of days are needed",
                                     days, need.visits, times.least, times.bins, need.routes, times.bins - need.routes,
                                     need.longest_route));
}

} // namespace

void check_usable(const PeriodicProblem& problem) {
    const std::size_t size = problem.customers.size() + 1;
    const auto refuse = [](const char* zh, const char* en) { return Problem::invalid("periodic.problem", zh, en); };
    const auto usable = [](double value) { return std::isfinite(value) && value >= 0; };
    if (problem.customers.empty() || problem.days.empty() || problem.days.size() > 63 || problem.vehicles == 0)
        throw refuse("没有顾客、没有日期（或超过 63 天）或没有车辆",
                     "No customers, no days (or more than 63), or no vehicles");
    if (!problem.travel.empty() && problem.travel.size() != size * size)
        throw refuse("距离表的大小与顾客数不符", "The distances do not fit the customers");
    bool good = std::all_of(problem.travel.begin(), problem.travel.end(), usable) && std::isfinite(problem.depot_x) &&
                std::isfinite(problem.depot_y) && usable(problem.road_factor) && problem.road_factor > 0;
    for (const PeriodicDay& day : problem.days)
        good = good && usable(day.longest) && usable(day.capacity) && day.capacity > 0;
    for (const PeriodicCustomer& one : problem.customers) {
        good = good && std::isfinite(one.x) && std::isfinite(one.y) && usable(one.service) && usable(one.demand);
        for (const std::uint64_t days : one.combinations)
            good = good && days != 0 && (days >> problem.days.size()) == 0;
        good = good && !one.combinations.empty();
    }
    if (!good)
        throw refuse("坐标、距离、时长、需求或日期组合中有不可用的值",
                     "A coordinate, distance, duration, demand or combination of days cannot be used");
}

void check_solvable(const PeriodicProblem& problem, const PeriodicData& data) {
    for (PlaceId i = 1; i <= data.count; ++i)
        check_customer(problem, data, i);
    const std::vector<double> ways = half_ways(data);
    for (const std::uint64_t set : sets_of_days(data.days)) {
        const Need need = need_of(data, ways, set);
        check_together(need);
        const auto days = static_cast<std::uint32_t>(std::popcount(set));
        if (data.days <= packed_sets_up_to || days == 1 || days == data.days) check_packed(need);
    }
}

} // namespace guapai::planner
