// A progress bar on a terminal, silence elsewhere.
#pragma once

#include <string_view>

namespace guapai::app {

void show_progress(double part, std::string_view words = {}); // 0 … 1; 1 ends the line

} // namespace guapai::app
