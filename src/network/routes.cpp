#include "network/routes.h"

#include "jobs/routes.h"

namespace guapai::network {

using http::Call;
using http::Operation;
using http::Response;
using identity::actor_of;

namespace {

constexpr std::size_t boundaries_limit = 5U << 20U;
const std::string networks_path = "/api/v1/counties/{county}/networks";
const std::string network_path = networks_path + "/{id}";

void add_reading(http::Router& router, Service& networks) {
    router.add(Operation::get(networks_path, "listNetworks", "network", "网络版本列表", "Versions of the network")
                   .needs("network.read")
                   .lists<NetworkVersion>()
                   .sorted_by({"-created_at"}),
               [&](Call& call) { return call.reply(networks.list(actor_of(call), call.path("county"), call.page())); });
    router.add(Operation::get(networks_path + "/current", "getCurrentNetwork", "network", "现行网络及其报告",
                              "The network in force, with its report")
                   .needs("network.read")
                   .answers<NetworkReport>(),
               [&](Call& call) { return call.reply(networks.current(actor_of(call), call.path("county"))); });
    router.add(Operation::get(network_path, "getNetwork", "network", "网络版本及其报告",
                              "A version of the network, with its report")
                   .needs("network.read")
                   .answers<NetworkReport>(),
               [&](Call& call) {
                   return call.reply(networks.report(actor_of(call), call.path("county"), call.path_id("id")));
               });
    router.add(Operation::get(network_path + "/assignments", "listAssignments", "network", "责任分工列表",
                              "Which inspector each school has")
                   .needs("network.read")
                   .filters<AssignmentFilters>()
                   .lists<Assignment>()
                   .sorted_by({"order"}),
               [&](Call& call) {
                   return call.reply(networks.assignments(actor_of(call), call.path("county"), call.path_id("id"),
                                                          call.filters<AssignmentFilters>(), call.page()));
               });
    router.add(
        Operation::get(network_path + "/map", "getNetworkMap", "network", "网络地图", "The map of a version")
            .needs("network.read")
            .answers<NetworkMap>(),
        [&](Call& call) { return call.reply(networks.map(actor_of(call), call.path("county"), call.path_id("id"))); });
    router.add(Operation::get(network_path + "/areas", "listAreas", "network", "责任区和片区", "Areas and sub-areas")
                   .needs("network.read")
                   .lists<Area>(),
               [&](Call& call) {
                   return call.reply(networks.areas(actor_of(call), call.path("county"), call.path_id("id")));
               });
    router.add(Operation::get("/api/v1/counties/{county}/coverage", "getCoverage", "network", "学校覆盖情况",
                              "Whether every school has an inspector on a day")
                   .needs("network.read")
                   .filters<CoverageDay>()
                   .answers<Coverage>(),
               [&](Call& call) {
                   return call.reply(
                       networks.coverage(actor_of(call), call.path("county"), call.filters<CoverageDay>().on));
               });
}

void add_drafts(http::Router& router, Service& networks) {
    router.add(Operation::post(networks_path + "/propose", "proposeNetwork", "network", "由系统提出网络方案（草案）",
                               "Have a network proposed, as a draft")
                   .needs("network.write")
                   .takes<ProposalWish>()
                   .answers<Job>(202)
                   .replayable(),
               [&](Call& call) {
                   return jobs::accepted(
                       call, networks.propose(actor_of(call), call.path("county"), call.body<ProposalWish>()));
               });
    router.add(Operation::post(networks_path, "copyNetwork", "network", "复制为新草案", "Copy a version to a new draft")
                   .needs("network.write")
                   .takes<NewDraft>()
                   .answers<NetworkVersion>(201)
                   .replayable(),
               [&](Call& call) {
                   return call.reply(networks.copy(actor_of(call), call.path("county"), call.body<NewDraft>()));
               });
    router.add(Operation::del(network_path, "removeNetwork", "network", "删除草案", "Throw a draft away")
                   .needs("network.write")
                   .answers_nothing(),
               [&](Call& call) {
                   networks.remove(actor_of(call), call.path("county"), call.path_id("id"));
                   return Response::empty();
               });
    router.add(Operation::post(network_path + "/publish", "publishNetwork", "network", "发布网络版本",
                               "Publish a draft from a day on")
                   .needs("network.write")
                   .takes<Publication>()
                   .answers<NetworkReport>()
                   .versioned(),
               [&](Call& call) {
                   return call.reply(networks.publish(actor_of(call), call.path("county"), call.path_id("id"),
                                                      call.body<Publication>(), call.if_match()));
               });
}

void add_edits(http::Router& router, Service& networks) {
    router.add(Operation::put(network_path + "/assignments/{school}", "editAssignment", "network",
                              "调整一所学校的分工，立即看到影响", "Change a school's assignment and see the effect")
                   .needs("network.write")
                   .takes<AssignmentEdit>()
                   .answers<AssignmentEffect>(),
               [&](Call& call) {
                   return call.reply(networks.edit(actor_of(call), call.path("county"), call.path_id("id"),
                                                   call.path_id("school"), call.body<AssignmentEdit>()));
               });
    router.add(Operation::put(network_path + "/areas/{area}", "editArea", "network", "修改责任区或片区",
                              "Change an area or sub-area")
                   .needs("network.write")
                   .takes<Area>()
                   .answers<Area>(),
               [&](Call& call) {
                   return call.reply(networks.save_area(actor_of(call), call.path("county"), call.path_id("id"),
                                                        call.path_id("area"), call.body<Area>()));
               });
    router.add(Operation::post(network_path + "/boundaries", "importBoundaries", "network",
                               "导入责任区边界（GeoJSON，按名称匹配）", "Import boundaries as GeoJSON, matched by name")
                   .needs("network.write")
                   .takes_bytes("*/*", boundaries_limit)
                   .answers<BoundaryImport>(),
               [&](Call& call) {
                   return call.reply(networks.import_boundaries(actor_of(call), call.path("county"), call.path_id("id"),
                                                                call.request().body));
               });
}

} // namespace

void add_routes(http::Router& router, Service& networks, Plates& plates) {
    add_reading(router, networks);
    add_drafts(router, networks);
    add_edits(router, networks);
    add_plate_routes(router, plates);
}

} // namespace guapai::network
