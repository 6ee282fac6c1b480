#include "results/service.h"

#include "audit/service.h"
#include "base/json.h"
#include "base/problem.h"
#include "organisation/service.h"
#include "results/facts.h"
#include "results/report.h"
#include "results/rules.h"
#include "results/store.h"
#include "schools/service.h"
#include "sheet/write.h"

#include <algorithm>
#include <set>

namespace guapai::results {

namespace {

GradeLimits limits_of(const Reader& in, std::string_view county, const Date& on) {
    const auto rules = organisation::parameters(in, county, on);
    const auto value = [&](std::string_view code) { return static_cast<double>(rules.value(code)); };
    return {value("result.excellent"), value("result.good"), value("result.qualified")};
}

Problem without_indicators(std::int64_t year) {
    return Problem::invalid("results.no_indicators", std::to_string(year) + "年度还没有设定指标体系，请先设定",
                            "No indicators are set for " + std::to_string(year) + "; set them first");
}

void refuse_doubles(const std::vector<Indicator>& indicators) {
    std::set<std::string> codes;
    std::set<Id> ids;
    for (std::size_t i = 0; i < indicators.size(); ++i)
        if (!codes.insert(indicators[i].code).second || !ids.insert(indicators[i].id).second)
            throw Problem::invalid("results.indicator_twice", "指标代码或编号重复：" + indicators[i].code,
                                   "An indicator's code or id occurs twice: " + indicators[i].code)
                .at("/indicators/" + std::to_string(i) + "/code", "重复", "occurs twice");
}

std::vector<sheet::ColumnFormat> export_columns(Language language) {
    using sheet::Content;
    static constexpr std::pair<Words, Content> columns[] = {
        {{"名次", "Rank"}, Content::integer},       {{"学校名称", "School name"}, Content::text},
        {{"总分", "Score"}, Content::real},         {{"等级", "Grade"}, Content::text},
        {{"督导次数", "Visits"}, Content::integer}, {{"问题数", "Findings"}, Content::integer},
        {{"通知书", "Notices"}, Content::integer},  {{"整改到位", "Put right"}, Content::integer}};
    std::vector<sheet::ColumnFormat> out;
    for (const auto& [heading, content] : columns)
        out.push_back({heading.in(language), content});
    return out;
}

} // namespace

IndicatorTree Service::indicators(const identity::Actor& actor, std::string_view county, std::int64_t year) {
    return read(database_, [&](Reader& in) { return IndicatorTree{load_indicators(in, actor.scope, county, year)}; });
}

IndicatorTree Service::sample(std::string_view county, std::int64_t year) { return {sample_indicators(county, year)}; }

IndicatorTree Service::put_indicators(const identity::Actor& actor, std::string_view county, std::int64_t year,
                                      IndicatorTree tree) {
    refuse_doubles(tree.indicators);
    check_indicators(tree.indicators);
    for (Indicator& indicator : tree.indicators) {
        indicator.county = county;
        indicator.year = year;
        indicator.version = 1;
    }
    database_.write(county, [&](Transaction& tx) {
        try {
            replace_indicators(tx, county, year, tree.indicators);
        } catch (const DuplicateKey&) {
            throw Problem::conflict("results.indicator_of_another_year", "指标编号已用于其他年度，请使用新编号",
                                    "An indicator's id belongs to another year; mint new ones");
        }
        audit::record(tx, county, actor.name(), "results.set_indicators", "indicators", std::to_string(year),
                      json::write(tree));
    });
    return tree;
}

Job Service::compute(const identity::Actor& actor, std::string_view county, std::int64_t year) {
    if (indicators(actor, county, year).indicators.empty()) throw without_indicators(year);
    const std::string name = actor.name(), place(county);
    Jobs::Request request{
        .county = place, .kind = "results.compute", .account = name, .input = json::write(YearRequest{year})};
    return jobs_.submit(std::move(request), [this, name, place, year](JobProgress& progress) {
        const auto schools =
            compute_now(name, place, year, [&](double part, auto zh, auto en) { progress.report(part, zh, en); });
        return JobResult{.counts = {{"已计算学校", "Schools computed", schools}}};
    });
}

std::int64_t Service::compute_now(std::string_view account, std::string_view county, std::int64_t year,
                                  const Report& report) {
    const Date today = Date::today();
    std::vector<Indicator> tree;
    GradeLimits limits;
    std::vector<schools::School> roster;
    database_.read([&](Reader& in) {
        tree = load_indicators(in, Scope::office(county), county, year);
        limits = limits_of(in, county, today);
        roster = schools::all_active(in, county);
    });
    double done = 0;
    for (const schools::School& school : roster) {
        report(done++ / static_cast<double>(roster.size()), "计算" + school.name, "Computing " + school.code);
        SchoolResult result =
            read(database_, [&](Reader& in) { return assess(tree, facts_of(in, county, school.id, year), limits); });
        result.county = county;
        result.id = Id::mint();
        result.school = school.id;
        result.year = year;
        result.computed_at = Instant::now();
        database_.write(county, [&](Transaction& tx) {
            save_result(tx, result);
            audit::record(tx, county, account, "results.compute", "result", result.id.text(), json::write(result));
        });
    }
    return std::ssize(roster);
}

ListedJson Service::list(const identity::Actor& actor, std::string_view county, const ResultFilters& filters,
                         const Page& page) {
    ResultFilters wanted = filters;
    if (!wanted.year) wanted.year = Date::today().year;
    return read(database_, [&](Reader& in) {
        return list_results(in, actor.scope, county, wanted, page,
                            {{"school_name", "school", schools::names(in, county)}});
    });
}

SchoolResult Service::get(const identity::Actor& actor, std::string_view county, const Id& id) {
    return read(database_, [&](Reader& in) {
        auto result = find_result(in, actor.scope, county, id);
        if (!result) throw Problem::not_found("没有这份年度结果", "There is no such result");
        result->school_name = schools::names(in, county).of(result->school);
        return std::move(*result);
    });
}

std::string Service::export_xlsx(const identity::Actor& actor, std::string_view county, std::int64_t year,
                                 Language language) {
    return read(database_, [&](Reader& in) {
        const auto tree = load_indicators(in, actor.scope, county, year);
        auto columns = export_columns(language);
        for (const Indicator& indicator : tree)
            columns.push_back({indicator.code + " " + indicator.title, sheet::Content::real});
        const auto writer = sheet::make_writer(
            sheet::Format::xlsx,
            Words{"", "Results of "}.in(language) + std::to_string(year) + Words{"年度结果", ""}.in(language), columns);
        std::map<Id, std::string> names;
        for (const schools::School& school : schools::all_active(in, actor.scope, county))
            names[school.id] = school.name;
        std::int64_t rank = 0;
        each_result(in, actor.scope, county, year, [&](const SchoolResult& result) {
            std::vector<sheet::CellValue> cells = {
                ++rank,        names[result.school], result.score,   title_of(result.grade, language),
                result.visits, result.findings,      result.notices, result.put_right};
            for (const Indicator& indicator : tree) {
                const auto line = std::ranges::find(result.lines, indicator.id, &ScoreLine::indicator);
                if (line != result.lines.end() && line->assessed)
                    cells.emplace_back(line->score);
                else
                    cells.emplace_back(std::monostate());
            }
            writer->row(cells);
        });
        return writer->finish();
    });
}

std::string Service::print(const identity::Actor& actor, std::string_view county, const Id& id) {
    const SchoolResult result = get(actor, county, id);
    const auto office = read(database_, [&](Reader& in) { return organisation::office(in, county); });
    return print_result(result, office.office_name);
}

} // namespace guapai::results
