// A yearly result on paper. Internal to src/results.
#pragma once

#include "results/model.h"

#include <string>

namespace guapai::results {

std::string print_result(const SchoolResult& result, std::string_view office); // PDF

} // namespace guapai::results
