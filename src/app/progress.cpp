#include "app/progress.h"

#include <fmt/format.h>
#include <unistd.h>

#include <iostream>
#include <string>

namespace guapai::app {

void show_progress(double part, std::string_view words) {
    if (isatty(STDERR_FILENO) == 0) return;
    const auto filled = static_cast<std::size_t>(part * 30);
    std::cerr << fmt::format("\r[{}{}] {:3.0f}% {}\x1b[K{}", std::string(filled, '#'), std::string(30 - filled, ' '),
                             part * 100, words, part >= 1 ? "\n" : "")
              << std::flush;
}

} // namespace guapai::app
