#include "organisation/routes.h"

#include <charconv>

namespace guapai::organisation {

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

int year_in_path(const Call& call) {
    const std::string& text = call.path("year");
    int year = 0;
    const auto [stopped, failed] = std::from_chars(text.data(), text.data() + text.size(), year);
    if (failed == std::errc{} && stopped == text.data() + text.size() && year >= 2000 && year <= 2100) return year;
    throw Problem::not_found("没有这个年份的日历", "There is no calendar of such a year");
}

void add_office(http::Router& router, Service& organisation) {
    router.add(Operation::get(base + "/office", "getOffice", "organisation", "督导室信息", "The supervision office")
                   .needs("organisation.read")
                   .answers<Office>(),
               [&](Call& call) { return call.reply(organisation.get_office(actor_of(call), call.path("county"))); });
    router.add(Operation::put(base + "/office", "putOffice", "organisation", "设置督导室信息",
                              "Set the supervision office's data")
                   .needs("organisation.write")
                   .takes<Office>()
                   .answers<Office>()
                   .upserts(),
               [&](Call& call) {
                   return put_reply(call, organisation.put_office(actor_of(call), call.path("county"),
                                                                  call.body<Office>(), call.if_match_if_any()));
               });
}

void add_departments(http::Router& router, Service& organisation) {
    router.add(Operation::get(base + "/departments", "listDepartments", "organisation", "科室与成员单位",
                              "Departments and member units")
                   .needs("organisation.read")
                   .lists<Department>()
                   .sorted_by({"name"}),
               [&](Call& call) {
                   return call.reply(organisation.departments(actor_of(call), call.path("county"), call.page()));
               });
    router.add(Operation::put(base + "/departments/{id}", "putDepartment", "organisation", "新增或修改科室",
                              "Add or change a department")
                   .needs("organisation.write")
                   .takes<Department>()
                   .answers<Department>()
                   .upserts(),
               [&](Call& call) {
                   return put_reply(call,
                                    organisation.put_department(actor_of(call), call.path("county"), call.path_id("id"),
                                                                call.body<Department>(), call.if_match_if_any()));
               });
}

void add_calendar(http::Router& router, Service& organisation) {
    router.add(Operation::get(base + "/calendar", "getCalendar", "organisation", "年度节假日安排",
                              "Holidays and make-up working days of a year")
                   .needs("organisation.read")
                   .filters<CalendarFilters>()
                   .answers<CalendarYear>(),
               [&](Call& call) {
                   const auto year = call.filters<CalendarFilters>().year.value_or(Date::today().year);
                   return call.reply(
                       organisation.get_calendar(actor_of(call), call.path("county"), static_cast<int>(year)));
               });
    router.add(Operation::put(base + "/calendar/{year}", "putCalendar", "organisation", "设置年度节假日安排",
                              "Set the whole list of a year")
                   .needs("organisation.write")
                   .takes<CalendarYear>()
                   .answers<CalendarYear>(),
               [&](Call& call) {
                   return call.reply(organisation.put_calendar(actor_of(call), call.path("county"), year_in_path(call),
                                                               call.body<CalendarYear>().days));
               });
}

void add_calendar_import(http::Router& router, Service& organisation) {
    constexpr std::size_t most_bytes = 1U << 20U;
    router.add(Operation::post(base + "/calendar/import", "importCalendar", "organisation", "导入年度节假日安排",
                               "Take a year's list over from a spreadsheet")
                   .needs("organisation.write")
                   .takes_bytes("*/*", most_bytes)
                   .answers<CalendarYear>(),
               [&](Call& call) {
                   return call.reply(
                       organisation.import_calendar(actor_of(call), call.path("county"), call.request().body));
               });
}

void add_parameters(http::Router& router, Service& organisation) {
    router.add(Operation::get(base + "/parameters", "listParameters", "organisation", "规则参数",
                              "Rule parameters in force, with their basis")
                   .needs("organisation.read")
                   .filters<ParameterFilters>()
                   .answers<ParameterList>(),
               [&](Call& call) {
                   const Date on = call.filters<ParameterFilters>().on.value_or(Date::today());
                   return call.reply(organisation.list_parameters(actor_of(call), call.path("county"), on));
               });
    router.add(Operation::put(base + "/parameters/{code}", "putParameter", "organisation", "调整规则参数（只能从严）",
                              "Tighten a rule parameter")
                   .needs("organisation.write")
                   .takes<NewParameterValue>()
                   .answers<ParameterView>(),
               [&](Call& call) {
                   return call.reply(organisation.put_parameter(actor_of(call), call.path("county"), call.path("code"),
                                                                call.body<NewParameterValue>()));
               });
}

} // namespace

void add_routes(http::Router& router, Service& organisation) {
    add_office(router, organisation);
    add_departments(router, organisation);
    add_calendar(router, organisation);
    add_calendar_import(router, organisation);
    add_parameters(router, organisation);
}

} // namespace guapai::organisation
