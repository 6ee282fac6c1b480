// Finds the heading row of a sheet and which column is which field. Internal to src/sheet.
#pragma once

#include "sheet/table.h"

#include <map>
#include <optional>

namespace guapai::sheet {

class HeadingMatcher {
public:
    HeadingMatcher(const RecordType& type, const TableOptions& options);

    // The layout if `headings` were the heading row.
    Layout layout(std::size_t row, const std::vector<std::string>& headings) const;
    // The best heading among the first rows, alone or as two rows one below the other. Throws Problem 422
    // sheet.no_heading when none is recognised, sheet.missing_columns when required columns are not there.
    Layout find(const std::vector<Row>& first_rows) const;

private:
    struct Match {
        std::string_view field;
        bool exact;
    };
    std::optional<Match> match(const std::string& heading) const;
    void know(std::string_view heading, std::string_view field);
    void require_columns(const Layout& layout) const;
    Problem no_heading() const;

    const RecordType& type_;
    const TableOptions& options_;
    std::map<std::string, std::string_view, std::less<>> exact_;
    std::map<std::string, std::string_view, std::less<>> loose_; // to an empty name when two fields share the words
    std::size_t wanted_ = 0;                                     // fields that may be recognised
};

// Is the field read from sheets at all, and must it be there?
bool is_read(const FieldType& field, const TableOptions& options);
bool is_required(const FieldType& field, const TableOptions& options);

} // namespace guapai::sheet
