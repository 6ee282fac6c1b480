// HTTP of the network and of nameplates.
#pragma once

#include "http/router.h"
#include "network/plates.h"
#include "network/service.h"

namespace guapai::network {

void add_routes(http::Router& router, Service& networks, Plates& plates);
void add_plate_routes(http::Router& router, Plates& plates); // part of add_routes

} // namespace guapai::network
