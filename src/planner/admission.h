// Who may have which school, and what granting or refusing the wishes about the pair is worth. Internal to src/planner.
#pragma once

#include "planner/network.h"

namespace guapai::planner {

enum class Bar { none, ineligible, recused, stage, locked_to_another };

// The reason why the pair is forbidden, the gravest first.
Bar bar_of(const NetworkProblem& problem, Index school, Index inspector);
bool knows_stage(const SchoolSite& school, const InspectorPost& inspector);
std::int64_t highest_load(const NetworkProblem& problem, Index inspector);
// Metres of travel that the pair costs besides its way: wrong stage, change of inspector or overdue rotation.
std::int64_t wishes_m(const NetworkProblem& problem, Index school, Index inspector);
// What the k-th school (from 1) of an inspector costs besides itself.
std::int64_t load_m(const NetworkParameters& parameters, std::int64_t k);
// Throws Problem 422 when a lock names a recused or ineligible inspector, or one who does not exist.
void check_locks(const NetworkProblem& problem);

std::string stage_names(Stages stages, bool chinese); // 学前、小学

} // namespace guapai::planner
