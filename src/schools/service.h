// Use cases of the school roster, and what other modules ask about schools.
//
//     const Names names = schools::names(in, county);           // for the transient school_name of a list
//     const School school = schools::require(in, scope, county, id);   // Problem 404 outside the scope
//
// Thread-safety: Service from any thread.
#pragma once

#include "base/language.h"
#include "base/page.h"
#include "identity/actor.h"
#include "schools/model.h"
#include "store/database.h"
#include "store/names.h"
#include "store/put.h"

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace guapai::imports {
class Roster;
}

namespace guapai::schools {

// For other modules, in their transaction. Those without a Scope see the whole county: for joins in memory of rows
// that were found through a Scope, and for background work.
Names names(const Reader& in, std::string_view county);
std::map<Id, Place> places(const Reader& in, std::string_view county, const std::vector<Id>& ids);
std::optional<School> find(const Reader& in, std::string_view county, const Id& id);
std::optional<School> find(const Reader& in, const Scope& scope, std::string_view county, const Id& id);
School require(const Reader& in, const Scope& scope, std::string_view county, const Id& id); // Problem 404
std::vector<School> all_active(const Reader& in, std::string_view county);                   // by name
std::vector<School> all_active(const Reader& in, const Scope& scope, std::string_view county);
std::optional<School> by_code(const Reader& in, std::string_view county, std::string_view code);
std::map<std::string, School> by_codes(const Reader& in, std::string_view county,
                                       const std::vector<std::string>& codes); // those there are

// How the roster is imported: src/imports/roster.h.
std::unique_ptr<imports::Roster> roster();

class Service {
public:
    explicit Service(Database& database) : database_(database) {}

    Listed<School> list(const identity::Actor& actor, std::string_view county, const SchoolFilters& filters,
                        const Page& page);
    School get(const identity::Actor& actor, std::string_view county, const Id& id);
    // Creates, or replaces the version seen. Problem 409 "schools.code_taken".
    std::pair<School, Put> put(const identity::Actor& actor, std::string_view county, const Id& id, School wanted,
                               std::optional<std::int64_t> seen);
    School close(const identity::Actor& actor, std::string_view county, const Id& id); // again: no change

    // The bytes of a spreadsheet that an import takes back.
    std::string export_file(const identity::Actor& actor, std::string_view county, const SchoolExport& wanted,
                            Language language = Language::zh);

private:
    Database& database_;
};

} // namespace guapai::schools
