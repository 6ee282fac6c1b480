#include "audit/routes.h"

namespace guapai::audit {

using http::Call;
using http::Operation;
using http::Response;
using identity::actor_of;

void add_routes(http::Router& router, Log& log) {
    const std::string path = "/api/v1/counties/{county}/audit";
    const std::string text = "text/plain; charset=utf-8";
    router.add(Operation::get(path, "listAudit", "audit", "审计日志", "The audit log, newest first")
                   .needs("audit.read")
                   .filters<EntryFilters>()
                   .lists<EntryView>(),
               [&](Call& call) {
                   return call.reply(
                       log.entries(actor_of(call), call.path("county"), call.filters<EntryFilters>(), call.page()));
               });
    router.add(Operation::get(path + "/checkpoint", "getAuditCheckpoint", "audit", "签名的检查点",
                              "A signed checkpoint: keep it to notice any later change of the past")
                   .needs("audit.read")
                   .answers_bytes(text),
               [&log, text](Call& call) { return Response::bytes(log.checkpoint(call.path("county")), text); });
    router.add(Operation::get(path + "/export", "exportAudit", "audit", "导出审计日志",
                              "The whole log with a signed checkpoint, for guapai audit verify")
                   .needs("audit.read")
                   .answers_bytes(text),
               [&log, text](Call& call) {
                   const std::string& county = call.path("county");
                   return Response::file(log.export_file(actor_of(call), county), text)
                       .with("Content-Disposition", http::disposition("attachment", "audit-" + county + ".txt"));
               });
}

} // namespace guapai::audit
