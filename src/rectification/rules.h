// What may follow what: triage, notices, answers, verdicts, escalation. Pure: values in, a new state or a Problem out.
// Thread-safety: free functions.
#pragma once

#include "identity/model.h"
#include "rectification/model.h"
#include "rectification/requests.h"

#include <cstdint>
#include <string>
#include <vector>

namespace guapai::rectification {

// Where a finding stands right after its severity was said. Complex and general ones wait for a letter or a notice.
FindingState state_after_triage(const std::optional<Severity>& severity);
// Right after the visit: a danger to life goes up at once, also when nobody has said how grave it is.
FindingState state_after_visit(const NewFinding& finding);
bool is_office(identity::Role role); // decides on what was reported up

// Each throws Problem 409 (the state does not allow it) or 422 (the request is wrong) and says what to do instead.
void check_triage(const Finding& finding, Severity wanted, bool by_office);
void check_notice(const NewNotice& wanted, const std::vector<Finding>& findings, bool by_office);
void check_letter(const Finding& finding);
void check_answer(const Notice& notice);
void check_recheck(const Notice& notice);
void check_objection(const Notice& notice, bool one_open);
void check_closing(const Finding& finding, bool letter_answered);

// Of a notice whose deadline has passed by so many working days: the inspector alone, then after each `step` the area,
// the office, the committee.
EscalationLevel escalation_of(std::int64_t overdue_working_days, std::int64_t step);

// 冶教督整〔2026〕3号 (GB/T 9704-2012, 7.2.5: the year in full in hexagonal brackets, no 第, no leading zero)
std::string document_number(const std::string& prefix, std::string_view kind, std::int64_t year, std::int64_t number);

} // namespace guapai::rectification
