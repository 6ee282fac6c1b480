// Delimited text that Excel and WPS open right. Internal to src/sheet.
#pragma once

#include "sheet/write.h"

namespace guapai::sheet {

std::unique_ptr<TableWriter> make_csv_writer(const std::vector<ColumnFormat>& columns);

} // namespace guapai::sheet
