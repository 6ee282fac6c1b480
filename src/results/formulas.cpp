#include "results/formulas.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>

namespace guapai::results {

namespace {

using rectification::Finding;
using rectification::Notice;
using rectification::NoticeState;
using visits::ItemVerdict;
using visits::Visit;

double rounded(double value) { return std::round(value * 100) / 100; }

double worth(ItemVerdict verdict) { // share of the full score
    switch (verdict) {
    case ItemVerdict::good:
        return 1;
    case ItemVerdict::fair:
        return 0.7;
    default:
        return 0.3;
    }
}

bool concerns(const Indicator& indicator, const Id& item) {
    return indicator.items.empty() ||
           std::find(indicator.items.begin(), indicator.items.end(), item) != indicator.items.end();
}

Evidence of_visit(const Visit& visit, std::string text, double points) {
    return {EvidenceKind::visit, visit.id, visit.visited_on, std::move(text), rounded(points)};
}

Evidence of_notice(const Notice& notice, std::string text, double points) {
    return {EvidenceKind::notice, notice.id, notice.issued_on, notice.document_number + " " + std::move(text),
            rounded(points)};
}

Evidence of_finding(const Finding& finding, double points) {
    return {EvidenceKind::finding, finding.id, finding.found_on, finding.description, rounded(points)};
}

void item_verdicts(ScoreLine& line, const Indicator& indicator, const SchoolYear& year) {
    double sum = 0;
    std::int64_t count = 0;
    for (const Visit& visit : year.visits)
        for (const visits::ItemResult& result : visit.items)
            if (result.verdict != ItemVerdict::not_checked && concerns(indicator, result.item)) {
                sum += worth(result.verdict);
                ++count;
            }
    if (count == 0) {
        line.assessed = false;
        line.explanation = "本年度没有相关评价记录，不计分";
        return;
    }
    line.score = rounded(line.weight * sum / static_cast<double>(count));
    line.explanation = fmt::format("共 {} 次评价，好计满分、一般计 70%、有问题计 30%，平均 {:.1f}%", count,
                                   100 * sum / static_cast<double>(count));
    for (const Visit& visit : year.visits)
        for (const visits::ItemResult& result : visit.items)
            if (result.verdict != ItemVerdict::not_checked && concerns(indicator, result.item))
                line.evidence.push_back(
                    of_visit(visit, fmt::format("{}：{}", result.title, title_of(result.verdict)),
                             line.weight * (worth(result.verdict) - 1) / static_cast<double>(count)));
}

// Full score without a notice: nothing had to be put right.
bool without_notices(ScoreLine& line, std::size_t count) {
    if (count > 0) return false;
    line.score = line.weight;
    line.explanation = "本年度没有应当整改的通知书，计满分";
    return true;
}

void share_of_notices(ScoreLine& line, const std::vector<const Notice*>& counted, bool (*fulfilled)(const Notice&),
                      std::string_view yes, std::string_view no) {
    if (without_notices(line, counted.size())) return;
    const auto good = std::count_if(counted.begin(), counted.end(), [&](const Notice* n) { return fulfilled(*n); });
    const auto total = static_cast<double>(counted.size());
    line.score = rounded(line.weight * static_cast<double>(good) / total);
    line.explanation = fmt::format("应整改 {} 份，其中{} {} 份", counted.size(), yes, good);
    for (const Notice* notice : counted)
        line.evidence.push_back(fulfilled(*notice) ? of_notice(*notice, std::string(yes), 0)
                                                   : of_notice(*notice, std::string(no), -line.weight / total));
}

// Closed ones and those whose time is over: a notice still within its deadline says nothing yet.
std::vector<const Notice*> due_notices(const SchoolYear& year) {
    std::vector<const Notice*> out;
    for (const Notice& notice : year.notices)
        if (notice.state == NoticeState::closed || notice.overdue || notice.round > 1) out.push_back(&notice);
    return out;
}

void repeat_findings(ScoreLine& line, const Indicator& indicator, const SchoolYear& year) {
    std::map<Id, std::vector<const Finding*>> by_item;
    for (const Finding& finding : year.findings)
        if (finding.item) by_item[*finding.item].push_back(&finding);
    double taken = 0;
    for (auto& [item, findings] : by_item) {
        std::sort(findings.begin(), findings.end(),
                  [](const Finding* a, const Finding* b) { return a->found_on < b->found_on; });
        for (std::size_t i = 1; i < findings.size(); ++i) {
            if (YearMonth::of(findings[i]->found_on) == YearMonth::of(findings[i - 1]->found_on)) continue;
            taken += indicator.step;
            line.evidence.push_back(of_finding(*findings[i], -indicator.step));
        }
    }
    line.score = rounded(std::max(0.0, line.weight - taken));
    line.explanation = line.evidence.empty() ? "没有同一事项重复出现的问题，计满分"
                                             : fmt::format("同一事项隔月重复出现问题 {} 次，每次扣 {:g} 分，扣完为止",
                                                           line.evidence.size(), indicator.step);
}

void serious_findings(ScoreLine& line, const Indicator& indicator, const SchoolYear& year) {
    for (const Finding& finding : year.findings)
        if (finding.danger_to_life || finding.severity == rectification::Severity::serious)
            line.evidence.push_back(of_finding(finding, -indicator.step));
    line.score = rounded(std::max(0.0, line.weight - indicator.step * static_cast<double>(line.evidence.size())));
    line.explanation = line.evidence.empty() ? "没有严重问题，计满分"
                                             : fmt::format("严重问题 {} 个，每个扣 {:g} 分，扣完为止",
                                                           line.evidence.size(), indicator.step);
}

void highlights(ScoreLine& line, const Indicator& indicator, const SchoolYear& year) {
    for (const Visit& visit : year.visits)
        for (const visits::Highlight& highlight : visit.highlights)
            line.evidence.push_back(of_visit(visit, "亮点：" + highlight.text, indicator.step));
    line.score = rounded(std::min(line.weight, indicator.step * static_cast<double>(line.evidence.size())));
    line.explanation =
        fmt::format("亮点 {} 项，每项 {:g} 分，最多 {:g} 分", line.evidence.size(), indicator.step, line.weight);
}

} // namespace

ScoreLine score_leaf(const Indicator& indicator, const SchoolYear& year) {
    ScoreLine line{.indicator = indicator.id,
                   .parent = indicator.parent,
                   .code = indicator.code,
                   .title = indicator.title,
                   .weight = indicator.weight};
    switch (indicator.formula) {
    case Formula::item_verdicts:
        item_verdicts(line, indicator, year);
        break;
    case Formula::rectification_rate:
        share_of_notices(
            line, due_notices(year), [](const Notice& n) { return n.state == NoticeState::closed; }, "整改到位",
            "未整改到位");
        break;
    case Formula::timeliness:
        share_of_notices(
            line, due_notices(year),
            [](const Notice& n) { return n.closed_on && n.round == 1 && *n.closed_on <= n.deadline; }, "按期一次到位",
            "未按期一次到位");
        break;
    case Formula::repeat_findings:
        repeat_findings(line, indicator, year);
        break;
    case Formula::serious_findings:
        serious_findings(line, indicator, year);
        break;
    case Formula::highlights:
        highlights(line, indicator, year);
        break;
    case Formula::group:
        break;
    }
    return line;
}

} // namespace guapai::results
