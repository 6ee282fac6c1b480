#include "planner/calendar_people.h"

#include <algorithm>

namespace guapai::planner {

namespace {

std::string number(std::int64_t value) { return std::to_string(value); }

// One locked entry against the rules that hold for all others.
class LockJudge {
public:
    LockJudge(const CalendarIndex& index, const CalendarState& state, const LockedEntry& lock)
        : problem_(index.problem()), index_(index), state_(state), lock_(lock), day_(index.day_at(lock.day)) {}

    std::vector<BrokenLock> run() {
        say(day_ < 0, "当天不是工作日", "is no working day");
        judge_visitors();
        judge_checks();
        return std::move(out_);
    }

private:
    void say(bool broken, std::string zh, std::string en) {
        if (broken) out_.push_back({lock_.school, lock_.day, {std::move(zh), std::move(en)}});
    }

    void judge_visitors() {
        const auto& own = problem_.schools[lock_.school].inspector;
        const bool another = !lock_.visitors.empty() && lock_.visitors.front() != own;
        say(another && own, "责任督学已是" + (own ? problem_.inspectors[*own].name : ""),
            "is not by the school's inspector " + (own ? problem_.inspectors[*own].name : ""));
        say(another && !own, "学校现在没有责任督学", "is at a school without inspector");
        for (const Index i : lock_.visitors) {
            const CalendarInspector& inspector = problem_.inspectors[i];
            const auto has = [](const auto& list, const auto& one) {
                return std::find(list.begin(), list.end(), one) != list.end();
            };
            say(has(inspector.away, lock_.day), inspector.name + "当天外出或培训",
                inspector.name + " is away that day");
            say(has(inspector.recused, lock_.school), inspector.name + "应当回避这所学校",
                inspector.name + " must stay away from this school");
            if (day_ < 0) continue;
            const std::int64_t schools = inspector.per_day - state_.room(i, day_);
            say(schools > inspector.per_day,
                inspector.name + "当天 " + number(schools) + " 所，每天最多 " + number(inspector.per_day) + " 所",
                inspector.name + " has " + number(schools) + " schools that day, " + number(inspector.per_day) +
                    " at the most");
        }
    }

    void judge_checks() {
        const std::int64_t most = problem_.parameters.checks_per_entry;
        say(std::ssize(lock_.checks) > most, "合并检查超过 " + number(most) + " 项",
            "holds more than " + number(most) + " checks");
        std::vector<Index> told;
        for (const Index c : lock_.checks) {
            const CalendarCheck& check = problem_.checks[c];
            say(lock_.day < check.from || check.to < lock_.day, "“" + check.title + "”不在当天的时段内",
                check.title + " is not to be made that day");
            if (!check.department || day_ < 0) continue;
            const CalendarDepartment& department = problem_.departments[*check.department];
            const std::int64_t there = std::ssize(state_.at(static_cast<int>(*check.department), day_));
            if (department.schools_per_day == 0 || there <= department.schools_per_day) continue;
            if (std::find(told.begin(), told.end(), *check.department) != told.end()) continue;
            told.push_back(*check.department);
            say(true,
                department.name + "当天 " + number(there) + " 所，每天最多 " + number(department.schools_per_day) +
                    " 所",
                department.name + " is at " + number(there) + " schools that day, " +
                    number(department.schools_per_day) + " at the most");
        }
    }

