// Conditions of appointment and what a row of the register must keep, pure.
//
// 《教育督导条例》 Article 7: bachelor's degree or above and ten years in education management, teaching or research.
// Article 6: a part-time inspector serves terms of three years, three in a row at most. The numbers are parameters
// (rules/parameter.h), which a county may have tightened.
#pragma once

#include "base/problem.h"
#include "inspectors/model.h"
#include "rules/parameter.h"

#include <vector>

namespace guapai::inspectors {

// Whether he may be appointed, and posted to schools, on a day. Reasons forbid, warnings do not; each names its
// article.
Eligibility eligibility(const Inspector& inspector, const rules::Parameters& rules, const Date& on);

// The first day after the current term; empty for full-time inspectors and unknown starts.
std::optional<Date> end_of_term(const Inspector& inspector, const rules::Parameters& rules);

// What is wrong beyond the limits of single fields; pointers name fields ("/birth_month"). Empty: nothing.
std::vector<FieldError> faults(const Inspector& inspector);
// Throws Problem 422 "inspectors.invalid" with the faults.
void check(const Inspector& inspector);

// By what a person is known in a roster without identity numbers: name and mobile, else name, birth month, employer.
std::string natural_key(const Inspector& inspector);
// The same when the mobile number may have changed; empty without birth month and employer.
std::string second_key(const Inspector& inspector);

} // namespace guapai::inspectors
