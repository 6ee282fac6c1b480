// The year 2026 of the synthetic city: the network's proposal gives every school its inspector, the 18 checks of
// department-checks-2026.csv their scopes and months.
#pragma once

#include "planner/calendar.h"
#include "planner/city.h"

#include <set>
#include <stdexcept>

namespace guapai::planner {

inline bool in_scope(const std::string& scope, const std::vector<std::string>& school) {
    const std::string& code = school.at(4);
    if (scope == "全部学校和幼儿园") return true;
    if (scope == "有食堂的学校和幼儿园") return school.at(17) == "是";
    if (scope == "有校车的学校和幼儿园") return school.at(18) == "是";
    if (scope == "中小学校") return code != "111";
    if (scope == "幼儿园") return code == "111";
    if (scope == "中等职业学校") return code == "365";
    if (scope == "普通高中") return code == "341" || code == "342";
    if (scope == "公办学校和幼儿园") return school.at(9) != "民办";
    throw std::runtime_error("unknown scope " + scope);
}

inline void add_working_days(CalendarProblem& out) {
    std::map<std::string, bool> worked;
    for (const auto& row : rows_of("holidays-2026.csv"))
        worked[row.at(0)] = row.at(1) == "班";
    const std::set<int> vacation = {2, 7, 8};
    for (Date day{2026, 1, 1}; day.year == 2026; day = day.plus_days(1)) {
        if (vacation.contains(day.month)) continue;
        const auto special = worked.find(day.iso());
        if (special == worked.end() ? !day.is_weekend() : special->second) out.working_days.push_back(day);
    }
    for (int month = 1; month <= 12; ++month)
        if (!vacation.contains(month)) out.duty_months.push_back({2026, month});
}

inline void add_checks(CalendarProblem& out) {
    const auto schools = rows_of("schools.csv");
    std::map<std::string, Index> departments;
    for (const auto& row : rows_of("department-checks-2026.csv")) {
        const auto [known, added] = departments.emplace(row.at(1), out.departments.size());
        if (added) out.departments.push_back({.name = row.at(1)});
        CalendarCheck check{.title = row.at(0),
                            .department = known->second,
                            .from = YearMonth::try_parse(row.at(3))->first_day(),
                            .to = YearMonth::try_parse(row.at(4))->last_day()};
        for (Index s = 0; s < schools.size(); ++s)
            if (in_scope(row.at(2), schools[s])) check.schools.push_back(s);
        if (std::to_string(check.schools.size()) != row.at(5)) throw std::runtime_error("scope of " + check.title);
        out.checks.push_back(std::move(check));
    }
}

inline CalendarProblem make_year() {
    const NetworkProblem city = the_city();
    const NetworkProposal network = propose(city);
    CalendarProblem out;
    for (Index s = 0; s < city.schools.size(); ++s)
        out.schools.push_back({.name = city.schools[s].name,
                               .place = city.schools[s].place,
                               .inspector = network.plan.inspector_of_school[s]});
    for (Index i = 0; i < city.inspectors.size(); ++i)
        out.inspectors.push_back({.name = city.inspectors[i].name,
                                  .home = city.inspectors[i].home,
                                  .team = network.plan.area_of_inspector[i].value_or(1000 + i),
                                  .recused = city.inspectors[i].recused});
    add_working_days(out);
    add_checks(out);
    return out;
}

inline CalendarProblem the_year() {
    static const CalendarProblem year = make_year();
    return year;
}

} // namespace guapai::planner
