#include "sheet/write.h"

#include "sheet/csv_writer.h"
#include "sheet/workbook_file.h"

#include "base/text.h"

#include <fmt/format.h>
#include <xlsxwriter.h>

#include <algorithm>
#include <cmath>

namespace guapai::sheet {

namespace {

constexpr double largest_exact = 1e15;           // beyond it Excel loses digits: written as text
constexpr std::size_t longest_text_format = 255; // Excel shows longer texts in text format as ####
constexpr std::int64_t china_offset_ms = 8 * 3'600'000;
constexpr double ms_per_day = 86'400'000;

double width_of(Content content) {
    switch (content) {
    case Content::boolean:
        return 8;
    case Content::integer:
    case Content::month:
        return 10;
    case Content::real:
    case Content::date:
        return 12;
    case Content::code:
        return 16;
    case Content::instant:
        return 18;
    case Content::prose:
        return 48;
    default:
        return 22;
    }
}

// Chinese characters take two columns of the font by which Excel measures; the filter button takes two more.
double width_of(const std::string& heading) {
    std::size_t width = 3;
    for (const char c : heading)
        if (const auto byte = static_cast<unsigned char>(c); byte < 0x80)
            ++width;
        else if (byte >= 0xc0)
            width += 2;
    return static_cast<double>(std::min<std::size_t>(width, 40));
}

double serial_of(const Date& date) { return static_cast<double>(date.days() - Date{1899, 12, 30}.days()); }

class XlsxWriter : public TableWriter {
public:
    XlsxWriter(std::string_view name, std::vector<ColumnFormat> columns)
        : file_(name), columns_(std::move(columns)), text_(format("@")), prose_(format("")),
          date_(format("yyyy-mm-dd")), month_(format("yyyy-mm")), instant_(format("yyyy-mm-dd hh:mm")) {
        format_set_text_wrap(prose_);
        lxw_format* heading = format("@");
        format_set_bold(heading);
        format_set_align(heading, LXW_ALIGN_CENTER);
        format_set_text_wrap(heading);
        format_set_bg_color(heading, 0xE8EEF7);
        format_set_border(heading, LXW_BORDER_THIN);
        for (std::size_t i = 0; i < columns_.size(); ++i) {
            file_.width(i, std::max(width_of(columns_[i].content), width_of(columns_[i].heading)));
            file_.text(0, i, columns_[i].heading, heading);
        }
        file_.freeze_below(0);
    }

    void row(const std::vector<CellValue>& cells) override {
        ++row_;
        for (std::size_t i = 0; i < cells.size(); ++i)
            std::visit([&](const auto& value) { put(i, value); }, cells[i]);
    }

    std::string finish() override {
        if (!columns_.empty()) file_.filter(0, row_, columns_.size() - 1);
        return file_.finish();
    }

private:
    lxw_format* format(const char* code) {
        lxw_format* made = file_.add_format();
        if (*code) format_set_num_format(made, code);
        format_set_align(made, LXW_ALIGN_VERTICAL_CENTER);
        return made;
    }

    void put(std::size_t, std::monostate) {}
    void put(std::size_t column, const std::string& text) {
        if (text.empty()) return;
        const bool prose = text.size() > longest_text_format || text.find('\n') != std::string::npos;
        file_.text(row_, column, text, prose ? prose_ : text_);
    }
    void put(std::size_t column, std::int64_t value) { put_number(column, static_cast<double>(value), value); }
    void put(std::size_t column, double value) {
        if (std::isfinite(value)) put_number(column, value, value);
    }
    void put(std::size_t column, bool value) { file_.text(row_, column, value ? "是" : "否", text_); }
    void put(std::size_t column, const Date& value) { put_day(column, serial_of(value), value.iso(), date_); }
    void put(std::size_t column, const YearMonth& value) {
        put_day(column, serial_of(value.first_day()), value.iso(), month_);
    }
    void put(std::size_t column, const Instant& value) {
        const double days = static_cast<double>(value.ms + china_offset_ms) / ms_per_day;
        put_day(column, serial_of(Date{}) + days, value.rfc3339(), instant_);
    }

    template <class Number>
    void put_number(std::size_t column, double value, Number exact) {
        if (std::abs(value) < largest_exact)
            file_.number(row_, column, value, nullptr);
        else
            file_.text(row_, column, fmt::format("{}", exact), text_);
    }
    // Excel knows no days before 1900, and gets those before March 1900 wrong.
    void put_day(std::size_t column, double serial, const std::string& iso, lxw_format* format) {
        if (serial > 60)
            file_.serial(row_, column, serial, format);
        else
            file_.text(row_, column, iso, text_);
    }

    WorkbookFile file_;
    const std::vector<ColumnFormat> columns_;
    lxw_format *text_, *prose_, *date_, *month_, *instant_;
    std::size_t row_ = 0;
};

} // namespace

std::unique_ptr<TableWriter> make_writer(Format format, std::string_view name, std::vector<ColumnFormat> columns) {
    if (format == Format::csv) return make_csv_writer(columns);
    return std::make_unique<XlsxWriter>(name, std::move(columns));
}

std::string_view media_type(Format format) {
    return format == Format::csv ? "text/csv; charset=utf-8"
                                 : "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
}

std::string_view file_extension(Format format) { return format == Format::csv ? ".csv" : ".xlsx"; }

} // namespace guapai::sheet
