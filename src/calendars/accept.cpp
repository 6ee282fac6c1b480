// What becomes of a draft: visits moved by hand, and the whole of it given to the inspectors as tasks.
#include "audit/service.h"
#include "base/json.h"
#include "base/problem.h"
#include "calendars/figures.h"
#include "calendars/loading.h"
#include "calendars/service.h"
#include "network/service.h"
#include "plans/service.h"

#include <algorithm>

namespace guapai::calendars {

using identity::Actor;

namespace {

plans::PlannedVisitDay planned(const CalendarVisit& visit) {
    plans::PlannedVisitDay out{.school = visit.school,
                               .inspector = visit.inspectors.front(),
                               .area = visit.area,
                               .day = visit.day,
                               .note = ""};
    for (const std::string& title : visit.check_titles)
        out.note += (out.note.empty() ? "同时进行：" : "、") + title;
    for (std::size_t i = 1; i < visit.inspector_names.size(); ++i)
        out.note += (i > 1 ? "、" : out.note.empty() ? "同行督学：" : "；同行督学：") + visit.inspector_names[i];
    return out;
}

void refuse_hard(const std::vector<BrokenRule>& breaks) {
    Problem problem = Problem::invalid("calendars.move", "不能移到这一天", "The visit cannot be moved to that day");
    for (const BrokenRule& one : breaks)
        if (one.hard) problem.errors.push_back({"/day", one.zh, one.en});
    if (problem.errors.empty()) return;
    problem.zh += "：" + problem.errors.front().zh;
    throw problem;
}

void check_not_past(const VisitCalendar& calendar, const Date& from, const Date& to) {
    if (calendar.state == CalendarState::replaced)
        throw Problem::conflict("calendars.replaced", "这份日历已被取代，不能再调整",
                                "This calendar has been replaced: it cannot be changed");
    if (calendar.state == CalendarState::accepted && std::min(from, to) <= Date::today())
        throw Problem::invalid("calendars.move", "已采用的日历只能在明天以后的日期之间调整",
                               "In an accepted calendar visits move between days to come")
            .at("/day", "应在明天以后", "must lie ahead");
}

// Accepted calendars whose months all lie within the new one's.
void replace_older(Transaction& tx, const VisitCalendar& calendar) {
    for (VisitCalendar& other : accepted(tx, calendar.county)) {
        if (other.id == calendar.id || other.from_month < calendar.from_month || calendar.to_month < other.to_month)
            continue;
        other.state = CalendarState::replaced;
        if (!save(tx, other)) throw Problem::stale(json::write(other));
    }
}

} // namespace

MoveEffect Service::move(const Actor& actor, std::string_view county, const Id& calendar, const Id& visit,
                         const Date& day, std::int64_t seen) {
    return write(database_, county, [&](Transaction& tx) {
        MoveEffect out{.visit = require_visit(tx, actor, county, calendar, visit),
                       .breaks = {},
                       .calendar = require(tx, actor, county, calendar)};
        if (out.visit.version != seen) throw Problem::stale(json::write(out.visit));
        check_not_past(out.calendar, out.visit.day, day);
        PlanAround plan = plan_around(tx, out.calendar, all_visits(tx, out.calendar));
        out.breaks = breaks_on(plan, out.visit, day);
        refuse_hard(out.breaks);
        const Date from = out.visit.day;
        const auto given_up = [&] { return out.visit.announced && out.visit.drawn_day ? 1 : 0; };
        out.calendar.moved -= given_up();
        settle(out.visit, day);
        out.calendar.moved += given_up();
        if (out.visit.day != from)
            std::erase_if(out.calendar.remarks,
                          [&](const VisitRemark& one) { return one.school == out.visit.school && one.day == from; });
        if (!save(tx, out.visit)) throw Problem::stale(json::write(out.visit));
        *std::find_if(plan.visits.begin(), plan.visits.end(), [&](const auto& one) { return one.id == visit; }) =
            out.visit;
        count_anew(tx, plan, out.calendar);
        if (!save(tx, out.calendar)) throw Problem::stale(json::write(out.calendar));
        audit::record(tx, county, actor.name(), "calendars.move", "calendar_visit", visit.text(),
                      json::write(out.visit));
        std::vector<CalendarVisit> one{out.visit};
        fill_names(tx, out.calendar, plan.windows, one);
        out.visit = one.front();
        if (out.calendar.state == CalendarState::accepted && out.visit.duty)
            plans::plan_visits(tx, county, actor.name(), {planned(out.visit)});
        return out;
    });
}

Acceptance Service::accept(const Actor& actor, std::string_view county, const Id& id, std::int64_t seen) {
    return write(database_, county, [&](Transaction& tx) {
        Acceptance out{.calendar = require(tx, actor, county, id)};
        if (out.calendar.version != seen) throw Problem::stale(json::write(out.calendar));
        if (out.calendar.state != CalendarState::draft)
            throw Problem::conflict("calendars.not_draft", "这份日历已采用过", "This calendar is no draft any more");
        const Date last = YearMonth::try_parse(out.calendar.to_month)->last_day();
        std::vector<CalendarVisit> visits = visits_between(tx, county, id, Date::today().plus_days(1), last);
        std::erase_if(visits, [](const CalendarVisit& visit) { return !visit.duty; });
        if (!visits.empty() && network::assignments_in_force(tx, county, visits.front().day).empty())
            throw Problem::conflict("calendars.no_network", "还没有生效的督学网络，请先发布网络，再采用日历",
                                    "No network is in force: publish one before the calendar is accepted");
        if (visits.empty())
            throw Problem::conflict("calendars.past", "日历中没有明天以后的督导，不能采用",
                                    "The calendar holds no visit from tomorrow on");
        fill_names(tx, out.calendar, check_windows(tx, out.calendar), visits);
        std::vector<plans::PlannedVisitDay> days;
        for (const CalendarVisit& visit : visits)
            days.push_back(planned(visit));
        const plans::PlannedVisits done = plans::plan_visits(tx, county, actor.name(), days);
        out.added = done.added;
        out.moved = done.moved;
        out.kept = done.kept;
        out.calendar.state = CalendarState::accepted;
        out.calendar.accepted_at = Instant::now();
        if (!save(tx, out.calendar)) throw Problem::stale(json::write(out.calendar));
        replace_older(tx, out.calendar);
        audit::record(tx, county, actor.name(), "calendars.accept", "calendar", id.text(), json::write(out.calendar));
        return out;
    });
}

} // namespace guapai::calendars
