// What a visit's record must have before it can be signed, pure. Every missing thing is named, each with its article.
//
//     check(submission, {.now = Instant::now(), .catalogue = items, …});      // throws Problem 422 "visits.incomplete"
//
// Thread-safety: free functions.
#pragma once

#include "base/date.h"
#include "base/problem.h"
#include "plans/model.h"
#include "schools/model.h"
#include "visits/model.h"

#include <string>
#include <string_view>
#include <vector>

namespace guapai::visits {

constexpr std::int64_t clock_skew_ms = 10 * 60'000; // what a phone's clock may be ahead
constexpr std::int64_t longest_backfill_days = 366; // whatever the parameter says; received_at − visited_on is bounded

// What the record is judged against.
struct Circumstances {
    Instant now;
    std::int64_t backfill_days = 31;               // parameter visit.backfill_days
    std::vector<plans::SupervisionItem> catalogue; // in force on the day, for this kind of school
    Id inspector;
    std::vector<Id> known_companions; // those of the submission's companions that are in the register
};

Date day_of(const VisitSubmission& submission);             // of the check-in, in China
plans::Audience audience_of(const schools::School& school); // which catalogue its visits follow
// The first day of the school term `date` lies in: 1 September, or 1 February (autumn term September to January).
Date term_start(const Date& date);

void check(const VisitSubmission& submission, const Circumstances& circumstances);

// Who may write the record: the school's inspector on that day, or one who visits together with him (collaborative or
// random visits). Throws Problem 403 "visits.not_assigned" because of Article 8.
void check_assigned(const VisitSubmission& submission, const Id& inspector, const std::optional<Id>& assigned);
// Throws Problem 403 "visits.recused" because of Article 10.
void check_recusal(bool recused);

void check_filters(const VisitFilters& filters); // months and dates; Problem 422

// "sha256:" is not part of it: 64 lower-case hex digits.
bool is_digest(std::string_view text);
// Every file a record names, each once, with the JSON pointer where it is named first.
struct NamedFile {
    std::string digest, pointer;
};
std::vector<NamedFile> files_of(const VisitSubmission& submission);

// The text the server signs: what it holds, line by line.
std::string statement_of(const Visit& visit);

// The member of a visit an amendment may change; throws Problem 422 for any other field.
std::string Visit::*amendable(std::string_view field);

} // namespace guapai::visits
