#include "audit/rules.h"

#include <algorithm>
#include <bit>
#include <stdexcept>

namespace guapai::audit {

Digest leaf_hash(std::string_view leaf) { return sha256(std::string(1, '\0').append(leaf)); }

Digest node_hash(const Digest& left, const Digest& right) {
    return sha256(std::string(1, '\1').append(bytes_of(left)).append(bytes_of(right)));
}

Frontier Frontier::parse(std::int64_t size, std::string_view hex_text) {
    const auto raw = from_hex(hex_text);
    Frontier edge;
    if (!raw || size < 0 ||
        raw->size() != 32 * static_cast<std::size_t>(std::popcount(static_cast<std::uint64_t>(size))))
        throw std::runtime_error("the stored edge of the audit log does not fit its size");
    edge.size_ = size;
    for (std::size_t at = 0; at < raw->size(); at += 32) {
        Digest digest{};
        std::copy_n(raw->begin() + static_cast<std::ptrdiff_t>(at), 32, digest.begin());
        edge.subtrees_.push_back(digest);
    }
    return edge;
}

void Frontier::append(const Digest& leaf) {
    Digest merged = leaf;
    for (std::int64_t rest = size_; rest % 2 == 1; rest /= 2) { // as carrying in binary addition
        merged = node_hash(subtrees_.back(), merged);
        subtrees_.pop_back();
    }
    subtrees_.push_back(merged);
    ++size_;
}

Digest Frontier::root() const {
    if (subtrees_.empty()) return sha256("");
    Digest root = subtrees_.back();
    for (std::size_t i = subtrees_.size() - 1; i-- > 0;)
        root = node_hash(subtrees_[i], root);
    return root;
}

std::string Frontier::text() const {
    std::string out;
    for (const Digest& digest : subtrees_)
        out += hex(digest);
    return out;
}

} // namespace guapai::audit
