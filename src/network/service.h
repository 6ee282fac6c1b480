// What other modules ask about the network.
//
//     const auto assignment = network::assignment_on(in, county, school, visited_on);
//     if (!assignment || assignment->inspector != inspector) refuse(rules::basis::assignment);
//
// A day resolves to the version in force on it, so that an old visit finds the inspector of its time. Names are not
// filled in. Thread-safety: as the Reader given.
#pragma once

#include "network/model.h"
#include "store/database.h"

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace guapai::network {

// Empty when no version is in force or the school is not in it; its inspector is empty when it is uncovered.
std::optional<Assignment> assignment_on(const Reader& in, std::string_view county, const Id& school, const Date& on);
std::vector<Assignment> assignments_in_force(const Reader& in, std::string_view county, const Date& on);
bool is_assigned(const Reader& in, std::string_view county, const Id& inspector, const Id& school, const Date& on);
// Areas and sub-areas of the version in force, by id.
std::map<Id, Area> areas_in_force(const Reader& in, std::string_view county, const Date& on);
std::map<Id, std::string> area_names(const Reader& in, std::string_view county, const Date& on);

} // namespace guapai::network
