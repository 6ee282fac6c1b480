// Decisions about departments' checks, pure.
//
//     covers(CheckScope::with_canteen, school)    // is the check for this school?
//
// Thread-safety: free functions.
#pragma once

#include "base/problem.h"
#include "checks/model.h"
#include "schools/model.h"

#include <vector>

namespace guapai::checks {

bool covers(CheckScope scope, const schools::School& school);

// Months that are no months, or end before they begin; pointers name fields.
std::vector<FieldError> faults(const DepartmentCheck& check);

// An approved or withdrawn check is not the department's to change any more; Problem 409 "checks.settled".
void check_may_change(const DepartmentCheck& current, bool office);

} // namespace guapai::checks
