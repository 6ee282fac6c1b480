#include "inspectors/routes.h"

#include "http/language.h"
#include "sheet/write.h"

namespace guapai::inspectors {

using http::Call;
using http::Operation;
using http::Response;
using identity::actor_of;

void add_routes(http::Router& router, Service& inspectors) {
    const std::string base = "/api/v1/counties/{county}/inspectors";
    router.add(Operation::get(base, "listInspectors", "inspectors", "督学名册", "The register of inspectors")
                   .needs("inspectors.read")
                   .filters<InspectorFilters>()
                   .lists<Inspector>()
                   .sorted_by({"name"}),
               [&](Call& call) {
                   return call.reply(inspectors.list(actor_of(call), call.path("county"),
                                                     call.filters<InspectorFilters>(), call.page()));
               });
    router.add(Operation::get(base + "/eligibility", "listEligibility", "inspectors", "聘任条件审核",
                              "Who may be appointed, with the articles")
                   .needs("inspectors.read")
                   .answers<EligibilityList>(),
               [&](Call& call) { return call.reply(inspectors.eligibility(actor_of(call), call.path("county"))); });
    router.add(Operation::get(base + "/export", "exportInspectors", "inspectors", "导出督学名册",
                              "The register as a spreadsheet")
                   .needs("inspectors.read")
                   .filters<InspectorExport>()
                   .answers_bytes("*/*"),
               [&](Call& call) {
                   const auto wanted = call.filters<InspectorExport>();
                   const auto format =
                       wanted.format == schools::ExportFormat::csv ? sheet::Format::csv : sheet::Format::xlsx;
                   const Language language = http::language_of(call.request());
                   return Response::download(
                       inspectors.export_file(actor_of(call), call.path("county"), wanted, language),
                       sheet::media_type(format),
                       Words{"督学名册", "Inspectors"}.in(language) + std::string(sheet::file_extension(format)));
               });
    router.add(Operation::get(base + "/{id}", "getInspector", "inspectors", "督学详情", "One inspector")
                   .needs("inspectors.read")
                   .answers<Inspector>(),
               [&](Call& call) {
                   return call.reply(inspectors.get(actor_of(call), call.path("county"), call.path_id("id")));
               });
    router.add(
        Operation::put(base + "/{id}", "putInspector", "inspectors", "新增或修改督学", "Add or change an inspector")
            .needs("inspectors.write")
            .takes<Inspector>()
            .answers<Inspector>()
            .upserts(),
        [&](Call& call) {
            const auto [inspector, done] = inspectors.put(actor_of(call), call.path("county"), call.path_id("id"),
                                                          call.body<Inspector>(), call.if_match_if_any());
            Response response = call.reply(inspector);
            if (done == Put::created) response.status = 201;
            return response;
        });
}

} // namespace guapai::inspectors
