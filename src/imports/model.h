// A spreadsheet on its way into a roster.
//
// An import is a preview first: every row of the file is judged against the roster as it stands — added, changed,
// unchanged — or is bad because of some cells, which the clerk mends on the page or skips. Applying judges all rows
// again and takes the good ones over in one transaction. Rows with bad cells are left out and stay listed. The same
// file a second time is unchanged in every row.
//
// The rows of an applied import are kept for the days of the parameter "imports.rows_days", those of a discarded one
// not at all; the import itself, its counts and the file stay.
#pragma once

#include "base/describe.h"

namespace guapai::imports {

enum class ImportState { preview, applied, discarded };
inline ChoiceType describe(Choice<ImportState>) {
    return {"ImportState",
            {{"preview", "待确认", "Preview"}, {"applied", "已导入", "Applied"}, {"discarded", "已放弃", "Discarded"}}};
}

enum class RowState { added, changed, unchanged, bad, skipped };
inline ChoiceType describe(Choice<RowState>) {
    return {"ImportRowState",
            {{"added", "新增", "Added"},
             {"changed", "有变化", "Changed"},
             {"unchanged", "无变化", "Unchanged"},
             {"bad", "有问题", "Bad"},
             {"skipped", "跳过", "Skipped"}}};
}

// A column of the file and the field it was taken for.
struct Heading {
    std::string column; // "C"; empty for a field that was added by mending
    std::string heading;
    std::optional<std::string> field; // empty: not recognised, ignored

    static RecordType describe() {
        return RecordType::of<Heading>("ImportHeading", "表头", "Heading")
            .field<&Heading::column>("column", "列号", "Column")
            .field<&Heading::heading>("heading", "表头", "Heading")
            .field<&Heading::field>("field", "字段", "Field");
    }
};

struct Counts {
    std::int64_t rows = 0; // of data, skipped ones included
    std::int64_t added = 0, changed = 0, unchanged = 0, skipped = 0;
    std::int64_t bad_rows = 0, bad_cells = 0;
    std::int64_t absent = 0; // in the roster, not in the file; the import leaves them alone

    static RecordType describe() {
        return RecordType::of<Counts>("ImportCounts", "导入统计", "Counts")
            .field<&Counts::rows>("rows", "数据行", "Rows")
            .field<&Counts::added>("added", "新增", "Added")
            .field<&Counts::changed>("changed", "有变化", "Changed")
            .field<&Counts::unchanged>("unchanged", "无变化", "Unchanged")
            .field<&Counts::skipped>("skipped", "跳过", "Skipped")
            .field<&Counts::bad_rows>("bad_rows", "有问题的行", "Bad rows")
            .field<&Counts::bad_cells>("bad_cells", "有问题的单元格", "Bad cells")
            .field<&Counts::absent>("absent", "名册中有而表中没有", "In the roster, not in the file");
    }
};

struct Import {
    std::string county;
    Id id;
    std::int64_t version = 1;
    std::string kind; // "schools", "inspectors"
    std::string file_name;
    std::string digest; // of the file as it came
    std::string sheet;  // empty for csv
    ImportState state = ImportState::preview;
    std::vector<Heading> headings;
    Counts counts;
    std::string layout;  // as sheet/table.h needs it, JSON
    std::string context; // what its rows tell each other (context.h), JSON
    std::string created_by;
    Instant created_at;
    std::optional<Instant> applied_at;
    std::optional<Instant> rows_dropped_at;

    static RecordType describe() {
        return RecordType::of<Import>("Import", "导入", "Import")
            .field<&Import::county>("county", "区划", "County")
            .field<&Import::id>("id", "编号", "Identifier")
            .field<&Import::version>("version", "版本", "Version")
            .field<&Import::kind>("kind", "名册", "Roster")
            .example("schools")
            .field<&Import::file_name>("file_name", "文件名", "File name")
            .field<&Import::digest>("digest", "文件摘要", "SHA-256 of the file")
            .field<&Import::sheet>("sheet", "工作表", "Sheet")
            .field<&Import::state>("state", "状态", "State")
            .field<&Import::headings>("headings", "表头", "Headings")
            .field<&Import::counts>("counts", "统计", "Counts")
            .field<&Import::layout>("layout", "布局", "Layout")
            .server()
            .secret()
            .field<&Import::context>("context", "上下文", "Context")
            .server()
            .secret()
            .personal()
            .field<&Import::created_by>("created_by", "导入人", "Created by")
            .field<&Import::created_at>("created_at", "上传时间", "Created at")
            .field<&Import::applied_at>("applied_at", "导入时间", "Applied at")
            .field<&Import::rows_dropped_at>("rows_dropped_at", "明细清理时间", "Rows dropped at");
    }
};

struct Change {
    std::string field, title;  // pupils, 在校生数
    std::string before, after; // as people read them

