// The arithmetic of the log, pure: Merkle tree hashing of RFC 6962 §2.1 and its right edge for appending.
//
//     Frontier edge;
//     edge.append(leaf_hash(text));
//     edge.root()          // the same as hashing the whole tree
//
// Thread-safety: values and free functions.
#pragma once

#include "base/hash.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace guapai::audit {

Digest leaf_hash(std::string_view leaf);
Digest node_hash(const Digest& left, const Digest& right);

// The complete subtrees at the right edge of a tree, largest first: one for each 1 bit of its size.
class Frontier {
public:
    Frontier() = default;
    static Frontier parse(std::int64_t size,
                          std::string_view hex_text); // throws std::runtime_error when they do not fit

    void append(const Digest& leaf);
    Digest root() const; // of an empty tree: the digest of nothing
    std::int64_t size() const { return size_; }
    std::string text() const; // hex, for the store

private:
    std::int64_t size_ = 0;
    std::vector<Digest> subtrees_;
};

} // namespace guapai::audit
