#include "schools/routes.h"

#include "http/language.h"
#include "sheet/write.h"

namespace guapai::schools {

using http::Call;
using http::Operation;
using http::Response;
using identity::actor_of;

void add_routes(http::Router& router, Service& schools) {
    const std::string base = "/api/v1/counties/{county}/schools";
    router.add(Operation::get(base, "listSchools", "schools", "学校名册", "The roster of schools")
                   .needs("schools.read")
                   .filters<SchoolFilters>()
                   .lists<School>()
                   .sorted_by({"name", "code", "pupils"}),
               [&](Call& call) {
                   return call.reply(
                       schools.list(actor_of(call), call.path("county"), call.filters<SchoolFilters>(), call.page()));
               });
    router.add(
        Operation::get(base + "/export", "exportSchools", "schools", "导出学校名册", "The roster as a spreadsheet")
            .needs("schools.read")
            .filters<SchoolExport>()
            .answers_bytes("*/*"),
        [&](Call& call) {
            const auto wanted = call.filters<SchoolExport>();
            const auto format = wanted.format == ExportFormat::csv ? sheet::Format::csv : sheet::Format::xlsx;
            const Language language = http::language_of(call.request());
            return Response::download(
                schools.export_file(actor_of(call), call.path("county"), wanted, language), sheet::media_type(format),
                Words{"学校名册", "Schools"}.in(language) + std::string(sheet::file_extension(format)));
        });
    router.add(
        Operation::get(base + "/{id}", "getSchool", "schools", "学校详情", "One school")
            .needs("schools.read")
            .answers<School>(),
        [&](Call& call) { return call.reply(schools.get(actor_of(call), call.path("county"), call.path_id("id"))); });
    router.add(Operation::put(base + "/{id}", "putSchool", "schools", "新增或修改学校", "Add or change a school")
                   .needs("schools.write")
                   .takes<School>()
                   .answers<School>()
                   .upserts(),
               [&](Call& call) {
                   const auto [school, done] = schools.put(actor_of(call), call.path("county"), call.path_id("id"),
                                                           call.body<School>(), call.if_match_if_any());
                   Response response = call.reply(school);
                   if (done == Put::created) response.status = 201;
                   return response;
               });
    router.add(
        Operation::post(base + "/{id}/close", "closeSchool", "schools", "学校停办", "Close a school")
            .needs("schools.write")
            .answers<School>(),
        [&](Call& call) { return call.reply(schools.close(actor_of(call), call.path("county"), call.path_id("id"))); });
}

} // namespace guapai::schools
