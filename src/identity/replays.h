// Requests with an Idempotency-Key, executed once: see http/router.h. The key belongs to the account that sent it.
//
// The table replay holds the digest of the request and the encrypted first answer (it may name persons), for a week:
// longer than a phone keeps something in its outbox without asking its user.
#pragma once

#include "http/router.h"
#include "store/database.h"

namespace guapai::identity {

class Replays : public http::ReplayGuard {
public:
    explicit Replays(Database& database) : database_(database) {}
    http::Response once(const http::Call& call, std::string_view county,
                        const std::function<http::Response()>& action) override;

private:
    Database& database_;
};

} // namespace guapai::identity
