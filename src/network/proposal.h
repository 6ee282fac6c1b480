// From the planner's proposal to the contents of a draft. Internal to src/network.
#pragma once

#include "network/roster.h"

namespace guapai::network {

// The planner's areas get names, and the ids of the base's areas where most of their schools come from one: then its
// name, leader, liaison and boundary stay too. `base` may be empty.
Contents contents_of(const Roster& roster, const Case& asked, const planner::NetworkProposal& proposal,
                     const Contents& base, std::string_view county, const Id& network);

// How good the proposal is and what could not be granted, in sentences.
std::vector<planner::Text> notes_of(const planner::NetworkProposal& proposal);

} // namespace guapai::network
