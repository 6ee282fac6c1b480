// Reads the first visible sheet of an xlsx package that holds anything. Internal to src/sheet.
#pragma once

#include "sheet/read.h"

namespace guapai::sheet {

// Does the package hold a workbook? (Word documents are zip packages too.)
SheetInfo read_xlsx(std::string_view bytes, const RowSink& sink, const Limits& limits);

} // namespace guapai::sheet
