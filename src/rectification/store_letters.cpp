// Rounds, objections and letters.
#include "rectification/store.h"

namespace guapai::rectification {

namespace {

// Whoever reads a notice reads what the school objects to it.
Sql all_objections(const RecordSight& sight, std::string_view county) {
    Sql sql = select<Objection>("objection").add(" WHERE t.county = ?", county);
    restrict_to_notices(sql, sight, "t.notice");
    return sql;
}

Sql letters_in(std::string_view what, const RecordSight& sight, std::string_view county) {
    Sql sql = Sql(what).add(" WHERE t.county = ?", county);
    const Scope& scope = sight.scope();
    if (scope.level() == Scope::Level::school) return sql.add(" AND FALSE"); // between office and department
    if (scope.level() != Scope::Level::department) {
        sight.restrict_with_makers(sql, "t", "school", "'letter'", "t.id");
        return sql;
    }
    scope.restrict_county(sql, "t");
    return sql.add(" AND t.department = ?", scope.subject());
}

Sql all_letters(const RecordSight& sight, std::string_view county) {
    return letters_in("SELECT " + columns(record_type<Letter>(), "t") + " FROM letter t", sight, county);
}

} // namespace

void save(Transaction& tx, const Round& round) { upsert(tx, "rectification_round", round); }

std::vector<Round> rounds_of(const Reader& in, std::string_view county, const Id& notice) {
    return find_all<Round>(in, select<Round>("rectification_round")
                                   .add(" WHERE t.county = ? AND t.notice = ? ORDER BY t.round", county, notice));
}

std::vector<Round> rounds_of(const Reader& in, std::string_view county, const std::vector<Id>& notices) {
    std::vector<Value> ids(notices.begin(), notices.end());
    Sql sql = select<Round>("rectification_round").add(" WHERE t.county = ?", county);
    return find_all<Round>(in, sql.add_in("t.notice", ids).add(" ORDER BY t.notice, t.round"));
}

void save(Transaction& tx, const Objection& objection) { upsert(tx, "objection", objection); }

std::optional<Objection> find_objection(const Reader& in, const RecordSight& sight, std::string_view county,
                                        const Id& id) {
    return find_one<Objection>(in, all_objections(sight, county).add(" AND t.id = ?", id));
}

ListedJson list_objections(const Reader& in, const RecordSight& sight, std::string_view county,
                           const ObjectionFilters& filters, const Page& page) {
    Sql sql = all_objections(sight, county);
    if (filters.school) sql.add(" AND t.school = ?", *filters.school);
    if (filters.notice) sql.add(" AND t.notice = ?", *filters.notice);
    if (filters.state) sql.add(" AND t.state = ?", *filters.state);
    return list_json<Objection>(
        in, sql, {{.name = "made_at", .expression = "t.made_at", .descending = true, .numeric = true}}, page);
}

bool has_open_objection(const Reader& in, std::string_view county, const Id& notice) {
    return in.first(Sql("SELECT 1 FROM objection WHERE county = ? AND notice = ? AND state = 'open'", county, notice),
                    [](const Row&) {});
}

std::int64_t count_open_objections(const Reader& in, const Scope& scope, std::string_view county) {
    Sql sql = Sql("SELECT COUNT(*) FROM objection t WHERE t.county = ?", county);
    scope.restrict_schools(sql, "t", "school");
    return in.integer(sql.add(" AND t.state = 'open'"));
}

void insert_letter(Transaction& tx, const Letter& letter) { insert(tx, "letter", letter); }
bool save(Transaction& tx, Letter& letter) { return update(tx, "letter", letter, letter.version); }

std::optional<Letter> find_letter(const Reader& in, const RecordSight& sight, std::string_view county, const Id& id) {
    return find_one<Letter>(in, all_letters(sight, county).add(" AND t.id = ?", id));
}

ListedJson list_letters(const Reader& in, const RecordSight& sight, std::string_view county,
                        const LetterFilters& filters, const Page& page, const std::vector<NameField>& names) {
    Sql sql = all_letters(sight, county);
    if (filters.school) sql.add(" AND t.school = ?", *filters.school);
    if (filters.department) sql.add(" AND t.department = ?", *filters.department);
    if (filters.finding) sql.add(" AND t.finding = ?", *filters.finding);
    if (filters.state) sql.add(" AND t.state = ?", *filters.state);
    return list_json<Letter>(in, sql, {{.name = "sent_on", .expression = "t.sent_on", .descending = true}}, page,
                             names);
}

std::int64_t count_unanswered_letters(const Reader& in, const Scope& scope, std::string_view county) {
    return in.integer(letters_in("SELECT COUNT(*) FROM letter t", scope, county).add(" AND t.state = 'sent'"));
}

} // namespace guapai::rectification
