// What a proposal keeps of the calendar it is based on: locked visits, and visits that several inspectors are asked
// for.
#include "base/problem.h"
#include "calendars/case.h"
#include "calendars/loading.h"
#include "calendars/store.h"

#include <algorithm>
#include <set>

namespace guapai::calendars {

using planner::Index;

namespace {

class Keeping {
public:
    Keeping(const Reader& in, std::string_view county, Case& out)
        : in_(in), county_(county), out_(out), schools_(places_of(out.schools)), inspectors_(places_of(out.inspectors)),
          checks_(places_of(out.checks)) {}

    void based_on(const Id& id, const Date& from, const Date& to) {
        const auto before = find(in_, Scope::office(county_), county_, id);
        if (!before)
            throw Problem::invalid("calendars.based_on", "没有作为基础的日历",
                                   "There is no such calendar to go on from")
                .at("/based_on", "没有这份日历", "no such calendar");
        auto visits = visits_between(in_, county_, id, from, to);
        fill_names(in_, *before, {}, visits);
        for (const CalendarVisit& visit : visits) {
            if (visit.team > 1 && visit.duty)
                if (const auto school = schools_.find(visit.school); school != schools_.end())
                    out_.problem.teams.push_back({school->second, YearMonth::of(visit.day), visit.team});
            if (visit.locked) lock(visit);
        }
    }

    void add(const std::vector<TeamWanted>& teams) {
        for (std::size_t k = 0; k < teams.size(); ++k) {
            const std::string at = "/teams/" + std::to_string(k);
            const auto school = schools_.find(teams[k].school);
            if (school == schools_.end())
                throw Problem::invalid("calendars.teams", "没有要求多人督导的学校", "There is no such school")
                    .at(at + "/school", "没有这所学校", "no such school");
            const YearMonth month = month_of(teams[k].month, (at + "/month").c_str());
            out_.problem.teams.push_back({school->second, month, teams[k].inspectors});
        }
    }

private:
    void lose(const CalendarVisit& visit, const std::string& why) {
        out_.notes.push_back(visit.school_name + visit.day.chinese(false) + "的锁定没有保留：" + why);
    }

    void lock(const CalendarVisit& visit) {
        const auto school = schools_.find(visit.school);
        if (school == schools_.end()) return lose(visit, "学校已不在运行");
        if (out_.problem.frozen_through && visit.day <= *out_.problem.frozen_through)
            return lose(visit, "当天在不可变动的日期内");
        planner::LockedEntry entry{.school = school->second,
                                   .day = visit.day,
                                   .duty = visit.duty && is_duty_month(visit.day),
                                   .slack = visit.slack,
                                   .unannounced = visit.unannounced};
        for (const Id& id : visit.inspectors)
            if (const auto inspector = inspectors_.find(id); inspector != inspectors_.end())
                entry.visitors.push_back(inspector->second);
        for (const auto* list : {&visit.checks, &visit.items})
            for (const Id& id : *list)
                if (const auto check = checks_.find(id); check != checks_.end() && asks(check->second, school->second))
                    entry.checks.push_back(check->second);
        if (entry.duty && entry.visitors.empty()) return lose(visit, "督学已不在任");
        if (!entry.duty && entry.checks.empty()) return lose(visit, "要做的检查已撤销，或当月放假");
        if (entry.checks.size() < visit.checks.size() + visit.items.size())
            out_.notes.push_back(visit.school_name + visit.day.chinese(false) + "锁定的入校中，已撤销的检查不再保留");
        out_.locked.emplace(std::pair(visit.school, visit.day), visit);
        out_.problem.locked.push_back(std::move(entry));
    }

    bool is_duty_month(const Date& day) const {
        const auto& months = out_.problem.duty_months;
        return std::find(months.begin(), months.end(), YearMonth::of(day)) != months.end();
    }

    bool asks(Index check, Index school) const {
        const std::vector<Index>& schools = out_.problem.checks[check].schools;
        return std::find(schools.begin(), schools.end(), school) != schools.end();
    }

    const Reader& in_;
    std::string_view county_;
    Case& out_;
    std::map<Id, Index> schools_, inspectors_, checks_;
};

} // namespace

void add_locks(const Reader& in, std::string_view county, const CalendarWish& wish, Case& out) {
    Keeping keeping(in, county, out);
    if (wish.based_on)
        keeping.based_on(*wish.based_on, month_of(wish.from_month, "/from_month").first_day(),
                         month_of(wish.to_month, "/to_month").last_day());
    keeping.add(wish.teams);
}

} // namespace guapai::calendars
