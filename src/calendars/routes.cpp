#include "calendars/routes.h"

#include "base/problem.h"
#include "http/language.h"
#include "jobs/routes.h"
#include "sheet/write.h"

namespace guapai::calendars {

using http::Call;
using http::Operation;
using http::Response;
using identity::actor_of;

namespace {

const std::string all_path = "/api/v1/counties/{county}/calendars";
const std::string one_path = all_path + "/{id}";
const std::string visit_path = one_path + "/visits/{visit}";

YearMonth wanted_month(const Call& call) {
    if (const auto month = YearMonth::try_parse(call.filters<MonthWanted>().month)) return *month;
    throw Problem::invalid("calendars.months", "月份格式不对，应如 2026-03", "A month is written like 2026-03")
        .at("/month", "应为年月，如 2026-03", "must be a month, such as 2026-03");
}

std::string report_name(ReportPart part, Language language) {
    return Words{"联合督导（", "Joint inspection ("}.in(language) + title_of(part, language) +
           Words{"）.xlsx", ").xlsx"}.in(language);
}

void add_reading(http::Router& router, Service& calendars) {
    router.add(Operation::get(all_path, "listCalendars", "calendars", "督导日历列表", "Calendars of visits")
                   .needs("calendars.read")
                   .filters<CalendarFilters>()
                   .lists<VisitCalendar>()
                   .sorted_by({"-created_at"}),
               [&](Call& call) {
                   return call.reply(calendars.list(actor_of(call), call.path("county"),
                                                    call.filters<CalendarFilters>(), call.page()));
               });
    router.add(
        Operation::get(one_path, "getCalendarOfVisits", "calendars", "督导日历及其报告", "One calendar")
            .needs("calendars.read")
            .answers<VisitCalendar>(),
        [&](Call& call) { return call.reply(calendars.get(actor_of(call), call.path("county"), call.path_id("id"))); });
    router.add(Operation::get(one_path + "/month", "getCalendarMonth", "calendars", "日历的一个月", "One month of it")
                   .needs("calendars.read")
                   .filters<MonthWanted>()
                   .answers<CalendarMonth>(),
               [&](Call& call) {
                   return call.reply(
                       calendars.month(actor_of(call), call.path("county"), call.path_id("id"), wanted_month(call)));
               });
    router.add(Operation::get(one_path + "/schools", "listSchoolSavings", "calendars", "各学校减少入校次数",
                              "Visits saved for each school")
                   .needs("calendars.read")
                   .lists<SchoolSaving>()
                   .sorted_by({"-saved", "saved"}),
               [&](Call& call) {
                   return call.reply(
                       calendars.savings(actor_of(call), call.path("county"), call.path_id("id"), call.page()));
               });
    router.add(Operation::get(one_path + "/unmerged", "listUnmergedChecks", "calendars", "未能合并的检查及原因",
                              "Checks that could not be merged, and why")
                   .needs("calendars.read")
                   .lists<UnmergedCheck>(),
               [&](Call& call) {
                   return call.reply(
                       calendars.unmerged(actor_of(call), call.path("county"), call.path_id("id"), call.page()));
               });
    router.add(Operation::get(one_path + "/report.xlsx", "exportCalendarReport", "calendars", "导出减少入校情况",
                              "Visits saved, and checks that could not be merged, as xlsx")
                   .needs("calendars.read")
                   .filters<ReportWanted>()
                   .answers_bytes(std::string(sheet::media_type(sheet::Format::xlsx))),
               [&](Call& call) {
                   const ReportPart part = call.filters<ReportWanted>().part.value_or(ReportPart::schools);
                   const Language language = http::language_of(call.request());
                   return Response::download(
                       calendars.report_xlsx(actor_of(call), call.path("county"), call.path_id("id"), part, language),
                       sheet::media_type(sheet::Format::xlsx), report_name(part, language));
               });
}

void add_rounds(http::Router& router, Service& calendars) {
    router.add(Operation::get(one_path + "/round", "getCalendarRound", "calendars", "督学当天的路线",
                              "An inspector's round of a day of the calendar")
                   .needs("calendars.read")
                   .filters<RoundWanted>()
                   .answers<DayRound>(),
               [&](Call& call) {
                   return call.reply(calendars.round(actor_of(call), call.path("county"), call.path_id("id"),
                                                     call.filters<RoundWanted>()));
               });
    router.add(Operation::get("/api/v1/counties/{county}/round", "getRound", "calendars", "按督学任务排定的当天路线",
                              "An inspector's round of a day by his open tasks")
                   .needs("rounds.read")
                   .filters<RoundWanted>()
                   .answers<DayRound>(),
               [&](Call& call) {
                   return call.reply(
                       calendars.round_of_tasks(actor_of(call), call.path("county"), call.filters<RoundWanted>()));
               });
}

void add_changing(http::Router& router, Service& calendars) {
    router.add(Operation::post(all_path + "/propose", "proposeCalendar", "calendars", "由系统提出督导日历（草案）",
                               "Have a calendar proposed, as a draft")
                   .needs("calendars.write")
                   .takes<CalendarWish>()
                   .answers<Job>(202)
                   .replayable(),
               [&](Call& call) {
                   return jobs::accepted(
                       call, calendars.propose(actor_of(call), call.path("county"), call.body<CalendarWish>()));
               });
    router.add(Operation::del(one_path, "removeCalendar", "calendars", "删除日历草案", "Throw a draft away")
                   .needs("calendars.write")
                   .answers_nothing(),
               [&](Call& call) {
                   calendars.remove(actor_of(call), call.path("county"), call.path_id("id"));
                   return Response::empty();
               });
    router.add(Operation::get(visit_path + "/days", "getVisitDays", "calendars", "一次入校改到各日的后果",
                              "What moving a visit to each day of its month breaks")
                   .needs("calendars.read")
                   .answers<VisitDays>(),
               [&](Call& call) {
                   return call.reply(
                       calendars.days(actor_of(call), call.path("county"), call.path_id("id"), call.path_id("visit")));
               });
    router.add(Operation::put(visit_path, "moveCalendarVisit", "calendars", "调整一次入校的日期", "Move a visit")
                   .needs("calendars.write")
                   .takes<VisitMove>()
                   .answers<MoveEffect>()
                   .versioned(),
               [&](Call& call) {
                   return call.reply(calendars.move(actor_of(call), call.path("county"), call.path_id("id"),
                                                    call.path_id("visit"), call.body<VisitMove>().day,
                                                    call.if_match()));
               });
    router.add(Operation::post(one_path + "/locks", "lockCalendarVisits", "calendars", "锁定或解锁入校",
                               "Lock visits, or unlock them")
                   .needs("calendars.write")
                   .takes<LockWish>()
                   .answers<VisitCalendar>(),
               [&](Call& call) {
                   return call.reply(
                       calendars.lock(actor_of(call), call.path("county"), call.path_id("id"), call.body<LockWish>()));
               });
    router.add(Operation::put(visit_path + "/team", "askForTeam", "calendars", "要求多名督学同行",
                              "Ask for several inspectors")
                   .needs("calendars.write")
                   .takes<TeamSize>()
                   .answers<CalendarVisit>()
                   .versioned(),
               [&](Call& call) {
                   return call.reply(calendars.team(actor_of(call), call.path("county"), call.path_id("id"),
                                                    call.path_id("visit"), call.body<TeamSize>().inspectors,
                                                    call.if_match()));
               });
    router.add(Operation::post(one_path + "/accept", "acceptCalendar", "calendars", "采用日历，生成督学任务",
                               "Accept it: the inspectors have their tasks")
                   .needs("calendars.write")
                   .answers<Acceptance>()
                   .versioned(),
               [&](Call& call) {
                   return call.reply(
                       calendars.accept(actor_of(call), call.path("county"), call.path_id("id"), call.if_match()));
               });
}

} // namespace

void add_routes(http::Router& router, Service& calendars) {
    add_reading(router, calendars);
    add_rounds(router, calendars);
    add_changing(router, calendars);
}

} // namespace guapai::calendars
