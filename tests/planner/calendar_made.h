// Made-up calendar problems, a small plain one and any there may be, and their judge.
#pragma once

#include "planner/calendar_checker.h"

#include <rapidcheck.h>

namespace guapai::planner {

inline std::vector<std::string> faults_of(const CalendarProblem& problem, const CalendarProposal& proposal) {
    return CalendarJudge(problem, proposal).faults();
}

// One school, one inspector, March and April 2026 on weekdays.
inline CalendarProblem spring() {
    CalendarProblem out{.schools = {{.name = "东校", .place = Point{115.1, 30.1}, .inspector = 0}},
                        .inspectors = {{.name = "张督学", .home = Point{115.0, 30.1}}},
                        .departments = {{.name = "安全管理科"}},
                        .duty_months = {{2026, 3}, {2026, 4}},
                        .iterations = 200};
    for (Date day{2026, 3, 1}; day.month < 5; day = day.plus_days(1))
        if (!day.is_weekend()) out.working_days.push_back(day);
    return out;
}

inline CalendarProblem any_problem() {
    CalendarProblem out = spring();
    out.schools.clear();
    out.inspectors.clear();
    out.departments.clear();
    const auto inspectors = *rc::gen::inRange<std::size_t>(1, 4);
    for (Index i = 0; i < inspectors; ++i) {
        CalendarInspector inspector{.name = "督学" + std::to_string(i), .home = Point{115.0, 30.0}, .team = i / 2};
        inspector.per_day = *rc::gen::inRange(1, 4);
        for (int k = *rc::gen::inRange(0, 30); k > 0; --k)
            inspector.away.push_back(*rc::gen::elementOf(out.working_days));
        out.inspectors.push_back(std::move(inspector));
    }
    const auto schools = *rc::gen::inRange<std::size_t>(1, 25);
    for (Index s = 0; s < schools; ++s) {
        const double lon = 115 + *rc::gen::inRange(0, 100) / 300.0, lat = 30 + *rc::gen::inRange(0, 100) / 300.0;
        out.schools.push_back({.name = "校" + std::to_string(s), .place = Point{lon, lat}});
        if (*rc::gen::inRange(0, 12) > 0) out.schools.back().inspector = *rc::gen::inRange<std::size_t>(0, inspectors);
    }
    for (int d = 0; d < 3; ++d)
        out.departments.push_back({.name = "科", .schools_per_day = *rc::gen::inRange(0, 3)});
    for (int c = *rc::gen::inRange(0, 8); c > 0; --c) {
        CalendarCheck check{.title = "检查", .from = Date{2026, 2, 20}.plus_days(*rc::gen::inRange(0, 80))};
        check.to = check.from.plus_days(*rc::gen::inRange(0, 40));
        check.may_wait = *rc::gen::inRange(0, 3) == 0;
        check.inspectors = *rc::gen::weightedElement<std::int64_t>({{6, 1}, {1, 2}, {1, 3}});
        if (*rc::gen::inRange(0, 4) > 0) check.department = *rc::gen::inRange<std::size_t>(0, 3);
        for (Index s = 0; s < schools; ++s)
            if (*rc::gen::arbitrary<bool>()) check.schools.push_back(s);
        out.checks.push_back(std::move(check));
    }
    for (int t = *rc::gen::inRange(0, 4); t > 0; --t)
        out.teams.push_back({*rc::gen::inRange<std::size_t>(0, schools), *rc::gen::elementOf(out.duty_months),
                             *rc::gen::inRange<std::int64_t>(2, 4)});
    out.parameters.checks_per_entry = *rc::gen::inRange(1, 5);
    out.seed = *rc::gen::arbitrary<std::uint64_t>();
    return out;
}

} // namespace guapai::planner
