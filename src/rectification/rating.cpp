#include "rectification/rating.h"

#include "visits/service.h"

namespace guapai::rectification {

void rate(Transaction& tx, Finding& finding, Severity severity) {
    if (finding.severity == severity) return;
    const Finding before = finding;
    finding.severity = severity;
    visits::count_anew(tx, before, finding);
}

} // namespace guapai::rectification
