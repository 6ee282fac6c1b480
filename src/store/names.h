// The names of a county's records of one kind, kept in memory: every list shows names of schools and inspectors, and
// they hardly ever change.
//
//     const Names schools = names_of(in, county, "school");             // the table
//     row.school_name = schools.of(row.school);                         // empty when there is no such school
//     names_changed(tx, county, "school");                              // with every row whose name is new or another
//
// A change writes a fresh random stamp beside the names, in the same transaction; a reader compares the stamp it sees
// in its own snapshot with the one the kept names were read under. So another process, a rollback or a restored backup
// cannot leave an old name behind. A county without a stamp is read from its table each time.
//
// Thread-safety: any thread; a Names never changes. Memory: at most about 200,000 names are kept.
#pragma once

#include "store/database.h"

#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>

namespace guapai {

class Names {
public:
    struct Hash {
        std::size_t operator()(const Id& id) const noexcept;
    };
    using Table = std::unordered_map<Id, std::string, Hash>;

    explicit Names(std::shared_ptr<const Table> table) : table_(std::move(table)) {}
    std::string of(const Id& id) const { return std::string(find(id)); }
    std::string_view find(const Id& id) const noexcept; // the same, as long as this lives

private:
    std::shared_ptr<const Table> table_;
};

// `table` has the columns county, id and name.
Names names_of(const Reader& in, std::string_view county, std::string_view table);

void names_changed(Transaction& tx, std::string_view county, std::string_view table);

} // namespace guapai
