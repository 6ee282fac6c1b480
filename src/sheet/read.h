// Spreadsheets read row by row: xlsx and csv as they really come in, within limits.
//
//     SheetInfo info = sheet::read(bytes, [&](const Row& row) {
//         use(row.number, row.cells);   // 3, {"序号", "学校名称", …}
//         return true;                  // false stops
//     });
//
// What the bytes are is found by looking at them, never by a file name. Of a workbook the first visible sheet with
// anything in it is read. Texts are given as Excel shows them where that matters: dates as 2026-03-05, months
// (a format without day) as 2026-03, times as 14:30, percents as 95%, other numbers with up to 15 digits, truth values
// as TRUE and FALSE. A cell merged downwards counts for every row it covers that has anything of its own. csv may be
// UTF-8 with or without byte order mark, UTF-16 with one, or GB18030, separated by comma, semicolon or tab. Old .xls
// (and .ods) is converted with LibreOffice where `soffice` is on the PATH.
//
// Refusals (Problem): 422 sheet.not_a_spreadsheet, sheet.broken, sheet.empty, sheet.encoding, sheet.dtd,
// sheet.password, sheet.old_format, sheet.conversion; 413 sheet.too_large, sheet.zip_bomb, sheet.too_many_rows,
// sheet.too_many_columns, sheet.cell_too_long.
//
// Memory: the shared strings and one row. Thread-safety: callable from any thread; conversions wait for each other.
// Sources: ECMA-376 parts 1 and 2, RFC 4180, [MS-CFB].
#pragma once

#include "base/problem.h"

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace guapai::sheet {

enum class Format { xlsx, csv };

struct Limits {
    std::size_t file_bytes = std::size_t{32} << 20U;
    std::uint64_t inflated_bytes = std::uint64_t{512} << 20U; // of all parts, declared and actual
    std::uint64_t ratio = 400;                                // inflated to packed, of a part over 1 MiB
    std::size_t entries = 4000;                               // parts of the package
    std::size_t shared_bytes = std::size_t{96} << 20U;        // shared strings, which stay in memory
    std::size_t rows = 200'000;                               // rows that are not blank
    std::size_t columns = 500;
    std::size_t cell_bytes = 131'068; // Excel's 32,767 characters, four bytes each
    std::chrono::milliseconds conversion{60'000};
};

struct Row {
    std::size_t number = 0;         // as Excel shows it, from 1
    std::vector<std::string> cells; // from column A; valid UTF-8; blank cells are empty; no blank cells at the end
};

// Called with every row that is not blank, in order; the row is valid during the call. Returns false to stop.
using RowSink = std::function<bool(const Row&)>;

struct SheetInfo {
    Format format = Format::xlsx;
    std::string sheet;               // name of the sheet that was read; empty for csv
    std::vector<std::string> others; // names of the other visible sheets
    std::string encoding;            // of csv: "UTF-8", "UTF-16", "GB18030"
    char separator = 0;              // of csv
    bool converted = false;          // by LibreOffice
    std::size_t rows = 0;            // given to the sink
};

SheetInfo read(std::string_view bytes, const RowSink& sink, const Limits& limits = {});

// 0 -> "A", 26 -> "AA"; and back, -1 on anything else than one to three letters.
std::string column_letter(std::size_t index);
int column_index(std::string_view letters);
// "C5" -> column 2, row 5; false for anything else.
bool parse_reference(std::string_view reference, std::size_t& column, std::size_t& row);

} // namespace guapai::sheet
