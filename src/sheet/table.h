// Spreadsheets as described records: the heading row found, every row cleaned and parsed, every wrong cell named.
//
//     Table<School> table = sheet::read_table<School>(bytes);
//     for (const auto& [row, school] : table.rows)
//         if (row.errors.empty()) save(school);         // else row.errors says which cells and why
//     table.layout.ignored                              // columns that mean nothing to us
//     table.skipped                                     // titles, totals, notes, with the reason
//
// Headings are recognised in any order among the first rows, by a field's Chinese and English title, name and synonyms;
// spaces, full-width forms, line breaks, "*" and what stands in brackets do not matter; a heading in two rows (a group
// above its columns) works too. Rows above the heading, blank rows, repeated headings, totals and closing notes
// ("填表人：…") are skipped.
//
// What is certain is cleaned silently: spaces of every kind around values, inside Chinese names and numbers; full-width
// digits and letters; "1200人" when the field's unit is 人; "1,200"; a phone number stored as 1.9900007017E10; 是/否,
// 有/无, √/×; 2026.3.5, 2026年3月5日, 20260305. A text field whose example is a month ("2026-03") takes 2026.3,
// 2026年3月, 202603 and whole dates. Choices are known by code, Chinese, English and `TableOptions::values`. What is
// doubtful is an error of that cell and the field keeps its initial value; the other cells of the row are read all the
// same.
// "/", "—" and "-" alone mean nothing entered.
//
// Problems that end the reading: those of sheet/read.h, 422 sheet.no_heading, 422 sheet.missing_columns (names them).
// Thread-safety: free functions, callable from any thread.
#pragma once

#include "base/describe.h"
#include "sheet/read.h"

#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace guapai::sheet {

struct Column {
    std::string letter;  // "C"
    std::string heading; // as it stands in the sheet, on one line
    std::string field;   // name of the described field or extra column; empty when ignored

    static RecordType describe();
};

// Where the columns of a sheet are. Kept by whoever lets a clerk mend cells later.
struct Layout {
    std::int64_t heading_row = 0;
    std::vector<Column> columns; // recognised, from left to right
    std::vector<Column> ignored; // not recognised, or a second column for the same field

    static RecordType describe();
    const Column* find(std::string_view field) const;
    std::size_t position(std::string_view field) const; // in columns; columns.size() when absent
};

struct CellError {
    std::int64_t row = 0;
    std::string column;  // letter; empty when the sheet has no such column
    std::string heading; // of the column, or the field's title
    std::string field;
    std::string value; // as it stands in the sheet
    std::string code;  // sheet.required, sheet.not_a_number, sheet.out_of_range, sheet.too_long, …
    std::string zh;
    std::string en;

    static RecordType describe();
};

struct TableRow {
    std::int64_t number = 0;
    std::vector<std::string> raw;   // by Layout::columns, as it stands in the sheet
    std::vector<std::string> clean; // by Layout::columns, cleaned; what was understood
    std::vector<CellError> errors;

    static RecordType describe();
    // Adds an error that the caller found: a county nobody knows, a code given twice.
    void refuse(const Layout& layout, const RecordType& type, std::string_view field, std::string code, std::string zh,
                std::string en);
};

struct SkippedRow {
    std::int64_t number = 0;
    std::string reason; // "title", "heading", "total", "note"
    std::string text;   // its cells, joined

    static RecordType describe();
};

// A column that is no field of the record, but wanted by the caller: its cleaned text is in TableRow::clean.
struct ExtraColumn {
    std::string_view name, zh;
    std::vector<std::string_view> synonyms;
};

// Another way to write a value: {"retired", "退休", "true"}, {"type", "初中", "junior_high"}.
struct ValueSynonym {
    std::string_view field, text, value;
};

struct TableOptions {
    std::vector<std::string_view> may_lack; // required fields whose column or cell may be missing all the same
    std::vector<std::string_view> omit;     // fields that are not read
    std::vector<ExtraColumn> extra;
    std::vector<ValueSynonym> values;
    Limits limits;
};

struct TableInfo {
    SheetInfo sheet;
    Layout layout;
    std::vector<SkippedRow> skipped;
};

// Where the record of a row is to be written; called once for each data row.
using FreshRecord = std::function<void*(std::int64_t row)>;
// Called for each data row, in order. May add errors and take the row's contents.
using TableSink = std::function<void(const Layout&, TableRow&, void* record)>;

TableInfo read_table(std::string_view bytes, const RecordType& type, const FreshRecord& fresh, const TableSink& sink,
                     const TableOptions& options = {});

// Parses a row again: raw cells in, clean cells, errors and record out. What a clerk mends goes through here.
void parse_row(const RecordType& type, const Layout& layout, const TableOptions& options, TableRow& row, void* record);

// Replaces cells by field name, then parse_row. A field whose column the sheet lacks is added to the layout's end, with
// an empty letter; rows read before have no raw cell there, which means blank.
void mend_row(const RecordType& type, Layout& layout, const TableOptions& options, TableRow& row,
              const std::map<std::string, std::string>& cells, void* record);

template <class T>
struct Table : TableInfo {
    std::vector<std::pair<TableRow, T>> rows;
};

// `hook(layout, row, record)` may add errors to each row as it is read.
template <class T, class Hook>
Table<T> read_table(std::string_view bytes, const TableOptions& options, Hook&& hook) {
    Table<T> table;
    const auto fresh = [&](std::int64_t) -> void* { return &table.rows.emplace_back().second; };
    const auto sink = [&](const Layout& layout, TableRow& row, void* record) {
        hook(layout, row, *static_cast<T*>(record));
        table.rows.back().first = std::move(row);
    };
    static_cast<TableInfo&>(table) = read_table(bytes, record_type<T>(), fresh, sink, options);
    return table;
}
template <class T>
Table<T> read_table(std::string_view bytes, const TableOptions& options = {}) {
    return read_table<T>(bytes, options, [](const Layout&, TableRow&, T&) {});
}

} // namespace guapai::sheet
