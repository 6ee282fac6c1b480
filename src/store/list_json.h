// A page of a list as JSON, written straight from the rows: what the columns hold is copied, no record is made.
//
//     const Sql query = select<Visit>("visit").add(" WHERE t.county = ?", county);
//     return list_json<Visit>(in, query, sorts, page, {{"school_name", "school", schools::names(in, county)}});
//
// The text is the one that Listed<Visit> from list_page (store/record.h) has in an answer, for any described record: by
// the description ids, dates, choices and lists of them are stored as they are sent, so they are copied unread. Only
// what is stored otherwise is read into a record: personal texts, and nested records, whose stored form holds secrets
// and may be of an older description. Fields marked transient are names, as the call says, or have the value of a fresh
// record: a list whose service works out more than names uses list_page. Thread-safety: as the Reader given.
#pragma once

#include "base/json_buffer.h"
#include "store/names.h"
#include "store/record.h"

#include <string>
#include <string_view>
#include <vector>

namespace guapai {

// A transient text: the name of the record whose id is in another field; empty when there is none.
struct NameField {
    std::string_view name;  // "school_name"
    std::string_view id_in; // "school"
    Names names;
};

// Writes rows of one type, whose columns stand in the order of the description. Holds on to `blank` and `scratch`,
// records of that type: a fresh one for what a row leaves open, and one to read into.
class RowWriter {
public:
    RowWriter(const RecordType& type, const void* blank, void* scratch, const std::vector<NameField>& names,
              const Vault& vault);
    RowWriter(const RowWriter&) = delete;
    RowWriter& operator=(const RowWriter&) = delete;
    void write(json::Buffer& out, const Row& row);

private:
    enum class How { quoted, verbatim, integer, real, boolean, instant, document, through_record, blank, named };
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

    const void* blank_;
    void* scratch_;
    const Vault& vault_;
    std::string heads_;
    std::vector<Column> columns_;
};

// As list_page, written. `width` columns of the record are followed by the sort's value and the id.
ListedJson list_json(const Reader& in, const Sql& select, const std::vector<SortKey>& sorts, const Page& page,
                     std::string_view alias, std::size_t width, RowWriter& writer);

template <class T>
ListedJson list_json(const Reader& in, const Sql& select, const std::vector<SortKey>& sorts, const Page& page,
                     const std::vector<NameField>& names = {}, std::string_view alias = "t") {
    const T blank{};
    T scratch{};
    RowWriter writer(record_type<T>(), &blank, &scratch, names, in.vault());
    return list_json(in, select, sorts, page, alias, record_type<T>().fields().size(), writer);
}

} // namespace guapai
