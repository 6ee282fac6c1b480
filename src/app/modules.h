// The domain modules and how they hang together: one member a service, one line for its routes.
#pragma once

#include "app/nightly.h"
#include "audit/routes.h"
#include "calendars/routes.h"
#include "checks/routes.h"
#include "demo/routes.h"
#include "demo/service.h"
#include "draws/routes.h"
#include "files/routes.h"
#include "http/router.h"
#include "identity/replays.h"
#include "identity/routes.h"
#include "identity/service.h"
#include "imports/routes.h"
#include "inspectors/routes.h"
#include "jobs/routes.h"
#include "network/routes.h"
#include "organisation/routes.h"
#include "plans/routes.h"
#include "rectification/routes.h"
#include "results/routes.h"
#include "schools/routes.h"
#include "store/database.h"
#include "visits/routes.h"

namespace guapai::app {

std::vector<std::unique_ptr<imports::Roster>> rosters(); // what spreadsheets are imported into

class Modules {
public:
    explicit Modules(Database& database) : database_(database) {}
    ~Modules() { stop(); }
    Modules(const Modules&) = delete;
    Modules& operator=(const Modules&) = delete;

    void start(); // before the first request
    void stop();  // after the last: work still running refers to the services
    void add_routes(http::Router& router);
    http::Gate& gate() { return gate_; }
    bool is_empty() { return identity_.setup_needed(); }
    bool holds_demo();
    demo::Parts demo_parts();

private:
    Database& database_;
    identity::Identity identity_{database_};
    identity::SessionGate gate_{identity_};
    identity::Replays replays_{database_};
    audit::Log audit_log_{database_};
    files::Service files_{database_};
    files::Uploads uploads_{database_, files_};
    Jobs jobs_{database_};
    jobs::Service job_service_{database_, jobs_};
    organisation::Service organisation_{database_};
    schools::Service schools_{database_};
    inspectors::Service inspectors_{database_};
    checks::Service checks_{database_};
    imports::Service imports_{database_, rosters()};
    network::Service networks_{database_, jobs_};
    network::Plates plates_{database_, files_, jobs_};
    plans::Service plans_{database_};
    calendars::Service calendars_{database_, jobs_};
    rectification::Service rectification_{database_};
    audit::Signer signer_{database_.data() / "keys" / "audit.key"};
    visits::Service visits_{database_, signer_};
    results::Service results_{database_, jobs_};
    draws::Service draws_{database_};
    Nightly nightly_{{{"imports.drop_rows", [this] { imports_.drop_old_rows(); }},
                      {"uploads.drop_expired", [this] { uploads_.drop_expired(); }}}};
};

} // namespace guapai::app
