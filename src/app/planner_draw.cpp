#include "app/planner_commands.h"

#include "app/command_parts.h"
#include "base/json.h"
#include "base/problem.h"
#include "planner/draw_file.h"
#include "planner/rfc3797.h"

#include <iostream>
#include <memory>

namespace guapai::app {

namespace {

struct SelectionOptions {
    std::int64_t pool = 0, count = 0;
    std::vector<std::string> sources;
    bool json = false;
};

int select(const SelectionOptions& options) {
    const std::string key = planner::rfc3797_key(options.sources);
    const auto selected = planner::rfc3797_select(options.pool, options.count, key);
    if (!options.json) std::cout << "键 Key: " << key << "\n";
    std::string list;
    for (const std::uint32_t number : selected) {
        if (!options.json) std::cout << number << "\n";
        list += (list.empty() ? "" : ",") + std::to_string(number);
    }
    if (options.json)
        std::cout << json::ObjectWriter().raw("selected", "[" + list + "]").text("key", key).done() << "\n";
    return 0;
}

struct TicketOptions {
    std::filesystem::path roster, public_text;
    std::string salt;
    bool json = false;
};

std::string bytes_of_hex(const std::string& text) {
    const auto out = from_hex(text);
    if (!out || out->empty())
        throw Problem::malformed("draw.salt", "盐值应为十六进制，如 9f86d081…", "The salt must be in hex digits");
    return *out;
}

std::string written(const planner::Draw& draw, const planner::DrawRoster& roster) {
    std::string drawn, tickets;
    for (const std::string& stratum : roster.strata())
        drawn += (drawn.empty() ? "" : ",") + json::quoted(stratum) + ":" + json::write(draw.drawn.at(stratum));
    for (const planner::DrawTicket& ticket : draw.tickets)
        tickets += (tickets.empty() ? "" : ",") + json::ObjectWriter()
                                                      .text("stratum", ticket.stratum)
                                                      .text("code", ticket.code)
                                                      .text("ticket", hex(ticket.ticket))
                                                      .done();
    return json::ObjectWriter()
        .text("seed", hex(draw.seed))
        .text("roster_digest", hex(roster.digest))
        .raw("drawn", "{" + drawn + "}")
        .raw("tickets", "[" + tickets + "]")
        .done();
}

int draw_tickets(const TicketOptions& options) {
    const planner::DrawRoster roster = planner::read_roster(contents_of(options.roster));
    const planner::Draw draw =
        planner::draw_by_tickets(roster, contents_of(options.public_text), bytes_of_hex(options.salt));
    if (options.json) {
        std::cout << written(draw, roster) << "\n";
        return 0;
    }
    std::cout << "种子 Seed: " << hex(draw.seed) << "\n";
    for (const std::string& stratum : roster.strata()) {
        std::cout << stratum << "\n";
        for (const std::string& code : draw.drawn.at(stratum))
            std::cout << "  " << code << "\n";
    }
    return 0;
}

struct VerifyOptions {
    std::filesystem::path file;
    bool json = false;
};

int verify(const VerifyOptions& options) {
    const planner::DrawVerdict verdict = planner::verify(json::read<planner::PublishedDraw>(contents_of(options.file)));
    if (options.json) {
        std::cout << json::ObjectWriter()
                         .boolean("holds", verdict.holds)
                         .boolean("complete", verdict.complete)
                         .value("found", verdict.found)
                         .done()
                  << "\n";
    } else {
        for (const planner::DrawFinding& finding : verdict.found)
            std::cout << (finding.holds ? "✓ " : "✗ ") << finding.zh << "  " << finding.en << "\n";
    }
    if (!verdict.holds) std::cerr << "抽取结果与公开文件不符  The draw does not hold\n";
    return verdict.holds ? 0 : 1;
}

} // namespace

void add_draw_commands(CLI::App& planner, std::function<int()>& chosen) {
    const auto selection = std::make_shared<SelectionOptions>();
    CLI::App* draw = planner.add_subcommand("draw", "按 RFC 3797 从 1…N 中抽取 Draw from 1…N after RFC 3797");
    draw->add_option("--pool", selection->pool, "名单总数 Size of the pool")->required();
    draw->add_option("--count", selection->count, "抽取数 How many to draw")->required();
    draw->add_option("--source", selection->sources, "公共随机数，可多次 A list of public numbers; may be repeated")
        ->required()
        ->allow_extra_args(false);
    draw->add_flag("--json", selection->json, "只输出一个 JSON 对象 Print exactly one JSON object");
    draw->callback([selection, &chosen] { chosen = [selection] { return select(*selection); }; });

    const auto tickets = std::make_shared<TicketOptions>();
    CLI::App* command = planner.add_subcommand("draw-tickets", "分层抽签（guapai-draw-1） The stratified draw");
    command->add_option("--roster", tickets->roster, "名册文件 Roster")->required();
    command->add_option("--public", tickets->public_text, "公开文本文件 Public text")->required();
    command->add_option("--salt", tickets->salt, "盐值，十六进制 Salt, in hex")->required();
    command->add_flag("--json", tickets->json, "只输出一个 JSON 对象 Print exactly one JSON object");
    command->callback([tickets, &chosen] { chosen = [tickets] { return draw_tickets(*tickets); }; });
}

void add_draw_verify(CLI::App& program, std::function<int()>& chosen) {
    CLI::App* group = program.add_subcommand("draw", "随机抽取 Verifiable draws");
    group->require_subcommand(1);
    const auto options = std::make_shared<VerifyOptions>();
    CLI::App* command = group->add_subcommand("verify", "核对公开的抽取文件 Check a published draw");
    command->add_option("FILE", options->file, "公开的抽取文件 The published file")->required();
    command->add_flag("--json", options->json, "只输出一个 JSON 对象 Print exactly one JSON object");
    command->callback([options, &chosen] { chosen = [options] { return verify(*options); }; });
}

} // namespace guapai::app
