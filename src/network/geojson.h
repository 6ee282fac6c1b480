// Boundaries as GeoJSON (RFC 7946), WGS-84, checked before they are kept.
//
//     const Boundary boundary = read_boundary(R"({"type":"Polygon","coordinates":[[[115,30],…]]})", "/boundary");
//     area.boundary = boundary.text;       // the same, six decimals, nothing else in it
//
// Taken: Polygon and MultiPolygon, alone or as the geometry of features. Rings have four positions at least and are
// closed; positions lie in China (longitude 73 … 136, latitude 3 … 54), heights are dropped; 20,000 positions at most.
// Errors: Problem 400 when it is no JSON, 422 "network.geojson" with the place. Thread-safety: pure.
#pragma once

#include "planner/geometry.h"

#include <string>
#include <string_view>
#include <vector>

namespace guapai::network {

struct Boundary {
    std::vector<std::vector<planner::Point>> rings; // outer rings and holes, closed
    std::string text;                               // GeoJSON geometry, as it is stored
};

Boundary read_boundary(std::string_view geojson, const std::string& pointer);

struct Feature {
    std::string name; // of its properties: name, NAME, 名称 …; empty without
    Boundary boundary;
};

// A FeatureCollection, or one feature.
std::vector<Feature> read_features(std::string_view geojson);

} // namespace guapai::network
