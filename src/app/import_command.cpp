#include "app/import_command.h"

#include "app/command_parts.h"
#include "app/modules.h"
#include "app/progress.h"
#include "base/text.h"
#include "identity/rules.h"

#include <fmt/format.h>

#include <filesystem>
#include <fstream>
#include <iostream>
#include <memory>

namespace guapai::app {

namespace fs = std::filesystem;

namespace {

struct RosterOptions {
    DatabaseOptions database;
    std::string county, kind;
    fs::path file;
    bool apply = false;
};

// Without --kind the headings tell: the first roster whose columns are there.
imports::Import upload(imports::Service& imports, const identity::Actor& actor, const RosterOptions& options,
                       const std::string& bytes) {
    const std::string name = options.file.filename().string();
    if (!options.kind.empty()) return imports.upload(actor, options.county, options.kind, name, bytes);
    std::optional<Problem> first;
    for (const auto& roster : imports.rosters()) {
        try {
            return imports.upload(actor, options.county, roster->kind(), name, bytes);
        } catch (const Problem& problem) {
            if (problem.code != "sheet.no_heading" && problem.code != "sheet.missing_columns") throw;
            if (!first || problem.code == "sheet.missing_columns") first = problem;
        }
    }
    throw *first;
}

// Columns a terminal gives to the text: Chinese characters and full-width forms take two.
std::size_t width_of(std::string_view text) {
    std::size_t width = 0;
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if ((byte & 0xc0U) == 0x80) continue;
        width += byte >= 0xe1 ? 2 : 1;
    }
    return width;
}

std::string padded(const std::string& text, std::size_t width) {
    const std::size_t own = width_of(text);
    return own < width ? text + std::string(width - own, ' ') : text;
}

using Line = std::vector<std::string>;

void print_table(const std::vector<Line>& lines) {
    std::vector<std::size_t> widths(lines.front().size());
    for (const Line& line : lines)
        for (std::size_t i = 0; i < line.size(); ++i)
            widths[i] = std::max(widths[i], width_of(line[i]));
    for (const Line& line : lines) {
        std::string out;
        for (std::size_t i = 0; i < line.size(); ++i)
            out += i + 1 < line.size() ? padded(line[i], widths[i] + 2) : line[i];
        std::cout << out << "\n";
    }
}

void print_counts(const imports::Import& import) {
    const imports::Counts& c = import.counts;
    std::cout << fmt::format("{}：数据 {} 行，新增 {}，有变化 {}，无变化 {}，跳过 {}，有问题 {} 行（{} 个单元格），"
                             "名册中有而表中没有 {}\n",
                             import.kind, c.rows, c.added, c.changed, c.unchanged, c.skipped, c.bad_rows, c.bad_cells,
                             c.absent);
}

void print_bad_cells(imports::Service& imports, const identity::Actor& actor, const imports::Import& import) {
    std::vector<Line> lines = {{"行", "列", "表头", "内容", "原因"}};
    Page page{.limit = 100};
    do {
        const auto rows = imports.rows(actor, import.county, import.id, {.state = imports::RowState::bad}, page);
        for (const imports::ImportRow& row : rows.items)
            for (const imports::CellIssue& issue : row.errors)
                lines.push_back(
                    {std::to_string(row.row), issue.column, issue.heading, utf8_prefix(issue.value, 20), issue.zh});
        page.cursor = rows.next;
    } while (!page.cursor.empty());
    if (lines.size() > 1) print_table(lines);
}

int import_roster(const RosterOptions& options) {
    identity::check_county_code(options.county);
    const std::string bytes = contents_of(options.file);
    const auto database = Database::open(options.database);
    imports::Service imports(*database, rosters());
    const identity::Actor actor = console_actor(options.county);
    note_county_without_accounts(*database, options.county);
    show_progress(0);
    imports::Import import = upload(imports, actor, options, bytes);
    show_progress(0.5);
    if (options.apply) import = imports.apply(actor, options.county, import.id);
    show_progress(1);
    print_counts(import);
    print_bad_cells(imports, actor, import);
    if (options.apply)
        std::cout << "已导入；有问题的行没有导入  Done; rows with bad cells were left out\n";
    else
        imports.discard(actor, options.county, import.id);
    return 0;
}

} // namespace

void add_import_command(CLI::App& program, std::function<int()>& chosen) {
    const auto options = std::make_shared<RosterOptions>();
    CLI::App* command = program.add_subcommand(
        "import", "导入学校或督学名册；不加 --apply 只预览  Import a roster; a preview without --apply");
    command->add_option("FILE", options->file, "xlsx 或 csv  A spreadsheet")->required();
    command->add_option("--county", options->county, "区划代码 Code of the county, such as 420281")->required();
    command
        ->add_option("--kind", options->kind,
                     "schools、inspectors、checks；不写则按表头判断  By the headings without it")
        ->check(CLI::IsMember({"schools", "inspectors", "checks"}));
    command->add_flag("--apply", options->apply, "确认导入 Take the good rows over");
    add_database_options(*command, options->database);
    command->callback([options, &chosen] { chosen = [options] { return import_roster(*options); }; });
}

} // namespace guapai::app
