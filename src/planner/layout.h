// Areas and sub-areas, before anybody knows the inspectors. Internal to src/planner.
#pragma once

#include "planner/network.h"
#include "planner/sites.h"

namespace guapai::planner {

struct Layout {
    std::vector<Area> areas; // schools and sub-areas filled in
    std::vector<SubArea> sub_areas;
    std::vector<Text> notes; // wishes about numbers that could not be granted
    // From all schools to the middle school of their area, and the least that so many areas within the cap can have.
    std::int64_t metres = 0, bound_m = 0;
    std::size_t pieces_too_many = 0; // of areas
};

// Schools of one district and kind (kindergartens or not) are cut into areas of at most the cap, and areas into
// sub-areas. Numbers wished for are shared out by size (d'Hondt), never below what the cap needs; fewer areas than
// districts and kinds make kinds, then districts, share areas. Areas the schools are in already go on where their
// number still fits and they do not reach across groups, unless they are to be cut anew.
Layout lay_out(const NetworkProblem& problem, const Sites& sites);

} // namespace guapai::planner
