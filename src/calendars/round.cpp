// The best order of an inspector's schools of one day: from home and back, of a calendar or of his open tasks.
#include "base/problem.h"
#include "base/text.h"
#include "calendars/loading.h"
#include "calendars/service.h"
#include "inspectors/service.h"
#include "organisation/service.h"
#include "planner/day_route.h"
#include "plans/service.h"
#include "schools/service.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace guapai::calendars {

using identity::Actor;

namespace {

constexpr std::size_t most_stops = 12;      // are ordered in less than a tenth of a second
constexpr std::int64_t planned_value = 100; // a school of the day against one that may wait

struct Wished {
    Id school;
    std::string note;
    bool of_the_day = true; // planned for this very day
};

std::string clock(double minutes) {
    const auto whole = std::lround(minutes);
    return fmt::format("{:02}:{:02}", whole / 60, whole % 60);
}

double km(double metres) { return std::round(metres / 100) / 10; }

class Rounding {
public:
    Rounding(const Reader& in, std::string_view county, const Id& inspector, const Date& day)
        : in_(in), county_(county), inspector_(inspectors::require(in, county, inspector)) {
        const rules::Parameters parameters = organisation::parameters(in, county, day);
        out_.inspector = inspector;
        out_.inspector_name = inspector_.name;
        out_.day = day;
        out_.road_percent = parameters.value("route.road_factor");
        out_.speed = parameters.value("route.speed");
        out_.visit_minutes = parameters.value("route.visit_minutes");
        problem_.road_factor = static_cast<double>(out_.road_percent) / 100;
        problem_.metres_per_minute = static_cast<double>(out_.speed) * 1000 / 60;
        problem_.leaves = static_cast<double>(parameters.value("route.leaves_hour")) * 60;
        problem_.longest = static_cast<double>(parameters.value("route.longest_hours")) * 60;
    }

    DayRound run(const std::vector<Wished>& wished) {
        for (const Wished& one : wished)
            add(one);
        out_.from_home = inspector_.home_longitude && inspector_.home_latitude;
        if (out_.from_home)
            problem_.home = {*inspector_.home_longitude, *inspector_.home_latitude};
        else
            problem_.home = middle();
        out_.home_longitude = problem_.home.lon;
        out_.home_latitude = problem_.home.lat;
        tell(planner::plan_day(problem_));
        return std::move(out_);
    }

private:
    void leave_out(const Id& school, const std::string& name, std::string zh, std::string en) {
        out_.left_out.push_back({school, name, std::move(zh), std::move(en)});
    }

    void add(const Wished& wished) {
        const auto school = schools::find(in_, county_, wished.school);
        if (!school) return;
        if (!school->longitude || !school->latitude)
            return leave_out(school->id, school->name, "没有经纬度，无法排入路线", "has no coordinates");
        if (problem_.stops.size() == most_stops)
            return leave_out(school->id, school->name, fmt::format("一天最多排 {} 所", most_stops),
                             fmt::format("a day has {} schools at the most", most_stops));
        problem_.stops.push_back({.name = school->name,
                                  .place = planner::Point{*school->longitude, *school->latitude},
                                  .service = static_cast<double>(out_.visit_minutes),
                                  .value = wished.of_the_day ? planned_value : 1});
        wished_.push_back(wished);
    }

    planner::Point middle() const {
        std::vector<planner::Point> places;
        for (const planner::DayStop& stop : problem_.stops)
            places.push_back(*stop.place);
        return planner::centre(places);
    }

    void tell(const planner::DayRoute& route) {
        out_.leaves = clock(problem_.leaves);
        out_.returns = clock(route.returns);
        out_.km = km(route.metres);
        planner::Point before = problem_.home;
        for (const planner::DayVisit& visit : route.visits) {
            const planner::DayStop& stop = problem_.stops[visit.stop];
            const double way = problem_.road_factor * static_cast<double>(planner::metres(before, *stop.place));
            out_.stops.push_back({wished_[visit.stop].school, stop.name, clock(visit.arrives), clock(visit.begins),
                                  clock(visit.ends), km(way), stop.place->lon, stop.place->lat,
                                  wished_[visit.stop].note});
            before = *stop.place;
        }
        for (const planner::DayLeftOut& one : route.left_out)
            leave_out(wished_[one.stop].school, problem_.stops[one.stop].name, one.reason.zh, one.reason.en);
    }

