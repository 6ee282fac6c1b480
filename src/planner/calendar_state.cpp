#include "planner/calendar_state.h"

#include <algorithm>
#include <map>

namespace guapai::planner {

namespace {

bool has_department(const std::vector<Request>& requests, const PlanEntry& entry, int department) {
    return std::any_of(entry.requests.begin(), entry.requests.end(),
                       [&](int r) { return requests[static_cast<std::size_t>(r)].department == department; });
}

} // namespace

CalendarState::CalendarState(const CalendarIndex& index) : index_(index), problem_(index.problem()) {
    const auto days = static_cast<std::size_t>(index.days());
    entries_.resize(problem_.schools.size());
    tours_.resize(problem_.inspectors.size() * days);
    tour_m_.resize(tours_.size());
    beside_.resize(tours_.size());
    week_load_.resize(problem_.inspectors.size(), std::vector<std::int64_t>(static_cast<std::size_t>(index.weeks())));
    at_.resize(problem_.departments.size(), std::vector<std::vector<Index>>(days));
    for (Index s = 0; s < problem_.schools.size(); ++s) {
        cost_ += static_cast<std::int64_t>(index.announced_days(s).size()) * problem_.parameters.move_m;
        for (std::size_t r = 0; r < index.requests(s).size(); ++r) {
            if (!index.requests(s)[r].possible()) continue;
            set_open(s, static_cast<int>(r), true);
        }
    }
    freeze();
    lock();
}

// What was announced for frozen days took place, or will: it answers the duty of its month and the checks it names.
void CalendarState::freeze() {
    for (const AnnouncedEntry& announced : problem_.announced) {
        const int day = index_.day_at(announced.day);
        const Index s = announced.school;
        if (day < 0 || day >= index_.first_free() || entry_on(s, day)) continue;
        PlanEntry entry{.day = day, .fixed = true};
        const std::vector<Request>& requests = index_.requests(s);
        const auto done = [&](int r) {
            return std::any_of(entries_[s].begin(), entries_[s].end(), [&](const PlanEntry& other) {
                return std::find(other.requests.begin(), other.requests.end(), r) != other.requests.end();
            });
        };
        for (int r = 0; r < static_cast<int>(requests.size()); ++r) {
            const Request& request = requests[static_cast<std::size_t>(r)];
            const bool named = request.is_duty() ? problem_.schools[s].inspector &&
                                                       problem_.duty_months[static_cast<std::size_t>(request.month)] ==
                                                           YearMonth::of(announced.day)
                                                 : std::count(announced.checks.begin(), announced.checks.end(),
                                                              static_cast<Index>(request.check)) > 0;
            if (named && !done(r)) entry.requests.push_back(r);
        }
        open(s, std::move(entry));
    }
}

// What was locked for frozen days is what took place there.
void CalendarState::lock() {
    for (std::size_t k = 0; k < problem_.locked.size(); ++k) {
        const LockedEntry& locked = problem_.locked[k];
        const int day = index_.day_at(locked.day);
        if (day < 0 || entry_on(locked.school, day)) continue;
        PlanEntry entry{.day = day, .fixed = true, .slack = locked.slack, .lock = k};
        const std::vector<Request>& requests = index_.requests(locked.school);
        for (int r = 0; r < static_cast<int>(requests.size()); ++r) {
            const Request& request = requests[static_cast<std::size_t>(r)];
            const bool meant =
                request.is_duty()
                    ? locked.duty &&
                          problem_.duty_months[static_cast<std::size_t>(request.month)] == YearMonth::of(locked.day)
                    : std::count(locked.checks.begin(), locked.checks.end(), static_cast<Index>(request.check)) > 0;
            if (meant) entry.requests.push_back(r);
        }
        entry.companions.assign(locked.visitors.begin() + (makes(locked.school, entry) ? 1 : 0), locked.visitors.end());
        open(locked.school, std::move(entry));
    }
}

const PlanEntry* CalendarState::entry_on(Index school, int day) const {
    for (const PlanEntry& entry : entries_[school])
        if (entry.day == day) return &entry;
    return nullptr;
}

std::vector<PlanEntry>::iterator CalendarState::position(Index school, int day) {
    return std::lower_bound(entries_[school].begin(), entries_[school].end(), day,
                            [](const PlanEntry& entry, int wanted) { return entry.day < wanted; });
}

std::int64_t CalendarState::room(Index inspector, int day) const {
    return problem_.inspectors[inspector].per_day - std::ssize(tour(inspector, day)) - beside_[cell(inspector, day)];
}

bool CalendarState::inspector_free(Index school, int day) const {
    const auto& i = problem_.schools[school].inspector;
    return i && !index_.away(*i, day) && room(*i, day) > 0;
}

std::vector<Index> CalendarState::free_companions(Index school, int day) const {
    std::vector<Index> out = index_.companions_of(school);
    std::erase_if(out, [&](Index i) { return index_.away(i, day) || room(i, day) <= 0; });
    const int week = index_.week_of(day);
    std::stable_sort(out.begin(), out.end(), [&](Index a, Index b) { return week_load(a, week) < week_load(b, week); });
    return out;
}

int CalendarState::wanted(Index school, const std::vector<int>& requests) const {
    int out = 1;
    for (const int r : requests)
        out = std::max(out, index_.requests(school)[static_cast<std::size_t>(r)].inspectors);
    return out;
}

int CalendarState::missing(Index school, const PlanEntry& entry) const {
    if (entry.fixed) return 0;
    return std::max(0, wanted(school, entry.requests) - 1 - static_cast<int>(entry.companions.size()));
}

void CalendarState::staff(Index school, PlanEntry& entry) const {
    entry.companions.clear();
    const auto beside = static_cast<std::size_t>(wanted(school, entry.requests) - 1);
    if (beside == 0) return;
    entry.companions = free_companions(school, entry.day);
    if (entry.companions.size() > beside) entry.companions.resize(beside);
}

bool CalendarState::department_free(int department, int day) const {
    const std::int64_t most = problem_.departments[static_cast<std::size_t>(department)].schools_per_day;
    return most == 0 || std::ssize(at(department, day)) < most;
}

bool CalendarState::makes(Index school, const PlanEntry& entry) const {
    if (entry.lock) {
        const std::vector<Index>& visitors = problem_.locked[*entry.lock].visitors;
        return !visitors.empty() && visitors.front() == problem_.schools[school].inspector;
    }
    return needs_inspector(school, entry.requests);
}

bool CalendarState::needs_inspector(Index school, const std::vector<int>& requests) const {
    return std::any_of(requests.begin(), requests.end(),
                       [&](int r) { return index_.requests(school)[static_cast<std::size_t>(r)].needs_inspector(); });
}

bool CalendarState::can_join(Index school, const PlanEntry& entry, int r) const {
    const std::vector<Request>& requests = index_.requests(school);
    const Request& request = requests[static_cast<std::size_t>(r)];
    if (entry.fixed || entry.day < request.first || request.last < entry.day) return false;
    std::int64_t checks = 0;
    for (const int other : entry.requests) {
        if (request.is_duty() && requests[static_cast<std::size_t>(other)].is_duty()) return false;
        checks += requests[static_cast<std::size_t>(other)].is_duty() ? 0 : 1;
    }
    if (!request.is_duty() && checks >= problem_.parameters.checks_per_entry) return false;
    if (request.needs_inspector() && !makes(school, entry) && !inspector_free(school, entry.day)) return false;
    return request.department < 0 || has_department(requests, entry, request.department) ||
           department_free(request.department, entry.day);
}

std::int64_t CalendarState::close_cost(Index school, int day) const {
    const std::vector<PlanEntry>& all = entries_[school];
    std::int64_t before = -1'000, after = 1'000'000;
    const std::int64_t date = index_.date_of(day);
    for (const PlanEntry& entry : all) {
        const std::int64_t other = index_.date_of(entry.day);
        if (other < date) before = other;
        if (other > date) {
            after = other;
            break;
        }
    }
    const int pairs = (date - before < days_apart ? 1 : 0) + (after - date < days_apart ? 1 : 0) -
                      (after - before < days_apart ? 1 : 0);
    return pairs * problem_.parameters.close_m;
}

std::int64_t CalendarState::week_cost(std::int64_t load) const {
    const std::int64_t above = std::max<std::int64_t>(0, load - problem_.parameters.per_week);
    return problem_.parameters.week_m * above * (above + 1) / 2;
}

std::int64_t CalendarState::price(Index school, int day, const std::vector<int>& requests) const {
    std::int64_t out = close_cost(school, day);
    if (index_.announced(school, day)) out -= problem_.parameters.move_m;
    if (!needs_inspector(school, requests)) return out;
    if (const int beside = wanted(school, requests) - 1; beside > 0)
        out +=
            std::max<std::int64_t>(0, beside - std::ssize(free_companions(school, day))) * problem_.parameters.team_m;
    const Index i = *problem_.schools[school].inspector;
    std::vector<Index> stops = tour(i, day);
    stops.push_back(school);
    const std::int64_t load = week_load(i, index_.week_of(day));
    return out + index_.tour_m(stops) - tour_m_[cell(i, day)] + week_cost(load + 1) - week_cost(load);
}

void CalendarState::enter_tour(Index school, int day, int sign) {
    const Index i = *problem_.schools[school].inspector;
    std::vector<Index>& stops = tours_[cell(i, day)];
    if (sign > 0)
        stops.push_back(school);
    else
        stops.erase(std::find(stops.begin(), stops.end(), school));
    std::int64_t& metres = tour_m_[cell(i, day)];
    cost_ -= metres;
    metres = index_.tour_m(stops);
    cost_ += metres;
    enter_week(i, day, sign);
}

void CalendarState::enter_week(Index inspector, int day, int sign) {
    std::int64_t& load = week_load_[inspector][static_cast<std::size_t>(index_.week_of(day))];
    cost_ -= week_cost(load);
    load += sign;
    cost_ += week_cost(load);
}

void CalendarState::enter_people(Index school, const PlanEntry& entry, int sign) {
    if (makes(school, entry)) enter_tour(school, entry.day, sign);
    for (const Index i : entry.companions) {
        beside_[cell(i, entry.day)] += sign;
        enter_week(i, entry.day, sign);
    }
    cost_ += sign * missing(school, entry) * problem_.parameters.team_m;
}

void CalendarState::set_open(Index school, int request, bool is_open) {
    const bool may_wait = index_.requests(school)[static_cast<std::size_t>(request)].may_wait;
    std::set<std::pair<Index, int>>& those = may_wait ? waiting_ : missed_;
    const bool changed = is_open ? those.emplace(school, request).second : those.erase({school, request}) > 0;
    if (changed) cost_ += (is_open ? 1 : -1) * (may_wait ? wait_m : missed_m);
}

std::vector<int> CalendarState::open_requests(Index school) const {
    std::vector<int> out;
    for (const auto* those : {&missed_, &waiting_})
        for (auto one = those->lower_bound({school, 0}); one != those->end() && one->first == school; ++one)
            out.push_back(one->second);
    return out;
}

void CalendarState::enter_departments(Index school, const PlanEntry& entry, bool enter) {
    std::vector<int> seen;
    for (const int r : entry.requests) {
        const int department = index_.requests(school)[static_cast<std::size_t>(r)].department;
        if (department < 0 || std::find(seen.begin(), seen.end(), department) != seen.end()) continue;
        seen.push_back(department);
        std::vector<Index>& there = at_[static_cast<std::size_t>(department)][static_cast<std::size_t>(entry.day)];
        if (enter)
            there.push_back(school);
        else
            there.erase(std::find(there.begin(), there.end(), school));
    }
}

void CalendarState::open(Index school, PlanEntry entry) {
    cost_ += entry_m + close_cost(school, entry.day);
    if (index_.announced(school, entry.day)) cost_ -= problem_.parameters.move_m;
    for (const int r : entry.requests)
        set_open(school, r, false);
    enter_people(school, entry, 1);
    enter_departments(school, entry, true);
    const auto where = position(school, entry.day);
    entries_[school].insert(where, std::move(entry));
}

PlanEntry CalendarState::close(Index school, int day) {
    const auto where = position(school, day);
    PlanEntry out = std::move(*where);
    entries_[school].erase(where);
    enter_departments(school, out, false);
    enter_people(school, out, -1);
    for (const int r : out.requests)
        set_open(school, r, true);
    cost_ -= entry_m + close_cost(school, day);
    if (index_.announced(school, day)) cost_ += problem_.parameters.move_m;
    return out;
}

void CalendarState::join(Index school, int day, int request) {
    PlanEntry entry = close(school, day);
    entry.requests.insert(std::upper_bound(entry.requests.begin(), entry.requests.end(), request), request);
    staff(school, entry);
    open(school, std::move(entry));
}

void CalendarState::set_slack(Index school, int day, std::int64_t slack) { position(school, day)->slack = slack; }

} // namespace guapai::planner
