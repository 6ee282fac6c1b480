// Who a session token belongs to, remembered for a few seconds, so that not every request asks the database.
//
// Whatever changes an account or ends a session in this process forgets everything at once, after its commit; another
// process of the same database follows within `kept_for`. Internal to src/identity.
// Thread-safety: from any thread.
#pragma once

#include "identity/actor.h"

#include <chrono>
#include <memory>
#include <shared_mutex>
#include <string>
#include <string_view>
#include <unordered_map>

namespace guapai::identity {

class SessionCache {
public:
    static constexpr std::chrono::seconds kept_for{5};

    std::shared_ptr<const Actor> find(const std::string& token_digest) const; // null: ask the database
    // To be read before the database is asked and given back to keep(): what was forgotten meanwhile is not kept.
    std::uint64_t generation() const;
    void keep(const std::string& token_digest, std::shared_ptr<const Actor> actor, Instant expires_at,
              std::uint64_t generation);
    void forget();

private:
    struct Entry {
        std::shared_ptr<const Actor> actor;
        Instant expires_at; // of the session
        std::chrono::steady_clock::time_point kept_until;
    };

    mutable std::shared_mutex mutex_;
    std::unordered_map<std::string, Entry> entries_;
    std::uint64_t generation_ = 0;
};

} // namespace guapai::identity
