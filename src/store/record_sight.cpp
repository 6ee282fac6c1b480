#include "store/record_sight.h"

namespace guapai {

RecordSight RecordSight::reading(Scope scope, std::optional<bool> in_charge) {
    RecordSight sight(std::move(scope));
    if (in_charge != true) sight.part_ = in_charge ? Part::former : Part::both;
    return sight;
}

void RecordSight::restrict(Sql& sql, std::string_view alias, std::string_view school_column,
                           std::string_view made) const {
    const bool hands_over = scope_.level() == Scope::Level::holder; // nobody else has schools for a time
    if (part_ == Part::schools || !hands_over) {
        scope_.restrict_schools(sql, alias, school_column);
        if (part_ == Part::former) sql.add(" AND FALSE");
        return;
    }
    scope_.restrict_county(sql, alias);
    sql.add(part_ == Part::former ? " AND NOT (TRUE" : " AND ((TRUE");
    scope_.restrict_schools(sql, alias, school_column);
    sql.add(part_ == Part::former ? ") AND " : ") OR ");
    sql.add(made, scope_.subject());
    if (part_ == Part::both) sql.add(")");
}

void RecordSight::restrict_made_by(Sql& sql, std::string_view alias, std::string_view school_column,
                                   std::string_view maker_column) const {
    restrict(sql, alias, school_column, std::string(alias) + "." + std::string(maker_column) + " = ?");
}

void RecordSight::restrict_with_makers(Sql& sql, std::string_view alias, std::string_view school_column,
                                       std::string_view kind, std::string_view record) const {
    restrict(sql, alias, school_column,
             "EXISTS (SELECT 1 FROM record_maker m WHERE m.county = " + std::string(alias) + ".county AND m.kind = " +
                 std::string(kind) + " AND m.record = " + std::string(record) + " AND m.holder = ?)");
}

void add_maker(Transaction& tx, std::string_view county, std::string_view kind, const Id& record, const Id& holder) {
    tx.run(Sql("INSERT INTO record_maker (county, kind, record, holder) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING",
               county, kind, record, holder));
}

Problem no_longer_in_charge() {
    return Problem(403, "scope.no_longer_in_charge", "这所学校已不由您负责，只能查看，不能办理",
                   "You are no longer in charge of this school: you may read this, not act on it");
}

} // namespace guapai
