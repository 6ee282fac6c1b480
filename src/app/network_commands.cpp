#include "app/network_commands.h"

#include "app/command_parts.h"
#include "app/modules.h"
#include "base/json.h"
#include "identity/rules.h"

#include <fmt/format.h>

#include <chrono>
#include <iostream>
#include <memory>

namespace guapai::app {

namespace {

struct NetworkOptions {
    DatabaseOptions database;
    std::string county, base;
    network::ProposalWish wish;
    bool json = false;
};

std::vector<network::UncoveredSchool> uncovered_of(network::Service& networks, const identity::Actor& actor,
                                                   const std::string& county, const Id& network) {
    std::vector<network::UncoveredSchool> out;
    for (const network::Assignment& one : all_of(
             [&](const Page& page) { return networks.assignments(actor, county, network, {.uncovered = true}, page); }))
        out.push_back(
            {.school = one.school, .name = one.school_name, .reason = one.reason, .reason_en = one.reason_en});
    return out;
}

std::string written(const network::NetworkReport& report, const std::vector<network::UncoveredSchool>& uncovered,
                    double seconds) {
    const network::NetworkVersion& version = report.network;
    auto out = json::ObjectWriter()
                   .text("network", version.id.text())
                   .number("schools", version.schools)
                   .number("assigned", version.assigned)
                   .number("inspectors", version.inspectors)
                   .number("areas", version.areas)
                   .number("sub_areas", version.sub_areas)
                   .real("travel_km", version.travel_km);
    const double bound = version.lower_bound_km.value_or(0);
    auto with_bound = bound > 0
                          ? std::move(out).real("lower_bound_km", bound).real("gap", version.travel_km / bound - 1)
                          : std::move(out).null("lower_bound_km").null("gap");
    return std::move(with_bound)
        .value("broken_rules", report.broken_rules)
        .value("uncovered", uncovered)
        .value("notes", report.notes)
        .value("notes_en", report.notes_en)
        .real("seconds", seconds)
        .done();
}

void print(const network::NetworkReport& report, const std::vector<network::UncoveredSchool>& uncovered) {
    const network::NetworkVersion& version = report.network;
    std::cout << fmt::format("草案 Draft {}：{}/{} 所学校已配督学，{} 个责任区，{} 个片区\n", version.id.text(),
                             version.assigned, version.schools, version.areas, version.sub_areas);
    const auto both = [](const std::string& zh, const std::string& en) {
        std::cout << "  " << zh << "\n    " << en << "\n";
    };
    for (std::size_t k = 0; k < report.notes.size(); ++k)
        both(report.notes[k], report.notes_en.at(k));
    for (const network::BrokenRule& rule : report.broken_rules) {
        const std::string basis = rule.document.empty() ? "" : "（" + rule.document + rule.article + "）";
        both("不符合 " + rule.text + basis, "not kept: " + rule.text_en);
    }
    for (const network::UncoveredSchool& school : uncovered)
        both("未覆盖 " + school.name + "：" + school.reason, "uncovered: " + school.name + ": " + school.reason_en);
}

int propose(const NetworkOptions& options) {
    identity::check_county_code(options.county);
    network::ProposalWish wish = options.wish;
    if (!options.base.empty()) {
        wish.base = Id::try_parse(options.base);
        if (!wish.base)
            throw Problem::malformed("network.base", "--base 不是版本编号",
                                     "--base is not the identifier of a version");
    }
    const auto database = open_existing(options.database);
    Jobs jobs(*database, 1);
    network::Service networks(*database, jobs);
    const identity::Actor actor = console_actor(options.county);
    const auto begun = std::chrono::steady_clock::now();
    const Id network = record_made(*database, networks.propose(actor, options.county, wish),
                                   Problem::conflict("network.not_finished", "方案没有生成，原因见日志",
                                                     "The proposal was not made; the log says why"));
    const std::chrono::duration<double> taken = std::chrono::steady_clock::now() - begun;
    const network::NetworkReport report = networks.report(actor, options.county, network);
    const auto uncovered = uncovered_of(networks, actor, options.county, network);
    if (options.json)
        std::cout << written(report, uncovered, taken.count()) << "\n";
    else
        print(report, uncovered);
    return 0;
}

} // namespace

void add_network_commands(CLI::App& program, std::function<int()>& chosen) {
    const auto options = std::make_shared<NetworkOptions>();
    CLI::App* group = program.add_subcommand("network", "责任区网络 The network of areas and inspectors");
    group->require_subcommand(1);
    CLI::App* command = group->add_subcommand("propose", "生成分工方案（草案） Propose a network, as a draft");
    command->add_option("--county", options->county, "区划代码 Code of the county")->required();
    command->add_option("--base", options->base, "沿用此版本的锁定分工 Keep the locks of this version");
    command->add_option("--areas", options->wish.areas, "责任区个数 Number of areas")->check(CLI::Range(1, 500));
    command->add_option("--sub-areas", options->wish.sub_areas, "片区个数 Number of sub-areas")
        ->check(CLI::Range(1, 2000));
    command->add_flag("--cap-on-sub-areas", options->wish.cap_on_sub_areas,
                      "规模上限按片区计 The cap binds sub-areas instead of areas");
    command->add_flag("--by-size", options->wish.weigh_by_size, "按学校规模折算 Schools count by their size");
    command->add_flag("--recut", options->wish.recut, "重新划分责任区 Areas anew, not those of the base");
    command->add_option("--seed", options->wish.seed, "随机种子 Seed")->check(CLI::Range(0, 1'000'000'000));
    command->add_option("--note", options->wish.note, "说明 Note");
    command->add_flag("--json", options->json, "只输出一个 JSON 对象 Print exactly one JSON object");
    add_database_options(*command, options->database);
    command->callback([options, &chosen] { chosen = [options] { return propose(*options); }; });
}

} // namespace guapai::app
