#include "plans/charge.h"

#include "base/problem.h"
#include "organisation/service.h"
#include "plans/store.h"
#include "schools/service.h"

#include <algorithm>
#include <set>

namespace guapai::plans {

InCharge in_charge(const Reader& in, std::string_view county, const YearMonth& month) {
    const Date on = std::clamp(Date::today(), month.first_day(), month.last_day());
    std::set<Id> open;
    for (const schools::School& school : schools::all_active(in, county))
        open.insert(school.id);
    InCharge out;
    for (network::Assignment& assignment : network::assignments_in_force(in, county, on))
        if (assignment.inspector && open.contains(assignment.school))
            out.emplace(assignment.school, std::move(assignment));
    return out;
}

InCharge require_in_charge(const Reader& in, std::string_view county, const YearMonth& month) {
    InCharge out = in_charge(in, county, month);
    if (out.empty())
        throw Problem::conflict("plans.no_network", "还没有生效的督学网络，请先发布网络再下达任务",
                                "No network is in force in that month: publish one first");
    return out;
}

std::vector<Date> days_left(const Reader& in, std::string_view county, const YearMonth& month, bool force) {
    const Date today = Date::today();
    const bool excused = organisation::parameter(in, county, "visit.vacation_months_excused", today) != 0;
    return days_to_plan(organisation::calendar(in, county), month, today,
                        {.force = force, .vacations_excused = excused});
}

DayLoads loads_of(const std::vector<Task>& tasks) {
    DayLoads loads;
    for (const Task& task : tasks)
        if (task.state != TaskState::cancelled) ++loads[task.inspector][task.planned_on];
    return loads;
}

std::int64_t hand_over(Transaction& tx, std::vector<Task>& tasks, const InCharge& now) {
    std::int64_t count = 0;
    for (Task& task : tasks) {
        const auto assignment = now.find(task.school);
        if (task.state != TaskState::open || assignment == now.end() || *assignment->second.inspector == task.inspector)
            continue;
        add_progress(tx, task, -1, 0);
        task.inspector = *assignment->second.inspector;
        task.area = assignment->second.area;
        add_progress(tx, task, 1, 0);
        save(tx, task);
        ++count;
    }
    return count;
}

} // namespace guapai::plans
