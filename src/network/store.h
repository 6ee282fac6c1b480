// The tables network_version, area, network_post and network_assignment, and the network's part of school_access.
#pragma once

#include "base/page.h"
#include "network/views.h"
#include "store/database.h"
#include "store/scope.h"

#include <map>
#include <optional>
#include <string_view>
#include <vector>

namespace guapai::network {

// Versions. Who does not see the whole county does not see drafts.
Listed<NetworkVersion> list_versions(const Reader& in, const Scope& scope, std::string_view county, const Page& page);
std::optional<NetworkVersion> find_version(const Reader& in, const Scope& scope, std::string_view county, const Id& id);
std::optional<NetworkVersion> version_in_force(const Reader& in, std::string_view county, const Date& on);
std::optional<NetworkVersion> last_published(const Reader& in, std::string_view county);
std::vector<NetworkVersion> published_versions(const Reader& in, std::string_view county); // oldest first
void add_version(Transaction& tx, const NetworkVersion& version);
bool save_version(Transaction& tx, NetworkVersion& version); // raises its version; false when somebody was faster
void remove_version(Transaction& tx, std::string_view county, const Id& network); // with all that belongs to it

// Areas, by position: areas before their sub-areas. In a narrower scope those of the schools in it.
std::vector<Area> areas_of(const Reader& in, const Scope& scope, std::string_view county, const Id& network);
void add_area(Transaction& tx, const Area& area);
void save_area(Transaction& tx, const Area& area);

// Inspectors' areas.
std::map<Id, Id> posts_of(const Reader& in, const Scope& scope, std::string_view county, const Id& network);
void add_post(Transaction& tx, std::string_view county, const Id& network, const Id& inspector, const Id& area);

// Assignments, in the order of their ids.
std::vector<Assignment> assignments_of(const Reader& in, const Scope& scope, std::string_view county,
                                       const Id& network);
Listed<Assignment> list_assignments(const Reader& in, const Scope& scope, std::string_view county, const Id& network,
                                    const AssignmentFilters& filters, const Page& page);
std::optional<Assignment> assignment_in_force(const Reader& in, std::string_view county, const Id& school,
                                              const Date& on);
void add_assignment(Transaction& tx, const Assignment& assignment);
void save_assignment(Transaction& tx, const Assignment& assignment);

// From `from` on, these holders see these schools, and nobody else any more.
void hand_over_access(Transaction& tx, std::string_view county, const Date& from,
                      const std::vector<Assignment>& assignments);

} // namespace guapai::network
