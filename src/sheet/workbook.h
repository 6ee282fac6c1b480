// What must be known of a workbook before its rows: sheets in order, shared strings, number formats. Internal.
#pragma once

#include "sheet/number_format.h"
#include "sheet/xml.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace guapai::sheet {

struct SheetPart {
    std::string name; // as on its tab
    std::string part; // "xl/worksheets/sheet1.xml"
};

// Shared strings one behind the other in a single text.
class SharedStrings {
public:
    void append(std::string_view text) {
        text_.append(text);
        ends_.push_back(text_.size());
    }
    std::size_t bytes() const { return text_.size() + ends_.size() * sizeof ends_[0]; }
    std::size_t size() const { return ends_.size(); }
    std::string_view at(std::size_t index) const {
        const std::size_t begin = index == 0 ? 0 : ends_[index - 1];
        return std::string_view(text_).substr(begin, ends_[index] - begin);
    }

private:
    std::string text_;
    std::vector<std::size_t> ends_;
};

struct Workbook {
    std::vector<SheetPart> sheets; // visible ones, in the order of the tabs
    bool since_1904 = false;
    SharedStrings strings;
    std::vector<NumberFormat> formats; // by the cell's style number
};

Workbook read_workbook(Archive& archive, const Limits& limits);

// _x000D_ and the like in the texts of a workbook (ECMA-376 part 1, 22.4.2.4).
std::string decode_escapes(std::string text);

} // namespace guapai::sheet
