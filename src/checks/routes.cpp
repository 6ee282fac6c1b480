#include "checks/routes.h"

namespace guapai::checks {

using http::Call;
using http::Operation;
using http::Response;
using identity::actor_of;

void add_routes(http::Router& router, Service& checks) {
    const std::string path = "/api/v1/counties/{county}/checks", one = path + "/{id}";
    router.add(Operation::get(path, "listChecks", "checks", "科室检查清单", "Departments' checks")
                   .needs("checks.read")
                   .filters<CheckFilters>()
                   .lists<DepartmentCheck>()
                   .sorted_by({"from_month"}),
               [&](Call& call) {
                   return call.reply(
                       checks.list(actor_of(call), call.path("county"), call.filters<CheckFilters>(), call.page()));
               });
    router.add(
        Operation::get(one, "getCheck", "checks", "科室检查详情", "One check")
            .needs("checks.read")
            .answers<DepartmentCheck>(),
        [&](Call& call) { return call.reply(checks.get(actor_of(call), call.path("county"), call.path_id("id"))); });
    router.add(Operation::put(one, "putCheck", "checks", "申报或修改检查", "File a check, or change it")
                   .needs("checks.file")
                   .takes<DepartmentCheck>()
                   .answers<DepartmentCheck>()
                   .upserts(),
               [&](Call& call) {
                   const auto [check, done] = checks.put(actor_of(call), call.path("county"), call.path_id("id"),
                                                         call.body<DepartmentCheck>(), call.if_match_if_any());
                   Response response = call.reply(check);
                   if (done == Put::created) response.status = 201;
                   return response;
               });
    router.add(Operation::post(one + "/approve", "approveCheck", "checks", "批准检查", "Approve a check")
                   .needs("checks.write")
                   .takes<CheckApproval>()
                   .answers<DepartmentCheck>()
                   .versioned(),
               [&](Call& call) {
                   return call.reply(checks.approve(actor_of(call), call.path("county"), call.path_id("id"),
                                                    call.body<CheckApproval>(), call.if_match()));
               });
    router.add(Operation::post(one + "/withdraw", "withdrawCheck", "checks", "撤销检查", "Withdraw a check")
                   .needs("checks.write")
                   .answers<DepartmentCheck>()
                   .versioned(),
               [&](Call& call) {
                   return call.reply(
                       checks.withdraw(actor_of(call), call.path("county"), call.path_id("id"), call.if_match()));
               });
}

} // namespace guapai::checks
