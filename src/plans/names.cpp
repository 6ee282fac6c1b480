#include "plans/names.h"

#include "inspectors/service.h"
#include "schools/service.h"

namespace guapai::plans {

void fill_names_and_places(const Reader& in, std::string_view county, std::vector<Task>& tasks) {
    std::vector<Id> school_ids;
    for (const Task& task : tasks)
        school_ids.push_back(task.school);
    const auto schools = schools::places(in, county, school_ids);
    const Names inspectors = inspectors::names(in, county);
    for (Task& task : tasks) {
        if (const auto school = schools.find(task.school); school != schools.end()) {
            task.school_name = school->second.name;
            task.town = school->second.town;
            task.longitude = school->second.longitude;
            task.latitude = school->second.latitude;
        }
        task.inspector_name = inspectors.of(task.inspector);
    }
}

} // namespace guapai::plans
