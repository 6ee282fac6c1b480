#include "sheet/table.h"

#include "sheet/cell.h"
#include "sheet/layout.h"
#include "sheet/skip.h"

#include "base/text.h"

#include <fmt/format.h>

namespace guapai::sheet {

namespace {

constexpr std::size_t heading_rows = 10;     // the heading is looked for among so many
constexpr std::size_t most_errors = 100'000; // beyond them the file is another one than was meant
constexpr std::size_t skipped_text = 80;     // characters of a skipped row that are reported
constexpr std::size_t most_skipped = 1'000;  // skipped rows that are reported

class Reading {
public:
    Reading(const RecordType& type, const FreshRecord& fresh, const TableSink& sink, const TableOptions& options)
        : type_(type), fresh_(fresh), sink_(sink), options_(options), matcher_(type, options) {}

    void take(const Row& row) {
        if (found_) return data(row);
        first_rows_.push_back(row);
        if (first_rows_.size() == heading_rows) find_heading();
    }

    TableInfo finish(SheetInfo sheet) {
        if (!found_) find_heading();
        info_.sheet = std::move(sheet);
        return std::move(info_);
    }

private:
    void find_heading() {
        info_.layout = matcher_.find(first_rows_);
        found_ = true;
        const auto heading = static_cast<std::size_t>(info_.layout.heading_row);
        for (const Row& row : first_rows_) {
            if (row.number < heading) skip(row, "title");
            if (row.number > heading) data(row);
        }
        first_rows_.clear();
    }

    void skip(const Row& row, std::string_view reason) {
        if (info_.skipped.size() == most_skipped) return;
        std::string text;
        for (const std::string& cell : row.cells)
            if (!cell.empty()) text.append(text.empty() ? "" : " ").append(cell);
        info_.skipped.push_back(
            {static_cast<std::int64_t>(row.number), std::string(reason), utf8_prefix(text, skipped_text)});
    }

    void data(const Row& row) {
        if (const std::string_view reason = reason_to_skip(row, info_.layout); !reason.empty())
            return skip(row, reason);
        TableRow out{.number = static_cast<std::int64_t>(row.number)};
        out.raw.reserve(info_.layout.columns.size());
        for (const Column& column : info_.layout.columns) {
            const auto at = static_cast<std::size_t>(column_index(column.letter));
            out.raw.push_back(at < row.cells.size() ? row.cells[at] : std::string());
        }
        void* record = fresh_(out.number);
        parse_row(type_, info_.layout, options_, out, record);
        sink_(info_.layout, out, record);
        errors_ += out.errors.size();
        if (errors_ > most_errors)
            throw Problem::invalid("sheet.too_many_errors", "表格中的错误过多，请检查是否选错了文件",
                                   "There are too many errors; is this the file you meant?");
    }

    const RecordType& type_;
    const FreshRecord& fresh_;
    const TableSink& sink_;
    const TableOptions& options_;
    const HeadingMatcher matcher_;
    std::vector<Row> first_rows_;
    TableInfo info_;
    bool found_ = false;
    std::size_t errors_ = 0;
};

// An optional is made only for a value that was understood.
std::optional<CellFault> parse_into(const FieldType& field, const TableOptions& options, std::string& clean,
                                    void* record) {
    const bool was_empty = field.optional && !field.get(record);
    std::optional<CellFault> wrong = parse_cell(field, options, clean, field.make(record));
    if (wrong && was_empty) field.reset(record);
    return wrong;
}

void parse_field(const RecordType& type, const FieldType& field, const Layout& layout, const TableOptions& options,
                 TableRow& row, void* record) {
    const std::size_t at = layout.position(field.name);
    const bool present = at < layout.columns.size();
    if (!present || says_nothing(row.clean[at], field)) {
        if (present) row.clean[at].clear();
        if (is_required(field, options))
            row.refuse(layout, type, field.name, "sheet.required", fmt::format("“{}”必填", field.zh),
                       fmt::format("{} is required", field.en));
        return;
    }
    if (const auto wrong = parse_into(field, options, row.clean[at], record))
        row.refuse(layout, type, field.name, wrong->code, wrong->zh, wrong->en);
}

} // namespace

TableInfo read_table(std::string_view bytes, const RecordType& type, const FreshRecord& fresh, const TableSink& sink,
                     const TableOptions& options) {
    Reading reading(type, fresh, sink, options);
    SheetInfo sheet = read(
        bytes,
        [&](const Row& row) {
            reading.take(row);
            return true;
        },
        options.limits);
    return reading.finish(std::move(sheet));
}

void parse_row(const RecordType& type, const Layout& layout, const TableOptions& options, TableRow& row, void* record) {
    row.errors.clear();
    row.raw.resize(layout.columns.size());
    row.clean.resize(layout.columns.size());
    for (std::size_t i = 0; i < layout.columns.size(); ++i) {
        const FieldType* field = type.find(layout.columns[i].field);
        row.clean[i] = cleaned(row.raw[i], !field || is_short_text(*field));
    }
    for (const FieldType& field : type.fields())
        if (is_read(field, options)) parse_field(type, field, layout, options, row, record);
}

void mend_row(const RecordType& type, Layout& layout, const TableOptions& options, TableRow& row,
              const std::map<std::string, std::string>& cells, void* record) {
    for (const auto& [name, text] : cells) {
        std::size_t at = layout.position(name);
        if (at == layout.columns.size()) {
            const FieldType* field = type.find(name);
            if (!field || !is_read(*field, options))
                throw Problem::invalid("sheet.unknown_field", "没有这一列：" + name,
                                       "There is no such column: " + name);
            layout.columns.push_back({"", std::string(field->zh), name});
        }
        row.raw.resize(layout.columns.size());
        row.raw[at] = text;
    }
    parse_row(type, layout, options, row, record);
}

} // namespace guapai::sheet
