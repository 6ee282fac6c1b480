#include "planner/calendar_index.h"

#include "base/problem.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <set>

namespace guapai::planner {

namespace {

constexpr std::int64_t most_per_day = 8; // tours are solved exactly up to here

Problem refused(const std::string& zh, const std::string& en) { return Problem::invalid("calendar.input", zh, en); }

void check_place(const std::optional<Point>& place, const std::string& name) {
    if (place && !(std::isfinite(place->lon) && std::isfinite(place->lat)))
        throw refused(name + "的经纬度不是数", "The coordinates of " + name + " are not numbers");
}

void check_known(Index index, std::size_t count, const std::string& name) {
    if (index >= count) throw refused(name + "指向不存在的记录", name + " points to a record that does not exist");
}

// Held and Karp 1962: the shortest tour over subsets, for more than three stops.
std::int64_t held_karp(const std::vector<Index>& stops, const CalendarIndex& index) {
    constexpr std::int64_t never = std::numeric_limits<std::int64_t>::max() / 4;
    const std::size_t n = stops.size();
    std::vector<std::int64_t> best((std::size_t{1} << n) * n, never);
    for (std::size_t k = 0; k < n; ++k)
        best[(std::size_t{1} << k) * n + k] = index.home_m(stops[k]);
    for (std::size_t set = 1; set < std::size_t{1} << n; ++set)
        for (std::size_t last = 0; last < n; ++last)
            for (std::size_t next = 0; next < n; ++next) {
                if (!(set >> last & 1) || set >> next & 1) continue;
                std::int64_t& there = best[(set | std::size_t{1} << next) * n + next];
                there = std::min(there, best[set * n + last] + index.between_m(stops[last], stops[next]));
            }
    std::int64_t out = never;
    for (std::size_t last = 0; last < n; ++last)
        out = std::min(out, best[((std::size_t{1} << n) - 1) * n + last] + index.home_m(stops[last]));
    return out;
}

} // namespace

CalendarIndex::CalendarIndex(const CalendarProblem& problem) : problem_(problem) {
    check_input();
    count_days();
    measure();
    announced_.resize(problem.schools.size());
    for (const AnnouncedEntry& entry : problem.announced)
        if (const int day = day_at(entry.day); day >= first_free_) announced_[entry.school].push_back(day);
    add_requests();
}

void CalendarIndex::check_input() const {
    for (const CalendarSchool& school : problem_.schools) {
        check_place(school.place, school.name);
        if (school.inspector) check_known(*school.inspector, problem_.inspectors.size(), school.name);
    }
    for (const CalendarInspector& inspector : problem_.inspectors) {
        check_place(inspector.home, inspector.name);
        if (inspector.per_day < 1 || inspector.per_day > most_per_day)
            throw refused(inspector.name + "每天入校数应为 1—8 所", inspector.name + ": 1 to 8 schools a day");
    }
    for (std::size_t d = 1; d < problem_.working_days.size(); ++d)
        if (!(problem_.working_days[d - 1] < problem_.working_days[d]))
            throw refused("工作日没有按先后排列或有重复", "Working days are not ascending");
    if (std::set(problem_.duty_months.begin(), problem_.duty_months.end()).size() != problem_.duty_months.size())
        throw refused("督导月份重复", "A duty month is given twice");
    for (const CalendarCheck& check : problem_.checks) {
        if (check.to < check.from)
            throw refused("“" + check.title + "”的截止日期早于开始日期", check.title + " ends before it begins");
        if (check.department) check_known(*check.department, problem_.departments.size(), check.title);
        for (const Index s : check.schools)
            check_known(s, problem_.schools.size(), check.title);
        if (std::set(check.schools.begin(), check.schools.end()).size() != check.schools.size())
            throw refused("“" + check.title + "”的学校重复", check.title + " lists a school twice");
    }
    for (const AnnouncedEntry& entry : problem_.announced) {
        check_known(entry.school, problem_.schools.size(), "已告知的安排");
        for (const Index c : entry.checks)
            check_known(c, problem_.checks.size(), "已告知的安排");
    }
    check_locks();
}

void CalendarIndex::check_locks() const {
    std::set<std::pair<Index, Date>> days;
    std::set<std::pair<Index, YearMonth>> duties;
    std::set<std::pair<Index, Index>> made;
    for (const LockedEntry& lock : problem_.locked) {
        check_known(lock.school, problem_.schools.size(), "锁定的入校");
        const std::string& name = problem_.schools[lock.school].name;
        for (const Index i : lock.visitors)
            check_known(i, problem_.inspectors.size(), name);
        const YearMonth month = YearMonth::of(lock.day);
        const auto& months = problem_.duty_months;
        bool twice = !days.emplace(lock.school, lock.day).second;
        twice |= lock.duty && !duties.emplace(lock.school, month).second;
        bool asked = !lock.duty || std::find(months.begin(), months.end(), month) != months.end();
        for (const Index c : lock.checks) {
            check_known(c, problem_.checks.size(), name);
            twice |= !made.emplace(lock.school, c).second;
            const auto& schools = problem_.checks[c].schools;
            asked &= std::find(schools.begin(), schools.end(), lock.school) != schools.end();
        }
        if (twice) throw refused(name + "的入校锁定了两次", name + " is locked twice for the same");
        if (!asked) throw refused(name + "锁定了没有要求的事项", name + " is locked for what nobody asks for");
    }
    for (const TeamWish& team : problem_.teams)
        check_known(team.school, problem_.schools.size(), "多人督导");
}

void CalendarIndex::count_days() {
    for (const Date& day : problem_.working_days) {
        number_.push_back(day.days());
        const std::int64_t sunday = day.days() - day.weekday();
        const bool same = number_.size() > 1 && number_[number_.size() - 2] > sunday;
        week_of_.push_back(week_of_.empty() ? 0 : week_of_.back() + (same ? 0 : 1));
        if (problem_.frozen_through && day <= *problem_.frozen_through) ++first_free_;
    }
    for (const CalendarInspector& inspector : problem_.inspectors) {
        std::vector<char>& away = away_.emplace_back(number_.size(), 0);
        for (const Date& day : inspector.away)
            if (const int d = day_at(day); d >= 0) away[static_cast<std::size_t>(d)] = 1;
    }
}

void CalendarIndex::measure() {
    for (Index i = 0; i < problem_.inspectors.size(); ++i)
        if (const auto& team = problem_.inspectors[i].team) teams_[*team].push_back(i);
    schools_of_.resize(problem_.inspectors.size());
    position_.resize(problem_.schools.size());
    home_m_.resize(problem_.schools.size());
    for (Index s = 0; s < problem_.schools.size(); ++s) {
        if (const auto& i = problem_.schools[s].inspector) {
            position_[s] = schools_of_[*i].size();
            schools_of_[*i].push_back(s);
        }
    }
    for (Index i = 0; i < problem_.inspectors.size(); ++i) {
        const std::vector<Index>& own = schools_of_[i];
        std::vector<Point> places;
        for (const Index s : own)
            if (problem_.schools[s].place) places.push_back(*problem_.schools[s].place);
        const Point home = problem_.inspectors[i].home.value_or(centre(places));
        const auto place = [&](Index s) { return problem_.schools[s].place.value_or(home); };
        std::vector<std::int64_t>& square = between_m_.emplace_back(own.size() * own.size());
        for (std::size_t a = 0; a < own.size(); ++a) {
            home_m_[own[a]] = metres(home, place(own[a]));
            for (std::size_t b = 0; b < own.size(); ++b)
                square[a * own.size() + b] = metres(place(own[a]), place(own[b]));
        }
    }
}

std::vector<Index> CalendarIndex::companions_of(Index school) const {
    std::vector<Index> out;
    const auto& own = problem_.schools[school].inspector;
    if (!own || !problem_.inspectors[*own].team) return out;
    for (const Index i : teams_.at(*problem_.inspectors[*own].team)) {
        const std::vector<Index>& recused = problem_.inspectors[i].recused;
        if (i != *own && std::find(recused.begin(), recused.end(), school) == recused.end()) out.push_back(i);
    }
    return out;
}

bool CalendarIndex::locked_outside(Index school, const Request& request) const {
    return std::any_of(problem_.locked.begin(), problem_.locked.end(), [&](const LockedEntry& lock) {
        if (lock.school != school || day_at(lock.day) >= 0) return false;
        if (request.is_duty())
            return lock.duty &&
                   problem_.duty_months[static_cast<std::size_t>(request.month)] == YearMonth::of(lock.day);
        return std::find(lock.checks.begin(), lock.checks.end(), static_cast<Index>(request.check)) !=
               lock.checks.end();
    });
}

void CalendarIndex::add_requests() {
    requests_.resize(problem_.schools.size());
    std::map<std::pair<Index, YearMonth>, int> teams;
    for (const TeamWish& team : problem_.teams)
        teams[{team.school, team.month}] = static_cast<int>(team.inspectors);
    for (Index s = 0; s < problem_.schools.size(); ++s) {
        for (std::size_t m = 0; m < problem_.duty_months.size(); ++m) {
            Request request{.month = static_cast<int>(m)};
            std::tie(request.first, request.last) =
                window(problem_.duty_months[m].first_day(), problem_.duty_months[m].last_day());
            const auto team = teams.find({s, problem_.duty_months[m]});
            if (team != teams.end()) request.inspectors = team->second;
            requests_[s].push_back(request);
        }
    }
    for (std::size_t c = 0; c < problem_.checks.size(); ++c) {
        const CalendarCheck& check = problem_.checks[c];
        Request request{.check = static_cast<int>(c),
                        .department = check.department ? static_cast<int>(*check.department) : -1,
                        .may_wait = check.may_wait,
                        .inspectors = static_cast<int>(check.inspectors)};
        std::tie(request.first, request.last) = window(check.from, check.to);
        for (const Index s : check.schools)
            requests_[s].push_back(request);
    }
    for (Index s = 0; s < problem_.schools.size(); ++s) {
        std::erase_if(requests_[s], [&](const Request& request) { return locked_outside(s, request); });
        for (Request& request : requests_[s])
            shrink(request, s);
        std::stable_sort(requests_[s].begin(), requests_[s].end(), [](const Request& a, const Request& b) {
            return std::pair(a.last, a.first) < std::pair(b.last, b.first);
        });
    }
}

void CalendarIndex::shrink(Request& request, Index school) const {
    request.first = std::max(request.first, first_free_);
    if (!request.needs_inspector()) return;
    const auto& i = problem_.schools[school].inspector;
    const auto bad = [&](int day) { return !i || away(*i, day); };
    while (request.first <= request.last && bad(request.first))
        ++request.first;
    while (request.first <= request.last && bad(request.last))
        --request.last;
}

std::pair<int, int> CalendarIndex::window(const Date& from, const Date& to) const {
    const auto begin = std::lower_bound(number_.begin(), number_.end(), from.days());
    const auto end = std::upper_bound(number_.begin(), number_.end(), to.days());
    return {static_cast<int>(begin - number_.begin()), static_cast<int>(end - number_.begin()) - 1};
}

int CalendarIndex::day_at(const Date& date) const {
    const auto found = std::lower_bound(number_.begin(), number_.end(), date.days());
    return found != number_.end() && *found == date.days() ? static_cast<int>(found - number_.begin()) : -1;
}

bool CalendarIndex::announced(Index school, int day) const {
    const std::vector<int>& days = announced_[school];
    return std::find(days.begin(), days.end(), day) != days.end();
}

std::int64_t CalendarIndex::between_m(Index school, Index other) const {
    const Index i = *problem_.schools[school].inspector;
    return between_m_[i][position_[school] * schools_of_[i].size() + position_[other]];
}

std::int64_t CalendarIndex::tour_m(const std::vector<Index>& schools) const {
    switch (schools.size()) {
    case 0:
        return 0;
    case 1:
        return 2 * home_m(schools[0]);
    case 2:
        return home_m(schools[0]) + between_m(schools[0], schools[1]) + home_m(schools[1]);
    case 3: {
        const std::int64_t a = home_m(schools[0]), b = home_m(schools[1]), c = home_m(schools[2]);
        const std::int64_t ab = between_m(schools[0], schools[1]), bc = between_m(schools[1], schools[2]),
                           ac = between_m(schools[0], schools[2]);
        return std::min({a + ab + bc + c, a + ac + bc + b, b + ab + ac + c});
    }
    default:
        return held_karp(schools, *this);
    }
}

} // namespace guapai::planner
