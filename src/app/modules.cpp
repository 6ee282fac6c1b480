#include "app/modules.h"

namespace guapai::app {

Modules::Modules(Database& database) : identity_(database), gate_(identity_), replays_(database), files_(database) {}

void Modules::add_routes(http::Router& router) {
    router.remember(replays_);
    identity::add_routes(router, identity_);
    files::add_routes(router, files_);
}

} // namespace guapai::app
