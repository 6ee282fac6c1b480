// The domain modules and how they hang together: one member a service, one line for its routes.
#pragma once

#include "files/routes.h"
#include "http/router.h"
#include "identity/replays.h"
#include "identity/routes.h"
#include "identity/service.h"
#include "inspectors/routes.h"
#include "jobs/routes.h"
#include "organisation/routes.h"
#include "schools/routes.h"
#include "store/database.h"

namespace guapai::app {

class Modules {
public:
    explicit Modules(Database& database);
    ~Modules() { stop(); }
    Modules(const Modules&) = delete;
    Modules& operator=(const Modules&) = delete;

    void start() { jobs_.watch_over_interrupted(); } // before the first request
    void stop() { jobs_.stop(); }                    // after the last: work still running refers to the services
    void add_routes(http::Router& router);
    http::Gate& gate() { return gate_; }

private:
    identity::Identity identity_;
    identity::SessionGate gate_;
    identity::Replays replays_;
    files::Service files_;
    Jobs jobs_;
    jobs::Service job_service_;
    organisation::Service organisation_;
    schools::Service schools_;
    inspectors::Service inspectors_;
};

} // namespace guapai::app
