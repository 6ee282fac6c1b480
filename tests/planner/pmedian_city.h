// The city's 650 schools as a p-median problem: every school counts one, medians may be anywhere among them.
#pragma once

#include "city.h"
#include "planner/pmedian.h"

namespace guapai::planner {

inline PMedianProblem pmedian_of_city(std::size_t p, double capacity) {
    PMedianProblem out{.p = p, .globe = true};
    for (const SchoolSite& school : the_city().schools) {
        out.x.push_back(school.place->lon);
        out.y.push_back(school.place->lat);
        out.demand.push_back(1);
        out.capacity.push_back(capacity);
    }
    return out;
}

} // namespace guapai::planner
