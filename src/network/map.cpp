#include "network/map.h"

#include "network/geojson.h"
#include "planner/gcj02.h"

namespace guapai::network {

namespace {

using planner::Point;

// In the datum in which the office's tiles are drawn, to 1 m.
class Drawing {
public:
    explicit Drawing(const organisation::Office& office)
        : shifted_(!office.tile_server.empty() && office.tile_datum == organisation::MapDatum::gcj02) {}

    organisation::MapDatum datum() const {
        return shifted_ ? organisation::MapDatum::gcj02 : organisation::MapDatum::wgs84;
    }
    Point place(const Point& stored) const { return shifted_ ? planner::gcj02_of(stored) : stored; }
    Ring ring(const std::vector<Point>& points) const {
        Ring out;
        for (const Point& point : points) {
            const Point drawn = place(point);
            out.coordinates.push_back(drawn.lon);
            out.coordinates.push_back(drawn.lat);
        }
        return out;
    }

private:
    bool shifted_;
};

std::vector<Ring> outline(const Drawing& drawing, const Area& area, const std::vector<Point>& schools) {
    std::vector<Ring> out;
    if (!area.boundary.empty()) {
        for (const auto& ring : read_boundary(area.boundary, "").rings)
            out.push_back(drawing.ring(ring));
    } else if (auto ring = planner::hull(schools); !ring.empty()) {
        ring.push_back(ring.front());
        out.push_back(drawing.ring(ring));
    }
    return out;
}

} // namespace

NetworkMap map_of(const Roster& roster, const Contents& contents, const organisation::Office& office, bool with_homes) {
    const Drawing drawing(office);
    NetworkMap out{.datum = drawing.datum(), .tile_server = office.tile_server};
    std::map<Id, const schools::School*> school_by_id;
    for (const schools::School& school : roster.schools)
        school_by_id.emplace(school.id, &school);
    std::map<Id, std::vector<Point>> places; // by area and sub-area
    std::map<Id, std::int64_t> loads;
    for (const Assignment& assignment : contents.assignments) {
        const auto found = school_by_id.find(assignment.school);
        if (found == school_by_id.end()) continue; // closed since
        if (assignment.inspector) ++loads[*assignment.inspector];
        const schools::School& school = *found->second;
        if (!school.longitude || !school.latitude) {
            ++out.without_coordinates;
            continue;
        }
        const Point stored{*school.longitude, *school.latitude}, drawn = drawing.place(stored);
        for (const auto& area : {assignment.area, assignment.sub_area})
            if (area) places[*area].push_back(stored);
        out.schools.push_back({school.id, school.name, drawn.lon, drawn.lat, school.type, assignment.inspector,
                               assignment.area, assignment.sub_area});
    }
    for (const Area& area : contents.areas)
        out.areas.push_back(
            {area.id, area.parent, area.name, !area.boundary.empty(), outline(drawing, area, places[area.id])});
    for (const inspectors::Inspector& inspector : roster.inspectors) {
        const auto load = loads.find(inspector.id);
        if (!with_homes && load == loads.end()) continue; // of others' schools nothing is shown
        MapInspector& one = out.inspectors.emplace_back();
        one.id = inspector.id;
        one.name = inspector.name;
        if (const auto post = contents.posts.find(inspector.id); post != contents.posts.end()) one.area = post->second;
        one.schools = load == loads.end() ? 0 : load->second;
        if (!with_homes || !inspector.home_longitude || !inspector.home_latitude) continue;
        const Point home = drawing.place({*inspector.home_longitude, *inspector.home_latitude});
        one.lon = home.lon;
        one.lat = home.lat;
    }
    return out;
}

} // namespace guapai::network