    const Reader& in_;
    std::string_view county_;
    inspectors::Inspector inspector_;
    planner::DayRouteProblem problem_;
    std::vector<Wished> wished_; // as the problem's stops
    DayRound out_;
};

// Schools he goes to with others that day: the task is that of the school's own inspector.
std::vector<Wished> with_others(const Reader& in, std::string_view county, const Id& inspector, const Date& day) {
    std::vector<Wished> out;
    const auto calendar = in_force(in, county, YearMonth::of(day));
    if (!calendar) return out;
    const Names names = inspectors::names(in, county);
    for (const CalendarVisit& visit : visits_between(in, county, calendar->id, day, day)) {
        const auto found = std::find(visit.inspectors.begin(), visit.inspectors.end(), inspector);
        if (found == visit.inspectors.end() || found == visit.inspectors.begin()) continue;
        out.push_back({.school = visit.school, .note = "与" + names.of(visit.inspectors.front()) + "同行"});
    }
    return out;
}

Id whose(const Actor& actor, const RoundWanted& wanted) {
    const bool himself = actor.account.role == identity::Role::inspector;
    if (himself && wanted.inspector && wanted.inspector != actor.account.subject)
        throw Problem::not_found("只能查看本人的路线", "Only one's own round can be looked at");
    if (himself && actor.account.subject) return *actor.account.subject;
    if (wanted.inspector) return *wanted.inspector;
    throw Problem::invalid("calendars.round", "请选择督学", "Choose an inspector")
        .at("/inspector", "请选择督学", "choose an inspector");
}

} // namespace

DayRound Service::round(const Actor& actor, std::string_view county, const Id& calendar, const RoundWanted& wanted) {
    return read(database_, [&](Reader& in) {
        const VisitCalendar whole = require(in, actor, county, calendar);
        const Id inspector = whose(actor, wanted);
        auto visits = visits_between(in, county, calendar, wanted.day, wanted.day);
        std::erase_if(visits, [&](const CalendarVisit& visit) {
            return std::find(visit.inspectors.begin(), visit.inspectors.end(), inspector) == visit.inspectors.end();
        });
        fill_names(in, whole, check_windows(in, whole), visits);
        std::vector<Wished> wished;
        for (const CalendarVisit& visit : visits)
            wished.push_back({.school = visit.school, .note = joined(visit.check_titles, "、")});
        return Rounding(in, county, inspector, wanted.day).run(wished);
    });
}

DayRound Service::round_of_tasks(const Actor& actor, std::string_view county, const RoundWanted& wanted) {
    return read(database_, [&](Reader& in) {
        const Id inspector = whose(actor, wanted);
        auto tasks = plans::overdue_tasks(in, plans::Sight::of(actor), county, wanted.day);
        for (plans::Task& task : plans::month_tasks(in, plans::Sight::of(actor), county, YearMonth::of(wanted.day)))
            if (task.planned_on <= wanted.day) tasks.push_back(std::move(task));
        std::erase_if(tasks, [&](const plans::Task& task) {
            return task.state != plans::TaskState::open || task.inspector != inspector;
        });
        if (!actor.scope.whole_county() && tasks.empty() && actor.account.subject != inspector)
            throw Problem::not_found("没有这位督学的任务", "There are no tasks of this inspector");
        std::stable_sort(tasks.begin(), tasks.end(), [&](const plans::Task& a, const plans::Task& b) {
            return (a.planned_on == wanted.day) > (b.planned_on == wanted.day);
        });
        std::vector<Wished> wished = with_others(in, county, inspector, wanted.day);
        for (const plans::Task& task : tasks)
            if (std::none_of(wished.begin(), wished.end(),
                             [&](const Wished& one) { return one.school == task.school; }))
                wished.push_back({task.school, task.note, task.planned_on == wanted.day});
        DayRound out = Rounding(in, county, inspector, wanted.day).run(wished);
        out.home_longitude.reset();
        out.home_latitude.reset();
        return out;
    });
}

} // namespace guapai::calendars
