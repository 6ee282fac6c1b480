// Who acts when a command is typed at the machine itself: the county's office, named 命令行 in the audit log.
#pragma once

#include "identity/actor.h"

namespace guapai::app {

inline identity::Actor console_actor(const std::string& county) {
    identity::Actor actor;
    actor.console = true;
    actor.account.county = county;
    actor.account.role = identity::Role::county_office;
    actor.account.display_name = "命令行";
    actor.scope = Scope::office(county);
    return actor;
}

} // namespace guapai::app
