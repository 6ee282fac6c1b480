#include "results/report.h"

#include "paper/report.h"

#include <fmt/format.h>

namespace guapai::results {

namespace {

using paper::Align;

paper::Table overview(const SchoolResult& result) {
    return {.caption = "",
            .columns = {{"督导次数", 1, Align::centre},
                        {"问题", 1, Align::centre},
                        {"整改通知书", 1, Align::centre},
                        {"整改到位", 1, Align::centre}},
            .rows = {{fmt::format("{} 次", result.visits), fmt::format("{} 个", result.findings),
                      fmt::format("{} 份", result.notices), fmt::format("{} 份", result.put_right)}}};
}

paper::Table scores(const SchoolResult& result) {
    paper::Table table{
        .caption = "",
        .columns = {{"代码", 1}, {"指标", 4}, {"分值", 1, Align::right}, {"得分", 1, Align::right}, {"计分说明", 6}},
        .rows = {}};
    for (const ScoreLine& line : result.lines)
        table.rows.push_back({line.code, line.title, fmt::format("{:g}", line.weight),
                              line.assessed ? fmt::format("{:.2f}", line.score) : "未评", line.explanation});
    return table;
}

// The leaves whose score lost or won points, with the records they rest on.
void add_evidence(std::vector<paper::Block>& blocks, const SchoolResult& result) {
    for (const ScoreLine& line : result.lines) {
        if (line.evidence.empty()) continue;
        blocks.emplace_back(paper::Paragraph{paper::Level::two, line.title, ""});
        paper::Table table{.caption = "",
                           .columns = {{"日期", 2}, {"类别", 2}, {"内容", 8}, {"得失分", 1.4, Align::right}},
                           .rows = {}};
        for (const Evidence& evidence : line.evidence)
            table.rows.push_back({evidence.on.chinese(false), std::string(title_of(evidence.kind)), evidence.text,
                                  evidence.points == 0 ? "" : fmt::format("{:+.2f}", evidence.points)});
        blocks.emplace_back(std::move(table));
    }
}

} // namespace

std::string print_result(const SchoolResult& result, std::string_view office) {
    paper::Report report;
    report.title = fmt::format("{}{}年度督导结果", result.school_name, result.year);
    report.author = office;
    report.date = Date::in_china(result.computed_at);
    report.subtitle = result.assessed ? fmt::format("总分 {:.2f} 分　等级 {}", result.score, title_of(result.grade))
                                      : "本年度没有可评价的记录";
    paper::BarChart chart{.caption = "各项得分率", .bars = {}, .full = 100};
    for (const ScoreLine& line : result.lines)
        if (line.parent && line.assessed && line.weight > 0)
            chart.bars.push_back(
                {line.title, 100 * line.score / line.weight, fmt::format("{:.2f} / {:g} 分", line.score, line.weight)});
    report.blocks.emplace_back(paper::Paragraph{paper::Level::one, "总体情况", ""});
    report.blocks.emplace_back(overview(result));
    if (!chart.bars.empty()) report.blocks.emplace_back(std::move(chart));
    report.blocks.emplace_back(paper::Paragraph{paper::Level::one, "指标得分", ""});
    report.blocks.emplace_back(scores(result));
    report.blocks.emplace_back(paper::Paragraph{paper::Level::one, "得分依据", ""});
    add_evidence(report.blocks, result);
    return paper::print_report(report);
}

} // namespace guapai::results
