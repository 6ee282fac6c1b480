// The one place where a finding gets another severity than its visit gave it: by triage, by a notice, by a letter.
//
//     rate(tx, finding, Severity::complex);
//     save(tx, finding);
//
// The roll-ups of visits follow in the same transaction. Internal to src/rectification.
#pragma once

#include "rectification/model.h"
#include "store/database.h"

namespace guapai::rectification {

void rate(Transaction& tx, Finding& finding, Severity severity); // to be saved by the caller

} // namespace guapai::rectification
