// The spreadsheets of demo/, embedded in the binary by cmake/demo.cmake.
#pragma once

#include <string_view>

namespace guapai::demo {

std::string_view file(std::string_view name); // "schools.csv"; throws std::logic_error on another name

} // namespace guapai::demo
