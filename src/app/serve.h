// Opens the database, wires the modules to the routes and serves until SIGTERM or SIGINT.
#pragma once

#include "http/server.h"
#include "store/database.h"

namespace guapai::app {

struct ServeOptions {
    DatabaseOptions database;
    http::ServerOptions server;
};

int serve(const ServeOptions& options); // throws Problem when it cannot start

} // namespace guapai::app
