#include "sheet/xlsx.h"

#include "sheet/merges.h"
#include "sheet/refusal.h"
#include "sheet/workbook.h"

#include "base/text.h"

#include <charconv>

namespace guapai::sheet {

namespace {

constexpr std::size_t last_excel_row = 1'048'576;

class SheetPartReader : public XmlHandler {
public:
    SheetPartReader(const Workbook& workbook, std::vector<MergedDown> merges, const Limits& limits, const RowSink& sink)
        : workbook_(workbook), limits_(limits), sink_(sink), merges_(std::move(merges)) {}

    std::size_t given = 0; // rows

    void start(std::string_view name, const Attributes& attributes) override {
        if (name == "c")
            start_cell(attributes);
        else if (name == "row")
            start_row(attributes);
        else if (name == "rPh")
            ++phonetic_;
        collecting_ = in_cell_ && phonetic_ == 0 && (name == "v" || name == "t");
    }

    void end(std::string_view name) override {
        collecting_ = false;
        if (name == "c")
            end_cell();
        else if (name == "row")
            end_row();
        else if (name == "rPh")
            --phonetic_;
        else if (name == "sheetData")
            stopped = true; // nothing behind it is needed
    }

    void text(std::string_view characters) override {
        if (!collecting_) return;
        value_ += characters;
        if (value_.size() > limits_.cell_bytes) throw refusal::cell_too_long(row_.number, column_letter(column_));
    }

private:
    void start_row(const Attributes& attributes) {
        std::size_t number = row_.number + 1;
        const std::string_view given_number = attributes.get("r");
        if (!given_number.empty() &&
            std::from_chars(given_number.data(), given_number.data() + given_number.size(), number).ec != std::errc{})
            number = 0;
        if (number <= row_.number || number > last_excel_row) throw refusal::broken("行号有误", "bad row numbers");
        row_.number = number;
        row_.cells.clear();
        column_ = 0;
        first_cell_ = true;
    }

    void start_cell(const Attributes& attributes) {
        std::size_t column = first_cell_ ? 0 : column_ + 1, row = row_.number;
        const std::string_view reference = attributes.get("r");
        if (!reference.empty() && (!parse_reference(reference, column, row) || row != row_.number))
            throw refusal::broken("单元格位置有误", "bad cell references");
        column_ = column;
        first_cell_ = false;
        in_cell_ = true;
        value_.clear();
        type_ = attributes.get("t");
        style_ = 0;
        const std::string_view style = attributes.get("s");
        std::from_chars(style.data(), style.data() + style.size(), style_);
    }

    void end_cell() {
        in_cell_ = false;
        if (value_.empty()) return;
        std::string content = shown();
        if (trimmed(content).empty()) return;
        if (column_ >= limits_.columns) throw refusal::too_many_columns(row_.number, limits_.columns);
        if (row_.cells.size() <= column_) row_.cells.resize(column_ + 1);
        row_.cells[column_] = std::move(content);
    }

    std::string shown() const {
        if (type_ == "s") {
            std::size_t index = workbook_.strings.size();
            std::from_chars(value_.data(), value_.data() + value_.size(), index);
            if (index >= workbook_.strings.size())
                throw refusal::broken("共享字符串序号有误", "bad shared string number");
            return std::string(workbook_.strings.at(index));
        }
        if (type_.empty() || type_ == "n") {
            const NumberFormat format = style_ < workbook_.formats.size() ? workbook_.formats[style_] : NumberFormat{};
            return as_shown(value_, format, workbook_.since_1904);
        }
        if (type_ == "b") return value_ == "1" || value_ == "true" ? "TRUE" : "FALSE";
        if (type_ == "inlineStr" || type_ == "str") return decode_escapes(value_);
        if (type_ == "d" && value_.ends_with("T00:00:00")) return value_.substr(0, value_.size() - 9);
        return value_; // "d" with a time; "e": #N/A
    }

    void end_row() {
        if (row_.cells.empty()) return;
        merges_.fill(row_);
        if (++given > limits_.rows) throw refusal::too_many_rows(limits_.rows);
        if (!sink_(row_)) stopped = true;
    }

    const Workbook& workbook_;
    const Limits& limits_;
    const RowSink& sink_;
    MergeFiller merges_;
    Row row_;
    std::string type_, value_;
    std::size_t column_ = 0, style_ = 0;
    int phonetic_ = 0;
    bool first_cell_ = true, in_cell_ = false, collecting_ = false;
};

} // namespace

SheetInfo read_xlsx(std::string_view bytes, const RowSink& sink, const Limits& limits) {
    Archive archive(bytes, limits);
    const Workbook workbook = read_workbook(archive, limits);
    SheetInfo info{.format = Format::xlsx};
    for (const SheetPart& sheet : workbook.sheets) {
        if (info.rows > 0) {
            info.others.push_back(sheet.name);
            continue;
        }
        SheetPartReader reader(workbook, merged_down(archive, sheet.part), limits, sink);
        parse_part(archive, sheet.part, reader);
        info.rows = reader.given;
        (info.rows > 0 ? info.sheet : info.others.emplace_back()) = sheet.name;
    }
    if (info.rows == 0) throw refusal::empty();
    return info;
}

} // namespace guapai::sheet
