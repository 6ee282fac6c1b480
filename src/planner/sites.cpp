#include "planner/sites.h"

#include <map>

namespace guapai::planner {

namespace {

using Centres = std::map<std::string, Point>;

template <class Key>
Centres centres_by(const std::vector<SchoolSite>& schools, Key key) {
    std::map<std::string, std::vector<Point>> places;
    for (const SchoolSite& school : schools)
        if (school.place) places[key(school)].push_back(*school.place);
    Centres out;
    for (const auto& [name, points] : places)
        out.emplace(name, centre(points));
    return out;
}

const Point* find(const Centres& centres, const std::string& key) {
    const auto found = centres.find(key);
    return found == centres.end() ? nullptr : &found->second;
}

} // namespace

Sites::Sites(const NetworkProblem& problem) {
    const auto town_key = [](const SchoolSite& school) { return school.district + "\n" + school.town; };
    const Centres towns = centres_by(problem.schools, town_key);
    const Centres districts = centres_by(problem.schools, [](const SchoolSite& school) { return school.district; });
    const Centres everywhere = centres_by(problem.schools, [](const SchoolSite&) { return std::string(); });
    const auto fallback = [&](const std::string& district) {
        if (const Point* point = find(districts, district)) return *point;
        const Point* point = find(everywhere, "");
        return point ? *point : Point{};
    };
    for (Index s = 0; s < problem.schools.size(); ++s) {
        const SchoolSite& school = problem.schools[s];
        const Point* town = find(towns, town_key(school));
        schools_.push_back(school.place ? *school.place : town ? *town : fallback(school.district));
        if (!school.place) guessed_schools_.push_back(s);
    }
    for (Index i = 0; i < problem.inspectors.size(); ++i) {
        const InspectorPost& inspector = problem.inspectors[i];
        homes_.push_back(inspector.home ? *inspector.home : fallback(inspector.district));
        if (!inspector.home) guessed_homes_.push_back(i);
    }
    metres_.reserve(schools_.size() * homes_.size());
    for (const Point& school : schools_)
        for (const Point& home : homes_)
            metres_.push_back(planner::metres(school, home));
}

} // namespace guapai::planner
