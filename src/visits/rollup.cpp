#include "visits/rollup.h"

#include <map>

namespace guapai::visits {

namespace {

void count(RollupCounts& into, const rectification::NewFinding& finding) {
    using rectification::Severity;
    if (!finding.severity)
        ++into.unrated;
    else if (*finding.severity == Severity::minor)
        ++into.minor;
    else if (*finding.severity == Severity::general)
        ++into.general;
    else if (*finding.severity == Severity::serious)
        ++into.serious;
    else
        ++into.complex;
    if (finding.danger_to_life) ++into.danger;
}

void count(RollupCounts& into, ItemVerdict verdict) {
    if (verdict == ItemVerdict::not_checked) return;
    ++into.visits;
    if (verdict == ItemVerdict::good) ++into.good;
    if (verdict == ItemVerdict::fair) ++into.fair;
    if (verdict == ItemVerdict::problem) ++into.problem;
}

} // namespace

RollupCounts& RollupCounts::operator+=(const RollupCounts& other) {
    visits += other.visits;
    good += other.good;
    fair += other.fair;
    problem += other.problem;
    minor += other.minor;
    general += other.general;
    serious += other.serious;
    complex += other.complex;
    unrated += other.unrated;
    danger += other.danger;
    return *this;
}

RollupCounts& RollupCounts::operator-=(const RollupCounts& other) {
    visits -= other.visits;
    good -= other.good;
    fair -= other.fair;
    problem -= other.problem;
    minor -= other.minor;
    general -= other.general;
    serious -= other.serious;
    complex -= other.complex;
    unrated -= other.unrated;
    danger -= other.danger;
    return *this;
}

std::vector<RollupRow> rollup_of(const Visit& visit, const std::vector<rectification::NewFinding>& findings) {
    RollupCounts whole;
    whole.visits = 1;
    std::map<Id, RollupCounts> by_item;
    for (const ItemResult& result : visit.items)
        count(by_item[result.item], result.verdict);
    for (const rectification::NewFinding& finding : findings) {
        count(whole, finding);
        if (finding.item) count(by_item[*finding.item], finding);
    }
    std::vector<RollupRow> rows;
    rows.push_back({visit.county, visit.month, visit.area, visit.inspector, std::nullopt, whole});
    for (const auto& [item, counts] : by_item)
        if (counts != RollupCounts{})
            rows.push_back({visit.county, visit.month, visit.area, visit.inspector, item, counts});
    return rows;
}

std::vector<RollupRow> rollup_change(const Visit& visit, const rectification::NewFinding& before,
                                     const rectification::NewFinding& after) {
    RollupCounts change, was;
    count(change, after);
    count(was, before);
    change -= was;
    std::vector<RollupRow> rows;
    if (change == RollupCounts{}) return rows;
    rows.push_back({visit.county, visit.month, visit.area, visit.inspector, std::nullopt, change});
    if (before.item) rows.push_back({visit.county, visit.month, visit.area, visit.inspector, before.item, change});
    return rows;
}

} // namespace guapai::visits
