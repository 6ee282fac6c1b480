// Described records as rows: columns, binding, keyset lists. One table holds one RecordType, a column a field.
//
//     insert(tx, "school", school);
//     auto school = find_one<School>(in, select<School>("school").add(" WHERE county = ? AND id = ?", county, id));
//     update(tx, "school", school, school.version);       // raises version by one; false when somebody was faster
//
// Lists and nested records are kept as JSON text. Fields marked personal are encrypted (store/vault.h) and can
// therefore not be filtered or sorted by SQL.
#pragma once

#include "base/page.h"
#include "store/database.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace guapai {

std::string columns(const RecordType& type, std::string_view alias = {}); // "id, name" or "s.id, s.name"

void insert_row(Transaction& tx, std::string_view table, const RecordType& type, const void* record);
// Inserts, or replaces the row with the same (county, id).
void upsert_row(Transaction& tx, std::string_view table, const RecordType& type, const void* record);
// Updates the row (county, id) whose version is `expected`, and sets version to expected + 1 in the row.
bool update_row(Transaction& tx, std::string_view table, const RecordType& type, const void* record,
                std::int64_t expected);
// Reads one column into the member that `field` describes.
void read_field(const Row& row, std::size_t column, const FieldType& field, void* record, const Vault& vault);
// Fills the record from the row's columns first, first + 1, … in the order of the description.
void read_row(const Row& row, std::size_t first, const RecordType& type, void* record, const Vault& vault);

template <class T>
Sql select(std::string_view table, std::string_view alias = "t") {
    return Sql("SELECT " + columns(record_type<T>(), alias) + " FROM " + std::string(table) + " " + std::string(alias));
}
template <class T>
void insert(Transaction& tx, std::string_view table, const T& record) {
    insert_row(tx, table, record_type<T>(), &record);
}
template <class T>
void upsert(Transaction& tx, std::string_view table, const T& record) {
    upsert_row(tx, table, record_type<T>(), &record);
}
template <class T>
bool update(Transaction& tx, std::string_view table, T& record, std::int64_t expected) {
    if (!update_row(tx, table, record_type<T>(), &record, expected)) return false;
    record.version = expected + 1;
    return true;
}
template <class T>
std::vector<T> find_all(const Reader& in, const Sql& sql) {
    std::vector<T> out;
    in.each(sql, [&](const Row& row) { read_row(row, 0, record_type<T>(), &out.emplace_back(), in.vault()); });
    return out;
}
template <class T>
std::optional<T> find_one(const Reader& in, const Sql& sql) {
    std::optional<T> out;
    in.first(sql, [&](const Row& row) { read_row(row, 0, record_type<T>(), &out.emplace(), in.vault()); });
    return out;
}

// A sort a list offers: by `expression`, which must never be NULL and must have an index together with the id.
struct SortKey {
    std::string_view name;       // as in ?sort=
    std::string_view expression; // "t.visited_on"
    bool descending = false;     // the natural direction, used when the request names no sort
    bool numeric = false;        // the expression is an integer
    bool real = false;           // the expression is a real number
};

// Adds the cursor condition, order and limit to a SELECT that ends in its WHERE clause, and makes the page. `sorts` is
// not empty; its first entry is the default. `alias` names the table with county and id. The count repeats the filters.
Sql keyset(const Sql& select, const std::vector<SortKey>& sorts, const Page& page, std::string_view alias);
std::string cursor_of(const Row& row, std::size_t sort_column, std::size_t id_column);
std::int64_t count_of(const Reader& in, const Sql& select);

template <class T>
Listed<T> list_page(const Reader& in, const Sql& select, const std::vector<SortKey>& sorts, const Page& page,
                    std::string_view alias = "t") {
    const Sql sql = keyset(select, sorts, page, alias);
    const std::size_t width = record_type<T>().fields().size();
    Listed<T> out;
    std::string last;
    out.items.reserve(static_cast<std::size_t>(page.limit));
    in.each(sql, [&](const Row& row) {
        if (std::ssize(out.items) == page.limit) {
            out.next = last;
            return;
        }
        read_row(row, 0, record_type<T>(), &out.items.emplace_back(), in.vault());
        if (std::ssize(out.items) == page.limit) last = cursor_of(row, width, width + 1);
    });
    if (page.total) out.total = count_of(in, select);
    return out;
}

} // namespace guapai
