// Use cases of the register of inspectors, and what other modules ask about inspectors.
//
//     for (const auto& verdict : inspectors::eligibilities(in, county, today))
//         if (!verdict.eligible) never_assign(verdict.inspector);
//
// Thread-safety: Service from any thread.
#pragma once

#include "base/language.h"
#include "base/page.h"
#include "identity/actor.h"
#include "inspectors/model.h"
#include "store/database.h"
#include "store/names.h"
#include "store/put.h"

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace guapai::imports {
class Roster;
}

namespace guapai::inspectors {

// For other modules, in their transaction. Those without a Scope see the whole county: for joins in memory of rows
// that were found through a Scope, and for background work.
Names names(const Reader& in, std::string_view county);
// Where inspectors live, of those who have told.
std::map<Id, Home> homes(const Reader& in, std::string_view county);
std::optional<Inspector> find(const Reader& in, std::string_view county, const Id& id);
Inspector require(const Reader& in, std::string_view county, const Id& id);   // Problem 404
std::vector<Inspector> all_active(const Reader& in, std::string_view county); // by name
// May he be appointed and posted on the day? One verdict an inspector, the dismissed too.
std::vector<Eligibility> eligibilities(const Reader& in, std::string_view county, const Date& on);
Eligibility eligibility_of(const Reader& in, const Inspector& inspector, const Date& on);

struct EligibilityList {
    std::vector<Eligibility> items;

    static RecordType describe() {
        return RecordType::of<EligibilityList>("EligibilityList", "聘任条件审核", "Conditions of appointment")
            .field<&EligibilityList::items>("items", "督学", "Inspectors");
    }
};

// How the register is imported: src/imports/roster.h.
std::unique_ptr<imports::Roster> roster();

class Service {
public:
    explicit Service(Database& database) : database_(database) {}

    Listed<Inspector> list(const identity::Actor& actor, std::string_view county, const InspectorFilters& filters,
                           const Page& page);
    Inspector get(const identity::Actor& actor, std::string_view county, const Id& id);
    // Creates, or replaces the version seen. Problem 422 when a recusal names a school the roster does not have.
    std::pair<Inspector, Put> put(const identity::Actor& actor, std::string_view county, const Id& id, Inspector wanted,
                                  std::optional<std::int64_t> seen);
    EligibilityList eligibility(const identity::Actor& actor, std::string_view county);

    // The bytes of a spreadsheet that an import takes back.
    std::string export_file(const identity::Actor& actor, std::string_view county, const InspectorExport& wanted,
                            Language language = Language::zh);

private:
    Database& database_;
};

} // namespace guapai::inspectors
