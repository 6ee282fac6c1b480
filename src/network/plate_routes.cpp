#include "http/origin.h"
#include "jobs/routes.h"
#include "network/routes.h"

#include <algorithm>
#include <cctype>

namespace guapai::network {

using http::Call;
using http::Operation;
using http::Response;
using identity::actor_of;

namespace {

const std::string plates_path = "/api/v1/counties/{county}/nameplates";
const std::string public_path = "/api/v1/public/plates/{token}";

Response print(Call& call, Plates& plates) {
    const auto& school = call.filters<PlatePrint>().school;
    if (!school)
        return jobs::accepted(call,
                              plates.print_all(actor_of(call), call.path("county"), http::origin_of(call.request())));
    return Response::download(
        plates.print(actor_of(call), call.path("county"), *school, http::origin_of(call.request())), "application/pdf",
        "责任督学公示牌.pdf");
}

} // namespace

void add_plate_routes(http::Router& router, Plates& plates) {
    router.add(Operation::get(plates_path, "listNameplates", "nameplates", "公示牌列表", "Nameplates")
                   .needs("nameplates.read")
                   .filters<PlateFilters>()
                   .lists<Nameplate>()
                   .sorted_by({"-valid_from", "school"}),
               [&](Call& call) {
                   return call.reply(
                       plates.list(actor_of(call), call.path("county"), call.filters<PlateFilters>(), call.page()));
               });
    router.add(Operation::get(plates_path + "/pdf", "printNameplates", "nameplates",
                              "打印公示牌：一所学校得到 PDF，全部则转为后台任务（202）",
                              "Print nameplates: one school's as PDF, all of them as a job (202)")
                   .needs("nameplates.read")
                   .filters<PlatePrint>()
                   .answers<Job>(202)
                   .answers_bytes("application/pdf"),
               [&](Call& call) { return print(call, plates); });
    router.add(Operation::post(plates_path + "/{id}/posted", "provePosted", "nameplates", "登记已挂牌",
                               "Prove that a plate hangs at the gate")
                   .needs("nameplates.write")
                   .takes<PostedProof>()
                   .answers<Nameplate>()
                   .versioned(),
               [&](Call& call) {
                   return call.reply(plates.posted(actor_of(call), call.path("county"), call.path_id("id"),
                                                   call.body<PostedProof>(), call.if_match()));
               });
    router.add(Operation::get(public_path, "getPublicPlate", "public", "公示牌二维码页面的内容",
                              "What stands behind a nameplate's QR code")
                   .answers<PublicPlate>(),
               [&](Call& call) { return call.reply(plates.public_plate(call.path("token"))); });
    router.add(Operation::get(public_path + "/photo", "getPublicPlatePhoto", "public", "公示牌上的照片",
                              "The photo on a nameplate")
                   .answers_bytes("image/*"),
               [&](Call& call) {
                   const auto photo = plates.public_photo(call.path("token"));
                   return Response::bytes(photo.bytes, photo.media_type).with("Cache-Control", "public, max-age=3600");
               });
}

} // namespace guapai::network
