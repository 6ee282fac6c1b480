// Names of schools and inspectors of visits, filled in for reading, each once. Internal to src/visits.
#pragma once

#include "inspectors/service.h"
#include "schools/service.h"

#include <algorithm>
#include <string_view>
#include <vector>

namespace guapai::visits {

template <class Record>
void fill_names(const Reader& in, std::string_view county, std::vector<Record>& records) {
    std::vector<Id> school_ids, inspector_ids;
    const auto add = [](std::vector<Id>& ids, const Id& id) {
        if (std::find(ids.begin(), ids.end(), id) == ids.end()) ids.push_back(id);
    };
    for (const Record& record : records) {
        add(school_ids, record.school);
        add(inspector_ids, record.inspector);
    }
    const auto schools = schools::names(in, county, school_ids);
    const auto inspectors = inspectors::names(in, county, inspector_ids);
    for (Record& record : records) {
        if (const auto name = schools.find(record.school); name != schools.end()) record.school_name = name->second;
        if (const auto name = inspectors.find(record.inspector); name != inspectors.end())
            record.inspector_name = name->second;
    }
}

} // namespace guapai::visits