    static RecordType describe() {
        return RecordType::of<Change>("ImportChange", "变化", "Change")
            .field<&Change::field>("field", "字段", "Field")
            .field<&Change::title>("title", "名称", "Title")
            .field<&Change::before>("before", "原来", "Before")
            .field<&Change::after>("after", "改为", "After");
    }
};

struct CellIssue {
    std::string column;  // letter; empty when the file has no such column
    std::string heading; //
    std::string field;
    std::string value; // as it stands in the file, or as mended
    std::string code, zh, en;

    static RecordType describe() {
        return RecordType::of<CellIssue>("ImportCellIssue", "单元格问题", "Bad cell")
            .field<&CellIssue::column>("column", "列号", "Column")
            .field<&CellIssue::heading>("heading", "表头", "Heading")
            .field<&CellIssue::field>("field", "字段", "Field")
            .field<&CellIssue::value>("value", "内容", "Value")
            .field<&CellIssue::code>("code", "代码", "Code")
            .field<&CellIssue::zh>("zh", "原因", "Reason (Chinese)")
            .field<&CellIssue::en>("en", "原因（英文）", "Reason");
    }
};

// A cell as it stands in the file, or as the clerk has mended it.
struct Cell {
    std::string field, value;
    bool mended = false;

    static RecordType describe() {
        return RecordType::of<Cell>("ImportCell", "单元格", "Cell")
            .field<&Cell::field>("field", "字段", "Field")
            .field<&Cell::value>("value", "内容", "Value")
            .field<&Cell::mended>("mended", "已改", "Mended");
    }
};

struct ImportRow {
    std::int64_t row = 0; // as the spreadsheet numbers it
    RowState state = RowState::added;
    std::string record; // the record as it would be stored, JSON; empty for titles and totals
    std::vector<Cell> cells;
    std::vector<Change> changes;
    std::vector<CellIssue> errors;
    std::vector<std::string> notes;

    static RecordType describe() {
        return RecordType::of<ImportRow>("ImportRow", "导入行", "Row of an import")
            .field<&ImportRow::row>("row", "行号", "Row")
            .field<&ImportRow::state>("state", "状态", "State")
            .field<&ImportRow::record>("record", "记录", "Record")
            .document()
            .field<&ImportRow::cells>("cells", "单元格", "Cells")
            .field<&ImportRow::changes>("changes", "变化", "Changes")
            .field<&ImportRow::errors>("errors", "问题", "Bad cells")
            .field<&ImportRow::notes>("notes", "说明", "Notes");
    }
};

// Query of an upload.
struct Upload {
    std::string name; // the file's name, for people

    static RecordType describe() {
        return RecordType::of<Upload>("ImportUpload", "上传", "Upload")
            .field<&Upload::name>("name", "文件名", "File name")
            .length(0, 200)
            .defaulted();
    }
};

struct RowFilters {
    std::optional<RowState> state;

    static RecordType describe() {
        return RecordType::of<RowFilters>("ImportRowFilters", "导入行筛选", "Row filters")
            .field<&RowFilters::state>("state", "状态", "State");
    }
};

struct ImportFilters {
    std::optional<std::string> kind;
    std::optional<ImportState> state;

    static RecordType describe() {
        return RecordType::of<ImportFilters>("ImportFilters", "导入筛选", "Import filters")
            .field<&ImportFilters::kind>("kind", "名册", "Roster")
            .length(1, 40)
            .field<&ImportFilters::state>("state", "状态", "State");
    }
};

// What a clerk types over the cells of a row: {"cells": {"code": "2142990001"}}.
struct Mend {
    std::string cells;

    static RecordType describe() {
        return RecordType::of<Mend>("ImportMend", "改正", "Mend")
            .field<&Mend::cells>("cells", "字段与内容", "Texts by field")
            .document();
    }
};

} // namespace guapai::imports
