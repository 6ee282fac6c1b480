// The domain modules and how they hang together: one member a service, one line for its routes.
#pragma once

#include "files/routes.h"
#include "http/router.h"
#include "identity/replays.h"
#include "identity/routes.h"
#include "identity/service.h"
#include "store/database.h"

namespace guapai::app {

class Modules {
public:
    explicit Modules(Database& database);
    void add_routes(http::Router& router);
    http::Gate& gate() { return gate_; }

private:
    identity::Identity identity_;
    identity::SessionGate gate_;
    identity::Replays replays_;
    files::Service files_;
};

} // namespace guapai::app
