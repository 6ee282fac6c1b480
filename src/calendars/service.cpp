#include "calendars/service.h"

#include "audit/service.h"
#include "base/json.h"
#include "base/problem.h"
#include "calendars/loading.h"
#include "organisation/service.h"
#include "schools/service.h"

#include <algorithm>
#include <set>

namespace guapai::calendars {

using identity::Actor;

Listed<VisitCalendar> Service::list(const Actor& actor, std::string_view county, const CalendarFilters& filters,
                                    const Page& page) {
    return read(database_, [&](Reader& in) { return calendars::list(in, actor.scope, county, filters, page); });
}

VisitCalendar Service::get(const Actor& actor, std::string_view county, const Id& id) {
    return read(database_, [&](Reader& in) { return require(in, actor, county, id); });
}

void Service::remove(const Actor& actor, std::string_view county, const Id& id) {
    database_.write(county, [&](Transaction& tx) {
        const VisitCalendar calendar = require(tx, actor, county, id);
        if (calendar.state != CalendarState::draft)
            throw Problem::conflict("calendars.not_draft", "只能删除草案", "Only a draft can be thrown away");
        calendars::remove(tx, county, id);
        audit::record(tx, county, actor.name(), "calendars.remove", "calendar", id.text(), json::write(calendar));
    });
}

CalendarMonth Service::month(const Actor& actor, std::string_view county, const Id& id, const YearMonth& month) {
    return read(database_, [&](Reader& in) {
        const VisitCalendar calendar = require(in, actor, county, id);
        CalendarMonth out{.month = month.iso(), .days = {}, .visits = {}};
        const auto working = organisation::calendar(in, county);
        const std::set<Date> training(calendar.training_days.begin(), calendar.training_days.end());
        for (Date day = month.first_day(); day <= month.last_day(); day = day.plus_days(1))
            out.days.push_back({day, working.is_working_day(day), working.is_vacation(day), training.contains(day),
                                working.name_of(day)});
        out.visits = visits_between(in, county, id, month.first_day(), month.last_day());
        fill_names(in, calendar, check_windows(in, calendar), out.visits);
        return out;
    });
}

Listed<SchoolSaving> Service::savings(const Actor& actor, std::string_view county, const Id& id, const Page& page) {
    return read(database_, [&](Reader& in) {
        require(in, actor, county, id);
        auto out = list_savings(in, actor.scope, county, id, page);
        const auto names = schools::names(in, county);
        for (SchoolSaving& one : out.items)
            one.school_name = names.of(one.school);
        return out;
    });
}

Listed<UnmergedCheck> Service::unmerged(const Actor& actor, std::string_view county, const Id& id, const Page& page) {
    return read(database_, [&](Reader& in) {
        const VisitCalendar calendar = require(in, actor, county, id);
        auto out = list_unmerged(in, actor.scope, county, id, page);
        const auto names = schools::names(in, county);
        const auto windows = check_windows(in, calendar);
        for (UnmergedCheck& one : out.items) {
            one.school_name = names.of(one.school);
            if (const auto window = windows.find(one.check_id); window != windows.end())
                one.check_title = window->second.title;
        }
        return out;
    });
}

VisitDays Service::days(const Actor& actor, std::string_view county, const Id& calendar, const Id& visit) {
    return read(database_, [&](Reader& in) {
        const VisitCalendar whole = require(in, actor, county, calendar);
        const CalendarVisit one = require_visit(in, actor, county, calendar, visit);
        const YearMonth month = YearMonth::of(one.day);
        const PlanAround plan = plan_around(
            in, whole,
            visits_between(in, county, calendar, month.first_day().plus_days(-7), month.last_day().plus_days(7)));
        VisitDays out{.visit = visit, .days = {}};
        for (Date day = month.first_day(); day <= month.last_day(); day = day.plus_days(1))
            out.days.push_back({day, breaks_on(plan, one, day)});
        return out;
    });
}

} // namespace guapai::calendars
