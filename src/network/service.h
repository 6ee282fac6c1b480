// Use cases of the network, and what other modules ask about it.
//
//     const auto assignment = network::assignment_on(in, county, school, visited_on);
//     if (!assignment || assignment->inspector != inspector) refuse(rules::basis::assignment);
//
// A day resolves to the version in force on it, so that an old visit finds the inspector of its time. Names are not
// filled in. Thread-safety: Service from any thread; free functions as the Reader given.
#pragma once

#include "base/page.h"
#include "identity/actor.h"
#include "network/plates.h"
#include "network/views.h"
#include "store/database.h"
#include "store/jobs.h"

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace guapai::network {

// Empty when no version is in force or the school is not in it; its inspector is empty when it is uncovered.
std::optional<Assignment> assignment_on(const Reader& in, std::string_view county, const Id& school, const Date& on);
std::vector<Assignment> assignments_in_force(const Reader& in, std::string_view county, const Date& on);
// Of the version made last, when that is a draft: for plans made before the first network is published.
std::vector<Assignment> assignments_of_latest_draft(const Reader& in, std::string_view county);
bool is_assigned(const Reader& in, std::string_view county, const Id& inspector, const Id& school, const Date& on);
// Areas and sub-areas of the version in force, by id.
std::map<Id, Area> areas_in_force(const Reader& in, std::string_view county, const Date& on);
std::map<Id, std::string> area_names(const Reader& in, std::string_view county, const Date& on);

// Drafts are the office's; who sees single schools sees of published versions what concerns those.
class Service {
public:
    Service(Database& database, Jobs& jobs) : database_(database), jobs_(jobs) {}

    Listed<NetworkVersion> list(const identity::Actor& actor, std::string_view county, const Page& page);
    NetworkReport report(const identity::Actor& actor, std::string_view county, const Id& network);
    NetworkReport current(const identity::Actor& actor, std::string_view county); // Problem 404 "not_found"
    Coverage coverage(const identity::Actor& actor, std::string_view county, const std::optional<Date>& on);
    Listed<Assignment> assignments(const identity::Actor& actor, std::string_view county, const Id& network,
                                   const AssignmentFilters& filters, const Page& page);
    NetworkMap map(const identity::Actor& actor, std::string_view county, const Id& network);
    Listed<Area> areas(const identity::Actor& actor, std::string_view county, const Id& network);

    // A draft by the planner, as a job whose result names it: {record_kind "network", record}.
    Job propose(const identity::Actor& actor, std::string_view county, const ProposalWish& wish);
    NetworkVersion copy(const identity::Actor& actor, std::string_view county, const NewDraft& wanted);
    void remove(const identity::Actor& actor, std::string_view county, const Id& network); // a draft

    // A change by hand in a draft, and what it does. Problem 422 with the article when the inspector is recused or
    // may not be appointed.
    AssignmentEffect edit(const identity::Actor& actor, std::string_view county, const Id& network, const Id& school,
                          const AssignmentEdit& wanted);
    // The name in a draft; leader, liaison and boundary also in a published version.
    Area save_area(const identity::Actor& actor, std::string_view county, const Id& network, const Id& area,
                   const Area& wanted);
    BoundaryImport import_boundaries(const identity::Actor& actor, std::string_view county, const Id& network,
                                     std::string_view geojson);

    // Gives the draft its number and day, ends the version before it, hands over the schools and renews the plates.
    // `seen` is the version of the draft the user has looked at: Problem 412 when it was changed since.
    NetworkReport publish(const identity::Actor& actor, std::string_view county, const Id& network,
                          const Publication& wanted, std::int64_t seen);

private:
    Database& database_;
    Jobs& jobs_;
};

} // namespace guapai::network
