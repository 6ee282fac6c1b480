#include "sheet/workbook_file.h"

#include "base/text.h"

#include <xlsxwriter.h>

#include <fstream>
#include <iterator>
#include <stdexcept>
#include <system_error>

namespace guapai::sheet {

namespace {

namespace fs = std::filesystem;

constexpr std::size_t longest_text = 32'700; // characters; Excel's limit is 32,767 and we add "…"
constexpr std::size_t longest_name = 31;

lxw_row_t row_number(std::size_t row) { return static_cast<lxw_row_t>(row); }
lxw_col_t column_number(std::size_t column) { return static_cast<lxw_col_t>(column); }

void check(lxw_error error) {
    if (error != LXW_NO_ERROR) throw std::runtime_error(std::string("xlsx: ") + lxw_strerror(error));
}

// Excel reads _x000D_ in a text as a control character: a text that happens to look so is escaped.
std::string escaped(std::string_view text) {
    std::string out;
    for (std::size_t at = 0; at < text.size(); ++at) {
        const std::string_view rest = text.substr(at);
        if (rest.size() >= 7 && rest.starts_with("_x") && rest[6] == '_' &&
            rest.substr(2, 4).find_first_not_of("0123456789abcdefABCDEF") == std::string_view::npos)
            out += "_x005F";
        out += text[at];
    }
    return out;
}

std::string allowed_name(std::string_view name) {
    std::string out;
    for (const char c : name)
        out += std::string_view("[]:*?/\\'").find(c) == std::string_view::npos ? c : ' ';
    if (utf8_length(out) > longest_name) out = utf8_prefix(out, longest_name - 1);
    return trimmed(out).empty() ? "Sheet1" : out;
}

} // namespace

WorkbookFile::WorkbookFile(std::string_view sheet_name) {
    std::string name = (fs::temp_directory_path() / "guapai-xlsx-XXXXXX").string();
    if (!::mkdtemp(name.data())) throw std::system_error(errno, std::generic_category(), "mkdtemp");
    folder_ = name;
    lxw_workbook_options options{.constant_memory = LXW_TRUE, .tmpdir = name.data(), .use_zip64 = LXW_FALSE};
    book_ = workbook_new_opt((folder_ / "out.xlsx").c_str(), &options);
    if (book_) sheet_ = workbook_add_worksheet(book_, allowed_name(sheet_name).c_str());
    if (!sheet_) {
        if (book_) lxw_workbook_free(book_);
        std::error_code ignored;
        fs::remove_all(folder_, ignored);
        throw std::runtime_error("xlsx: no workbook in " + name);
    }
    worksheet_set_paper(sheet_, 9); // A4
    worksheet_set_landscape(sheet_);
    worksheet_fit_to_pages(sheet_, 1, 0); // one page wide, as many as it takes long
}

WorkbookFile::~WorkbookFile() {
    if (book_) lxw_workbook_free(book_);
    std::error_code ignored;
    fs::remove_all(folder_, ignored);
}

lxw_format* WorkbookFile::add_format() { return workbook_add_format(book_); }

void WorkbookFile::text(std::size_t row, std::size_t column, std::string_view text, lxw_format* format) {
    const std::string content = text.find("_x") == std::string_view::npos ? std::string(text) : escaped(text);
    const std::string shown = content.size() > longest_text ? utf8_prefix(content, longest_text) : content;
    check(worksheet_write_string(sheet_, row_number(row), column_number(column), shown.c_str(), format));
}

void WorkbookFile::number(std::size_t row, std::size_t column, double value, lxw_format* format) {
    check(worksheet_write_number(sheet_, row_number(row), column_number(column), value, format));
}

void WorkbookFile::comment(std::size_t row, std::size_t column, std::string_view text) {
    check(worksheet_write_comment(sheet_, row_number(row), column_number(column), std::string(text).c_str()));
}

void WorkbookFile::width(std::size_t column, double characters) {
    check(worksheet_set_column(sheet_, column_number(column), column_number(column), characters, nullptr));
}

void WorkbookFile::freeze_below(std::size_t row) {
    worksheet_freeze_panes(sheet_, row_number(row + 1), 0);
    check(worksheet_repeat_rows(sheet_, row_number(row), row_number(row)));
}

void WorkbookFile::filter(std::size_t heading_row, std::size_t last_row, std::size_t last_column) {
    check(worksheet_autofilter(sheet_, row_number(heading_row), 0, row_number(last_row), column_number(last_column)));
}

std::string WorkbookFile::finish() {
    lxw_workbook* book = book_;
    book_ = nullptr;
    check(workbook_close(book));
    std::ifstream in(folder_ / "out.xlsx", std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

} // namespace guapai::sheet
