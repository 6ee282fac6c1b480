// Use cases of findings and their rectification, and what other modules ask about them.
//
//     rectification::record_findings(tx, {.county = county, .school = school, …}, submission.findings);   // by a visit
// Reading shows a holder his schools and what he made himself at others; acting on the latter is Problem 403
// "scope.no_longer_in_charge".
//
// Thread-safety: Service from any thread; free functions as the Reader given.
#pragma once

#include "base/language.h"
#include "base/page.h"
#include "identity/actor.h"
#include "rectification/model.h"
#include "rectification/requests.h"
#include "store/database.h"
#include "store/record_sight.h"

#include <string>
#include <string_view>
#include <vector>

namespace guapai::rectification {

struct FindingOrigin {
    std::string county;
    Id school, inspector, visit;
    Date found_on;
};
// With the visit's own files attached by the visit. DuplicateKey when an id is taken.
void record_findings(Transaction& tx, const FindingOrigin& origin, const std::vector<NewFinding>& findings);

std::vector<Finding> findings_of_visit(const Reader& in, const RecordSight& sight, std::string_view county,
                                       const Id& visit);
std::vector<Finding> open_findings(const Reader& in, const Scope& scope, std::string_view county, const Id& school);
std::vector<Notice> open_notices(const Reader& in, const Scope& scope, std::string_view county, const Id& school);
// Of one school, found or issued within the days, both included; no names filled in. For results.
std::vector<Finding> findings_of_school(const Reader& in, std::string_view county, const Id& school, const Date& from,
                                        const Date& to);
std::vector<Notice> notices_of_school(const Reader& in, std::string_view county, const Id& school, const Date& from,
                                      const Date& to);

// What waits for whom, in scope: for the workbench.
struct Waiting {
    std::int64_t untriaged = 0, reported = 0;                // findings
    std::int64_t to_answer = 0, to_recheck = 0, overdue = 0; // notices
    std::int64_t open_objections = 0, unanswered_letters = 0;
};
Waiting waiting(const Reader& in, const Scope& scope, std::string_view county, const Date& today);

class Service {
public:
    explicit Service(Database& database) : database_(database) {}

    ListedJson findings(const identity::Actor& actor, std::string_view county, const FindingFilters& filters,
                        const Page& page);
    Finding finding(const identity::Actor& actor, std::string_view county, const Id& id);
    Finding triage(const identity::Actor& actor, std::string_view county, const Id& id, const Triage& wanted,
                   std::int64_t seen);
    Finding decide(const identity::Actor& actor, std::string_view county, const Id& id, const OfficeDecision& decision);
    Finding close(const identity::Actor& actor, std::string_view county, const Id& id);

    // Numbers and sends it. The same request again gets the same notice.
    Notice issue(const identity::Actor& actor, std::string_view county, const NewNotice& wanted);
    ListedJson notices(const identity::Actor& actor, std::string_view county, const NoticeFilters& filters,
                       const Page& page);
    Notice notice(const identity::Actor& actor, std::string_view county, const Id& id);
    std::vector<Round> rounds(const identity::Actor& actor, std::string_view county, const Id& notice);
    Notice answer(const identity::Actor& actor, std::string_view county, const Id& id, const Answer& answer,
                  std::int64_t seen);
    Notice recheck(const identity::Actor& actor, std::string_view county, const Id& id, const Recheck& recheck,
                   std::int64_t seen);
    // Its QR code leads to the office's public address; without one to where the asker reaches the system.
    std::string notice_pdf(const identity::Actor& actor, std::string_view county, const Id& id,
                           const std::string& asked_at);
    PublicNotice public_notice(std::string_view token); // Problem 404

    Objection object(const identity::Actor& actor, std::string_view county, const Id& notice, const Objection& wanted);
    ListedJson objections(const identity::Actor& actor, std::string_view county, const ObjectionFilters& filters,
                          const Page& page);
    Objection reply(const identity::Actor& actor, std::string_view county, const Id& id, const ObjectionReply& reply);

    Letter send(const identity::Actor& actor, std::string_view county, const NewLetter& wanted);
    ListedJson letters(const identity::Actor& actor, std::string_view county, const LetterFilters& filters,
                       const Page& page);
    Letter letter(const identity::Actor& actor, std::string_view county, const Id& id);
    Letter answer_letter(const identity::Actor& actor, std::string_view county, const Id& id,
                         const LetterAnswer& answer, std::int64_t seen);
    std::string letter_pdf(const identity::Actor& actor, std::string_view county, const Id& id);

    Listed<LedgerLine> ledger(const identity::Actor& actor, std::string_view county, const NoticeFilters& filters,
                              const Page& page);
    std::string ledger_xlsx(const identity::Actor& actor, std::string_view county, const NoticeFilters& filters,
                            Language language = Language::zh);
    std::string ledger_pdf(const identity::Actor& actor, std::string_view county, const NoticeFilters& filters);
    Summary summary(const identity::Actor& actor, std::string_view county);

private:
    Database& database_;
};

} // namespace guapai::rectification
