#include "app/modules.h"

namespace guapai::app {

Modules::Modules(Database& database)
    : identity_(database), gate_(identity_), replays_(database), files_(database), jobs_(database),
      job_service_(database, jobs_), organisation_(database), schools_(database), inspectors_(database) {}

void Modules::add_routes(http::Router& router) {
    router.remember(replays_);
    identity::add_routes(router, identity_);
    files::add_routes(router, files_);
    jobs::add_routes(router, job_service_);
    organisation::add_routes(router, organisation_);
    schools::add_routes(router, schools_);
    inspectors::add_routes(router, inspectors_);
}

} // namespace guapai::app
