// A progress bar on a terminal, silence elsewhere.
#pragma once

namespace guapai::app {

void show_progress(double part); // 0 … 1; 1 ends the line

} // namespace guapai::app
