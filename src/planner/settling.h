// Areas, their inspectors and the inspectors' schools depend on each other: brought together to one plan, judged as a
// whole. Internal to src/planner.
//
// For a layout of areas: inspectors to areas and schools to inspectors by exact flows in turn; then a descent in which
// an inspector changes to another area, or two exchange theirs, and schools are assigned anew. Lagrangian profits at
// the prices of the last flow bound what a change can gain, so that only few are tried. Then schools at a border go to
// the area of their inspector where that is worth it, and all is settled anew, while the whole becomes cheaper.
// Thread-safety: free function.
#pragma once

#include "planner/assignment.h"
#include "planner/layout.h"

namespace guapai::planner {

// A whole plan but for its sub-areas.
struct Settled {
    Layout layout;
    NetworkPlan plan;
    Assigned assigned;
    std::int64_t uncovered = 0;
    std::int64_t cost_m = 0; // ways and wishes, inspectors away from their area, areas that are wide or broken

    bool operator<(const Settled& other) const {
        return uncovered != other.uncovered ? uncovered < other.uncovered : cost_m < other.cost_m;
    }
};

// The cheapest of all layouts, from an assignment without areas. `reached` is told the part that is done, 0 … 1.
Settled settle(const NetworkProblem& problem, const Sites& sites, const std::vector<Layout>& layouts,
               const std::vector<std::optional<Index>>& free, const std::function<void(double)>& reached);

} // namespace guapai::planner
