// Why each school got its inspector, in plain words. Internal to src/planner.
#pragma once

#include "planner/assignment.h"
#include "planner/network.h"
#include "planner/sites.h"

namespace guapai::planner {

std::vector<SchoolPlan> explain(const NetworkProblem& problem, const Sites& sites, const NetworkPlan& plan,
                                const Assigned& assigned);
// Why nobody could be given the school.
Text why_uncovered(const NetworkProblem& problem, Index school);
std::string kilometres(std::int64_t metres); // 3.2

} // namespace guapai::planner
