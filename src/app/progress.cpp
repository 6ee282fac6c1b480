#include "app/progress.h"

#include <fmt/format.h>
#include <unistd.h>

#include <iostream>
#include <string>

namespace guapai::app {

void show_progress(double part) {
    if (isatty(STDERR_FILENO) == 0) return;
    const auto filled = static_cast<std::size_t>(part * 30);
    std::cerr << fmt::format("\r[{}{}] {:3.0f}%{}", std::string(filled, '#'), std::string(30 - filled, ' '), part * 100,
                             part >= 1 ? "\n" : "")
              << std::flush;
}

} // namespace guapai::app
