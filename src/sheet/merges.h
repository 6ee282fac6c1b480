// Cells merged downwards, as offices merge the town over its schools: one value that counts for every row below it.
// Internal to src/sheet.
//
// The list of merged ranges stands behind the rows, so the part is looked through for it before the rows are read.
#pragma once

#include "sheet/zip.h"

#include <cstddef>
#include <map>
#include <string>
#include <vector>

namespace guapai::sheet {

struct MergedDown {
    std::size_t column = 0;
    std::size_t first_row = 0; // as Excel shows them
    std::size_t last_row = 0;
};

// Ranges of one column and several rows, by first row. Ranges over several columns are titles and left out.
std::vector<MergedDown> merged_down(Archive& archive, const std::string& part);

// Carries the values down while the rows are read in order.
class MergeFiller {
public:
    explicit MergeFiller(std::vector<MergedDown> ranges) : ranges_(std::move(ranges)) {}
    void fill(Row& row);

private:
    struct Value {
        std::size_t last_row;
        std::string text;
    };
    std::vector<MergedDown> ranges_;
    std::size_t next_ = 0;
    std::map<std::size_t, Value> open_; // by column
};

} // namespace guapai::sheet
