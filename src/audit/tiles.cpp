#include "audit/tiles.h"

#include "audit/rules.h"
#include "audit/store.h"
#include "base/json.h"
#include "base/problem.h"

#include <fmt/format.h>

#include <fstream>
#include <vector>

namespace guapai::audit {

namespace fs = std::filesystem;

namespace {

constexpr std::size_t width = 256;

// Written beside and renamed: a reader never meets half a tile.
void write_file(const fs::path& file, std::string_view bytes) {
    fs::create_directories(file.parent_path());
    const fs::path unfinished = file.string() + ".new";
    std::ofstream out(unfinished, std::ios::binary | std::ios::trunc);
    out << bytes;
    out.close();
    if (!out)
        throw Problem(507, "audit.file", "文件没有写完：" + file.string(),
                      "The file could not be written: " + file.string());
    fs::rename(unfinished, file);
}

// The tiles of one kind, filled from the left; a full one is written and the next begun.
class TileRow {
public:
    TileRow(fs::path folder) : folder_(std::move(folder)) {}

    bool add(std::string_view bytes) { // true when a tile has become full
        current_.append(bytes);
        if (++count_ < width) return false;
        write_file(folder_ / tile_number(number_++), current_);
        current_.clear();
        count_ = 0;
        return true;
    }
    void finish() const {
        if (count_ > 0) write_file(folder_ / (tile_number(number_) + ".p") / std::to_string(count_), current_);
    }

private:
    fs::path folder_;
    std::string current_;
    std::size_t count_ = 0;
    std::int64_t number_ = 0;
};

// Hash tiles of all levels: 256 hashes of a level make one hash of the level above.
class HashTiles {
public:
    explicit HashTiles(fs::path folder) : folder_(std::move(folder)) {}

    void add(const Digest& leaf) { add(0, leaf); }
    void finish() const {
        for (const Level& level : levels_)
            level.row.finish();
    }

private:
    struct Level {
        TileRow row;
        Frontier tree; // over the hashes of the tile that is being filled
    };

    void add(std::size_t at, const Digest& hash) {
        if (at == levels_.size()) levels_.push_back({TileRow(folder_ / std::to_string(at)), {}});
        levels_[at].tree.append(hash);
        if (!levels_[at].row.add(bytes_of(hash))) return;
        const Digest above = levels_[at].tree.root();
        levels_[at].tree = {};
        add(at + 1, above);
    }

    fs::path folder_;
    std::vector<Level> levels_;
};

std::string framed(std::string_view entry) {
    if (entry.size() > 0xffff) throw std::logic_error("an audit entry is longer than 65,535 bytes");
    std::string out = {static_cast<char>(entry.size() >> 8U), static_cast<char>(entry.size() & 0xffU)};
    return out.append(entry);
}

} // namespace

std::string tile_number(std::int64_t number) {
    std::string out = fmt::format("{:03}", number % 1000);
    for (number /= 1000; number > 0; number /= 1000)
        out.insert(0, fmt::format("x{:03}/", number % 1000));
    return out;
}

void export_tiles(const Reader& in, std::string_view county, const Signer& signer, const fs::path& folder) {
    HashTiles hashes(folder / "tile");
    TileRow entries(folder / "tile" / "entries");
    each_entry(in, county, [&](const Entry& entry) {
        const std::string leaf = json::write(entry);
        entries.add(framed(leaf));
        hashes.add(leaf_hash(leaf));
    });
    entries.finish();
    hashes.finish();
    write_file(folder / "checkpoint", checkpoint(in, county, signer));
}

} // namespace guapai::audit
