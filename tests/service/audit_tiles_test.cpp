#include "audit/rules.h"
#include "audit/tiles.h"
#include "support/engines.h"

#include <fstream>
#include <map>
#include <sstream>

namespace guapai {

namespace fs = std::filesystem;

class AuditTiles : public OnBothEngines {
protected:
    void add(int count) {
        db().write("420281", [&](Transaction& tx) {
            for (int i = 0; i < count; ++i)
                audit::record(tx, "420281", "somebody", "visits.submit", "visit", "v", "state");
        });
    }
    fs::path folder() { return options().data / "log"; }
    void export_all() {
        const audit::Signer signer(options().data / "keys" / "audit.key");
        db().read([&](Reader& in) { audit::export_tiles(in, "420281", signer, folder()); });
    }
    static std::string text_of(const fs::path& file) {
        std::ifstream in(file, std::ios::binary);
        EXPECT_TRUE(in) << file;
        return {std::istreambuf_iterator<char>(in), {}};
    }
    // The root that a stranger computes from the bundles of entries alone.
    Digest root_of_entries(std::size_t full, std::size_t rest) {
        audit::Frontier tree;
        std::string all;
        for (std::size_t n = 0; n < full; ++n)
            all += text_of(folder() / "tile" / "entries" / audit::tile_number(static_cast<std::int64_t>(n)));
        if (rest > 0)
            all += text_of(folder() / "tile" / "entries" /
                           (audit::tile_number(static_cast<std::int64_t>(full)) + ".p") / std::to_string(rest));
        for (std::size_t at = 0; at < all.size();) {
            const std::size_t length =
                static_cast<unsigned char>(all[at]) * 256U + static_cast<unsigned char>(all[at + 1]);
            tree.append(audit::leaf_hash(all.substr(at + 2, length)));
            at += 2 + length;
        }
        return tree.root();
    }
    std::string root_in_checkpoint() {
        std::istringstream in(text_of(folder() / "checkpoint"));
        std::string line;
        for (int i = 0; i < 3; ++i)
            std::getline(in, line);
        return *from_base64(line);
    }
};

TEST_P(AuditTiles, AStrangerFindsTheSignedRootFromTheEntriesAndFromTheHashes) {
    add(600);
    export_all();
    EXPECT_EQ(root_in_checkpoint(), bytes_of(root_of_entries(2, 88)));

    const std::string above = text_of(folder() / "tile" / "1" / "000.p" / "2");
    const std::string rest = text_of(folder() / "tile" / "0" / "002.p" / "88");
    ASSERT_EQ(above.size(), 64U);
    ASSERT_EQ(rest.size(), 88U * 32U);
    const std::string first = text_of(folder() / "tile" / "0" / "000");
    audit::Frontier of_tile;
    for (std::size_t i = 0; i < 256; ++i) {
        Digest hash{};
        std::copy_n(first.begin() + static_cast<std::ptrdiff_t>(i * 32), 32, hash.begin());
        of_tile.append(hash);
    }
    EXPECT_EQ(above.substr(0, 32), bytes_of(of_tile.root()));
}

TEST_P(AuditTiles, FullTilesStayAsTheyAreWhenTheLogGrows) {
    add(300);
    export_all();
    const std::string before = text_of(folder() / "tile" / "0" / "000");
    add(300);
    export_all();
    EXPECT_EQ(text_of(folder() / "tile" / "0" / "000"), before);
    EXPECT_EQ(root_in_checkpoint(), bytes_of(root_of_entries(2, 88)));
}

TEST_P(AuditTiles, NumbersBecomePathsOfThreeDigits) {
    EXPECT_EQ(audit::tile_number(0), "000");
    EXPECT_EQ(audit::tile_number(1234067), "x001/x234/067");
}

ON_BOTH_ENGINES(AuditTiles);

} // namespace guapai
