#include "app/modules.h"

namespace guapai::app {

std::vector<std::unique_ptr<imports::Roster>> rosters() {
    std::vector<std::unique_ptr<imports::Roster>> out;
    out.push_back(schools::roster());
    out.push_back(inspectors::roster());
    out.push_back(checks::roster());
    return out;
}

void Modules::start() {
    jobs_.watch_over_interrupted();
    nightly_.start();
}

void Modules::stop() {
    nightly_.stop();
    jobs_.stop();
}

void Modules::add_routes(http::Router& router) {
    router.remember(replays_);
    identity::add_routes(router, identity_);
    audit::add_routes(router, audit_log_);
    files::add_routes(router, files_);
    files::add_upload_routes(router, uploads_);
    jobs::add_routes(router, job_service_);
    organisation::add_routes(router, organisation_);
    schools::add_routes(router, schools_);
    inspectors::add_routes(router, inspectors_);
    checks::add_routes(router, checks_);
    imports::add_routes(router, imports_);
    network::add_routes(router, networks_, plates_);
    plans::add_routes(router, plans_);
    calendars::add_routes(router, calendars_);
    rectification::add_routes(router, rectification_);
    visits::add_routes(router, visits_);
    results::add_routes(router, results_);
    draws::add_routes(router, draws_);
    demo::add_routes(router, database_);
}

bool Modules::holds_demo() {
    return read(database_, [](Reader& in) { return demo::is_loaded(in); });
}

demo::Parts Modules::demo_parts() {
    return {database_, files_,  organisation_,  imports_, networks_, plates_,
            plans_,    visits_, rectification_, results_, draws_,    calendars_};
}

} // namespace guapai::app
