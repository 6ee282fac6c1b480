// The map of a version. Internal to src/network.
#pragma once

#include "network/roster.h"
#include "organisation/model.h"

namespace guapai::network {

// `contents`: what the asker may see. Homes of inspectors are for offices alone.
NetworkMap map_of(const Roster& roster, const Contents& contents, const organisation::Office& office, bool with_homes);

} // namespace guapai::network
