#include "planner/calendar_shortage.h"

#include <algorithm>
#include <set>

namespace guapai::planner {

namespace {

std::string span(const Date& from, const Date& to) { return from.chinese(false) + "—" + to.chinese(false); }
std::string span_en(const Date& from, const Date& to) { return from.iso() + " to " + to.iso(); }

// A span of working days in which a department is asked for at more schools than it can be.
struct Tightest {
    int first = 0, last = -1;
    std::int64_t needed = 0, places = 0;
};

Tightest tightest_span(const CalendarIndex& index, int department) {
    const CalendarProblem& problem = index.problem();
    const std::int64_t per_day = problem.departments[static_cast<std::size_t>(department)].schools_per_day;
    std::vector<std::pair<std::pair<int, int>, const CalendarCheck*>> windows;
    for (const CalendarCheck& check : problem.checks) {
        if (check.may_wait || !check.department || static_cast<int>(*check.department) != department) continue;
        auto window = index.window(check.from, check.to);
        window.first = std::max(window.first, index.first_free());
        if (window.first <= window.second) windows.emplace_back(window, &check);
    }
    Tightest out;
    std::int64_t excess = 0;
    for (const auto& [begins, unused] : windows)
        for (const auto& [ends, unused_too] : windows) {
            if (ends.second < begins.first) continue;
            std::set<Index> schools; // each needs the department there at least once
            for (const auto& [window, check] : windows)
                if (begins.first <= window.first && window.second <= ends.second)
                    schools.insert(check->schools.begin(), check->schools.end());
            const std::int64_t places = (ends.second - begins.first + 1) * per_day;
            if (std::ssize(schools) - places <= excess) continue;
            excess = std::ssize(schools) - places;
            out = {begins.first, ends.second, std::ssize(schools), places};
        }
    return out;
}

Shortage not_found() {
    return {.why = {"在时段内没有找到日期：同一天的人员已排满", "No day was found: those who must come are taken"},
            .remedy = {"增加搜索时间，或放宽时段", "Search longer, or widen the window"}};
}

} // namespace

LeftOut::LeftOut(const CalendarIndex& index, const CalendarState& state)
    : index_(index), problem_(index.problem()), state_(state) {}

std::optional<Shortage> LeftOut::without_days(const Request& request) const {
    const YearMonth* month =
        request.is_duty() ? &problem_.duty_months[static_cast<std::size_t>(request.month)] : nullptr;
    const CalendarCheck* check = month ? nullptr : &problem_.checks[static_cast<std::size_t>(request.check)];
    const Date from = month ? month->first_day() : check->from, to = month ? month->last_day() : check->to;
    const std::string name =
        month ? month->chinese() + "的督导" : "“" + check->title + "”的时段（" + span(from, to) + "）";
    const std::string name_en =
        month ? "The visits of " + month->iso() : "The window of " + check->title + " (" + span_en(from, to) + ")";
    const auto [first, last] = index_.window(from, to);
    Shortage out;
    if (check) out.check = static_cast<Index>(request.check);
    if (last < first) {
        out.why = {name + "内没有工作日", name_en + " has no working day"};
        const auto next = std::upper_bound(problem_.working_days.begin(), problem_.working_days.end(), to);
        const bool later = next != problem_.working_days.end();
        if (later || next != problem_.working_days.begin()) {
            const Date day = later ? *next : *std::prev(next);
            out.remedy = {std::string(later ? "将截止日期延至" : "将开始日期提前至") + day.chinese(false) + "即可安排",
                          std::string(later ? "Let it end on " : "Let it begin on ") + day.iso()};
        } else {
            out.remedy = {"设定工作日", "Set working days"};
        }
        return out;
    }
    if (last >= index_.first_free()) return std::nullopt;
    out.why = {name + "已过或在不可变动的日期内", name_en + " is over, or within the frozen days"};
    out.remedy = {"延长时段", "Let it end later"};
    return out;
}

Shortage LeftOut::of_inspector(Index school, const Request& request) const {
    const auto& i = problem_.schools[school].inspector;
    if (!i)
        return {.why = {"学校没有责任督学", "The school has no inspector"},
                .remedy = {"为这些学校指定督学", "Give these schools an inspector"}};
    const CalendarInspector& inspector = problem_.inspectors[*i];
    const Date from = request.is_duty() ? problem_.duty_months[static_cast<std::size_t>(request.month)].first_day()
                                        : problem_.checks[static_cast<std::size_t>(request.check)].from;
    const Date to = request.is_duty() ? problem_.duty_months[static_cast<std::size_t>(request.month)].last_day()
                                      : problem_.checks[static_cast<std::size_t>(request.check)].to;
    const auto [first, last] = index_.window(from, to);
    std::int64_t days = 0, needed = 0;
    for (int day = std::max(first, index_.first_free()); day <= last; ++day)
        days += index_.away(*i, day) ? 0 : 1;
    for (const Index s : index_.schools_of(*i))
        needed += std::any_of(index_.requests(s).begin(), index_.requests(s).end(), [&](const Request& other) {
            return other.check == request.check && other.month == request.month;
        });
    const std::int64_t places = days * inspector.per_day, short_of = needed - places;
    if (short_of <= 0) {
        Shortage out = not_found();
        out.inspector = *i;
        return out;
    }
    const std::string more = std::to_string((short_of + inspector.per_day - 1) / inspector.per_day);
    return {.inspector = *i,
            .why = {inspector.name + "在" + span(from, to) + "只有 " + std::to_string(days) +
                        " 个工作日到岗，最多入校 " + std::to_string(places) + " 所，需要 " + std::to_string(needed) +
                        " 所",
                    inspector.name + " has " + std::to_string(days) + " working days from " + span_en(from, to) + ": " +
                        std::to_string(places) + " schools at the most, " + std::to_string(needed) + " needed"},
            .remedy = {"再到岗 " + more + " 天，或将 " + std::to_string(short_of) + " 所交给其他督学",
                       more + " more days, or " + std::to_string(short_of) + " schools to another inspector"}};
}

Shortage LeftOut::of_department(const Request& request) const {
    const CalendarDepartment& department = problem_.departments[static_cast<std::size_t>(request.department)];
    Shortage out = not_found();
    out.department = static_cast<Index>(request.department);
    if (department.schools_per_day == 0) return out;
    const Tightest tight = tightest_span(index_, request.department);
    if (tight.needed <= tight.places) return out;
    const std::int64_t days = tight.last - tight.first + 1, short_of = tight.needed - tight.places;
    const Date from = problem_.working_days[static_cast<std::size_t>(tight.first)],
               to = problem_.working_days[static_cast<std::size_t>(tight.last)];
    const std::string per_day = std::to_string((tight.needed + days - 1) / days),
                      more = std::to_string((short_of + department.schools_per_day - 1) / department.schools_per_day);
    out.why = {department.name + "在" + span(from, to) + "的 " + std::to_string(days) + " 个工作日最多查 " +
                   std::to_string(tight.places) + " 所，需要 " + std::to_string(tight.needed) + " 所",
               department.name + " can be at " + std::to_string(tight.places) + " schools from " + span_en(from, to) +
                   ", " + std::to_string(tight.needed) + " are asked for"};
    out.remedy = {"每天查 " + per_day + " 所，或将时段延长 " + more + " 个工作日",
                  per_day + " schools a day, or " + more + " more working days"};
    return out;
}

Shortage LeftOut::shortage(Index school, const Request& request) const {
    if (auto none = without_days(request)) return std::move(*none);
    return request.needs_inspector() ? of_inspector(school, request) : of_department(request);
}

std::vector<Shortage> LeftOut::shortages() const {
    std::map<std::pair<std::string, std::optional<Index>>, Shortage> groups;
    for (Index s = 0; s < problem_.schools.size(); ++s) {
        const std::vector<Request>& requests = index_.requests(s);
        std::vector<char> made(requests.size(), 0);
        for (const PlanEntry& entry : state_.entries(s))
            for (const int r : entry.requests)
                made[static_cast<std::size_t>(r)] = 1;
        for (std::size_t r = 0; r < requests.size(); ++r) {
            if (made[r] || requests[r].may_wait) continue;
            Shortage one = shortage(s, requests[r]);
            const auto subject = one.department ? one.department : one.inspector;
            Shortage& group = groups.try_emplace({one.why.zh, subject}, std::move(one)).first->second;
            ++group.missing;
            if (group.schools.empty() || group.schools.back() != s) group.schools.push_back(s);
        }
    }
    std::vector<Shortage> out;
    for (auto& [key, group] : groups)
        out.push_back(std::move(group));
    return out;
}

} // namespace guapai::planner
