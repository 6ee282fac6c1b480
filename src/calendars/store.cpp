#include "calendars/store.h"

#include "store/record.h"

namespace guapai::calendars {

namespace {

template <class T>
Sql within(const char* table, const Scope& scope, std::string_view county) {
    Sql sql = select<T>(table).add(" WHERE t.county = ?", county);
    scope.restrict_county(sql, "t");
    return sql;
}

} // namespace

void add(Transaction& tx, const VisitCalendar& calendar) { insert(tx, "visit_calendar", calendar); }

bool save(Transaction& tx, VisitCalendar& calendar) { return update(tx, "visit_calendar", calendar, calendar.version); }

void remove(Transaction& tx, std::string_view county, const Id& id) {
    tx.run(Sql("DELETE FROM unmerged_check WHERE county = ? AND calendar = ?", county, id));
    tx.run(Sql("DELETE FROM school_saving WHERE county = ? AND calendar = ?", county, id));
    tx.run(Sql("DELETE FROM calendar_visit WHERE county = ? AND calendar = ?", county, id));
    tx.run(Sql("DELETE FROM visit_calendar WHERE county = ? AND id = ?", county, id));
}

std::optional<VisitCalendar> find(const Reader& in, const Scope& scope, std::string_view county, const Id& id) {
    return find_one<VisitCalendar>(in, within<VisitCalendar>("visit_calendar", scope, county).add(" AND t.id = ?", id));
}

Listed<VisitCalendar> list(const Reader& in, const Scope& scope, std::string_view county,
                           const CalendarFilters& filters, const Page& page) {
    Sql sql = within<VisitCalendar>("visit_calendar", scope, county);
    if (filters.state) sql.add(" AND t.state = ?", *filters.state);
    return list_page<VisitCalendar>(
        in, sql, {{.name = "created_at", .expression = "t.created_at", .descending = true, .numeric = true}}, page);
}

std::vector<VisitCalendar> accepted(const Reader& in, std::string_view county) {
    return find_all<VisitCalendar>(
        in, select<VisitCalendar>("visit_calendar")
                .add(" WHERE t.county = ? AND t.state = 'accepted' ORDER BY t.accepted_at, t.id", county));
}

std::optional<VisitCalendar> in_force(const Reader& in, std::string_view county, const YearMonth& month) {
    return find_one<VisitCalendar>(
        in, select<VisitCalendar>("visit_calendar")
                .add(" WHERE t.county = ? AND t.state = 'accepted' AND t.from_month <= ? AND t.to_month >= ?", county,
                     month.iso(), month.iso())
                .add(" ORDER BY t.accepted_at DESC, t.id DESC LIMIT 1"));
}

void add(Transaction& tx, const CalendarVisit& visit) { insert(tx, "calendar_visit", visit); }

bool save(Transaction& tx, CalendarVisit& visit) { return update(tx, "calendar_visit", visit, visit.version); }

std::optional<CalendarVisit> find_visit(const Reader& in, const Scope& scope, std::string_view county,
                                        const Id& calendar, const Id& id) {
    return find_one<CalendarVisit>(
        in,
        within<CalendarVisit>("calendar_visit", scope, county).add(" AND t.calendar = ? AND t.id = ?", calendar, id));
}

std::vector<CalendarVisit> visits_between(const Reader& in, std::string_view county, const Id& calendar,
                                          const Date& from, const Date& to) {
    return find_all<CalendarVisit>(
        in, select<CalendarVisit>("calendar_visit")
                .add(" WHERE t.county = ? AND t.calendar = ? AND t.day >= ? AND t.day <= ?", county, calendar, from, to)
                .add(" ORDER BY t.day, t.id"));
}

void add(Transaction& tx, const SchoolSaving& saving) { insert(tx, "school_saving", saving); }

void add(Transaction& tx, const UnmergedCheck& check) { insert(tx, "unmerged_check", check); }

Listed<SchoolSaving> list_savings(const Reader& in, const Scope& scope, std::string_view county, const Id& calendar,
                                  const Page& page) {
    return list_page<SchoolSaving>(
        in, within<SchoolSaving>("school_saving", scope, county).add(" AND t.calendar = ?", calendar),
        {{.name = "saved", .expression = "t.saved", .descending = true, .numeric = true}}, page);
}

Listed<UnmergedCheck> list_unmerged(const Reader& in, const Scope& scope, std::string_view county, const Id& calendar,
                                    const Page& page) {
    return list_page<UnmergedCheck>(
        in, within<UnmergedCheck>("unmerged_check", scope, county).add(" AND t.calendar = ?", calendar),
        {{.name = "id", .expression = "t.id"}}, page);
}

std::vector<SchoolSaving> all_savings(const Reader& in, const Scope& scope, std::string_view county,
                                      const Id& calendar) {
    return find_all<SchoolSaving>(in, within<SchoolSaving>("school_saving", scope, county)
                                          .add(" AND t.calendar = ? ORDER BY t.saved DESC, t.id", calendar));
}

std::vector<UnmergedCheck> all_unmerged(const Reader& in, const Scope& scope, std::string_view county,
                                        const Id& calendar) {
    return find_all<UnmergedCheck>(in, within<UnmergedCheck>("unmerged_check", scope, county)
                                           .add(" AND t.calendar = ? ORDER BY t.check_id, t.school", calendar));
}

} // namespace guapai::calendars
