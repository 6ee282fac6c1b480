#include "app/export_command.h"

#include "app/command_parts.h"
#include "audit/service.h"
#include "base/problem.h"
#include "identity/rules.h"
#include "inspectors/service.h"
#include "rectification/service.h"
#include "results/service.h"
#include "schools/service.h"
#include "visits/service.h"

#include <filesystem>
#include <fstream>
#include <iostream>
#include <map>
#include <memory>

namespace guapai::app {

namespace fs = std::filesystem;

namespace {

struct ExportOptions {
    DatabaseOptions database;
    std::string county, kind, from, to;
    std::int64_t year = Date::today().year;
    fs::path file;

    std::string form() const { return file.extension().string(); }
};

struct Kind {
    std::vector<std::string> forms; // endings of files
    std::string (*make)(Database& database, const ExportOptions& options);
};

std::string schools_file(Database& database, const ExportOptions& options) {
    schools::SchoolExport wanted;
    wanted.format = options.form() == ".csv" ? schools::ExportFormat::csv : schools::ExportFormat::xlsx;
    return schools::Service(database).export_file(console_actor(options.county), options.county, wanted);
}

std::string inspectors_file(Database& database, const ExportOptions& options) {
    inspectors::InspectorExport wanted;
    wanted.format = options.form() == ".csv" ? schools::ExportFormat::csv : schools::ExportFormat::xlsx;
    return inspectors::Service(database).export_file(console_actor(options.county), options.county, wanted);
}

std::string visits_file(Database& database, const ExportOptions& options) {
    const audit::Signer signer(database.data() / "keys" / "audit.key");
    visits::VisitFilters filters;
    if (!options.from.empty()) filters.from = Date::parse(options.from).iso();
    if (!options.to.empty()) filters.to = Date::parse(options.to).iso();
    return visits::Service(database, signer).export_xlsx(console_actor(options.county), options.county, filters);
}

std::string ledger_file(Database& database, const ExportOptions& options) {
    const identity::Actor actor = console_actor(options.county);
    rectification::NoticeFilters filters;
    filters.year = options.year;
    rectification::Service service(database);
    return options.form() == ".pdf" ? service.ledger_pdf(actor, options.county, filters)
                                    : service.ledger_xlsx(actor, options.county, filters);
}

std::string results_file(Database& database, const ExportOptions& options) {
    Jobs jobs(database, 1);
    return results::Service(database, jobs).export_xlsx(console_actor(options.county), options.county, options.year);
}

const std::map<std::string, Kind>& kinds() {
    static const std::map<std::string, Kind> all = {{"schools", {{".xlsx", ".csv"}, schools_file}},
                                                    {"inspectors", {{".xlsx", ".csv"}, inspectors_file}},
                                                    {"visits", {{".xlsx"}, visits_file}},
                                                    {"ledger", {{".xlsx", ".pdf"}, ledger_file}},
                                                    {"results", {{".xlsx"}, results_file}}};
    return all;
}

void check_form(const Kind& kind, const ExportOptions& options) {
    std::string allowed;
    for (const std::string& form : kind.forms) {
        if (form == options.form()) return;
        allowed += (allowed.empty() ? "" : " / ") + form;
    }
    throw Problem::malformed("export.format", "文件名应以 " + allowed + " 结尾",
                             "The name of the file must end in " + allowed);
}

void write_whole(const fs::path& file, const std::string& bytes) {
    const fs::path unfinished = file.string() + ".unfinished";
    std::ofstream out(unfinished, std::ios::binary | std::ios::trunc);
    out << bytes;
    out.close();
    if (!out)
        throw Problem(507, "export.unwritable", "写不进文件：" + file.string(),
                      "The file cannot be written: " + file.string());
    fs::rename(unfinished, file);
}

int export_to_file(const ExportOptions& options) {
    identity::check_county_code(options.county);
    const Kind& kind = kinds().at(options.kind);
    check_form(kind, options);
    const auto database = open_existing(options.database);
    note_county_without_accounts(*database, options.county);
    write_whole(options.file, kind.make(*database, options));
    std::cout << options.file.string() << "\n";
    return 0;
}

} // namespace

void add_export_command(CLI::App& program, std::function<int()>& chosen) {
    const auto options = std::make_shared<ExportOptions>();
    CLI::App* command = program.add_subcommand(
        "export", "导出名册、督导记录、整改台账、年度结果  Export rosters, visits, the ledger, the year's results");
    command->add_option("FILE", options->file, "写入的文件：.xlsx，名册也可 .csv，台账也可 .pdf  The file to write")
        ->required();
    command->add_option("--county", options->county, "区划代码 Code of the county, such as 420281")->required();
    command->add_option("--kind", options->kind, "schools、inspectors、visits、ledger、results")
        ->check(CLI::IsMember({"schools", "inspectors", "visits", "ledger", "results"}))
        ->required();
    command->add_option("--from", options->from, "督导记录起始日期 Visits from this day, such as 2026-01-01");
    command->add_option("--to", options->to, "督导记录截止日期（含） Visits up to this day");
    command->add_option("--year", options->year, "台账、结果的年度，默认今年  Year of the ledger or the results")
        ->check(CLI::Range(2000, 2100));
    add_database_options(*command, options->database);
    command->callback([options, &chosen] { chosen = [options] { return export_to_file(*options); }; });
}

} // namespace guapai::app
