// Spreadsheets out: tables of described records or of anything, as xlsx or csv, and imports with their errors marked.
//
//     std::string file = sheet::write_records<School>(Format::xlsx, "学校", schools);
//
//     auto writer = sheet::make_writer(Format::csv, "台账", {{"学校", Content::text}, {"期限", Content::date}});
//     writer->row({school.name, notice.deadline});
//     std::string bytes = writer->finish();
//
// xlsx: bold heading that stays in view, filter buttons, widths by content, texts in text format (codes keep their
// zeros, nothing becomes a formula), real numbers and dates, printed on A4 across with the heading on every page. csv:
// UTF-8 with byte order mark, CRLF; a text that a spreadsheet would take for a formula gets an apostrophe before it,
// which sheet/read.h takes off again.
//
// Memory: xlsx one row (a temporary file holds the rest until finish), csv the whole text. Throws std::runtime_error
// when the temporary folder cannot be written. Thread-safety: a writer belongs to one thread.
#pragma once

#include "base/date.h"
#include "base/describe.h"
#include "base/language.h"
#include "sheet/table.h"

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace guapai::sheet {

enum class Content { text, code, prose, integer, real, boolean, date, month, instant };

struct ColumnFormat {
    std::string heading;
    Content content = Content::text; // decides the width; how a cell is written depends on its value
};

// Nothing, text, whole number, number, 是/否, date, month, moment (shown in China's time).
using CellValue = std::variant<std::monostate, std::string, std::int64_t, double, bool, Date, YearMonth, Instant>;

class TableWriter {
public:
    virtual ~TableWriter() = default;
    virtual void row(const std::vector<CellValue>& cells) = 0; // by column; may be shorter
    virtual std::string finish() = 0;                          // the file's bytes; once, at the end
};

// `name` is the sheet's name; what Excel does not allow in it is replaced. csv has no use for it.
std::unique_ptr<TableWriter> make_writer(Format format, std::string_view name, std::vector<ColumnFormat> columns);

std::string_view media_type(Format format);     // for Content-Type
std::string_view file_extension(Format format); // ".xlsx"

struct RecordColumns {
    bool english = false; // headings, choices and 是/否 in English
    // Which fields; absent: what a clerk would enter, that is all but those that are personal or set by the server.
    std::function<bool(const FieldType&)> keep;
};

// Records row by row. Fields that do not fit into a cell (records, lists of records) and secret ones are left out.
class RecordWriter {
public:
    RecordWriter(Format format, std::string_view name, const RecordType& type, const RecordColumns& columns = {});
    void row(const void* record);
    std::string finish() { return writer_->finish(); }

private:
    std::vector<const FieldType*> fields_;
    bool english_;
    std::unique_ptr<TableWriter> writer_;
};

template <class T>
std::string write_records(Format format, std::string_view name, std::span<const T> records,
                          const RecordColumns& columns = {}) {
    RecordWriter writer(format, name, record_type<T>(), columns);
    for (const T& record : records)
        writer.row(&record);
    return writer.finish();
}

// A cell the clerk has mended already: the marked file shows his text.
struct Correction {
    std::int64_t row = 0;
    std::string column; // letter
    std::string text;
};

// The imported file again as xlsx, every row where it was, wrong cells red with the reason as a comment, and one more
// column 问题 with all reasons of the row, both in the reader's language. `bytes`, `layout` are those of the import.
// Refusals as sheet/read.h.
std::string write_marked(std::string_view bytes, const Layout& layout, const std::vector<CellError>& errors,
                         const std::vector<Correction>& corrections = {}, Language language = Language::zh,
                         const Limits& limits = {});

} // namespace guapai::sheet
