#include "sheet/merges.h"

#include <algorithm>

namespace guapai::sheet {

namespace {

constexpr std::size_t most_ranges = 100'000;
constexpr std::size_t longest_tag = 200; // bytes of <mergeCell ref="A4:A10"/>, with room

// `tag` begins behind "mergeCell ".
void take_range(std::string_view tag, std::vector<MergedDown>& ranges) {
    tag = tag.substr(0, tag.find('>'));
    const std::size_t quote = tag.find_first_of("\"'");
    if (quote == std::string_view::npos) return;
    const std::size_t end = tag.find(tag[quote], quote + 1), colon = tag.find(':', quote);
    if (end == std::string_view::npos || colon > end) return;
    MergedDown range;
    std::size_t last_column = 0;
    if (parse_reference(tag.substr(quote + 1, colon - quote - 1), range.column, range.first_row) &&
        parse_reference(tag.substr(colon + 1, end - colon - 1), last_column, range.last_row) &&
        last_column == range.column && range.last_row > range.first_row)
        ranges.push_back(range);
}

} // namespace

std::vector<MergedDown> merged_down(Archive& archive, const std::string& part) {
    static constexpr std::string_view word = "mergeCell ";
    std::vector<MergedDown> ranges;
    std::string window; // the end of the piece before, then this piece
    archive.inflate(part, [&](std::string_view piece) {
        window.append(piece);
        std::size_t at = 0, done = 0;
        while ((at = window.find(word, at)) != std::string::npos) {
            const std::size_t close = window.find('>', at);
            if (close == std::string::npos && window.size() - at < longest_tag) break; // the tag goes on in the next
            take_range(std::string_view(window).substr(at + word.size()), ranges);
            done = at += word.size();
            if (ranges.size() > most_ranges) return false;
        }
        const std::size_t kept =
            at == std::string::npos ? std::max(done, window.size() - std::min(window.size(), word.size())) : at;
        window.erase(0, kept);
        return true;
    });
    std::stable_sort(ranges.begin(), ranges.end(),
                     [](const MergedDown& a, const MergedDown& b) { return a.first_row < b.first_row; });
    return ranges;
}

void MergeFiller::fill(Row& row) {
    if (ranges_.empty()) return;
    std::erase_if(open_, [&](const auto& entry) { return entry.second.last_row < row.number; });
    for (const auto& [column, value] : open_) {
        if (row.cells.size() <= column) row.cells.resize(column + 1);
        if (row.cells[column].empty()) row.cells[column] = value.text;
    }
    for (; next_ < ranges_.size() && ranges_[next_].first_row <= row.number; ++next_) {
        const MergedDown& range = ranges_[next_];
        if (range.first_row == row.number && range.column < row.cells.size() && !row.cells[range.column].empty())
            open_[range.column] = {range.last_row, row.cells[range.column]};
    }
}

} // namespace guapai::sheet
