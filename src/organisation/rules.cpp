#include "organisation/rules.h"

#include "base/origin.h"
#include "base/problem.h"

#include <algorithm>
#include <set>
#include <string_view>

namespace guapai::organisation {

namespace {

rules::Level level_of(std::string_view place) {
    if (place.ends_with("0000")) return rules::Level::province;
    return place.ends_with("00") ? rules::Level::city : rules::Level::county;
}

const rules::RuleParameter* national(std::string_view code) {
    const auto& all = rules::national_parameters();
    const auto found =
        std::find_if(all.begin(), all.end(), [&](const rules::RuleParameter& row) { return row.code == code; });
    return found == all.end() ? nullptr : &*found;
}

bool is_web_address(std::string_view text) {
    return (text.starts_with("https://") || text.starts_with("http://")) &&
           std::ranges::none_of(text, [](char c) { return c <= ' ' || c == '"' || c == '<' || c == '>' || c == '\\'; });
}

bool is_tile_server(std::string_view text) {
    const auto has = [&](std::string_view part) { return text.find(part) != std::string_view::npos; };
    return is_web_address(text) && origin_of(text) && has("{z}") && has("{x}") && has("{y}");
}

bool is_origin(std::string_view text) { // no path, no query: what follows the host is ours
    const std::size_t host = text.find("//") + 2;
    return is_web_address(text) && host < text.size() && text.find_first_of("/?#@", host) == std::string_view::npos;
}

} // namespace

Office default_office(std::string_view county) {
    Office office;
    office.county = county;
    office.id = Id::of_name("organisation.office", county);
    office.version = 0;
    office.name = county;
    office.office_name = "人民政府教育督导室";
    office.issuer_mark = "人民政府教育督导室文件";
    office.number_prefix = "教督";
    return office;
}

void check_office(const Office& office) {
    Problem problem = Problem::invalid("organisation.office", "督导室信息有误", "The office's settings are wrong");
    if (!office.tile_server.empty() && !is_tile_server(office.tile_server))
        problem.errors.push_back(
            {"/tile_server", "应形如 https://…/{z}/{x}/{y}.png", "must look like https://…/{z}/{x}/{y}.png"});
    if (!office.public_address.empty() && !is_origin(office.public_address))
        problem.errors.push_back({"/public_address", "应形如 https://dudao.example，后面不带路径",
                                  "must look like https://dudao.example, without a path"});
    if (!problem.errors.empty()) throw problem;
}

void check_calendar(int year, const std::vector<CalendarDay>& days) {
    Problem problem = Problem::invalid("organisation.calendar", "节假日安排有误", "The calendar is wrong");
    std::set<Date> seen;
    for (std::size_t i = 0; i < days.size(); ++i) {
        const std::string at = "/days/" + std::to_string(i) + "/date", iso = days[i].date.iso();
        if (days[i].date.year != year)
            problem.errors.push_back(
                {at, iso + " 不在 " + std::to_string(year) + " 年", iso + " does not lie in " + std::to_string(year)});
        else if (!seen.insert(days[i].date).second)
            problem.errors.push_back({at, iso + " 重复出现", iso + " stands there twice"});
    }
    if (!problem.errors.empty()) throw problem;
}

rules::RuleParameter parameter_row(const ParameterValue& value) {
    const rules::RuleParameter* base = national(value.code);
    if (!base)
        throw Problem::invalid("rules.unknown", "没有这项规则参数", "There is no such rule parameter")
            .at("/code", "没有“" + value.code + "”", "no rule has this code");
    rules::RuleParameter row = *base;
    row.level = level_of(value.county);
    row.place = value.county;
    row.effective_from = value.effective_from;
    row.value = value.value;
    if (!value.reason.empty()) {
        row.basis_document = value.reason;
        row.basis_article.clear();
        row.basis_text = row.zh + "：" + std::to_string(row.value) + row.unit + "（本地规定）。";
    }
    return row;
}

std::vector<rules::RuleParameter> parameter_rows(const std::vector<ParameterValue>& own) {
    std::vector<rules::RuleParameter> rows = rules::national_parameters();
    for (const ParameterValue& value : own)
        if (national(value.code)) rows.push_back(parameter_row(value)); // a code that was given up harms nobody
    return rows;
}

std::vector<ParameterView> parameter_views(const std::vector<ParameterValue>& own, std::string_view county,
                                           const Date& on) {
    std::vector<ParameterView> views;
    for (const rules::RuleParameter& row : rules::resolve(parameter_rows(own), rules::place_chain(county), on).all()) {
        ParameterView& view = views.emplace_back(ParameterView{row.code,
                                                               row.zh,
                                                               row.en,
                                                               row.unit,
                                                               row.direction,
                                                               row.value,
                                                               row.level,
                                                               national(row.code)->value,
                                                               row.basis_document,
                                                               row.basis_article,
                                                               row.basis_text,
                                                               {}});
        for (const ParameterValue& value : own)
            if (value.code == row.code && value.county == county) view.own.push_back(value);
        std::sort(view.own.begin(), view.own.end(),
                  [](const ParameterValue& a, const ParameterValue& b) { return a.effective_from > b.effective_from; });
    }
    return views;
}

rules::WorkingCalendar working_calendar(const std::vector<CalendarDay>& days) {
    std::vector<rules::CalendarDay> plain;
    plain.reserve(days.size());
    for (const CalendarDay& day : days)
        plain.push_back({day.date, day.kind == DayKind::off ? rules::DayKind::off : rules::DayKind::work, day.name});
    return rules::WorkingCalendar(plain);
}

} // namespace guapai::organisation
