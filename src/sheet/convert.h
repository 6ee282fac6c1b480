// Old Excel files (.xls) and OpenDocument sheets turned into xlsx by LibreOffice. Internal to src/sheet.
//
// LibreOffice runs as a child without a shell, with a profile and folder of its own that are removed afterwards, and is
// killed when it takes too long. One conversion runs at a time: each needs some hundred megabytes.
#pragma once

#include "sheet/read.h"

#include <string>
#include <string_view>

namespace guapai::sheet {

// `ending` names the old format for LibreOffice: "xls", "ods". Throws Problem 422 sheet.old_format when LibreOffice is
// absent, sheet.conversion when it fails or takes longer than limits.conversion.
std::string converted_to_xlsx(std::string_view bytes, std::string_view ending, const Limits& limits);

} // namespace guapai::sheet
