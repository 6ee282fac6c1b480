#include "imports/routes.h"

#include "base/text.h"
#include "http/language.h"
#include "sheet/write.h"

#include <charconv>

namespace guapai::imports {

using http::Call;
using http::Operation;
using http::Response;
using identity::actor_of;

namespace {

const std::string base = "/api/v1/counties/{county}";
constexpr std::size_t most_bytes = (std::size_t{32} << 20U) + 1; // one more than the reader takes, which then says so

std::int64_t row_in_path(const Call& call) {
    const std::string& text = call.path("row");
    std::int64_t row = 0;
    const auto [end, failed] = std::from_chars(text.data(), text.data() + text.size(), row);
    if (failed == std::errc{} && end == text.data() + text.size()) return row;
    throw Problem::not_found("没有这一行数据", "There is no such row of data");
}

// ?name= or the header X-File-Name; either is only for people to read.
std::string file_name(const Call& call) {
    const std::string name = call.filters<Upload>().name;
    const std::string header(call.request().header("x-file-name"));
    if (!name.empty()) return name;
    return is_valid_utf8(header) && !has_control_characters(header) ? header : std::string();
}

void add_upload(http::Router& router, Service& imports, const std::string& kind, std::string id, std::string zh,
                std::string en) {
    router.add(Operation::post(base + "/" + kind + "/imports", std::move(id), "imports", std::move(zh), std::move(en))
                   .needs(kind + ".write")
                   .filters<Upload>()
                   .takes_bytes("*/*", most_bytes)
                   .answers<Import>(201)
                   .replayable(),
               [&imports, kind](Call& call) {
                   return call.reply(
                       imports.upload(actor_of(call), call.path("county"), kind, file_name(call), call.request().body));
               });
}

void add_reading(http::Router& router, Service& imports) {
    router.add(Operation::get(base + "/imports", "listImports", "imports", "导入记录", "Imports, the latest first")
                   .needs("imports.write")
                   .filters<ImportFilters>()
                   .lists<Import>()
                   .sorted_by({"-created_at"}),
               [&](Call& call) {
                   return call.reply(
                       imports.list(actor_of(call), call.path("county"), call.filters<ImportFilters>(), call.page()));
               });
    router.add(
        Operation::get(base + "/imports/{id}", "getImport", "imports", "导入预览", "One import")
            .needs("imports.write")
            .answers<Import>(),
        [&](Call& call) { return call.reply(imports.get(actor_of(call), call.path("county"), call.path_id("id"))); });
    router.add(
        Operation::get(base + "/imports/{id}/rows", "listImportRows", "imports", "导入的各行", "Rows of an import")
            .needs("imports.write")
            .filters<RowFilters>()
            .lists<ImportRow>(),
        [&](Call& call) {
            return call.reply(imports.rows(actor_of(call), call.path("county"), call.path_id("id"),
                                           call.filters<RowFilters>(), call.page()));
        });
}

void add_mending(http::Router& router, Service& imports) {
    router.add(Operation::patch(base + "/imports/{id}/rows/{row}", "mendImportRow", "imports", "改正一行",
                                "Type over cells of a row; it is judged again")
                   .needs("imports.write")
                   .takes<Mend>()
                   .answers<ImportRow>(),
               [&](Call& call) {
                   const auto cells = json::read_texts(call.body<Mend>().cells);
                   return call.reply(
                       imports.mend(actor_of(call), call.path("county"), call.path_id("id"), row_in_path(call), cells));
               });
    router.add(Operation::post(base + "/imports/{id}/rows/{row}/skip", "skipImportRow", "imports", "跳过一行",
                               "Leave a row out")
                   .needs("imports.write")
                   .answers<ImportRow>(),
               [&](Call& call) {
                   return call.reply(
                       imports.skip(actor_of(call), call.path("county"), call.path_id("id"), row_in_path(call)));
               });
}

std::string marked_name(const std::string& file_name, Language language) {
    const std::size_t dot = file_name.rfind('.');
    const std::string stem = file_name.substr(0, dot);
    return (stem.empty() ? Words{"导入", "Import"}.in(language) : stem) +
           Words{"（问题标注）.xlsx", " (marked).xlsx"}.in(language);
}

void add_marked(http::Router& router, Service& imports) {
    router.add(Operation::get(base + "/imports/{id}/marked.xlsx", "getMarkedImport", "imports", "下载标出问题的表格",
                              "The file with its wrong cells marked")
                   .needs("imports.write")
                   .answers_bytes(std::string(sheet::media_type(sheet::Format::xlsx))),
               [&](Call& call) {
                   const auto& actor = actor_of(call);
                   const Import import = imports.get(actor, call.path("county"), call.path_id("id"));
                   const Language language = http::language_of(call.request());
                   return Response::download(imports.marked(actor, import.county, import.id, language),
                                             sheet::media_type(sheet::Format::xlsx),
                                             marked_name(import.file_name, language));
               });
}

void add_ending(http::Router& router, Service& imports) {
    router.add(
        Operation::post(base + "/imports/{id}/apply", "applyImport", "imports", "确认导入",
                        "Take the good rows over into the roster")
            .needs("imports.write")
            .answers<Import>(),
        [&](Call& call) { return call.reply(imports.apply(actor_of(call), call.path("county"), call.path_id("id"))); });
    router.add(Operation::del(base + "/imports/{id}", "discardImport", "imports", "放弃导入", "Discard an import")
                   .needs("imports.write")
                   .answers_nothing(),
               [&](Call& call) {
                   imports.discard(actor_of(call), call.path("county"), call.path_id("id"));
                   return Response::empty();
               });
}

} // namespace

void add_routes(http::Router& router, Service& imports) {
    add_upload(router, imports, "schools", "importSchools", "上传学校名册", "Upload a roster of schools");
    add_upload(router, imports, "inspectors", "importInspectors", "上传督学名册", "Upload a register of inspectors");
    add_upload(router, imports, "checks", "importChecks", "上传科室检查清单", "Upload the yearly list of checks");
    add_reading(router, imports);
    add_mending(router, imports);
    add_marked(router, imports);
    add_ending(router, imports);
}

} // namespace guapai::imports
