// What a row of the roster must keep, pure.
#pragma once

#include "base/problem.h"
#include "schools/model.h"

#include <vector>

namespace guapai::schools {

// What is wrong with a school beyond the limits of its single fields; pointers name fields ("/code"). Empty: nothing.
std::vector<FieldError> faults(const School& school);
// Throws Problem 422 "schools.invalid" with the faults.
void check(const School& school);

// The type a three-digit type code (办学类型代码) or a ten-digit identifier stands for; empty when it is not certain.
std::optional<SchoolType> type_of_code(std::string_view type_code);

} // namespace guapai::schools
