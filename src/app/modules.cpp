#include "app/modules.h"

namespace guapai::app {

Modules::Modules(Database& database) : identity_(database), gate_(identity_) {}

void Modules::add_routes(http::Router& router) { identity::add_routes(router, identity_); }

} // namespace guapai::app
