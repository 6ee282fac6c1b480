// Who makes a request, and what he may reach. Every use case takes one.
#pragma once

#include "http/router.h"
#include "identity/model.h"
#include "store/scope.h"

namespace guapai::identity {

struct Actor : http::Principal {
    Account account;
    Scope scope;
    std::string csrf;
    std::string token_digest; // of the session

    bool console = false; // whoever has a shell on the server: every administrator at once

    std::string name() const override { return console ? "console" : account.id.text(); } // as the audit log names him
};

// The signed-in actor of a call whose operation needs a permission.
inline const Actor& actor_of(const http::Call& call) { return dynamic_cast<const Actor&>(*call.principal()); }

} // namespace guapai::identity
