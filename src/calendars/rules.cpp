#include "calendars/rules.h"

#include <algorithm>

namespace guapai::calendars {

namespace {

constexpr std::int64_t days_apart = 7, full_week = 4;

bool has(const std::vector<Id>& list, const Id& id) { return std::find(list.begin(), list.end(), id) != list.end(); }

class Judging {
public:
    Judging(const PlanAround& plan, const CalendarVisit& visit, const Date& day)
        : plan_(plan), visit_(visit), day_(day) {}

    std::vector<BrokenRule> run() {
        judge_day();
        judge_windows();
        judge_school();
        for (const Id& inspector : visit_.inspectors)
            judge_inspector(inspector);
        judge_departments();
        return std::move(out_);
    }

private:
    void say(bool broken, const char* code, bool hard, std::string zh, std::string en) {
        if (broken) out_.push_back({code, hard, std::move(zh), std::move(en)});
    }

    void judge_day() {
        say(day_ < plan_.from || plan_.to < day_, "outside", true, "不在日历的月份内", "lies outside the calendar");
        const std::string holiday = plan_.working.name_of(day_);
        say(!plan_.working.is_working_day(day_), "day_off", true,
            "不是工作日" + (holiday.empty() ? std::string() : "（" + holiday + "）"), "is no working day");
        say(plan_.working.is_vacation(day_), "vacation", true, "学校放假", "lies in a vacation");
        say(plan_.training_days.contains(day_) && !visit_.inspectors.empty(), "training", true, "当天督学培训",
            "is a training day");
        say(visit_.duty && YearMonth::of(day_) != YearMonth::of(visit_.day), "month", true,
            "移出" + YearMonth::of(visit_.day).chinese() + "后，该校当月没有督导（每校每月不少于 1 次）",
            "leaves the school without its visit of the month");
        const Date known = visit_.drawn_day.value_or(visit_.day);
        say(visit_.announced && day_ != known, "announced", false,
            "科室已按" + known.chinese(false) + "准备，改期须重新告知",
            "departments are prepared for " + known.iso() + " and must be told");
    }

    void judge_windows() {
        for (const auto* list : {&visit_.checks, &visit_.items})
            for (const Id& id : *list) {
                const auto window = plan_.windows.find(id);
                if (window == plan_.windows.end()) continue;
                const CheckWindow& one = window->second;
                say(day_ < one.from || one.to < day_, "window", true,
                    "“" + one.title + "”的时段是" + one.from.chinese(false) + "—" + one.to.chinese(false),
                    one.title + " is to be made from " + one.from.iso() + " to " + one.to.iso());
            }
    }

    bool other(const CalendarVisit& one) const { return one.id != visit_.id; }

    void judge_school() {
        for (const CalendarVisit& one : plan_.visits) {
            if (!other(one) || one.school != visit_.school) continue;
            const std::int64_t apart = std::abs(one.day - day_);
            say(apart == 0, "same_day", true, "学校当天已有一次入校，请合并",
                "the school has a visit that day already");
            say(apart > 0 && apart < days_apart, "close", false, "与" + one.day.chinese(false) + "的入校相隔不到一周",
                "is less than a week from the visit of " + one.day.iso());
        }
    }

    void judge_inspector(const Id& inspector) {
        const auto known = plan_.inspector_names.find(inspector);
        const std::string name = known == plan_.inspector_names.end() ? "督学" : known->second;
        const Date monday = day_.plus_days(1 - day_.weekday());
        std::int64_t that_day = 0, that_week = 0;
        for (const CalendarVisit& one : plan_.visits) {
            if (!other(one) || !has(one.inspectors, inspector)) continue;
            that_day += one.day == day_ ? 1 : 0;
            that_week += monday <= one.day && one.day < monday.plus_days(7) ? 1 : 0;
        }
        say(that_day >= plan_.per_day, "inspector_day", true, name + "当天已有 " + std::to_string(that_day) + " 所",
            name + " has " + std::to_string(that_day) + " schools that day");
        say(that_week >= full_week, "inspector_week", false, name + "这一周已有 " + std::to_string(that_week) + " 所",
            name + " has " + std::to_string(that_week) + " schools that week");
    }

    void judge_departments() {
        std::set<Id> departments;
        for (const Id& id : visit_.checks) {
            const auto window = plan_.windows.find(id);
            if (window == plan_.windows.end() || !window->second.department || !window->second.per_day) continue;
            if (!departments.insert(*window->second.department).second) continue;
            const CheckWindow& one = window->second;
            const auto there = std::count_if(plan_.visits.begin(), plan_.visits.end(), [&](const CalendarVisit& visit) {
                return other(visit) && visit.day == day_ && is_there(visit, *one.department);
            });
            say(there >= *one.per_day, "department_day", true,
                one.department_name + "当天已有 " + std::to_string(there) + " 所",
                one.department_name + " has " + std::to_string(there) + " schools that day");
        }
    }

    bool is_there(const CalendarVisit& visit, const Id& department) const {
        return std::any_of(visit.checks.begin(), visit.checks.end(), [&](const Id& id) {
            const auto window = plan_.windows.find(id);
            return window != plan_.windows.end() && window->second.department == department;
        });
    }

    const PlanAround& plan_;
    const CalendarVisit& visit_;
    Date day_;
    std::vector<BrokenRule> out_;
};

} // namespace

std::vector<BrokenRule> breaks_on(const PlanAround& plan, const CalendarVisit& visit, const Date& day) {
    return Judging(plan, visit, day).run();
}

void settle(CalendarVisit& visit, const Date& day) {
    if (day == visit.day) return;
    if (visit.drawn_day == day) {
        visit.slack = visit.drawn_slack;
        visit.unannounced = visit.drawn_unannounced;
        visit.drawn_day.reset();
    } else if (!visit.drawn_day) {
        visit.drawn_day = visit.day;
        visit.drawn_slack = visit.slack;
        visit.drawn_unannounced = visit.unannounced;
        visit.slack = 1;
        visit.unannounced = false;
    }
    visit.day = day;
}

} // namespace guapai::calendars
