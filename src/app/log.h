// The log on standard error: a line of JSON for each event where a program reads it, words on a terminal.
//
//     {"at":"2026-03-05T08:30:00.123Z","level":"info","event":"request","method":"GET",…}
//     {"at":"…","level":"error","message":"a group of 3 writes failed: …"}
#pragma once

#include <spdlog/formatter.h>

#include <memory>

namespace guapai::app {

void set_up_log();
// The JSON form. A message that is a JSON object itself (http/metrics.h) is continued, any other becomes "message".
std::unique_ptr<spdlog::formatter> json_lines();

} // namespace guapai::app
