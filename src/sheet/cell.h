// One cell: what it says once cleaned, and what that means to a described field. Internal to src/sheet.
#pragma once

#include "base/describe.h"
#include "sheet/table.h"

#include <optional>
#include <string>
#include <string_view>

namespace guapai::sheet {

// Half-width digits and letters, no invisible characters, no blanks at the ends or in runs, none between two Chinese
// characters or a Chinese character and a digit when `short_text` (names, not sentences), none inside a number.
std::string cleaned(std::string_view text, bool short_text);

struct CellFault {
    std::string code, zh, en;
};

// Is the field a month, "2026-03", kept as text? Its example says so.
bool is_month_text(const FieldType& field);

// Does the cell say that there is nothing to say?
bool says_nothing(std::string_view clean, const FieldType& field);

// Writes what the cell says into the member (of an optional: its value) at `member`. `clean` is the cleaned text and is
// made canonical on success ("1200人" -> "1200", "2026.3" -> "2026-03"). A fault leaves the member untouched.
std::optional<CellFault> parse_cell(const FieldType& field, const TableOptions& options, std::string& clean,
                                    void* member);

// Fields that a single cell cannot hold: records and lists of records.
bool fits_a_cell(const FieldType& field);
// Text of limited length, in which inner spaces are never meant.
bool is_short_text(const FieldType& field);

} // namespace guapai::sheet
