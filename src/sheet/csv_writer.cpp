#include "sheet/csv_writer.h"

#include <fmt/format.h>

#include <cmath>

namespace guapai::sheet {

namespace {

// A text that would be taken for a formula, or for one of ours with its guard, gets an apostrophe before it.
// Source: OWASP, CSV Injection.
std::string guarded(const std::string& text) {
    const std::size_t content = text.find_first_not_of('\'');
    const bool formula =
        content != std::string::npos && std::string_view("=+-@\t\r").find(text[content]) != std::string_view::npos;
    return formula ? "'" + text : text;
}

std::string clock(std::int64_t ms_of_day) {
    return fmt::format("{:02}:{:02}:{:02}", ms_of_day / 3'600'000, ms_of_day / 60'000 % 60, ms_of_day / 1000 % 60);
}

struct AsText {
    std::string operator()(std::monostate) const { return ""; }
    std::string operator()(const std::string& text) const { return guarded(text); }
    std::string operator()(std::int64_t value) const { return std::to_string(value); }
    std::string operator()(double value) const { return std::isfinite(value) ? fmt::format("{}", value) : ""; }
    std::string operator()(bool value) const { return value ? "是" : "否"; }
    std::string operator()(const Date& value) const { return value.iso(); }
    std::string operator()(const YearMonth& value) const { return value.iso(); }
    std::string operator()(const Instant& value) const {
        const Date day = Date::in_china(value);
        return day.iso() + " " + clock(value.ms - day.midnight_in_china().ms);
    }
};

class CsvWriter : public TableWriter {
public:
    explicit CsvWriter(const std::vector<ColumnFormat>& columns) {
        std::vector<CellValue> headings;
        for (const ColumnFormat& column : columns)
            headings.emplace_back(column.heading);
        row(headings);
    }

    void row(const std::vector<CellValue>& cells) override {
        for (std::size_t i = 0; i < cells.size(); ++i) {
            if (i > 0) out_ += ',';
            append(std::visit(AsText{}, cells[i]));
        }
        out_ += "\r\n";
    }
    std::string finish() override { return std::move(out_); }

private:
    void append(const std::string& text) {
        const bool plain = text.find_first_of(",;\"\r\n\t ") == std::string::npos;
        if (plain) {
            out_ += text;
            return;
        }
        out_ += '"';
        for (const char c : text)
            out_.append(c == '"' ? 2 : 1, c);
        out_ += '"';
    }

    std::string out_ = "\xef\xbb\xbf";
};

} // namespace

std::unique_ptr<TableWriter> make_csv_writer(const std::vector<ColumnFormat>& columns) {
    return std::make_unique<CsvWriter>(columns);
}

} // namespace guapai::sheet
