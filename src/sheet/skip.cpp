#include "sheet/skip.h"

#include "sheet/fold.h"

#include <algorithm>

namespace guapai::sheet {

namespace {

constexpr std::string_view totals[] = {"合计", "总计", "共计", "小计", "总数"};
constexpr std::string_view notes[] = {"填表", "填报", "制表", "审核", "经办", "单位负责", "负责人签", "联系人签",
                                      "说明", "备注", "注",   "制单", "盖章", "(盖章",    "(公章"};

// "合计", "共计132所", "总计(所)", "黄石港区小计"; not a name that merely begins so.
bool is_total(const std::string& text) {
    return std::any_of(std::begin(totals), std::end(totals), [&](std::string_view word) {
        if (text.ends_with(word)) return true;
        if (!text.starts_with(word)) return false;
        std::string rest = text.substr(word.size());
        for (const std::string_view counted : {"所", "个", "人", "名", "校", "园", "条", "项"})
            if (const std::size_t at = rest.find(counted); at != std::string::npos) rest.erase(at, counted.size());
        return rest.find_first_not_of("0123456789().,=") == std::string::npos;
    });
}

// "填表人：张三    审核人：李四" stands in few cells.
bool is_note(const std::string& text, std::size_t filled, const Layout& layout) {
    if (filled > 4 || filled * 2 > layout.columns.size() + 1) return false;
    return std::any_of(std::begin(notes), std::end(notes),
                       [&](std::string_view word) { return text.starts_with(word); });
}

bool repeats_heading(const Row& row, const Layout& layout) {
    std::size_t same = 0;
    for (const Column& column : layout.columns) {
        const auto at = static_cast<std::size_t>(column_index(column.letter));
        if (at < row.cells.size() && !row.cells[at].empty() &&
            (row.cells[at] == column.heading || fold_heading(row.cells[at]) == fold_heading(column.heading)))
            ++same;
        else if (same == 0)
            return false; // the first column decides: this runs for every row
    }
    return same * 2 > layout.columns.size();
}

} // namespace

std::string_view reason_to_skip(const Row& row, const Layout& layout) {
    const bool anything = std::any_of(layout.columns.begin(), layout.columns.end(), [&](const Column& column) {
        const auto at = static_cast<std::size_t>(column_index(column.letter));
        return at < row.cells.size() && !row.cells[at].empty();
    });
    const auto filled = static_cast<std::size_t>(
        std::count_if(row.cells.begin(), row.cells.end(), [](const std::string& cell) { return !cell.empty(); }));
    const auto first =
        std::find_if(row.cells.begin(), row.cells.end(), [](const std::string& c) { return !c.empty(); });
    // A serial number, as most rows begin with, needs no folding to be known as data.
    if (first->find_first_not_of("0123456789") != std::string::npos) {
        const std::string text = fold_heading(*first);
        if (is_total(text)) return "total";
        if (is_note(text, filled, layout)) return "note";
    }
    if (!anything) return "blank";
    return repeats_heading(row, layout) ? "heading" : std::string_view();
}

} // namespace guapai::sheet
