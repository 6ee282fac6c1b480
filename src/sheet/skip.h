// Which rows below the heading are no data. Internal to src/sheet.
#pragma once

#include "sheet/table.h"

namespace guapai::sheet {

// "heading", "total", "note", "blank" (nothing in any column we know), or empty for a row of data.
std::string_view reason_to_skip(const Row& row, const Layout& layout);

} // namespace guapai::sheet
