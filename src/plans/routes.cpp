#include "plans/routes.h"

#include "plans/rules.h"

namespace guapai::plans {

using http::Call;
using http::Operation;
using http::Response;
using identity::actor_of;

namespace {

const std::string base = "/api/v1/counties/{county}";

template <class T>
Response put_reply(const Call& call, const std::pair<T, Put>& done) {
    Response response = call.reply(done.first);
    if (done.second == Put::created) response.status = 201;
    return response;
}

YearMonth month_of(const Call& call) {
    const auto month = call.filters<MonthFilter>().month;
    return month ? parse_month(*month, "/month") : YearMonth::of(Date::today());
}

void add_items(http::Router& router, Service& plans) {
    router.add(Operation::get(base + "/items", "listItems", "plans", "督导事项目录", "The catalogue of items")
                   .needs("visits.read")
                   .filters<ItemFilters>()
                   .lists<SupervisionItem>()
                   .sorted_by({"position"}),
               [&](Call& call) {
                   return call.reply(
                       plans.list_items(actor_of(call), call.path("county"), call.filters<ItemFilters>()));
               });
    router.add(Operation::put(base + "/items/{id}", "putItem", "plans", "新增或修改督导事项", "Add or change an item")
                   .needs("plans.write")
                   .takes<SupervisionItem>()
                   .answers<SupervisionItem>()
                   .upserts(),
               [&](Call& call) {
                   return put_reply(call, plans.put_item(actor_of(call), call.path("county"), call.path_id("id"),
                                                         call.body<SupervisionItem>(), call.if_match_if_any()));
               });
    router.add(Operation::del(base + "/items/{id}", "dropItem", "plans", "停用督导事项", "Take an item out of use")
                   .needs("plans.write")
                   .answers_nothing()
                   .versioned(),
               [&](Call& call) {
                   plans.drop_item(actor_of(call), call.path("county"), call.path_id("id"), call.if_match());
                   return Response::empty();
               });
}

void add_key_points(http::Router& router, Service& plans) {
    router.add(Operation::get(base + "/key-points", "listKeyPoints", "plans", "月度督导要点", "Monthly key points")
                   .needs("plans.read")
                   .lists<KeyPoints>()
                   .sorted_by({"-month"}),
               [&](Call& call) {
                   return call.reply(plans.list_key_points(actor_of(call), call.path("county"), call.page()));
               });
    router.add(
        Operation::get(base + "/key-points/{id}", "getKeyPoints", "plans", "月度要点详情", "One month's key points")
            .needs("plans.read")
            .answers<KeyPoints>(),
        [&](Call& call) {
            return call.reply(plans.get_key_points(actor_of(call), call.path("county"), call.path_id("id")));
        });
    router.add(
        Operation::put(base + "/key-points/{id}", "putKeyPoints", "plans", "编写月度要点", "Write a month's key points")
            .needs("plans.write")
            .takes<KeyPoints>()
            .answers<KeyPoints>()
            .upserts(),
        [&](Call& call) {
            return put_reply(call, plans.put_key_points(actor_of(call), call.path("county"), call.path_id("id"),
                                                        call.body<KeyPoints>(), call.if_match_if_any()));
        });
    router.add(Operation::post(base + "/key-points/{id}/publish", "publishKeyPoints", "plans",
                               "下达要点并生成任务（再次下达只补缺）",
                               "Publish: a task for every school; again adds what is missing")
                   .needs("plans.write")
                   .filters<PublishOptions>()
                   .answers<KeyPoints>(),
               [&](Call& call) {
                   const bool force = call.filters<PublishOptions>().force.value_or(false);
                   return call.reply(
                       plans.publish(actor_of(call), call.path("county"), call.path_id("id"), force).key_points);
               });
}

void add_tasks(http::Router& router, Service& plans) {
    router.add(Operation::get(base + "/tasks", "listTasks", "plans", "督学任务", "Tasks")
                   .needs("plans.read")
                   .filters<TaskFilters>()
                   .lists<Task>()
                   .sorted_by({"due_on", "planned_on"}),
               [&](Call& call) {
                   return call.reply(
                       plans.list_tasks(actor_of(call), call.path("county"), call.filters<TaskFilters>(), call.page()));
               });
    router.add(
        Operation::get(base + "/tasks/calendar", "getTaskCalendar", "plans", "任务日历", "Tasks by day")
            .needs("plans.read")
            .filters<MonthFilter>()
            .answers<PlanCalendar>(),
        [&](Call& call) { return call.reply(plans.calendar(actor_of(call), call.path("county"), month_of(call))); });
    router.add(Operation::get(base + "/tasks/{id}", "getTask", "plans", "任务详情", "One task")
                   .needs("plans.read")
                   .answers<Task>(),
               [&](Call& call) {
                   return call.reply(plans.get_task(actor_of(call), call.path("county"), call.path_id("id")));
               });
    router.add(Operation::patch(base + "/tasks/{id}", "changeTask", "plans", "调整任务日期或备注",
                                "Move a task within its month, or note something")
                   .needs("tasks.write")
                   .takes<TaskChange>()
                   .answers<Task>()
                   .versioned(),
               [&](Call& call) {
                   return call.reply(plans.change_task(actor_of(call), call.path("county"), call.path_id("id"),
                                                       call.body<TaskChange>(), call.if_match()));
               });
    router.add(
        Operation::get(base + "/plans/progress", "getProgress", "plans", "任务进度", "Progress of a month's tasks")
            .needs("plans.read")
            .filters<MonthFilter>()
            .answers<MonthProgress>(),
        [&](Call& call) { return call.reply(plans.progress(actor_of(call), call.path("county"), month_of(call))); });
}

} // namespace

void add_routes(http::Router& router, Service& plans) {
    add_items(router, plans);
    add_key_points(router, plans);
    add_tasks(router, plans);
}

} // namespace guapai::plans
