#include "store/names.h"

#include <array>
#include <bit>
#include <map>
#include <mutex>

namespace guapai {

namespace {

constexpr std::size_t most_names = 200'000;

class NameCache {
public:
    std::shared_ptr<const Names::Table> find(const std::string& shelf, const std::string& stamp) const {
        const std::lock_guard lock(mutex_);
        const auto at = shelves_.find(shelf);
        return at != shelves_.end() && at->second.stamp == stamp ? at->second.names : nullptr;
    }

    void keep(const std::string& shelf, const std::string& stamp, std::shared_ptr<const Names::Table> names) {
        const std::lock_guard lock(mutex_);
        if (kept_ + names->size() > most_names) {
            shelves_.clear();
            kept_ = 0;
        }
        Shelf& place = shelves_[shelf];
        if (place.names) kept_ -= place.names->size();
        kept_ += names->size();
        place = {stamp, std::move(names)};
    }

private:
    struct Shelf {
        std::string stamp;
        std::shared_ptr<const Names::Table> names;
    };
    mutable std::mutex mutex_;
    std::map<std::string, Shelf> shelves_; // by county and table
    std::size_t kept_ = 0;
};

NameCache& cache() {
    static NameCache names;
    return names;
}

std::shared_ptr<const Names::Table> load(const Reader& in, std::string_view county, std::string_view table) {
    auto names = std::make_shared<Names::Table>();
    in.each(Sql("SELECT id, name FROM " + std::string(table) + " WHERE county = ?", county),
            [&](const Row& row) { names->emplace(row.id(0), row.text(1)); });
    return names;
}

} // namespace

std::size_t Names::Hash::operator()(const Id& id) const noexcept {
    const auto halves = std::bit_cast<std::array<std::uint64_t, 2>>(id); // most of an id is random
    return halves[0] ^ halves[1];
}

std::string_view Names::find(const Id& id) const noexcept {
    const auto found = table_->find(id);
    return found == table_->end() ? std::string_view() : found->second;
}

Names names_of(const Reader& in, std::string_view county, std::string_view table) {
    const auto stamp = in.text(Sql("SELECT stamp FROM name_stamp WHERE county = ? AND named = ?", county, table));
    if (!stamp) return Names(load(in, county, table));
    const std::string shelf = std::string(county) + ' ' + std::string(table);
    auto names = cache().find(shelf, *stamp);
    if (!names) {
        names = load(in, county, table);
        cache().keep(shelf, *stamp, names);
    }
    return Names(std::move(names));
}

void names_changed(Transaction& tx, std::string_view county, std::string_view table) {
    tx.run(
        Sql("INSERT INTO name_stamp (county, named, stamp) VALUES (?, ?, ?) ON CONFLICT (county, named) DO UPDATE SET "
            "stamp = excluded.stamp",
            county, table, Id::mint()));
}

} // namespace guapai
