// From WGS-84, as everything is stored, to GCJ-02, as the tiles of map services in China are drawn.
//
//     gcj02_of({116.404, 39.915})  ->  {116.410244, 39.916404}
//
// Only for what is drawn on such tiles; never stored. Outside China's bounding box the point stays as it is. The
// approximation everybody uses (eviltransform, public since 2010), good to about a metre; the official one is not
// published. Thread-safety: free function.
#pragma once

#include "planner/geometry.h"

namespace guapai::planner {

Point gcj02_of(const Point& wgs84);

} // namespace guapai::planner
