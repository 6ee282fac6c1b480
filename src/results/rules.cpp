#include "results/rules.h"

#include "base/problem.h"
#include "results/formulas.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

namespace guapai::results {

namespace {

using Tree = std::map<Id, std::vector<const Indicator*>>; // children by parent; the nil id holds the roots

Tree tree_of(const std::vector<Indicator>& indicators) {
    Tree tree;
    for (const Indicator& indicator : indicators)
        tree[indicator.parent.value_or(Id{})].push_back(&indicator);
    for (auto& [parent, children] : tree)
        std::sort(children.begin(), children.end(), [](const Indicator* a, const Indicator* b) {
            return std::tie(a->position, a->code) < std::tie(b->position, b->code);
        });
    return tree;
}

// Appends the line of an indicator and, behind it, those of its children.
void score_into(std::vector<ScoreLine>& lines, const Tree& tree, const Indicator& indicator, const SchoolYear& year) {
    if (indicator.formula != Formula::group) {
        lines.push_back(score_leaf(indicator, year));
        return;
    }
    const std::size_t own = lines.size();
    lines.push_back({.indicator = indicator.id,
                     .parent = indicator.parent,
                     .code = indicator.code,
                     .title = indicator.title,
                     .weight = indicator.weight,
                     .assessed = false});
    double score = 0;
    bool assessed = false;
    const auto children = tree.find(indicator.id);
    if (children != tree.end())
        for (const Indicator* child : children->second) {
            const std::size_t at = lines.size();
            score_into(lines, tree, *child, year);
            score += lines[at].score;
            assessed = assessed || lines[at].assessed;
        }
    lines[own].score = std::round(score * 100) / 100;
    lines[own].assessed = assessed;
    lines[own].explanation = "下级指标得分之和";
}

// Over the leaves that were assessed, scaled to 100.
void sum_up(SchoolResult& result, const std::vector<Indicator>& indicators, const GradeLimits& limits) {
    std::set<Id> leaves;
    for (const Indicator& indicator : indicators)
        if (indicator.formula != Formula::group) leaves.insert(indicator.id);
    double score = 0, weight = 0;
    for (const ScoreLine& line : result.lines)
        if (leaves.contains(line.indicator) && line.assessed) {
            score += line.score;
            weight += line.weight;
        }
    result.assessed = weight > 0;
    result.score = weight > 0 ? std::round(score / weight * 10000) / 100 : 0;
    result.grade = grade_of(result.score, limits);
}

Problem wrong_tree(const Indicator& at, const std::string& zh, const std::string& en) {
    const std::string line_zh = at.code + " " + at.title + zh, line_en = at.code + " " + en;
    return Problem::invalid("results.indicators", "指标体系不成立：" + line_zh,
                            "The indicators do not stand: " + line_en)
        .at("/" + at.code, line_zh, line_en);
}

bool same(double a, double b) { return std::abs(a - b) < 0.005; }

} // namespace

Grade grade_of(double score, const GradeLimits& limits) {
    if (score >= limits.excellent) return Grade::excellent;
    if (score >= limits.good) return Grade::good;
    return score >= limits.qualified ? Grade::qualified : Grade::unqualified;
}

SchoolResult assess(const std::vector<Indicator>& indicators, const SchoolYear& year, const GradeLimits& limits) {
    SchoolResult result;
    const Tree tree = tree_of(indicators);
    if (const auto roots = tree.find(Id{}); roots != tree.end())
        for (const Indicator* root : roots->second)
            score_into(result.lines, tree, *root, year);
    sum_up(result, indicators, limits);
    result.visits = std::ssize(year.visits);
    result.findings = std::ssize(year.findings);
    result.notices = std::ssize(year.notices);
    result.put_right = std::count_if(year.notices.begin(), year.notices.end(), [](const auto& notice) {
        return notice.state == rectification::NoticeState::closed;
    });
    return result;
}

void check_indicators(const std::vector<Indicator>& indicators) {
    std::map<Id, const Indicator*> by_id;
    for (const Indicator& indicator : indicators)
        by_id.emplace(indicator.id, &indicator);
    const Tree tree = tree_of(indicators);
    double leaves = 0;
    for (const Indicator& indicator : indicators) {
        std::set<Id> seen;
        for (const Indicator* up = &indicator; up->parent;) {
            const auto parent = by_id.find(*up->parent);
            if (parent == by_id.end()) throw wrong_tree(indicator, "的上级指标不存在", "has no such parent");
            if (parent->second->formula != Formula::group)
                throw wrong_tree(indicator, "的上级不是分组", "has a parent that is no group");
            if (!seen.insert(up->id).second) throw wrong_tree(indicator, "的上级关系成环", "is its own ancestor");
            up = parent->second;
        }
        const auto children = tree.find(indicator.id);
        if (indicator.formula != Formula::group) {
            leaves += indicator.weight;
            continue;
        }
        if (children == tree.end()) throw wrong_tree(indicator, "没有下级指标", "has no children");
        double sum = 0;
        for (const Indicator* child : children->second)
            sum += child->weight;
        if (!same(sum, indicator.weight))
            throw wrong_tree(indicator, fmt::format("的分值 {:g} 不等于下级之和 {:g}", indicator.weight, sum),
                             fmt::format("weighs {:g}, its children {:g}", indicator.weight, sum));
    }
    if (!indicators.empty() && !same(leaves, 100))
        throw Problem::invalid("results.weights", fmt::format("末级指标分值合计 {:g}，应为 100", leaves),
                               fmt::format("The leaves weigh {:g} together; it must be 100", leaves));
}

std::vector<Indicator> sample_indicators(std::string_view county, std::int64_t year) {
    std::vector<Indicator> out;
    const auto add = [&](std::optional<Id> parent, const char* code, const char* title, double weight, Formula formula,
                         double step = 1) {
        out.push_back({.county = std::string(county),
                       .id = Id::mint(),
                       .year = year,
                       .parent = parent,
                       .code = code,
                       .title = title,
                       .weight = weight,
                       .formula = formula,
                       .step = step,
                       .position = std::ssize(out)});
        return out.back().id;
    };
    const Id running = add({}, "1", "日常督导评价", 60, Formula::group);
    add(running, "1.1", "经常性督导事项", 60, Formula::item_verdicts);
    const Id mending = add({}, "2", "问题整改", 30, Formula::group);
    add(mending, "2.1", "整改到位率", 15, Formula::rectification_rate);
    add(mending, "2.2", "按期整改", 5, Formula::timeliness);
    add(mending, "2.3", "重复问题", 5, Formula::repeat_findings);
    add(mending, "2.4", "严重问题", 5, Formula::serious_findings, 2.5);
    const Id good = add({}, "3", "办学特色", 10, Formula::group);
    add(good, "3.1", "亮点与典型经验", 10, Formula::highlights, 2);
    return out;
}

} // namespace guapai::results