    const CalendarProblem& problem_;
    const CalendarIndex& index_;
    const CalendarState& state_;
    const LockedEntry& lock_;
    int day_;
    std::vector<BrokenLock> out_;
};

// Who of the team is not free on the entry's day, and why.
Text who_is_not_free(const CalendarIndex& index, const CalendarState& state, Index school, const PlanEntry& entry) {
    const CalendarProblem& problem = index.problem();
    Text out;
    for (const Index i : index.companions_of(school)) {
        if (std::find(entry.companions.begin(), entry.companions.end(), i) != entry.companions.end()) continue;
        const bool away = index.away(i, entry.day);
        const std::string& name = problem.inspectors[i].name;
        const std::string schools = number(problem.inspectors[i].per_day - state.room(i, entry.day));
        out.zh += (out.zh.empty() ? "" : "、") + name + (away ? "外出或培训" : "已有 " + schools + " 所");
        out.en += (out.en.empty() ? "" : ", ") + name + (away ? " away" : " has " + schools + " schools");
    }
    return out;
}

ShortTeam short_team(const CalendarIndex& index, const CalendarState& state, Index school, const PlanEntry& entry) {
    const CalendarProblem& problem = index.problem();
    const std::int64_t wanted = state.wanted(school, entry.requests);
    ShortTeam out{school, problem.working_days[static_cast<std::size_t>(entry.day)],
                  wanted, 1 + std::ssize(entry.companions),
                  {},     {}};
    const CalendarInspector& own = problem.inspectors[*problem.schools[school].inspector];
    const std::int64_t may = 1 + std::ssize(index.companions_of(school));
    if (!own.team) {
        out.why = {own.name + "没有编入责任区，没有人可以同行",
                   own.name + " belongs to no area: nobody can come along"};
        out.remedy = {"先将督学编入责任区", "Put the inspector into an area"};
    } else if (may < wanted) {
        out.why = {"责任区内除须回避的以外只有 " + number(may) + " 名督学，要求 " + number(wanted) + " 名",
                   "The area has " + number(may) + " inspectors without those who must stay away, " + number(wanted) +
                       " are asked for"};
        out.remedy = {"为责任区增加督学，或减少人数", "More inspectors for the area, or ask for fewer"};
    } else {
        const Text who = who_is_not_free(index, state, school, entry);
        out.why = {"没有找到 " + number(wanted) + " 名督学都有空的日子；当天" + who.zh,
                   "No day was found on which " + number(wanted) + " inspectors are free; that day: " + who.en};
        out.remedy = {"放宽时段，增加每天入校数，或减少人数",
                      "A longer window, more schools a day, or fewer inspectors"};
    }
    return out;
}

std::int64_t coming(const CalendarIndex& index, const PlanEntry& locked) {
    return std::ssize(index.problem().locked[*locked.lock].visitors);
}

} // namespace

void add_seconds(const CalendarIndex& index, CalendarState& state) {
    const CalendarParameters& parameters = index.problem().parameters;
    std::vector<std::int64_t> asked(index.problem().inspectors.size());
    for (Index s = 0; s < index.problem().schools.size(); ++s)
        for (const PlanEntry& entry : std::vector<PlanEntry>(state.entries(s))) {
            const std::vector<Request>& requests = index.requests(s);
            const auto checks = std::count_if(entry.requests.begin(), entry.requests.end(),
                                              [&](int r) { return !requests[static_cast<std::size_t>(r)].is_duty(); });
            if (entry.fixed || checks < parameters.team_from_checks) continue;
            if (!state.makes(s, entry) || !entry.companions.empty()) continue;
            std::vector<Index> free = state.free_companions(s, entry.day);
            const int week = index.week_of(entry.day);
            std::erase_if(free, [&](Index i) { return state.week_load(i, week) >= parameters.per_week; });
            if (free.empty()) continue;
            const Index second =
                *std::min_element(free.begin(), free.end(), [&](Index a, Index b) { return asked[a] < asked[b]; });
            ++asked[second];
            PlanEntry together = state.close(s, entry.day);
            together.companions = {second};
            state.open(s, std::move(together));
        }
}

std::vector<BrokenLock> explain_locks(const CalendarIndex& index, const CalendarState& state) {
    std::vector<BrokenLock> out;
    for (const LockedEntry& lock : index.problem().locked)
        for (BrokenLock& one : LockJudge(index, state, lock).run())
            out.push_back(std::move(one));
    return out;
}

std::vector<ShortTeam> explain_teams(const CalendarIndex& index, const CalendarState& state) {
    std::vector<ShortTeam> out;
    for (Index s = 0; s < index.problem().schools.size(); ++s)
        for (const PlanEntry& entry : state.entries(s)) {
            if (state.missing(s, entry) > 0) out.push_back(short_team(index, state, s, entry));
            if (entry.lock && state.wanted(s, entry.requests) > std::max<std::int64_t>(1, coming(index, entry)))
                out.push_back({s,
                               index.problem().locked[*entry.lock].day,
                               state.wanted(s, entry.requests),
                               coming(index, entry),
                               {"这次入校已锁定，督学不变", "The visit is locked: its inspectors stay"},
                               {"先解除锁定", "Unlock it first"}});
        }
    return out;
}

std::int64_t count_teams(const CalendarIndex& index, const CalendarState& state) {
    std::int64_t out = 0;
    for (Index s = 0; s < index.problem().schools.size(); ++s)
        for (const PlanEntry& entry : state.entries(s))
            out += state.wanted(s, entry.requests) > 1 ? 1 : 0;
    return out;
}

} // namespace guapai::planner
