#include "draws/routes.h"

namespace guapai::draws {

using http::Call;
using http::Operation;
using http::Response;
using identity::actor_of;

namespace {

const std::string base = "/api/v1/counties/{county}/draws";
const std::string open_to_all = "/api/v1/public/draws/{place}";

void add_reading(http::Router& router, Service& draws) {
    router.add(Operation::get(base, "listDraws", "draws", "随机抽取列表", "Draws")
                   .needs("draws.read")
                   .filters<DrawFilters>()
                   .lists<Draw>()
                   .sorted_by({"-created_at"}),
               [&](Call& call) {
                   return call.reply(
                       draws.list(actor_of(call), call.path("county"), call.filters<DrawFilters>(), call.page()));
               });
    router.add(Operation::get(base + "/strata", "listStrata", "draws", "分层与学校数", "Strata and their schools")
                   .needs("draws.read")
                   .filters<StrataQuery>()
                   .answers<StrataList>(),
               [&](Call& call) {
                   return call.reply(draws.strata(actor_of(call), call.path("county"), call.filters<StrataQuery>()));
               });
    router.add(
        Operation::get(base + "/{id}", "getDraw", "draws", "随机抽取详情", "One draw")
            .needs("draws.read")
            .answers<Draw>(),
        [&](Call& call) { return call.reply(draws.get(actor_of(call), call.path("county"), call.path_id("id"))); });
}

void add_steps(http::Router& router, Service& draws) {
    router.add(Operation::put(base + "/{id}", "putDraw", "draws", "拟定抽取方案", "Write the draft of a draw")
                   .needs("draws.write")
                   .takes<Draw>()
                   .answers<Draw>()
                   .upserts(),
               [&](Call& call) {
                   const auto [draw, done] = draws.put(actor_of(call), call.path("county"), call.path_id("id"),
                                                       call.body<Draw>(), call.if_match_if_any());
                   Response response = call.reply(draw);
                   if (done == Put::created) response.status = 201;
                   return response;
               });
    router.add(Operation::post(base + "/{id}/commit", "commitDraw", "draws", "冻结名册并公布承诺",
                               "Freeze the roster and publish the commitment")
                   .needs("draws.write")
                   .answers<Draw>()
                   .versioned(),
               [&](Call& call) {
                   return call.reply(
                       draws.commit(actor_of(call), call.path("county"), call.path_id("id"), call.if_match()));
               });
    router.add(Operation::post(base + "/{id}/numbers", "enterDrawNumbers", "draws", "录入公共随机数",
                               "Enter the public numbers and the witnesses' seeds")
                   .needs("draws.write")
                   .takes<EnteredNumbers>()
                   .answers<Draw>()
                   .versioned(),
               [&](Call& call) {
                   return call.reply(draws.enter(actor_of(call), call.path("county"), call.path_id("id"),
                                                 call.body<EnteredNumbers>(), call.if_match()));
               });
    router.add(Operation::post(base + "/{id}/draw", "drawSchools", "draws", "抽取学校", "Draw the schools")
                   .needs("draws.write")
                   .answers<Draw>()
                   .versioned(),
               [&](Call& call) {
                   return call.reply(
                       draws.draw(actor_of(call), call.path("county"), call.path_id("id"), call.if_match()));
               });
    router.add(Operation::post(base + "/{id}/withdrawals", "withdrawDrawnSchool", "draws", "退出并递补",
                               "Replace a school by the next ticket")
                   .needs("draws.write")
                   .takes<DrawWithdrawal>()
                   .answers<Draw>()
                   .versioned(),
               [&](Call& call) {
                   return call.reply(draws.withdraw(actor_of(call), call.path("county"), call.path_id("id"),
                                                    call.body<DrawWithdrawal>(), call.if_match()));
               });
    router.add(Operation::get(base + "/{id}/tasks", "listDrawTasks", "draws", "抽中学校的督导任务",
                              "Tasks of the drawn schools, given and to be given")
                   .needs("draws.write")
                   .filters<plans::MonthFilter>()
                   .answers<DrawTasks>(),
               [&](Call& call) {
                   return call.reply(draws.tasks(actor_of(call), call.path("county"), call.path_id("id"),
                                                 call.filters<plans::MonthFilter>()));
               });
    router.add(Operation::post(base + "/{id}/tasks", "giveDrawTasks", "draws",
                               "为抽中学校下达督导任务（再次下达只补缺）",
                               "Give each drawn school's inspector his task; again adds what is missing")
                   .needs("draws.write")
                   .takes<DrawTaskWish>()
                   .answers<DrawTasks>()
                   .versioned(),
               [&](Call& call) {
                   return call.reply(draws.give_tasks(actor_of(call), call.path("county"), call.path_id("id"),
                                                      call.body<DrawTaskWish>(), call.if_match()));
               });
    router.add(Operation::post(base + "/{id}/reveal", "revealDraw", "draws", "公开盐值和结果",
                               "Publish the salt and the schools")
                   .needs("draws.write")
                   .answers<Draw>()
                   .versioned(),
               [&](Call& call) {
                   return call.reply(
                       draws.reveal(actor_of(call), call.path("county"), call.path_id("id"), call.if_match()));
               });
}

void add_public(http::Router& router, Service& draws) {
    router.add(Operation::get(open_to_all, "listPublicDraws", "public", "公开的随机抽取", "Published draws")
                   .answers<PublicDrawList>(),
               [&](Call& call) { return call.reply(draws.published(call.path("place"))); });
    router.add(Operation::get(open_to_all + "/{id}", "getPublicDraw", "public", "一次公开的抽取", "A published draw")
                   .answers<PublicDraw>(),
               [&](Call& call) { return call.reply(draws.published(call.path("place"), call.path_id("id"))); });
    router.add(Operation::get(open_to_all + "/{id}/roster", "getPublicDrawRoster", "public", "抽取名册",
                              "The frozen roster of a draw")
                   .answers_bytes("text/plain; charset=utf-8"),
               [&](Call& call) {
                   return Response::download(draws.published_roster(call.path("place"), call.path_id("id")),
                                             "text/plain; charset=utf-8", "抽取名册.txt");
               });
    router.add(Operation::get(open_to_all + "/{id}/file", "getPublicDrawFile", "public", "公开的抽取文件",
                              "The published file: what `guapai draw verify` checks")
                   .answers_bytes("application/json"),
               [&](Call& call) {
                   return Response::download(draws.published_file(call.path("place"), call.path_id("id")),
                                             "application/json", "随机抽取.json");
               });
}

} // namespace

void add_routes(http::Router& router, Service& draws) {
    add_reading(router, draws);
    add_steps(router, draws);
    add_public(router, draws);
}

} // namespace guapai::draws
