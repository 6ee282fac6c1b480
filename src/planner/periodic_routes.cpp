#include "planner/periodic_routes.h"

#include "base/problem.h"
#include "planner/periodic_bound.h"
#include "planner/periodic_reasons.h"
#include "planner/periodic_search.h"
#include "planner/route_bound.h"

#include <fmt/format.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <mutex>
#include <thread>

namespace guapai::planner {

namespace {

constexpr std::int64_t steps_between_exchanges = 200;
constexpr double search_share = 0.9;    // of the time; the rest is for the bound
constexpr double longest_bounding = 10; // seconds
constexpr double bounding_work = 5e7;   // elementary operations, when only iterations are limited
constexpr double work_a_second = 2e8;   // at the slowest

// When to stop, and whom to tell; shared by the threads.
class Watch {
public:
    explicit Watch(const PeriodicOptions& options) : options_(options), begun_(now()) {}

    double seconds() const { return now() - begun_; }

    bool late() const { return options_.seconds && seconds() >= search_seconds(); }

    // Of the time or the iterations, whichever is further; 1 and more: over.
    double part(std::int64_t steps) const {
        double out = 0;
        if (options_.iterations)
            out = static_cast<double>(steps) / static_cast<double>(std::max<std::int64_t>(*options_.iterations, 1));
        if (options_.seconds) out = std::max(out, seconds() / std::max(search_seconds(), 1e-9));
        return out;
    }

    bool over(double part, double best) {
        if (part >= 1) return true;
        const std::lock_guard lock(mutex_);
        best_ = std::min(best_, best);
        if (options_.cancelled && options_.cancelled()) stopped_ = true;
        if (options_.progress && search_share * part >= told_ + 0.005) {
            told_ = search_share * part;
            options_.progress(told_, best_);
        }
        return stopped_;
    }

    // Whether there is still time for so much work on the bound, so much having been done.
    bool allows_bounding(double work, double done) {
        if (stopped_ || (options_.cancelled && options_.cancelled())) return false;
        if (!options_.seconds) return done + work <= bounding_work;
        return seconds() + work / work_a_second <= *options_.seconds;
    }

private:
    double search_seconds() const {
        return std::max(search_share * *options_.seconds, *options_.seconds - longest_bounding);
    }

    double now() const {
        if (options_.clock) return options_.clock();
        return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count();
    }

    const PeriodicOptions& options_;
    const double begun_;
    std::mutex mutex_;
    double best_ = never, told_ = 0;
    bool stopped_ = false;
};

// The best plan of any thread, where the others find it.
class Board {
public:
    void exchange(PeriodicSearch& search) {
        const std::lock_guard lock(mutex_);
        const Individual* own = search.best();
        if (own != nullptr && (!best_ || own->distance < best_->distance)) best_ = *own;
        if (best_ && (own == nullptr || best_->distance < own->distance - 1e-9)) search.adopt(*best_);
    }

private:
    std::mutex mutex_;
    std::optional<Individual> best_;
};

// Without `board` nothing is exchanged, and the answer does not depend on which thread is faster.
void run(PeriodicSearch& search, Watch& watch, Board* board) {
    const auto best = [&] { return search.best() == nullptr ? never : search.best()->distance; };
    double part = 0;
    do {
        search.step(part);
        part = watch.part(search.steps());
        if (board != nullptr && search.steps() % steps_between_exchanges == 0) board->exchange(search);
    } while (!watch.over(part, best()));
}

std::vector<PeriodicRoute> routes_of(const PeriodicData& data, const Individual& plan) {
    std::vector<PeriodicRoute> out;
    for (std::uint32_t d = 0; d < data.days; ++d) {
        std::size_t vehicle = 0;
        for (const Tour& tour : plan.routes[d]) {
            if (tour.empty()) continue;
            PeriodicRoute route{.day = d, .vehicle = vehicle++};
            PlaceId from = 0;
            for (const PlaceId i : tour) {
                route.stops.push_back(i - 1);
                route.distance += data.travel(from, i);
                route.duration += data.service[i];
                route.load += data.demand[i];
                from = i;
            }
            route.distance += data.travel(from, 0);
            route.duration += route.distance;
            out.push_back(std::move(route));
        }
    }
    return out;
}

double bound_of(const PeriodicProblem& problem, const PeriodicData& data, double objective, Watch& watch) {
    RouteBound bound(data, objective);
    if (bound.usable())
        for (double done = 0; !bound.converged() && watch.allows_bounding(bound.work(), done); done += bound.work())
            bound.step();
    // Rounding aside, no bound is above what was found.
    return std::min(objective, std::max(bound.best(), lower_bound_of(data, problem.travel.empty())));
}

[[noreturn]] void refuse(const std::vector<std::unique_ptr<PeriodicSearch>>& searches) {
    const Individual* nearest = nullptr;
    for (const auto& search : searches) {
        const Individual* one = search->least_infeasible();
        if (one != nullptr &&
            (nearest == nullptr || one->load_excess + one->time_excess < nearest->load_excess + nearest->time_excess))
            nearest = one;
    }
    throw Problem::invalid(
        "periodic.not_found",
        fmt::format("限定时间内没有找到符合载量与时长的方案；最接近的一个共超载 {:.2f}、超时 {:.2f}，可延长时间、"
                    "增加车辆或放宽限制",
                    nearest->load_excess, nearest->time_excess),
        fmt::format("No plan within the limits was found in the time given; the nearest exceeds the loads by {:.2f} "
                    "and the durations by {:.2f} in all. More time, vehicles or room would help",
                    nearest->load_excess, nearest->time_excess));
}

} // namespace

PeriodicPlan solve(const PeriodicProblem& problem, const PeriodicOptions& options) {
    Watch watch(options);
    check_usable(problem);
    const PeriodicData data(problem);
    check_solvable(problem, data);
    std::vector<std::unique_ptr<PeriodicSearch>> searches;
    for (std::size_t t = 0; t < std::max<std::size_t>(options.threads, 1); ++t)
        searches.push_back(
            std::make_unique<PeriodicSearch>(data, options.seed + t * 1'000'003, [&watch] { return watch.late(); }));
    Board board;
    Board* const shared = options.seconds && searches.size() > 1 ? &board : nullptr;
    std::vector<std::thread> threads;
    for (std::size_t t = 1; t < searches.size(); ++t)
        threads.emplace_back([&, t] { run(*searches[t], watch, shared); });
    run(*searches[0], watch, shared);
    for (std::thread& thread : threads)
        thread.join();

    PeriodicPlan out;
    const Individual* best = nullptr;
    for (const auto& search : searches) {
        out.iterations += search->steps();
        if (search->best() != nullptr && (best == nullptr || search->best()->distance < best->distance))
            best = search->best();
    }
    if (best == nullptr) refuse(searches);
    out.objective = best->distance;
    out.routes = routes_of(data, *best);
    out.lower_bound = bound_of(problem, data, out.objective, watch);
    out.seconds = watch.seconds();
    return out;
}

} // namespace guapai::planner
