// What the office asks of the visits of a draft before it has the rest proposed anew.
#include "audit/service.h"
#include "base/json.h"
#include "base/problem.h"
#include "calendars/loading.h"
#include "calendars/service.h"

#include <algorithm>

namespace guapai::calendars {

using identity::Actor;

namespace {

VisitCalendar require_draft(const Reader& in, const Actor& actor, std::string_view county, const Id& id) {
    VisitCalendar out = require(in, actor, county, id);
    if (out.state != CalendarState::draft)
        throw Problem::conflict("calendars.not_draft", "只有草案可以锁定或改变人数", "Only a draft can be changed so");
    return out;
}

std::vector<CalendarVisit> named(const Reader& in, const Actor& actor, const VisitCalendar& calendar,
                                 const LockWish& wish) {
    std::vector<CalendarVisit> out;
    if (wish.moved)
        for (CalendarVisit& visit : all_visits(in, calendar))
            if (visit.drawn_day) out.push_back(std::move(visit));
    for (const Id& id : wish.visits)
        if (std::none_of(out.begin(), out.end(), [&](const CalendarVisit& one) { return one.id == id; }))
            out.push_back(require_visit(in, actor, calendar.county, calendar.id, id));
    return out;
}

} // namespace

VisitCalendar Service::lock(const Actor& actor, std::string_view county, const Id& calendar, const LockWish& wish) {
    if (wish.visits.empty() && !wish.moved)
        throw Problem::invalid("calendars.locks", "请选择要锁定的入校", "Choose the visits to lock")
            .at("/visits", "请选择入校", "choose visits");
    return write(database_, county, [&](Transaction& tx) {
        VisitCalendar out = require_draft(tx, actor, county, calendar);
        std::int64_t changed = 0;
        for (CalendarVisit& visit : named(tx, actor, out, wish)) {
            if (visit.locked == wish.locked) continue;
            visit.locked = wish.locked;
            if (!save(tx, visit)) throw Problem::stale(json::write(visit));
            ++changed;
        }
        if (changed == 0) return out;
        out.locked += wish.locked ? changed : -changed;
        if (!save(tx, out)) throw Problem::stale(json::write(out));
        audit::record(tx, county, actor.name(), wish.locked ? "calendars.lock" : "calendars.unlock", "calendar",
                      calendar.text(), json::write(wish));
        return out;
    });
}

CalendarVisit Service::team(const Actor& actor, std::string_view county, const Id& calendar, const Id& visit,
                            std::int64_t inspectors, std::int64_t seen) {
    return write(database_, county, [&](Transaction& tx) {
        const VisitCalendar whole = require_draft(tx, actor, county, calendar);
        CalendarVisit out = require_visit(tx, actor, county, calendar, visit);
        if (out.version != seen) throw Problem::stale(json::write(out));
        if (!out.duty)
            throw Problem::invalid("calendars.team", "只有经常性督导可以要求多名督学",
                                   "Several inspectors can be asked for a regular visit only")
                .at("/inspectors", "这次入校没有经常性督导", "this is no regular visit");
        out.team = inspectors;
        if (!save(tx, out)) throw Problem::stale(json::write(out));
        audit::record(tx, county, actor.name(), "calendars.team", "calendar_visit", visit.text(), json::write(out));
        std::vector<CalendarVisit> one{out};
        fill_names(tx, whole, check_windows(tx, whole), one);
        return one.front();
    });
}

} // namespace guapai::calendars
