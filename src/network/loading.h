// What the use cases load together. Internal to src/network.
#pragma once

#include "identity/actor.h"
#include "network/report.h"
#include "network/roster.h"
#include "network/store.h"

namespace guapai::network {

// Problem 404 outside the scope, and for a draft to who does not see drafts.
NetworkVersion require_version(const Reader& in, const Scope& scope, std::string_view county, const Id& network);
NetworkVersion require_draft(const Reader& in, const Scope& scope, std::string_view county, const Id& network);

Contents load_contents(const Reader& in, const Scope& scope, std::string_view county, const Id& network);
// Names of the inspectors of a version who are no longer in the roster.
std::map<Id, std::string> former_names(const Reader& in, std::string_view county, const Roster& roster,
                                       const Contents& contents);
// By all published versions up to a day.
History load_history(const Reader& in, std::string_view county, const Date& on);

// Fills the transient fields from roster and register.
void name_schools(const Reader& in, std::string_view county, std::vector<Assignment>& assignments);
void name_people(const Reader& in, std::string_view county, std::vector<Area>& areas);

// The report as the planner's notes and the roster of today make it.
NetworkReport report_of(const Review& review, const NetworkVersion& version);
// Brings the counts of a stored draft up to date and raises its version.
void save_counts(Transaction& tx, const Review& review, NetworkVersion& version);

} // namespace guapai::network
