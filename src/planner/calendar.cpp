#include "planner/calendar.h"

#include "planner/calendar_bound.h"
#include "planner/calendar_explain.h"
#include "planner/calendar_figures.h"
#include "planner/calendar_people.h"
#include "planner/calendar_search.h"

#include <algorithm>
#include <atomic>
#include <future>
#include <list>
#include <map>
#include <set>

namespace guapai::planner {

namespace {

void reached(const CalendarProblem& problem, double part) {
    if (problem.cancelled && problem.cancelled()) throw Cancelled{};
    if (problem.progress) problem.progress(part);
}

CalendarEntry entry_of(const LockedEntry& lock) {
    return {.school = lock.school,
            .day = lock.day,
            .duty = lock.duty,
            .checks = lock.checks,
            .visitors = lock.visitors,
            .slack = lock.slack,
            .unannounced = lock.unannounced,
            .locked = true};
}

CalendarEntry entry_of(const CalendarIndex& index, Index school, const PlanEntry& plan) {
    const CalendarProblem& problem = index.problem();
    if (plan.lock) return entry_of(problem.locked[*plan.lock]);
    CalendarEntry out{.school = school, .day = problem.working_days[static_cast<std::size_t>(plan.day)]};
    bool inspector = false;
    for (const int r : plan.requests) {
        const Request& request = index.requests(school)[static_cast<std::size_t>(r)];
        inspector |= request.needs_inspector();
        if (request.is_duty())
            out.duty = true;
        else
            out.checks.push_back(static_cast<Index>(request.check));
    }
    if (inspector) out.visitors.push_back(*problem.schools[school].inspector);
    out.visitors.insert(out.visitors.end(), plan.companions.begin(), plan.companions.end());
    out.slack = plan.slack;
    const bool known = plan.fixed || index.announced(school, plan.day);
    out.unannounced = out.duty && !known && plan.slack >= problem.parameters.least_slack;
    return out;
}

std::int64_t waiting_of(const CalendarIndex& index, const CalendarState& state, Index school) {
    const std::vector<Request>& requests = index.requests(school);
    auto out = std::count_if(requests.begin(), requests.end(), [](const Request& one) { return one.may_wait; });
    for (const PlanEntry& entry : state.entries(school))
        out -= std::count_if(entry.requests.begin(), entry.requests.end(),
                             [&](int r) { return requests[static_cast<std::size_t>(r)].may_wait; });
    return out;
}

void count_burden(const CalendarIndex& index, const CalendarState& state, CalendarProposal& out) {
    const CalendarProblem& problem = index.problem();
    out.schools.resize(problem.schools.size());
    out.departments.resize(problem.departments.size());
    std::vector<std::int64_t> made(problem.checks.size());
    for (const CalendarEntry& entry : out.entries)
        for (const Index c : entry.checks)
            ++made[c];
    for (std::size_t c = 0; c < problem.checks.size(); ++c) {
        const CalendarCheck& check = problem.checks[c];
        const std::int64_t waiting = check.may_wait ? std::ssize(check.schools) - made[c] : 0;
        out.waiting += waiting;
        if (!check.department) continue;
        out.departments[*check.department].asked += std::ssize(check.schools) - waiting;
        out.departments[*check.department].waiting += waiting;
    }
    std::vector<std::int64_t> served(problem.schools.size()),
        asked(problem.schools.size(), std::ssize(problem.duty_months));
    for (const CalendarCheck& check : problem.checks)
        for (const Index s : check.schools)
            ++asked[s];
    for (const CalendarEntry& entry : out.entries) {
        ++out.schools[entry.school].made;
        served[entry.school] += std::ssize(entry.checks) + (entry.duty ? 1 : 0);
        bool paid = entry.duty; // the first check of an entry without duty visit is what the entry is for
        for (const Index c : entry.checks) {
            const auto& department = problem.checks[c].department;
            if (department) ++(paid ? out.departments[*department].saved : out.departments[*department].alone);
            paid = true;
        }
    }
    for (DepartmentBurden& department : out.departments)
        department.left_out = department.asked - department.saved - department.alone;
    for (Index s = 0; s < problem.schools.size(); ++s) {
        SchoolBurden& school = out.schools[s];
        school.asked = asked[s] - waiting_of(index, state, s);
        school.left_out = school.asked - served[s];
        school.saved = std::max<std::int64_t>(0, served[s] - school.made);
        out.asked += school.asked;
        out.saved += school.saved;
        for (const int day : index.announced_days(s))
            out.moved += state.entry_on(s, day) ? 0 : 1;
    }
}

void count_missed(const CalendarProblem& problem, CalendarProposal& out) {
    std::int64_t duties = 0, checks = 0, asked_checks = 0;
    for (const CalendarEntry& entry : out.entries) {
        duties += entry.duty ? 1 : 0;
        checks += std::ssize(entry.checks);
    }
    for (const CalendarCheck& check : problem.checks)
        asked_checks += std::ssize(check.schools);
    out.missed_visits = std::ssize(problem.schools) * std::ssize(problem.duty_months) - duties;
    out.missed_checks = asked_checks - checks - out.waiting;
}

void count_figures(const CalendarIndex& index, CalendarProposal& out) {
    const CalendarFigures figures = figures_of(index, out.entries);
    out.travel_m = figures.travel_m;
    out.close = figures.close;
    out.busiest_week = figures.busiest_week;
    out.full_weeks = figures.full_weeks;
    out.secrecy_bits = figures.secrecy_bits;
    out.most_bits = figures.most_bits;
}

} // namespace

namespace {

CalendarProposal propose_alone(const CalendarProblem& problem) {
    const CalendarIndex index(problem);
    reached(problem, 0);
    CalendarState state(index);
    CalendarSearch search(index, state);
    search.construct();
    reached(problem, 0.1);
    CalendarProposal out;
    out.iterations = search.improve();
    search.draw_days();
    search.complete_teams();
    out.cost = state.cost();
    add_seconds(index, state);
    reached(problem, 0.95);
    for (Index s = 0; s < problem.schools.size(); ++s)
        for (const PlanEntry& entry : state.entries(s))
            out.entries.push_back(entry_of(index, s, entry));
    for (const LockedEntry& lock : problem.locked)
        if (index.day_at(lock.day) < 0) out.entries.push_back(entry_of(lock));
    std::sort(out.entries.begin(), out.entries.end(), [](const CalendarEntry& a, const CalendarEntry& b) {
        return std::pair(a.day, a.school) < std::pair(b.day, b.school);
    });
    count_burden(index, state, out);
    count_missed(problem, out);
    count_figures(index, out);
    out.unmerged = explain_unmerged(index, state);
    out.shortages = explain_shortages(index, state);
    out.broken_locks = explain_locks(index, state);
    out.short_teams = explain_teams(index, state);
    out.teams = count_teams(index, state);
    out.entries_bound = least_entries(index, state);
    out.travel_bound_m = least_travel_m(index, state);
    reached(problem, 1);
    return out;
}

// A search on a thread of its own: it ends when told, and calls nobody.
class Beside {
public:
    Beside(CalendarProblem problem, std::uint64_t nth, const std::atomic<bool>& give_up, const std::atomic<bool>& stop)
        : problem_(std::move(problem)) {
        problem_.seed += nth * 0x9E3779B97F4A7C15U; // Weyl sequence of the golden ratio: no two alike
        problem_.progress = {};
        problem_.cancelled = [&give_up] { return give_up.load(); };
        problem_.stop = [&stop] { return stop.load(); };
        answer_ = std::async(std::launch::async, [this] { return propose_alone(problem_); });
    }
    CalendarProposal get() { return answer_.get(); }

private:
    CalendarProblem problem_;
    std::future<CalendarProposal> answer_;
};

} // namespace

CalendarProposal propose(const CalendarProblem& problem) {
    if (problem.threads <= 1) return propose_alone(problem);
    std::atomic<bool> give_up = false, stop = false;
    std::list<Beside> others; // stay where they are
    for (int nth = 1; nth < problem.threads; ++nth)
        others.emplace_back(problem, static_cast<std::uint64_t>(nth), give_up, stop);
    CalendarProblem own = problem;
    own.cancelled = [&] { return give_up = problem.cancelled && problem.cancelled(); };
    own.stop = [&] { return stop = problem.stop && problem.stop(); };
    std::optional<CalendarProposal> best;
    try {
        best = propose_alone(own);
    } catch (...) {
        give_up = true; // the others are waited for when they go out of scope
        throw;
    }
    for (Beside& other : others) {
        CalendarProposal found = other.get();
        if (found.cost < best->cost) best = std::move(found);
    }
    return std::move(*best);
}

} // namespace guapai::planner
