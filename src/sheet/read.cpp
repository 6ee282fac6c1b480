#include "sheet/read.h"

#include "sheet/convert.h"
#include "sheet/csv.h"
#include "sheet/refusal.h"
#include "sheet/xlsx.h"

#include "base/text.h"

#include <algorithm>
#include <charconv>

namespace guapai::sheet {

namespace {

// The names of streams in a compound file are UTF-16 ([MS-CFB] 2.6.1).
bool has_stream(std::string_view compound, std::string_view name) {
    std::string wide;
    for (const char c : name)
        wide.append(1, c).append(1, '\0');
    return compound.find(wide + std::string(2, '\0')) != std::string_view::npos;
}

SheetInfo read_converted(std::string_view bytes, std::string_view ending, const RowSink& sink, const Limits& limits) {
    const std::string xlsx = converted_to_xlsx(bytes, ending, limits);
    if (!xlsx.starts_with("PK")) throw refusal::broken("转换结果有误", "the conversion gave nonsense");
    SheetInfo info = read_xlsx(xlsx, sink, limits);
    info.converted = true;
    return info;
}

SheetInfo read_compound(std::string_view bytes, const RowSink& sink, const Limits& limits) {
    if (has_stream(bytes, "EncryptedPackage")) throw refusal::password();
    if (has_stream(bytes, "WordDocument")) throw refusal::not_a_spreadsheet("是 Word 文档", "a Word document");
    if (!has_stream(bytes, "Workbook") && !has_stream(bytes, "Book"))
        throw refusal::not_a_spreadsheet("是其他类型的 Office 文件", "another kind of Office file");
    return read_converted(bytes, "xls", sink, limits);
}

// In an OpenDocument package the first part is called "mimetype" and stored as it is.
bool is_open_document(std::string_view bytes) {
    return bytes.substr(0, 200).find("mimetypeapplication/vnd.oasis.opendocument.spreadsheet") !=
           std::string_view::npos;
}

// Text that is no table: web pages and XML that some systems call .xls, and binary files.
void refuse_other_contents(std::string_view bytes) {
    std::string start(trimmed(bytes.substr(0, 512)));
    std::transform(start.begin(), start.end(), start.begin(),
                   [](unsigned char c) { return static_cast<char>(c >= 'A' && c <= 'Z' ? c + 32 : c); });
    if (start.starts_with("%pdf")) throw refusal::not_a_spreadsheet("是 PDF 文件", "a PDF file");
    if (start.starts_with("<"))
        throw Problem::invalid(
            "sheet.old_format",
            "这是网页或 XML 格式的表格（常见于系统导出的 .xls），请用 Excel 或 WPS 打开后另存为 .xlsx",
            "This is a web page or XML that calls itself a spreadsheet; open it in Excel or WPS and "
            "save it as .xlsx");
    const bool wide = bytes.starts_with("\xff\xfe") || bytes.starts_with("\xfe\xff");
    const std::string_view sample = bytes.substr(0, 65536);
    if (!wide && (sample.find('\0') != std::string_view::npos || has_control_characters(sample)))
        throw refusal::not_a_spreadsheet("是二进制文件", "a binary file");
}

} // namespace

SheetInfo read(std::string_view bytes, const RowSink& sink, const Limits& limits) {
    if (bytes.size() > limits.file_bytes) throw refusal::too_large(limits.file_bytes);
    if (trimmed(bytes).empty()) throw refusal::empty();
    if (is_open_document(bytes)) return read_converted(bytes, "ods", sink, limits);
    if (bytes.starts_with("PK\x03\x04")) return read_xlsx(bytes, sink, limits);
    if (bytes.starts_with("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")) return read_compound(bytes, sink, limits);
    refuse_other_contents(bytes);
    return read_csv(bytes, sink, limits);
}

std::string column_letter(std::size_t index) {
    std::string letters;
    for (std::size_t rest = index + 1; rest > 0; rest = (rest - 1) / 26)
        letters.insert(letters.begin(), static_cast<char>('A' + (rest - 1) % 26));
    return letters;
}

int column_index(std::string_view letters) {
    if (letters.empty() || letters.size() > 3) return -1;
    int index = 0;
    for (const char c : letters) {
        if (c < 'A' || c > 'Z') return -1;
        index = index * 26 + (c - 'A' + 1);
    }
    return index - 1;
}

bool parse_reference(std::string_view reference, std::size_t& column, std::size_t& row) {
    const std::size_t digits = reference.find_first_of("0123456789");
    if (digits == std::string_view::npos) return false;
    const int index = column_index(reference.substr(0, digits));
    const char* end = reference.data() + reference.size();
    if (index < 0 || std::from_chars(reference.data() + digits, end, row).ptr != end || row == 0) return false;
    column = static_cast<std::size_t>(index);
    return true;
}

} // namespace guapai::sheet
