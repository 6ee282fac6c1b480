// The words of the refusals that several readers share. Internal to src/sheet.
#pragma once

#include "base/problem.h"

#include <fmt/format.h>

#include <cstddef>
#include <string>

namespace guapai::sheet::refusal {

inline Problem broken(const std::string& zh, const std::string& en) {
    return Problem::invalid(
        "sheet.broken", "文件已损坏或不完整（" + zh + "），请用 Excel 或 WPS 打开后另存为 .xlsx 再上传",
        "The file is broken or incomplete (" + en + "); open it in Excel or WPS, save it as .xlsx and upload that");
}
inline Problem not_a_spreadsheet(const std::string& zh, const std::string& en) {
    return Problem::invalid("sheet.not_a_spreadsheet", "这不是电子表格文件（" + zh + "），请上传 .xlsx 或 .csv 文件",
                            "This is not a spreadsheet (" + en + "); upload an .xlsx or .csv file");
}
inline Problem too_large(std::size_t limit_bytes) {
    return {413, "sheet.too_large", fmt::format("文件过大，最多 {} MB", limit_bytes >> 20U),
            fmt::format("The file is too large, at most {} MB", limit_bytes >> 20U)};
}
inline Problem zip_bomb() {
    return {413, "sheet.zip_bomb", "文件解压后过大，疑似压缩炸弹，已拒绝读取",
            "The file inflates to far more than its size (a zip bomb?) and was not read"};
}
inline Problem password() {
    return Problem::invalid("sheet.password", "文件设有打开密码，请取消密码后重新上传",
                            "The file is protected by a password; remove it and upload the file again");
}
inline Problem empty() {
    return Problem::invalid("sheet.empty", "表格中没有内容", "There is nothing in the spreadsheet");
}
inline Problem too_many_rows(std::size_t limit) {
    return {413, "sheet.too_many_rows", fmt::format("表格行数过多，最多 {} 行", limit),
            fmt::format("Too many rows, at most {}", limit)};
}
inline Problem too_many_columns(std::size_t row, std::size_t limit) {
    return {413, "sheet.too_many_columns", fmt::format("第 {} 行的列数过多，最多 {} 列", row, limit),
            fmt::format("Row {} has too many columns, at most {}", row, limit)};
}
inline Problem cell_too_long(std::size_t row, const std::string& column) {
    return {413, "sheet.cell_too_long", fmt::format("第 {} 行 {} 列的内容过长", row, column),
            fmt::format("The cell {}{} is too long", column, row)};
}

} // namespace guapai::sheet::refusal
