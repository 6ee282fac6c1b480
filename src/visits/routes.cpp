#include "visits/routes.h"

#include "base/hash.h"
#include "http/language.h"

namespace guapai::visits {

using http::Call;
using http::Operation;
using http::Response;
using identity::actor_of;

namespace {

const std::string base = "/api/v1/counties/{county}";

template <class T>
Listed<T> whole(std::vector<T> items) {
    return {std::move(items), {}, std::nullopt};
}

void add_records(http::Router& router, Service& visits) {
    router.add(Operation::put(base + "/visits/{id}", "submitVisit", "visits", "提交督导记录", "Submit a signed visit")
                   .needs("visits.write")
                   .takes<VisitSubmission>()
                   .answers<VisitReceipt>(201),
               [&](Call& call) {
                   const auto taken = visits.submit(actor_of(call), call.path("county"), call.path_id("id"),
                                                    call.body<VisitSubmission>(), hex(sha256(call.request().body)));
                   Response response = call.reply(taken.receipt);
                   if (!taken.fresh) response.status = 200;
                   return response;
               });
    router.add(Operation::get(base + "/visits", "listVisits", "visits", "督导记录", "Visits")
                   .needs("visits.read")
                   .filters<VisitFilters>()
                   .lists<VisitSummary>()
                   .sorted_by({"-visited_on", "-received_at"}),
               [&](Call& call) {
                   return call.reply(
                       visits.list(actor_of(call), call.path("county"), call.filters<VisitFilters>(), call.page()));
               });
    router.add(Operation::get(base + "/visits/{id}", "getVisit", "visits", "督导记录详情（可看更正前的版本）",
                              "One visit, as it reads now or as it read before an amendment")
                   .needs("visits.read")
                   .filters<VersionFilter>()
                   .answers<Visit>(),
               [&](Call& call) {
                   return call.reply(visits.get(actor_of(call), call.path("county"), call.path_id("id"),
                                                call.filters<VersionFilter>().version));
               });
    router.add(Operation::get(base + "/visits/{id}/receipt", "getReceipt", "visits", "回执", "The signed receipt")
                   .needs("visits.read")
                   .answers<VisitReceipt>(),
               [&](Call& call) {
                   return call.reply(visits.receipt(actor_of(call), call.path("county"), call.path_id("id")));
               });
    router.add(Operation::get(base + "/visits/{id}/findings", "listFindingsOfVisit", "visits", "本次督导发现的问题",
                              "What the visit found")
                   .needs("visits.read")
                   .lists<rectification::Finding>(),
               [&](Call& call) {
                   return call.reply(whole(visits.findings(actor_of(call), call.path("county"), call.path_id("id"))));
               });
}

void add_amendments(http::Router& router, Service& visits) {
    router.add(Operation::get(base + "/visits/{id}/amendments", "listAmendments", "visits", "更正", "Amendments")
                   .needs("visits.read")
                   .lists<Amendment>(),
               [&](Call& call) {
                   return call.reply(whole(visits.amendments(actor_of(call), call.path("county"), call.path_id("id"))));
               });
    router.add(Operation::post(base + "/visits/{id}/amendments", "amendVisit", "visits", "更正督导记录",
                               "Amend a signed visit: reason and author stay with it")
                   .needs("visits.write")
                   .takes<NewAmendment>()
                   .answers<Amendment>(201)
                   .replayable(),
               [&](Call& call) {
                   return call.reply(visits.amend(actor_of(call), call.path("county"), call.path_id("id"),
                                                  call.body<NewAmendment>()));
               });
}

void add_pages(http::Router& router, Service& visits) {
    router.add(
        Operation::get(base + "/schools/{id}/card", "getSchoolCard", "visits", "学校卡片",
                       "What an inspector should know before he enters")
            .needs("visits.read")
            .answers<SchoolCard>(),
        [&](Call& call) { return call.reply(visits.card(actor_of(call), call.path("county"), call.path_id("id"))); });
    router.add(Operation::get(base + "/today", "getToday", "visits", "今日任务", "The field app's first page")
                   .needs("visits.write")
                   .answers<Today>(),
               [&](Call& call) { return call.reply(visits.today(actor_of(call), call.path("county"))); });
    router.add(Operation::get(base + "/workbench", "getWorkbench", "visits", "工作台待办", "What waits for me")
                   .needs("organisation.read")
                   .lists<WorkItem>(),
               [&](Call& call) { return call.reply(whole(visits.workbench(actor_of(call), call.path("county")))); });
    router.add(Operation::get(base + "/visits/rollups", "getVisitRollups", "visits", "督导统计", "Counts of visits")
                   .needs("visits.read")
                   .filters<RollupFilters>()
                   .answers<Rollups>(),
               [&](Call& call) {
                   return call.reply(
                       visits.rollups(actor_of(call), call.path("county"), call.filters<RollupFilters>()));
               });
    router.add(Operation::get(base + "/visits/export.xlsx", "exportVisits", "visits", "导出督导记录", "Visits as xlsx")
                   .needs("visits.read")
                   .filters<VisitFilters>()
                   .answers_bytes("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
               [&](Call& call) {
                   const Language language = http::language_of(call.request());
                   return Response::download(
                       visits.export_xlsx(actor_of(call), call.path("county"), call.filters<VisitFilters>(), language),
                       "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
                       Words{"督导记录.xlsx", "Visits.xlsx"}.in(language));
               });
}

} // namespace

void add_routes(http::Router& router, Service& visits) {
    add_records(router, visits);
    add_amendments(router, visits);
    add_pages(router, visits);
}

} // namespace guapai::visits
