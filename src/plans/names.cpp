#include "plans/names.h"

#include "inspectors/service.h"
#include "schools/service.h"

namespace guapai::plans {

void fill_names_and_places(const Reader& in, std::string_view county, std::vector<Task>& tasks) {
    std::vector<Id> school_ids, inspector_ids;
    for (const Task& task : tasks) {
        school_ids.push_back(task.school);
        inspector_ids.push_back(task.inspector);
    }
    const auto schools = schools::places(in, county, school_ids);
    const auto inspectors = inspectors::names(in, county, inspector_ids);
    for (Task& task : tasks) {
        if (const auto school = schools.find(task.school); school != schools.end()) {
            task.school_name = school->second.name;
            task.town = school->second.town;
            task.longitude = school->second.longitude;
            task.latitude = school->second.latitude;
        }
        if (const auto name = inspectors.find(task.inspector); name != inspectors.end())
            task.inspector_name = name->second;
    }
}

} // namespace guapai::plans
