// Rows of an import in memory, and the rules that need no knowledge of the record but its description.
#pragma once

#include "imports/context.h"
#include "imports/model.h"
#include "sheet/table.h"

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace guapai::imports {

// One row on its way: the cells stay, the rest is judged anew each time.
struct Draft {
    sheet::TableRow cells;
    RowState state = RowState::added;
    bool data = true;     // false: a title, a total, a note
    bool skipped = false; // by the clerk
    std::string record;   // JSON
    std::vector<Change> changes;
    std::vector<std::string> notes;
    std::string loaded;              // its stored text when it was loaded, to know whether it has changed
    std::vector<std::string> mended; // fields whose cells the clerk typed over
    // What ties a judged row to others; empty and false for the rest.
    std::string key;      // rows of one key are duplicates
    std::string told;     // what it tells all rows (context.h)
    bool awaited = false; // is a record of the roster that would be missed

    static RecordType describe() {
        return RecordType::of<Draft>("ImportDraft", "导入行", "Row on its way")
            .field<&Draft::cells>("cells", "单元格", "Cells")
            .field<&Draft::state>("state", "状态", "State")
            .field<&Draft::data>("data", "数据", "Data")
            .field<&Draft::skipped>("skipped", "跳过", "Skipped")
            .field<&Draft::record>("record", "记录", "Record")
            .field<&Draft::changes>("changes", "变化", "Changes")
            .field<&Draft::notes>("notes", "说明", "Notes")
            .field<&Draft::mended>("mended", "已改", "Mended")
            .field<&Draft::key>("key", "键", "Key")
            .defaulted()
            .field<&Draft::told>("told", "共同信息", "Told")
            .defaulted()
            .field<&Draft::awaited>("awaited", "名册中应有", "Awaited")
            .defaulted();
    }
    bool judged() const { return data && !skipped; }
};

// A field's value as people read it: 初级中学, 是, 2026年3月5日, 1200; empty for nothing.
std::string shown(const FieldType& field, const void* record);
// What differs, by the description; fields the server sets do not count.
std::vector<Change> differences(const RecordType& type, const void* before, const void* after);

// Refuses rows with the same key. Of rows whose records are the same the first is kept; else none is, for nobody knows
// which one is right. `field` is where the clerk sees it.
void refuse_duplicates(std::vector<Draft>& rows, const sheet::Layout& layout, const RecordType& type,
                       std::string_view field);

Counts count(const std::vector<Draft>& rows, std::int64_t absent);
Context told_by(const std::vector<Draft>& rows); // under a fresh salt
// Records of the roster that the judged rows speak of, of those that would be missed.
std::int64_t awaited(const std::vector<Draft>& rows);
std::vector<Heading> headings_of(const sheet::Layout& layout);
ImportRow row_of(const Draft& draft, const sheet::Layout& layout);
Draft skipped_draft(const sheet::SkippedRow& row); // a title, a total, a note

} // namespace guapai::imports
