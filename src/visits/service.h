// Use cases of school visits: submitting a record, reading and amending it, and what follows from many of them.
//
//     const auto taken = visits.submit(actor, county, id, submission, sha256_of_body);
//     taken.receipt                     // signed; the same again for the same content
//     taken.fresh                       // false: it had been submitted before
//
// Thread-safety: Service from any thread.
#pragma once

#include "audit/service.h"
#include "base/language.h"
#include "base/page.h"
#include "identity/actor.h"
#include "store/database.h"
#include "visits/model.h"
#include "visits/views.h"

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace guapai::visits {

// For other modules, in their transaction: the visits in scope of one school, or of all, within dates (inclusive).
std::vector<Visit> between(const Reader& in, const Scope& scope, std::string_view county, const Id& school,
                           const Date& from, const Date& to);
void each_between(const Reader& in, const Scope& scope, std::string_view county, const Date& from, const Date& to,
                  const std::function<void(const Visit&)>& sink);

// For rectification, in its transaction: a finding was rated otherwise than `before`, and the roll-ups follow.
void count_anew(Transaction& tx, const rectification::Finding& before, const rectification::Finding& after);

class Service {
public:
    // `signer` signs the receipts.
    Service(Database& database, const audit::Signer& signer) : database_(database), signer_(signer) {}

    struct Taken {
        VisitReceipt receipt;
        bool fresh = false;
    };
    // `content_digest`: hex SHA-256 of the bytes the client sent; empty: of the record's canonical text. Problem 403
    // for whoever is not in charge of the school, 409 "visits.already_signed" for another content under this id, 422
    // naming everything that is missing.
    Taken submit(const identity::Actor& actor, std::string_view county, const Id& id, const VisitSubmission& submission,
                 std::string content_digest = {});

    ListedJson list(const identity::Actor& actor, std::string_view county, const VisitFilters& filters,
                    const Page& page);
    // As it reads now, or as it read in an earlier version: 1 is what was signed.
    Visit get(const identity::Actor& actor, std::string_view county, const Id& id,
              std::optional<std::int64_t> version = std::nullopt);
    VisitReceipt receipt(const identity::Actor& actor, std::string_view county, const Id& id);
    std::vector<rectification::Finding> findings(const identity::Actor& actor, std::string_view county, const Id& id);
    std::vector<Amendment> amendments(const identity::Actor& actor, std::string_view county, const Id& id);
    Amendment amend(const identity::Actor& actor, std::string_view county, const Id& id, const NewAmendment& wanted);

    SchoolCard card(const identity::Actor& actor, std::string_view county, const Id& school);
    Today today(const identity::Actor& actor, std::string_view county);
    // What waits for him, by his role; nothing that is done or not his.
    std::vector<WorkItem> workbench(const identity::Actor& actor, std::string_view county);
    Rollups rollups(const identity::Actor& actor, std::string_view county, const RollupFilters& filters);
    std::string export_xlsx(const identity::Actor& actor, std::string_view county, const VisitFilters& filters,
                            Language language = Language::zh);

private:
    VisitReceipt receipt_of(const Visit& visit) const;

    Database& database_;
    const audit::Signer& signer_;
};

} // namespace guapai::visits
