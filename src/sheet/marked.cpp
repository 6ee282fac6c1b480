#include "sheet/workbook_file.h"
#include "sheet/write.h"

#include "base/text.h"

#include <xlsxwriter.h>

#include <algorithm>
#include <charconv>
#include <map>

namespace guapai::sheet {

namespace {

constexpr std::size_t most_comments = 5'000; // each is a drawing: Excel gets slow; the column 问题 has them all

// What is known of one row of the import.
struct Notes {
    std::map<std::size_t, std::string> reasons;     // by column
    std::map<std::size_t, std::string> corrections; // by column
    std::string all;                                // every reason, one per line
};

std::map<std::size_t, Notes> notes_of(const std::vector<CellError>& errors, const std::vector<Correction>& corrections,
                                      Language language) {
    const auto why = [&](const CellError& error) { return Words{error.zh, error.en}.in(language); };
    std::map<std::size_t, Notes> rows;
    for (const CellError& error : errors) {
        Notes& notes = rows[static_cast<std::size_t>(error.row)];
        notes.all.append(notes.all.empty() ? "" : "\n").append(error.heading);
        notes.all.append(Words{"：", ": "}.in(language)).append(why(error));
        const int column = column_index(error.column);
        if (column < 0) continue;
        std::string& reason = notes.reasons[static_cast<std::size_t>(column)];
        reason.append(reason.empty() ? "" : "\n").append(why(error));
    }
    for (const Correction& correction : corrections)
        if (const int column = column_index(correction.column); column >= 0)
            rows[static_cast<std::size_t>(correction.row)].corrections[static_cast<std::size_t>(column)] =
                correction.text;
    return rows;
}

// Short numbers stay numbers; anything that could be a code stays text.
bool is_number(const std::string& text, double& value) {
    if (text.size() > 8 || text.empty() || (text[0] == '0' && text.size() > 1 && text[1] != '.')) return false;
    const auto [end, failed] = std::from_chars(text.data(), text.data() + text.size(), value, std::chars_format::fixed);
    return failed == std::errc{} && end == text.data() + text.size();
}

class MarkedFile {
public:
    MarkedFile(const Layout& layout, std::map<std::size_t, Notes> notes, Language language)
        : heading_row_(static_cast<std::size_t>(layout.heading_row)), notes_(std::move(notes)),
          file_(Words{"导入结果", "Import"}.in(language)), problems_heading_(Words{"问题", "Problems"}.in(language)),
          plain_(file_.add_format()), text_(file_.add_format()), heading_(file_.add_format()),
          wrong_(file_.add_format()), reasons_(file_.add_format()) {
        format_set_num_format(text_, "@");
        format_set_bold(heading_);
        format_set_bg_color(heading_, 0xE8EEF7);
        format_set_num_format(wrong_, "@");
        format_set_bg_color(wrong_, 0xFFC7CE);
        format_set_font_color(wrong_, 0x9C0006);
        format_set_font_color(reasons_, 0x9C0006);
        format_set_text_wrap(reasons_);
        for (const std::vector<Column>* columns : {&layout.columns, &layout.ignored})
            for (const Column& column : *columns)
                problems_ = std::max(problems_, static_cast<std::size_t>(column_index(column.letter) + 1));
        for (std::size_t i = 0; i < problems_; ++i)
            file_.width(i, 14);
        file_.width(problems_, 48);
        file_.freeze_below(heading_row_ - 1);
    }

    void row(const Row& row) {
        const Notes none;
        const auto found = notes_.find(row.number);
        const Notes& notes = found == notes_.end() ? none : found->second;
        std::size_t width = row.cells.size();
        for (const auto* marked : {&notes.reasons, &notes.corrections})
            if (!marked->empty()) width = std::max(width, marked->rbegin()->first + 1);
        for (std::size_t i = 0; i < std::min(width, problems_); ++i)
            cell(row, i, i, notes);
        if (row.number == heading_row_) file_.text(row.number - 1, problems_, problems_heading_, heading_);
        if (!notes.all.empty()) file_.text(row.number - 1, problems_, notes.all, reasons_);
        for (std::size_t i = problems_; i < width; ++i) // cells without a heading keep behind the new column
            cell(row, i, i + 1, notes);
        last_row_ = row.number;
    }

    std::string finish() {
        if (last_row_ > heading_row_) file_.filter(heading_row_ - 1, last_row_ - 1, problems_);
        return file_.finish();
    }

private:
    void cell(const Row& row, std::size_t column, std::size_t to, const Notes& notes) {
        std::string content = column < row.cells.size() ? row.cells[column] : "";
        if (const auto mended = notes.corrections.find(column); mended != notes.corrections.end())
            content = mended->second;
        const auto reason = notes.reasons.find(column);
        const bool is_wrong = reason != notes.reasons.end();
        double value = 0;
        if (!is_wrong && content.empty()) return;
        if (!is_wrong && row.number > heading_row_ && is_number(content, value))
            file_.number(row.number - 1, to, value, plain_);
        else
            file_.text(row.number - 1, to, content,
                       is_wrong                     ? wrong_
                       : row.number == heading_row_ ? heading_
                       : content.size() > 255       ? plain_
                                                    : text_);
        if (is_wrong && comments_ < most_comments) {
            file_.comment(row.number - 1, to, reason->second);
            ++comments_;
        }
    }

    const std::size_t heading_row_;
    const std::map<std::size_t, Notes> notes_;
    WorkbookFile file_;
    const std::string problems_heading_;
    lxw_format *plain_, *text_, *heading_, *wrong_, *reasons_;
    std::size_t problems_ = 0; // the column 问题
    std::size_t last_row_ = 0;
    std::size_t comments_ = 0;
};

} // namespace

std::string write_marked(std::string_view bytes, const Layout& layout, const std::vector<CellError>& errors,
                         const std::vector<Correction>& corrections, Language language, const Limits& limits) {
    MarkedFile file(layout, notes_of(errors, corrections, language), language);
    read(
        bytes,
        [&](const Row& row) {
            file.row(row);
            return true;
        },
        limits);
    return file.finish();
}

} // namespace guapai::sheet
