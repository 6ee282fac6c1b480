#include "planner/calendar_explain.h"

#include "planner/calendar_shortage.h"

#include <algorithm>

namespace guapai::planner {

namespace {

std::int64_t checks_in(const std::vector<Request>& requests, const PlanEntry& entry) {
    return std::count_if(entry.requests.begin(), entry.requests.end(),
                         [&](int r) { return !requests[static_cast<std::size_t>(r)].is_duty(); });
}

// One check made alone, looked at from its school.
class Alone {
public:
    Alone(const CalendarIndex& index, const CalendarState& state, Index school, int request, int day)
        : index_(index), problem_(index.problem()), state_(state), school_(school), requests_(index.requests(school)),
          wanted_(requests_[static_cast<std::size_t>(request)]), day_(day) {}

    Text why() const {
        if (!problem_.schools[school_].inspector)
            return {"学校没有责任督学，没有督导可以合并", "The school has no inspector whose visit it could join"};
        bool due = false, made = false;
        for (std::size_t r = 0; r < requests_.size(); ++r) {
            const Request& duty = requests_[r];
            if (!duty.is_duty() || !meets(duty)) continue;
            due = true;
            made |= state_.missed().count({school_, static_cast<int>(r)}) == 0;
        }
        if (!due) return no_duty();
        if (!made)
            return {"检查时段内责任督学到不了校，没有督导可以合并",
                    "The school's inspector cannot come within the window"};
        if (const auto full = entries_full()) return *full;
        if (const auto other = held_elsewhere()) return *other;
        return {"没有找到与督导同日的安排", "No day was found that suits the visit as well"};
    }

private:
    bool meets(const Request& other) const {
        return other.possible() && other.first <= wanted_.last && wanted_.first <= other.last;
    }

    Text no_duty() const {
        const CalendarCheck& check = problem_.checks[static_cast<std::size_t>(wanted_.check)];
        for (const YearMonth& month : problem_.duty_months)
            if (month.first_day() <= check.to && check.from <= month.last_day())
                return {"检查时段内责任督学外出或培训，没有督导可以合并",
                        "The school's inspector is away during the whole window"};
        return {"检查时段在假期内，学校没有督导可以合并", "The window lies in a vacation without visits"};
    }

    // Entries within the window that could take no more.
    std::optional<Text> entries_full() const {
        std::int64_t full = 0, busy = 0;
        for (const PlanEntry& entry : state_.entries(school_)) {
            if (entry.day == day_ || entry.day < wanted_.first || wanted_.last < entry.day) continue;
            if (checks_in(requests_, entry) >= problem_.parameters.checks_per_entry)
                ++full;
            else if (wanted_.department >= 0 && !state_.department_free(wanted_.department, entry.day))
                ++busy;
        }
        const std::string most = std::to_string(problem_.parameters.checks_per_entry);
        if (busy > 0) {
            const CalendarDepartment& department = problem_.departments[static_cast<std::size_t>(wanted_.department)];
            const std::string schools = std::to_string(department.schools_per_day);
            return Text{"学校有督导的当天，" + department.name + "已查满 " + schools + " 所",
                        department.name + " is at its " + schools + " schools on the day of the visit"};
        }
        if (full > 0)
            return Text{"检查时段内的督导都已合并 " + most + " 项检查，达到一次的上限",
                        "The visits within the window hold " + most + " checks already, the most for one"};
        return std::nullopt;
    }

    // The month's visit lies outside the window because of something else it serves.
    std::optional<Text> held_elsewhere() const {
        for (const PlanEntry& entry : state_.entries(school_)) {
            const bool duty = std::any_of(entry.requests.begin(), entry.requests.end(), [&](int r) {
                const Request& request = requests_[static_cast<std::size_t>(r)];
                return request.is_duty() && meets(request);
            });
            if (!duty || entry.day == day_) continue;
            if (entry.fixed || index_.announced(school_, entry.day))
                return Text{"当月督导的日期已定，不在检查时段内",
                            "The month's visit is fixed to a day outside the window"};
            for (const int r : entry.requests) {
                const Request& other = requests_[static_cast<std::size_t>(r)];
                if (other.is_duty() || meets(other)) continue;
                const std::string& title = problem_.checks[static_cast<std::size_t>(other.check)].title;
                return Text{"当月督导已与“" + title + "”同日，两项检查的时段不相交",
                            "The month's visit serves " + title + ", whose window does not meet this one"};
            }
        }
        return std::nullopt;
    }

    const CalendarIndex& index_;
    const CalendarProblem& problem_;
    const CalendarState& state_;
    Index school_;
    const std::vector<Request>& requests_;
    const Request& wanted_;
    int day_;
};

} // namespace

std::vector<Unmerged> explain_unmerged(const CalendarIndex& index, const CalendarState& state) {
    std::vector<Unmerged> out;
    const LeftOut left_out(index, state);
    for (Index s = 0; s < index.problem().schools.size(); ++s) {
        const std::vector<Request>& requests = index.requests(s);
        std::vector<char> made(requests.size(), 0);
        for (const PlanEntry& entry : state.entries(s)) {
            for (const int r : entry.requests)
                made[static_cast<std::size_t>(r)] = 1;
            if (entry.requests.size() != 1 || requests[static_cast<std::size_t>(entry.requests[0])].is_duty()) continue;
            const int r = entry.requests[0];
            out.push_back({s, static_cast<Index>(requests[static_cast<std::size_t>(r)].check), true,
                           Alone(index, state, s, r, entry.day).why()});
        }
        for (std::size_t r = 0; r < requests.size(); ++r)
            if (!made[r] && !requests[r].is_duty() && !requests[r].may_wait)
                out.push_back({s, static_cast<Index>(requests[r].check), false, left_out.shortage(s, requests[r]).why});
    }
    return out;
}

std::vector<Shortage> explain_shortages(const CalendarIndex& index, const CalendarState& state) {
    return LeftOut(index, state).shortages();
}

} // namespace guapai::planner
