#include "app/planner_commands.h"

#include "app/command_parts.h"
#include "app/progress.h"
#include "base/json.h"
#include "base/problem.h"
#include "planner/pmedian_file.h"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <iostream>
#include <memory>
#include <thread>

namespace guapai::app {

namespace {

struct PMedianCommand {
    std::filesystem::path file;
    std::string distance;
    planner::PMedianFileOptions reading;
    planner::PMedianOptions solving{.threads =
                                        std::clamp(static_cast<int>(std::thread::hardware_concurrency()), 1, 64)};
    bool json = false;
};

std::string list_of(const std::vector<std::size_t>& customers) {
    return fmt::format("[{}]", fmt::join(customers, ","));
}

std::string number_or_null(const std::optional<double>& value) {
    return value ? fmt::format("{}", *value + 0.0) : "null"; // never "-0"
}

std::string written(const planner::PMedianAnswer& answer, double seconds) {
    return json::ObjectWriter()
        .real("objective", answer.objective)
        .raw("lower_bound", number_or_null(answer.lower_bound))
        .raw("gap", number_or_null(answer.gap))
        .raw("medians", list_of(answer.medians))
        .raw("assignment", list_of(answer.assignment))
        .real("seconds", seconds)
        .boolean("proven_optimal", answer.proven_optimal)
        .done();
}

void print(const planner::PMedianFile& file, const planner::PMedianAnswer& answer, double seconds) {
    std::cout << fmt::format("{} 个点，{} 个中位点，{:.1f} 秒  {} customers, {} medians, {:.1f} s\n",
                             file.problem.x.size(), file.problem.p, seconds, file.problem.x.size(), file.problem.p,
                             seconds);
    std::cout << fmt::format("距离合计 Sum of distances: {:.10g}\n", answer.objective);
    if (answer.proven_optimal)
        std::cout << "已证明最优 Proved optimal\n";
    else if (answer.lower_bound && answer.gap)
        std::cout << fmt::format(
            "下界 Lower bound: {:.10g}；不超过理论最优 {:.2f} %（下界法） at most {:.2f} % above the optimum\n",
            *answer.lower_bound, 100 * *answer.gap, 100 * *answer.gap);
    else
        std::cout << "没有下界 No bound\n";
    if (file.best_known) std::cout << fmt::format("文件所载最优值 Best value of the file: {:.10g}\n", *file.best_known);
    std::vector<std::size_t> served(file.problem.x.size(), 0);
    std::vector<double> load(file.problem.x.size(), 0);
    for (std::size_t i = 0; i < answer.assignment.size(); ++i) {
        ++served[answer.assignment[i]];
        load[answer.assignment[i]] += file.problem.demand[i];
    }
    std::cout << "中位点 Median（第几行 line）：服务点数 customers，负载/容量 load/capacity\n";
    for (const std::size_t m : answer.medians)
        std::cout << fmt::format("  {}（{}）：{}，{:.10g}/{:.10g}\n", m, file.lines[m], served[m], load[m],
                                 file.problem.capacity[m]);
}

int solve(const PMedianCommand& command) {
    check_seconds(command.solving.seconds);
    const auto begun = std::chrono::steady_clock::now();
    const auto elapsed = [&] {
        return std::chrono::duration<double>(std::chrono::steady_clock::now() - begun).count();
    };
    planner::PMedianFileOptions reading = command.reading;
    if (!command.distance.empty())
        reading.distance = command.distance == "floor" ? planner::PMedianProblem::Distance::floored
                                                       : planner::PMedianProblem::Distance::real;
    const planner::PMedianFile file = planner::read_pmedian_file(contents_of(command.file), reading);
    planner::PMedianOptions options = command.solving;
    options.seconds = std::max(0.0, options.seconds - elapsed());
    if (!command.json)
        options.progress = [](double part, double objective) {
            show_progress(std::min(part, 0.999), fmt::format("{:.10g}", objective));
        };
    const planner::PMedianAnswer answer = planner::solve(file.problem, options);
    if (!command.json) show_progress(1);
    if (!answer.feasible) throw Problem::invalid("pmedian.no_plan", answer.why_zh, answer.why_en);
    if (command.json)
        std::cout << written(answer, elapsed()) << "\n";
    else
        print(file, answer, elapsed());
    return 0;
}

} // namespace

void add_pmedian_command(CLI::App& planner, std::function<int()>& chosen) {
    const auto options = std::make_shared<PMedianCommand>();
    CLI::App* command =
        planner.add_subcommand("pmedian", "选中位点并分配，不超容量 Choose medians and assign, within capacity");
    command->add_option("FILE", options->file, "数据文件 The file of the problem")->required();
    command->add_option("--format", options->reading.format, "格式，不给则自动识别 Format; recognised when not given")
        ->check(CLI::IsMember({"orlib", "coords", "csv"}));
    command->add_option("--distance", options->distance, "距离取整或不取整 Floored or real distances")
        ->check(CLI::IsMember({"floor", "real"}));
    command->add_option("--p", options->reading.p, "中位点数（csv 必需） Number of medians (csv needs it)");
    command->add_option("--capacity", options->reading.capacity, "每个中位点的容量 Capacity of every median");
    command->add_option("--seed", options->solving.seed, "随机种子 Seed");
    command->add_option("--time", options->solving.seconds, "总时限，秒 Seconds, all in all")
        ->check(CLI::Range(0.01, 1e6))
        ->capture_default_str();
    command->add_option("--threads", options->solving.threads, "线程数，不给则为核数 Threads; all cores when not given")
        ->check(CLI::Range(1, 64))
        ->capture_default_str();
    command->add_flag("--json", options->json, "只输出一个 JSON 对象 Print exactly one JSON object");
    command->callback([options, &chosen] { chosen = [options] { return solve(*options); }; });
}

} // namespace guapai::app
