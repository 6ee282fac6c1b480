#include "sheet/table.h"

#include <algorithm>

namespace guapai::sheet {

RecordType Column::describe() {
    return RecordType::of<Column>("SheetColumn", "列", "Column")
        .field<&Column::letter>("letter", "列号", "Letter")
        .field<&Column::heading>("heading", "表头", "Heading")
        .field<&Column::field>("field", "字段", "Field");
}

RecordType Layout::describe() {
    return RecordType::of<Layout>("SheetLayout", "表格布局", "Layout")
        .field<&Layout::heading_row>("heading_row", "表头行", "Heading row")
        .field<&Layout::columns>("columns", "识别的列", "Recognised columns")
        .field<&Layout::ignored>("ignored", "未识别的列", "Columns not recognised");
}

const Column* Layout::find(std::string_view field) const {
    const std::size_t at = position(field);
    return at < columns.size() ? &columns[at] : nullptr;
}

std::size_t Layout::position(std::string_view field) const {
    const auto found =
        std::find_if(columns.begin(), columns.end(), [&](const Column& column) { return column.field == field; });
    return static_cast<std::size_t>(found - columns.begin());
}

RecordType CellError::describe() {
    return RecordType::of<CellError>("SheetCellError", "单元格问题", "Cell error")
        .field<&CellError::row>("row", "行号", "Row")
        .field<&CellError::column>("column", "列号", "Column")
        .field<&CellError::heading>("heading", "表头", "Heading")
        .field<&CellError::field>("field", "字段", "Field")
        .field<&CellError::value>("value", "原内容", "Value")
        .field<&CellError::code>("code", "代码", "Code")
        .field<&CellError::zh>("zh", "原因", "Reason (Chinese)")
        .field<&CellError::en>("en", "原因（英文）", "Reason");
}

RecordType TableRow::describe() {
    return RecordType::of<TableRow>("SheetRow", "行", "Row")
        .field<&TableRow::number>("number", "行号", "Row number")
        .field<&TableRow::raw>("raw", "原内容", "Cells as they stand")
        .field<&TableRow::clean>("clean", "整理后", "Cells cleaned")
        .field<&TableRow::errors>("errors", "问题", "Errors");
}

void TableRow::refuse(const Layout& layout, const RecordType& type, std::string_view field, std::string code,
                      std::string zh, std::string en) {
    const std::size_t at = layout.position(field);
    const bool present = at < layout.columns.size();
    const FieldType* described = type.find(field);
    errors.push_back({.row = number,
                      .column = present ? layout.columns[at].letter : "",
                      .heading = present ? layout.columns[at].heading : std::string(described ? described->zh : field),
                      .field = std::string(field),
                      .value = at < raw.size() ? raw[at] : "",
                      .code = std::move(code),
                      .zh = std::move(zh),
                      .en = std::move(en)});
}

RecordType SkippedRow::describe() {
    return RecordType::of<SkippedRow>("SheetSkippedRow", "跳过的行", "Skipped row")
        .field<&SkippedRow::number>("number", "行号", "Row number")
        .field<&SkippedRow::reason>("reason", "原因", "Reason")
        .field<&SkippedRow::text>("text", "内容", "Contents");
}

} // namespace guapai::sheet
