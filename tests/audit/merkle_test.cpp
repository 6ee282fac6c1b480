#include "audit/rules.h"

#include <gtest/gtest.h>

namespace guapai::audit {

namespace {

// RFC 6962 §2.1 word for word: the slow definition against which the edge is checked.
Digest tree_hash(const std::vector<Digest>& leaves, std::size_t from, std::size_t to) {
    if (from == to) return sha256("");
    if (to - from == 1) return leaves[from];
    std::size_t k = 1;
    while (k * 2 < to - from)
        k *= 2;
    return node_hash(tree_hash(leaves, from, from + k), tree_hash(leaves, from + k, to));
}

} // namespace

TEST(Merkle, TheEdgeGivesTheRootOfTheWholeTreeAtEverySize) {
    std::vector<Digest> leaves;
    Frontier edge;
    for (int i = 0; i < 130; ++i) {
        ASSERT_EQ(edge.root(), tree_hash(leaves, 0, leaves.size())) << i;
        leaves.push_back(leaf_hash(std::to_string(i)));
        edge = Frontier::parse(edge.size(), edge.text());
        edge.append(leaves.back());
    }
}

TEST(Merkle, KnownAnswersOfCertificateTransparency) {
    // Test vectors of the RFC's reference implementation: the empty leaf and the tree of {"", 0x00}.
    EXPECT_EQ(hex(leaf_hash("")), "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d");
    Frontier edge;
    edge.append(leaf_hash(""));
    edge.append(leaf_hash(std::string(1, '\0')));
    EXPECT_EQ(hex(edge.root()), "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125");
}

} // namespace guapai::audit
