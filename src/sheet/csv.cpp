#include "sheet/csv.h"

#include "sheet/encoding.h"
#include "sheet/refusal.h"

#include "base/text.h"

#include <algorithm>
#include <array>
#include <map>

namespace guapai::sheet {

namespace {

constexpr std::size_t sample_rows = 20;

// ="00123" as Excel users guard codes, '=1+1 as our own export guards formulas.
std::string unguarded(std::string cell) {
    if (cell.size() >= 3 && cell.starts_with("=\"") && cell.ends_with('"')) return cell.substr(2, cell.size() - 3);
    const std::size_t content = cell.find_first_not_of('\'');
    if (content != 0 && content != std::string::npos &&
        std::string_view("=+-@\t\r").find(cell[content]) != std::string_view::npos)
        return cell.substr(1);
    return cell;
}

// Takes the text apart into records; `row` is called with the number of each record as Excel counts and its cells.
class Records {
public:
    Records(std::string_view text, char separator, std::size_t cell_bytes)
        : text_(text), separator_(separator), cell_bytes_(cell_bytes) {}

    bool next() {
        if (at_ >= text_.size()) return false;
        ++number;
        cells.clear();
        while (cell()) {
        }
        return true;
    }

    std::size_t number = 0;
    std::vector<std::string> cells;
    bool open_quote = false; // the text ended inside quotes

private:
    // Reads one cell; true when another one of the same record follows.
    bool cell() {
        std::string value;
        bool quoted = at_ < text_.size() && text_[at_] == '"';
        if (quoted) ++at_;
        for (; at_ < text_.size(); ++at_) {
            const char c = text_[at_];
            if (quoted) {
                if (c != '"') {
                    value += c;
                } else if (at_ + 1 < text_.size() && text_[at_ + 1] == '"') {
                    value += text_[at_++];
                } else {
                    quoted = false;
                }
            } else if (c == separator_ || c == '\n' || c == '\r') {
                break;
            } else {
                value += c;
            }
            if (value.size() > cell_bytes_) throw refusal::cell_too_long(number, column_letter(cells.size()));
        }
        open_quote = quoted;
        cells.push_back(std::move(value));
        return end_of_cell();
    }

    bool end_of_cell() {
        if (at_ >= text_.size()) return false;
        const char c = text_[at_++];
        if (c == separator_) return true;
        if (c == '\r' && at_ < text_.size() && text_[at_] == '\n') ++at_;
        return false;
    }

    std::string_view text_;
    const char separator_;
    const std::size_t cell_bytes_;
    std::size_t at_ = 0;
};

constexpr std::string_view separators = ",\t;"; // the likelier first

// How often each separator stands outside quotes, in each of the first rows.
std::vector<std::array<std::size_t, separators.size()>> separator_counts(std::string_view text) {
    std::vector<std::array<std::size_t, separators.size()>> rows(1);
    bool quoted = false, cell_begins = true;
    for (const char c : text) {
        if (quoted) {
            quoted = c != '"'; // a doubled quote closes and opens again
            cell_begins = !quoted;
            continue;
        }
        quoted = c == '"' && cell_begins;
        const std::size_t which = separators.find(c);
        if (which != std::string_view::npos) ++rows.back()[which];
        cell_begins = which != std::string_view::npos || c == '\n' || c == '\r';
        if (c != '\n' && c != '\r') continue;
        if (rows.size() == sample_rows) break;
        rows.emplace_back();
    }
    return rows;
}

// The separator with which most of the first rows get the same number of cells; the comma when none splits anything.
char sniff_separator(std::string_view text) {
    const auto rows = separator_counts(text);
    std::size_t best = 0, best_score = 0;
    for (std::size_t which = 0; which < separators.size(); ++which) {
        std::map<std::size_t, std::size_t> rows_by_count;
        for (const auto& counts : rows)
            if (counts[which] > 0) ++rows_by_count[counts[which]];
        for (const auto& [count, same] : rows_by_count)
            if (same * (count + 1) > best_score) best_score = same * (count + 1), best = which;
    }
    return separators[best];
}

// Excel's own line "sep=;" names the separator and is no row of the sheet, yet counts as one.
std::optional<char> named_separator(std::string_view text) {
    if (!text.starts_with("sep=") || text.size() < 6 || (text[5] != '\r' && text[5] != '\n')) return std::nullopt;
    return text[4];
}

void take_blanks_away(Row& row) {
    for (std::string& cell : row.cells) {
        cell = unguarded(std::move(cell));
        if (trimmed(cell).empty()) cell.clear();
    }
    while (!row.cells.empty() && row.cells.back().empty())
        row.cells.pop_back();
}

} // namespace

SheetInfo read_csv(std::string_view bytes, const RowSink& sink, const Limits& limits) {
    Decoded decoded = decode_text(bytes);
    const std::string_view text = decoded.text();
    const std::optional<char> named = named_separator(text);
    SheetInfo info{.format = Format::csv, .encoding = decoded.encoding};
    info.separator = named ? *named : sniff_separator(text);
    Records records(text, info.separator, limits.cell_bytes);
    Row row;
    while (records.next()) {
        if (records.open_quote)
            throw refusal::broken(fmt::format("第 {} 行起引号没有结束", records.number),
                                  fmt::format("a quote in row {} never ends", records.number));
        if (named && records.number == 1) continue;
        row.number = records.number;
        row.cells.swap(records.cells);
        take_blanks_away(row);
        if (row.cells.empty()) continue;
        if (row.cells.size() > limits.columns) throw refusal::too_many_columns(row.number, limits.columns);
        if (++info.rows > limits.rows) throw refusal::too_many_rows(limits.rows);
        if (!sink(row)) break;
    }
    if (info.rows == 0) throw refusal::empty();
    return info;
}

} // namespace guapai::sheet
