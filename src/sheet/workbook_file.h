// An xlsx file being written with libxlsxwriter, row after row in constant memory. Internal to src/sheet.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>

struct lxw_workbook;
struct lxw_worksheet;
struct lxw_format;

namespace guapai::sheet {

class WorkbookFile {
public:
    explicit WorkbookFile(std::string_view sheet_name);
    ~WorkbookFile();
    WorkbookFile(const WorkbookFile&) = delete;
    WorkbookFile& operator=(const WorkbookFile&) = delete;

    lxw_worksheet* sheet() { return sheet_; }
    lxw_format* add_format(); // belongs to the workbook

    // Rows must come in order. Texts are written as texts whatever they look like.
    void text(std::size_t row, std::size_t column, std::string_view text, lxw_format* format);
    void number(std::size_t row, std::size_t column, double value, lxw_format* format);
    // Excel's number of a day, with the time as a fraction.
    void serial(std::size_t row, std::size_t column, double days, lxw_format* format) {
        number(row, column, days, format);
    }
    void comment(std::size_t row, std::size_t column, std::string_view text);
    void width(std::size_t column, double characters);
    void freeze_below(std::size_t row); // keeps the rows up to this one in view, and prints it on every page
    void filter(std::size_t heading_row, std::size_t last_row, std::size_t last_column);

    std::string finish(); // the bytes

private:
    std::filesystem::path folder_;
    lxw_workbook* book_ = nullptr;
    lxw_worksheet* sheet_ = nullptr;
};

} // namespace guapai::sheet
