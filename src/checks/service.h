// Use cases of departments' checks, and what the calendar asks about them.
//
//     for (const DepartmentCheck& check : checks::approved(in, county, {2026, 3}, {2026, 6}))
//         for (const Id& school : checks::schools_of(check, schools)) …
//
// Thread-safety: Service from any thread.
#pragma once

#include "base/page.h"
#include "checks/model.h"
#include "identity/actor.h"
#include "schools/model.h"
#include "store/database.h"
#include "store/put.h"

#include <memory>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

namespace guapai::imports {
class Roster;
}

namespace guapai::checks {

// Approved checks whose months touch the span, by first month; names filled in. For other modules, in their
// transaction.
std::vector<DepartmentCheck> approved(const Reader& in, std::string_view county, const YearMonth& from,
                                      const YearMonth& to);
// Places in `schools` of those the check is for.
std::vector<std::size_t> schools_of(const DepartmentCheck& check, const std::vector<schools::School>& schools);

// How the yearly list is imported: src/imports/roster.h.
std::unique_ptr<imports::Roster> roster();

class Service {
public:
    explicit Service(Database& database) : database_(database) {}

    Listed<DepartmentCheck> list(const identity::Actor& actor, std::string_view county, const CheckFilters& filters,
                                 const Page& page);
    DepartmentCheck get(const identity::Actor& actor, std::string_view county, const Id& id);
    // A department files its own; the office may file anybody's. Problem 422 "checks.department", "checks.months".
    std::pair<DepartmentCheck, Put> put(const identity::Actor& actor, std::string_view county, const Id& id,
                                        DepartmentCheck wanted, std::optional<std::int64_t> seen);
    DepartmentCheck approve(const identity::Actor& actor, std::string_view county, const Id& id,
                            const CheckApproval& approval, std::int64_t seen);
    DepartmentCheck withdraw(const identity::Actor& actor, std::string_view county, const Id& id, std::int64_t seen);

private:
    Database& database_;
};

} // namespace guapai::checks
