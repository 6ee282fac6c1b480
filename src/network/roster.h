// What a network is made of, as the other modules know it on a day, and as the planner wants it. Internal to
// src/network.
#pragma once

#include "inspectors/model.h"
#include "network/views.h"
#include "planner/network.h"
#include "rules/parameter.h"
#include "schools/model.h"
#include "store/database.h"

#include <map>
#include <string_view>
#include <vector>

namespace guapai::network {

struct Roster {
    std::vector<schools::School> schools;          // in operation, by division, town and name
    std::vector<inspectors::Inspector> inspectors; // appointed
    std::map<Id, inspectors::Eligibility> eligibility;
    rules::Parameters rules;

    const schools::School* school(const Id& id) const;
    const inspectors::Inspector* inspector(const Id& id) const;
};

Roster load_roster(const Reader& in, std::string_view county, const Date& on);

// What belongs to one version.
struct Contents {
    std::vector<Area> areas; // areas before their sub-areas
    std::map<Id, Id> posts;  // inspector -> area
    std::vector<Assignment> assignments;
    bool weigh_by_size = false; // how the version counts schools

    const Area* area(const Id& id) const;
    const Assignment* of_school(const Id& school) const;
};

// Who has had each school until now, and for how many whole years.
struct History {
    std::map<Id, Id> inspector;       // by school
    std::map<Id, std::int64_t> years; // by school
};

// A problem for the planner, with the ids behind its indices.
struct Case {
    planner::NetworkProblem problem;
    std::vector<Id> schools, inspectors;
    std::map<Id, planner::Index> school_index, inspector_index;

    std::optional<planner::Index> inspector_of(const std::optional<Id>& id) const;
};

// `contents`: its inspectors who are no longer in the register are added as not eligible, named by `former_names`; its
// locks bind when `keep_locks`.
Case make_case(const Roster& roster, const History& history, const Contents& contents, bool keep_locks,
               const std::map<Id, std::string>& former_names = {});

// The contents as the planner's plan, areas and sub-areas numbered in their order.
struct Numbered {
    planner::NetworkPlan plan;
    std::vector<Id> areas, sub_areas;
};
Numbered plan_of(const Case& numbered_by, const Contents& contents);

// Home to school in kilometres, to the metre; 0 when either place is unknown.
double distance_km(const schools::School& school, const inspectors::Inspector& inspector);

} // namespace guapai::network
