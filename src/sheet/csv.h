// Reads delimited text: finds out encoding and separator, then takes it apart by RFC 4180. Internal to src/sheet.
//
// Excel's own habits are understood: the line "sep=;", texts guarded as ="00123", and the apostrophe with which
// sheet/write.h guards texts that would become formulas.
#pragma once

#include "sheet/read.h"

namespace guapai::sheet {

SheetInfo read_csv(std::string_view bytes, const RowSink& sink, const Limits& limits);

} // namespace guapai::sheet
