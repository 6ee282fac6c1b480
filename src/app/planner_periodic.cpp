#include "app/planner_commands.h"

#include "app/command_parts.h"
#include "app/progress.h"
#include "base/json.h"
#include "base/problem.h"
#include "planner/matrix_file.h"
#include "planner/periodic_file.h"

#include <fmt/format.h>

#include <cmath>
#include <iostream>
#include <memory>

namespace guapai::app {

namespace {

struct PeriodicCommand {
    std::filesystem::path file, matrix;
    double road_factor = 1;
    std::uint64_t seed = 1;
    double seconds = 30;
    std::size_t threads = 2;
    bool json = false;
};

std::string stops_of(const planner::PeriodicProblem& problem, const planner::PeriodicRoute& route,
                     const char* between) {
    std::string out;
    for (const std::size_t stop : route.stops)
        out += (out.empty() ? "" : between) + std::to_string(problem.customers[stop].number);
    return out;
}

// How far the plan may be from the best there is; none: nothing is known.
std::optional<double> gap_of(const planner::PeriodicPlan& plan) {
    if (!plan.lower_bound || *plan.lower_bound <= 0) return std::nullopt;
    return plan.objective / *plan.lower_bound - 1;
}

std::string written(const planner::PeriodicProblem& problem, const planner::PeriodicPlan& plan) {
    std::string routes;
    for (const planner::PeriodicRoute& route : plan.routes)
        routes += (routes.empty() ? "" : ",") + json::ObjectWriter()
                                                    .number("day", static_cast<std::int64_t>(route.day) + 1)
                                                    .number("vehicle", static_cast<std::int64_t>(route.vehicle) + 1)
                                                    .raw("stops", "[" + stops_of(problem, route, ",") + "]")
                                                    .real("distance", route.distance)
                                                    .real("duration", route.duration)
                                                    .real("load", route.load)
                                                    .done();
    auto out = json::ObjectWriter().real("objective", plan.objective).raw("routes", "[" + routes + "]");
    const auto gap = gap_of(plan);
    auto bounded = gap ? std::move(out).real("lower_bound", *plan.lower_bound).real("gap", *gap)
                       : std::move(out).null("lower_bound").null("gap");
    return std::move(bounded).real("seconds", plan.seconds).number("iterations", plan.iterations).done();
}

void print(const planner::PeriodicProblem& problem, const planner::PeriodicPlan& plan) {
    std::cout << fmt::format("总里程 Distance: {:.2f}\n", plan.objective);
    if (const auto gap = gap_of(plan))
        std::cout << fmt::format("理论下界 Lower bound: {:.2f}（相差 gap {:.1f} %）\n", *plan.lower_bound, 100 * *gap);
    else
        std::cout << "无理论下界 No bound\n";
    std::cout << fmt::format("用时 Seconds: {:.1f}（{} 步 steps）\n", plan.seconds, plan.iterations);
    for (const planner::PeriodicRoute& route : plan.routes)
        std::cout << fmt::format("第 {} 天 day {}，第 {} 车 vehicle {}，里程 distance {:.2f}，载量 load {:g}：{}\n",
                                 route.day + 1, route.day + 1, route.vehicle + 1, route.vehicle + 1, route.distance,
                                 route.load, stops_of(problem, route, " → "));
}

planner::PeriodicProblem problem_of(const PeriodicCommand& command) {
    planner::PeriodicProblem out = planner::read_periodic(contents_of(command.file));
    out.road_factor = command.road_factor;
    if (command.matrix.empty()) return out;
    std::vector<std::int64_t> places{0};
    for (const planner::PeriodicCustomer& one : out.customers)
        places.push_back(one.number);
    out.travel = planner::read_matrix(contents_of(command.matrix), places);
    return out;
}

int solve(const PeriodicCommand& command) {
    check_seconds(command.seconds);
    const planner::PeriodicProblem problem = problem_of(command);
    const planner::PeriodicPlan plan = planner::solve(
        problem, {.seed = command.seed,
                  .seconds = command.seconds,
                  .threads = command.threads,
                  .progress = [](double part, double best) {
                      show_progress(part, std::isfinite(best) ? fmt::format("{:.2f}", best) : std::string());
                  }});
    show_progress(1);
    if (command.json)
        std::cout << written(problem, plan) << "\n";
    else
        print(problem, plan);
    return 0;
}

} // namespace

void add_periodic_command(CLI::App& planner, std::function<int()>& chosen) {
    const auto options = std::make_shared<PeriodicCommand>();
    CLI::App* command = planner.add_subcommand("periodic-routes", "周期性路线 Periodic vehicle routing, on a file");
    command->add_option("FILE", options->file, "算例文件 The problem")->required();
    CLI::Option* matrix = command->add_option(
        "--matrix", options->matrix, "各地点之间的距离表（csv，0 为起点） Ways between the places, csv, 0 the depot");
    command
        ->add_option("--road-factor", options->road_factor,
                     "道路系数，乘以直线距离 Roads are so much longer than straight lines")
        ->check(CLI::Range(0.01, 100.0))
        ->excludes(matrix);
    command->add_option("--seed", options->seed, "随机种子 Seed")->check(CLI::Range(0, 1'000'000'000));
    command->add_option("--time", options->seconds, "计算时间，秒 Seconds to search")->check(CLI::Range(0.1, 86'400.0));
    command->add_option("--threads", options->threads, "线程数，各自搜索并互通最优 Threads, each its own search")
        ->check(CLI::Range(1, 64));
    command->add_flag("--json", options->json, "只输出一个 JSON 对象 Print exactly one JSON object");
    command->callback([options, &chosen] { chosen = [options] { return solve(*options); }; });
}

} // namespace guapai::app
