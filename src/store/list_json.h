// A page of a list as JSON, written straight from the rows: what the columns hold is copied, no record is made.
//
//     const Sql query = select<Visit>("visit").add(" WHERE t.county = ?", county);
//     return list_json<Visit>(in, query, sorts, page, {{"school_name", "school", schools::names(in, county)}});
//
// The text is the one that Listed<Visit> from list_page (store/record.h) has in an answer, for any described record: by
// the description ids, dates, choices and lists of them are stored as they are sent, so they are copied unread. Only
// what is stored otherwise is read into a record: personal texts, and nested records, whose stored form holds secrets
// and may be of an older description. Fields marked transient are names, as the call says, or what the call works out
// of the row, or have the value of a fresh record. Thread-safety: as the Reader given.
#pragma once

#include "base/json_buffer.h"
#include "store/names.h"
#include "store/record.h"

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace guapai {

// A text that is the name of the record whose id is in another field; empty when there is none. Over a stored text it
// is what this reader sees in its place: with Names of nobody, nothing.
struct NameField {
    std::string_view name;  // "school_name"
    std::string_view id_in; // "school"
    Names names;
};

// Fills the transient fields of a record, fresh in these, from a row (read_column).
using Complete = std::function<void(const Row&, void* record)>;

// Writes rows of one type, whose columns stand in the order of the description. Holds on to `blank` and `scratch`,
// records of that type: a fresh one for what a row leaves open, and one to read into; and to `complete`, which may be
// empty.
class RowWriter {
public:
    RowWriter(const RecordType& type, const void* blank, void* scratch, const std::vector<NameField>& names,
              const Complete& complete, const Vault& vault);
    RowWriter(const RowWriter&) = delete;
    RowWriter& operator=(const RowWriter&) = delete;
    void write(json::Buffer& out, const Row& row);

private:
    enum class How { quoted, verbatim, integer, real, boolean, instant, document, through_record, transient, named };
    struct Column {
        How how;
        std::size_t at; // of the row, or of the id that is named
        const FieldType* field;
        std::string_view head; // ,"name":
        const Names* names;    // named only
    };

    static How how_to_write(const FieldType& field);
    bool write_number(json::Buffer& out, const Row& row, const Column& column) const;
    void write_text(json::Buffer& out, std::string_view text, const Row& row, const Column& column);
    void write_member(json::Buffer& out, const FieldType& field, const void* record) const;
    void complete(const Row& row) const;

    const void* blank_;
    void* scratch_;
    const Complete& complete_;
    const Vault& vault_;
    std::string heads_;
    std::vector<Column> columns_;
};

// As list_page, written. `width` columns of the record are followed by the sort's value and the id.
ListedJson list_json(const Reader& in, const Sql& select, const std::vector<SortKey>& sorts, const Page& page,
                     std::string_view alias, std::size_t width, RowWriter& writer);

template <class T>
ListedJson list_json(const Reader& in, const Sql& select, const std::vector<SortKey>& sorts, const Page& page,
                     const std::vector<NameField>& names = {}, const Complete& complete = {}) {
    const T blank{};
    T scratch{};
    RowWriter writer(record_type<T>(), &blank, &scratch, names, complete, in.vault());
    return list_json(in, select, sorts, page, "t", record_type<T>().fields().size(), writer);
}

// One column of a row into its member, within a Complete.
void read_column(const Row& row, const RecordType& type, std::string_view field, void* record, const Vault& vault);

} // namespace guapai
