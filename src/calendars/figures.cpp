#include "calendars/figures.h"

#include "inspectors/service.h"
#include "planner/calendar_figures.h"
#include "schools/service.h"

#include <algorithm>

namespace guapai::calendars {

using planner::Index;

namespace {

// The visits as the planner knows entries, and as much of a problem as their figures need.
class Counting {
public:
    Counting(const Reader& in, const PlanAround& plan, const VisitCalendar& calendar)
        : in_(in), plan_(plan), calendar_(calendar) {}

    planner::CalendarFigures run() {
        add_days();
        add_places();
        for (const CalendarVisit& visit : plan_.visits)
            add(visit);
        return planner::figures_of(problem_, entries_);
    }

private:
    void add_days() {
        const YearMonth last = *YearMonth::try_parse(calendar_.to_month);
        std::set<Date> days;
        for (YearMonth month = *YearMonth::try_parse(calendar_.from_month); month <= last; month = month.next())
            for (const Date& day : plan_.working.working_days_in(month))
                if (!plan_.working.is_vacation(day)) days.insert(day);
        for (const CalendarVisit& visit : plan_.visits)
            days.insert(visit.day);
        problem_.working_days.assign(days.begin(), days.end());
        if (calendar_.replan_from) problem_.frozen_through = calendar_.replan_from->plus_days(-1);
    }

    void add_places() {
        std::set<Id> visited;
        for (const CalendarVisit& visit : plan_.visits)
            visited.insert(visit.school);
        for (const auto& [id, place] : schools::places(in_, calendar_.county, {visited.begin(), visited.end()}))
            if (place.longitude && place.latitude)
                places_.emplace(id, planner::Point{*place.longitude, *place.latitude});
        for (const auto& [id, home] : inspectors::homes(in_, calendar_.county))
            places_.emplace(id, planner::Point{home.longitude, home.latitude});
    }

    std::optional<planner::Point> place(const Id& id) const {
        const auto found = places_.find(id);
        return found == places_.end() ? std::nullopt : std::optional(found->second);
    }

    Index inspector_of(const Id& id) {
        const auto [known, added] = inspectors_.emplace(id, problem_.inspectors.size());
        if (added)
            problem_.inspectors.push_back(
                {.home = place(id), .per_day = calendar_.per_day, .away = calendar_.training_days});
        return known->second;
    }

    void add(const CalendarVisit& visit) {
        const auto [school, added] = schools_.emplace(visit.school, problem_.schools.size());
        if (added) problem_.schools.push_back({.place = place(visit.school)});
        planner::CalendarEntry& entry = entries_.emplace_back(planner::CalendarEntry{
            .school = school->second, .day = visit.day, .duty = visit.duty, .slack = visit.slack});
        if (visit.inspectors.empty()) return;
        for (const Id& id : visit.inspectors)
            entry.visitors.push_back(inspector_of(id));
        problem_.schools[school->second].inspector = entry.visitors.front();
    }

    const Reader& in_;
    const PlanAround& plan_;
    const VisitCalendar& calendar_;
    std::map<Id, planner::Point> places_;
    std::map<Id, Index> schools_, inspectors_;
    planner::CalendarProblem problem_;
    std::vector<planner::CalendarEntry> entries_;
};

} // namespace

void count_anew(const Reader& in, const PlanAround& plan, VisitCalendar& calendar) {
    const planner::CalendarFigures figures = Counting(in, plan, calendar).run();
    calendar.travel_km = static_cast<double>(figures.travel_m) / 1000;
    calendar.close_pairs = figures.close;
    calendar.busiest_week = figures.busiest_week;
    calendar.full_weeks = figures.full_weeks;
    calendar.secrecy = figures.most_bits > 0 ? figures.secrecy_bits / figures.most_bits : 0;
    calendar.unannounced = calendar.hand_moves = 0;
    for (const CalendarVisit& visit : plan.visits) {
        calendar.unannounced += visit.unannounced ? 1 : 0;
        calendar.hand_moves += visit.drawn_day ? 1 : 0;
    }
}

} // namespace guapai::calendars
