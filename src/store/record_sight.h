// Which records about schools somebody reads: those of the schools in his scope and, for an inspector or an area, what
// he made himself at a school that is his no longer. He may not act on the latter: whoever changes a record looks for
// it with the bare scope, which is the sight of the schools he has now.
//
//     find_notice(in, RecordSight::reading(actor.scope), county, id);   // to show it
//     find_notice(in, actor.scope, county, id);                         // to change it
//
// All conditions are bound parameters and look into an index of school_access or record_maker for each row; the order
// of a list stays with the list's own index.
#pragma once

#include "base/problem.h"
#include "store/database.h"
#include "store/scope.h"

#include <optional>
#include <string_view>

namespace guapai {

class RecordSight {
public:
    RecordSight(Scope scope) : scope_(std::move(scope)) {} // the schools he has now

    // `in_charge`: true leaves the schools he has now, false what he made at others; nothing: both.
    static RecordSight reading(Scope scope, std::optional<bool> in_charge = std::nullopt);

    const Scope& scope() const { return scope_; }

    // " AND …" on a table with county and two columns: the school's, and that of the one who made the record.
    void restrict_made_by(Sql& sql, std::string_view alias, std::string_view school_column,
                          std::string_view maker_column) const;
    // " AND …" on a table whose makers are in record_maker. `kind` and `record` are SQL: "'notice'", "t.id".
    void restrict_with_makers(Sql& sql, std::string_view alias, std::string_view school_column, std::string_view kind,
                              std::string_view record) const;

private:
    enum class Part { schools, both, former };

    // `made`: the condition on who made the record, with one ? for him.
    void restrict(Sql& sql, std::string_view alias, std::string_view school_column, std::string_view made) const;

    Scope scope_;
    Part part_ = Part::schools;
};

// `holder` (an inspector or an area) had a hand in the record; said again it changes nothing.
void add_maker(Transaction& tx, std::string_view county, std::string_view kind, const Id& record, const Id& holder);

// For an act on a record that its maker may only read.
Problem no_longer_in_charge();

} // namespace guapai
