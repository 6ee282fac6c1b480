// Names of schools and inspectors of visits, filled in for reading. Internal to src/visits.
#pragma once

#include "inspectors/service.h"
#include "schools/service.h"

#include <string_view>
#include <vector>

namespace guapai::visits {

template <class Record>
void fill_names(const Reader& in, std::string_view county, std::vector<Record>& records) {
    const Names schools = schools::names(in, county), inspectors = inspectors::names(in, county);
    for (Record& record : records) {
        record.school_name = schools.of(record.school);
        record.inspector_name = inspectors.of(record.inspector);
    }
}

} // namespace guapai::visits
