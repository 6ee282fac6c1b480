#include "identity/session_cache.h"

#include <mutex>

namespace guapai::identity {

namespace {
constexpr std::size_t most_entries = 20'000;
}

std::shared_ptr<const Actor> SessionCache::find(const std::string& token_digest) const {
    const std::shared_lock lock(mutex_);
    const auto found = entries_.find(token_digest);
    if (found == entries_.end()) return nullptr;
    const Entry& entry = found->second;
    const bool fresh = entry.kept_until > std::chrono::steady_clock::now() && entry.expires_at > Instant::now();
    return fresh ? entry.actor : nullptr;
}

std::uint64_t SessionCache::generation() const {
    const std::shared_lock lock(mutex_);
    return generation_;
}

void SessionCache::keep(const std::string& token_digest, std::shared_ptr<const Actor> actor, Instant expires_at,
                        std::uint64_t generation) {
    const std::lock_guard lock(mutex_);
    if (generation != generation_) return;
    if (entries_.size() >= most_entries) entries_.clear();
    entries_[token_digest] = {std::move(actor), expires_at, std::chrono::steady_clock::now() + kept_for};
}

void SessionCache::forget() {
    const std::lock_guard lock(mutex_);
    ++generation_;
    entries_.clear();
}

} // namespace guapai::identity
