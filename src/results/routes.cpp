#include "results/routes.h"

#include "base/problem.h"
#include "http/language.h"

namespace guapai::results {

using http::Call;
using http::Operation;
using http::Response;
using identity::actor_of;

namespace {

constexpr std::string_view xlsx = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

std::int64_t this_year() { return Date::today().year; }

std::int64_t year_in_path(const Call& call) {
    const std::string& text = call.path("year");
    const bool digits = text.size() == 4 && text.find_first_not_of("0123456789") == std::string::npos;
    const std::int64_t year = digits ? std::stoll(text) : 0;
    if (year >= 2000 && year <= 2100) return year;
    throw Problem::not_found("没有这个年度", "There is no such year");
}

void add_indicator_routes(http::Router& router, Service& service) {
    const std::string path = "/api/v1/counties/{county}/indicators";
    router.add(Operation::get(path, "getIndicators", "results", "指标体系", "The tree of indicators of a year")
                   .needs("results.read")
                   .filters<IndicatorFilters>()
                   .answers<IndicatorTree>(),
               [&](Call& call) {
                   const auto year = call.filters<IndicatorFilters>().year.value_or(this_year());
                   return call.reply(service.indicators(actor_of(call), call.path("county"), year));
               });
    router.add(Operation::get(path + "/sample", "getSampleIndicators", "results", "样例指标体系",
                              "A tree of indicators to start from; not stored")
                   .needs("results.read")
                   .filters<IndicatorFilters>()
                   .answers<IndicatorTree>(),
               [&](Call& call) {
                   const auto year = call.filters<IndicatorFilters>().year.value_or(this_year());
                   return call.reply(service.sample(call.path("county"), year));
               });
    router.add(Operation::put(path + "/{year}", "putIndicators", "results", "设定指标体系",
                              "Set the whole tree of indicators of a year")
                   .needs("results.write")
                   .takes<IndicatorTree>()
                   .answers<IndicatorTree>(),
               [&](Call& call) {
                   return call.reply(service.put_indicators(actor_of(call), call.path("county"), year_in_path(call),
                                                            call.body<IndicatorTree>()));
               });
}

} // namespace

void add_routes(http::Router& router, Service& service) {
    add_indicator_routes(router, service);
    const std::string path = "/api/v1/counties/{county}/results";
    router.add(Operation::post(path + "/compute", "computeResults", "results", "计算年度结果",
                               "Compute the yearly results of all schools")
                   .needs("results.write")
                   .takes<YearRequest>()
                   .answers<Job>(202),
               [&](Call& call) {
                   const Job job = service.compute(actor_of(call), call.path("county"), call.body<YearRequest>().year);
                   return call.reply(job).with("Location", "/api/v1/counties/" + job.county + "/jobs/" + job.id.text());
               });
    router.add(Operation::get(path, "listResults", "results", "学校年度结果", "Yearly results of schools")
                   .needs("results.read")
                   .filters<ResultFilters>()
                   .lists<ResultSummary>()
                   .sorted_by({"-score"}),
               [&](Call& call) {
                   return call.reply(
                       service.list(actor_of(call), call.path("county"), call.filters<ResultFilters>(), call.page()));
               });
    router.add(Operation::get(path + "/export.xlsx", "exportResults", "results", "导出年度结果",
                              "Yearly results as a workbook")
                   .needs("results.read")
                   .filters<IndicatorFilters>()
                   .answers_bytes(std::string(xlsx)),
               [&](Call& call) {
                   const auto year = call.filters<IndicatorFilters>().year.value_or(this_year());
                   const Language language = http::language_of(call.request());
                   return Response::download(
                       service.export_xlsx(actor_of(call), call.path("county"), year, language), xlsx,
                       Words{"学校年度结果", "Results of schools "}.in(language) + std::to_string(year) + ".xlsx");
               });
    router.add(
        Operation::get(path + "/{id}", "getResult", "results", "年度结果及依据", "A yearly result with its evidence")
            .needs("results.read")
            .answers<SchoolResult>(),
        [&](Call& call) { return call.reply(service.get(actor_of(call), call.path("county"), call.path_id("id"))); });
    router.add(Operation::get(path + "/{id}/pdf", "printResult", "results", "打印年度结果", "A yearly result as PDF")
                   .needs("results.read")
                   .answers_bytes("application/pdf"),
               [&](Call& call) {
                   return Response::download(service.print(actor_of(call), call.path("county"), call.path_id("id")),
                                             "application/pdf", "学校年度结果.pdf");
               });
}

} // namespace guapai::results
