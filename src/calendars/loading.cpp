#include "calendars/loading.h"

#include "base/problem.h"
#include "checks/service.h"
#include "inspectors/service.h"
#include "organisation/service.h"
#include "plans/service.h"
#include "schools/service.h"

namespace guapai::calendars {

using identity::Actor;

VisitCalendar require(const Reader& in, const Actor& actor, std::string_view county, const Id& id) {
    auto found = find(in, actor.scope, county, id);
    if (!found) throw Problem::not_found("没有这份督导日历", "There is no such calendar");
    return std::move(*found);
}

CalendarVisit require_visit(const Reader& in, const Actor& actor, std::string_view county, const Id& calendar,
                            const Id& id) {
    auto found = find_visit(in, actor.scope, county, calendar, id);
    if (!found) throw Problem::not_found("日历中没有这次入校", "The calendar has no such visit");
    return std::move(*found);
}

std::map<Id, CheckWindow> check_windows(const Reader& in, const VisitCalendar& calendar) {
    const auto from = YearMonth::try_parse(calendar.from_month), to = YearMonth::try_parse(calendar.to_month);
    std::map<Id, CheckWindow> out;
    for (const checks::DepartmentCheck& check : checks::approved(in, calendar.county, *from, *to))
        out.emplace(check.id, CheckWindow{.title = check.title,
                                          .department = check.department,
                                          .department_name = check.department_name,
                                          .per_day = check.per_day,
                                          .from = YearMonth::try_parse(check.from_month)->first_day(),
                                          .to = YearMonth::try_parse(check.to_month)->last_day()});
    for (const plans::SupervisionItem& item : plans::all_items(in, calendar.county))
        if (item.valid_from && item.valid_to)
            out.emplace(item.id, CheckWindow{.title = item.title, .from = *item.valid_from, .to = *item.valid_to});
    return out;
}

void fill_names(const Reader& in, const VisitCalendar& calendar, const std::map<Id, CheckWindow>& windows,
                std::vector<CalendarVisit>& visits) {
    const auto school_names = schools::names(in, calendar.county);
    const auto inspector_names = inspectors::names(in, calendar.county);
    for (CalendarVisit& visit : visits) {
        visit.school_name = school_names.of(visit.school);
        for (const Id& id : visit.inspectors)
            visit.inspector_names.push_back(inspector_names.of(id));
        for (const auto* list : {&visit.checks, &visit.items})
            for (const Id& id : *list)
                if (const auto window = windows.find(id); window != windows.end())
                    visit.check_titles.push_back(window->second.title);
    }
}

std::vector<CalendarVisit> all_visits(const Reader& in, const VisitCalendar& calendar) {
    return visits_between(in, calendar.county, calendar.id, YearMonth::try_parse(calendar.from_month)->first_day(),
                          YearMonth::try_parse(calendar.to_month)->last_day());
}

PlanAround plan_around(const Reader& in, const VisitCalendar& calendar, std::vector<CalendarVisit> visits) {
    PlanAround out{.working = organisation::calendar(in, calendar.county),
                   .training_days = {calendar.training_days.begin(), calendar.training_days.end()},
                   .from = YearMonth::try_parse(calendar.from_month)->first_day(),
                   .to = YearMonth::try_parse(calendar.to_month)->last_day(),
                   .per_day = calendar.per_day,
                   .visits = std::move(visits),
                   .windows = check_windows(in, calendar),
                   .inspector_names = {}};
    const auto names = inspectors::names(in, calendar.county);
    for (const CalendarVisit& visit : out.visits)
        for (const Id& id : visit.inspectors)
            out.inspector_names.emplace(id, names.of(id));
    return out;
}

} // namespace guapai::calendars
