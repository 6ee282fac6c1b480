// How one visit counts in the roll-ups, pure: the rows it adds to.
//
//     for (const RollupRow& row : rollup_of(visit, submission.findings)) …
//
// A roll-up is a row per county, month, area, inspector and item; item nil stands for the visits as such, with all
// their findings. Counting again from the visits gives the same numbers: a test does it.
#pragma once

#include "visits/model.h"

#include <string>
#include <vector>

namespace guapai::visits {

struct RollupCounts {
    std::int64_t visits = 0, good = 0, fair = 0, problem = 0;
    std::int64_t minor = 0, general = 0, serious = 0, complex = 0, unrated = 0, danger = 0;

    RollupCounts& operator+=(const RollupCounts& other);
    RollupCounts& operator-=(const RollupCounts& other);
    std::int64_t findings() const { return minor + general + serious + complex + unrated; }
    bool operator==(const RollupCounts&) const = default;
};

struct RollupRow {
    std::string county, month;
    std::optional<Id> area;
    Id inspector;
    std::optional<Id> item;
    RollupCounts counts;
};

// Each (area, inspector, item) occurs once.
std::vector<RollupRow> rollup_of(const Visit& visit, const std::vector<rectification::NewFinding>& findings);
// What must be added when one of its findings is rated otherwise; some counts are negative.
std::vector<RollupRow> rollup_change(const Visit& visit, const rectification::NewFinding& before,
                                     const rectification::NewFinding& after);

} // namespace guapai::visits
