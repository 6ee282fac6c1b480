// Which rows a user may see. Every query of a domain store.cpp takes a Scope and adds it to its WHERE clause:
//
//     Sql sql = select<Visit>("visit");
//     sql.add(" WHERE TRUE");
//     scope.restrict_schools(sql, "t", "school");       // visits of schools in scope
//
// There is no query without one; background work uses Scope::office of one county. All conditions are bound parameters.
// Inspectors and area leaders see schools through school_access (county, holder, school, valid_from, valid_to), which
// the network keeps by date; a school sees itself; departments see what was copied to them (restrict_copies). A scope
// never widens: a county code outside it simply matches no row.
#pragma once

#include "base/date.h"
#include "store/value.h"

#include <string>
#include <string_view>

namespace guapai {

class Scope {
public:
    enum class Level { nothing, school, holder, department, county, city, province };

    Scope() = default;                            // sees nothing
    static Scope office(std::string_view county); // the whole of one county
    static Scope region(std::string_view code);   // a city 420200 or province 420000 office: all below
    static Scope holder(std::string_view county, const Id& holder,
                        Date today); // inspector or area: schools by school_access
    static Scope school(std::string_view county, const Id& school);
    static Scope department(std::string_view county, const Id& department);

    Level level() const { return level_; }
    const std::string& county() const { return county_; } // the own county
    const Id& subject() const { return subject_; }        // holder, school or department
    bool whole_county() const { return level_ >= Level::county; }
    bool covers(std::string_view county) const;

    // " AND …" on a table with a county column: for rows that belong to no school. Below county level it matches the
    // own county (a rule list, a calendar); what a role may read at all is decided by its permissions.
    void restrict_county(Sql& sql, std::string_view alias) const;
    // " AND …" on a table with county and a column that names the school.
    void restrict_schools(Sql& sql, std::string_view alias, std::string_view school_column) const;

private:
    Level level_ = Level::nothing;
    std::string county_;
    std::string from_, to_; // county code range [from, to) of a region
    Id subject_;
    Date today_{};
};

} // namespace guapai
