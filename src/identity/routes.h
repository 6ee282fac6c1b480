// HTTP of accounts and sessions, and the gate through which every request passes.
#pragma once

#include "http/router.h"
#include "identity/service.h"

namespace guapai::identity {

// Cookie "guapai_session" (HttpOnly, SameSite=Strict, Secure over TLS); changes need X-CSRF-Token. Order of refusal:
// 401 not signed in, 403 CSRF, 403 password to be changed first, 403 permission, 404 county out of scope.
class SessionGate : public http::Gate {
public:
    explicit SessionGate(Identity& identity) : identity_(identity) {}
    std::shared_ptr<const http::Principal> identify(const http::Request& request) override;
    void admit(const http::Principal* principal, const http::Request& request, const http::Operation& operation,
               std::string_view county) override;

private:
    Identity& identity_;
};

void add_routes(http::Router& router, Identity& identity);

} // namespace guapai::identity
