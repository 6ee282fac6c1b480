#include "planner/calendar_search.h"

#include <algorithm>
#include <chrono>
#include <numeric>

namespace guapai::planner {

namespace {

constexpr std::int64_t slight_m = 1'000; // serving a check now that a later visit could serve as well

} // namespace

CalendarSearch::CalendarSearch(const CalendarIndex& index, CalendarState& state)
    : index_(index), problem_(index.problem()), state_(state), random_(index.problem().seed) {
    for (Index i = 0; i < problem_.inspectors.size(); ++i)
        if (!index.schools_of(i).empty()) posted_.push_back(i);
    for (std::size_t d = 0; d < problem_.departments.size(); ++d)
        if (problem_.departments[d].schools_per_day > 0) bounded_.push_back(static_cast<int>(d));
}

void CalendarSearch::construct() {
    std::vector<Index> order(problem_.schools.size());
    std::iota(order.begin(), order.end(), Index{0});
    for (std::size_t k = order.size(); k > 1; --k)
        std::swap(order[k - 1], order[random(k)]);
    for (const Index school : order) {
        if (problem_.cancelled && problem_.cancelled()) throw Cancelled{};
        fill(school, state_.open_requests(school));
    }
}

// Pending requests by earliest deadline, which is their order: into an entry there is, else into a new one.
void CalendarSearch::fill(Index school, std::vector<int> pending) {
    std::sort(pending.begin(), pending.end());
    pending.erase(std::remove_if(pending.begin(), pending.end(), [&](int r) { return join_somewhere(school, r); }),
                  pending.end());
    while (open_for(school, pending)) {
    }
}

bool CalendarSearch::join_somewhere(Index school, int request) {
    for (const PlanEntry& entry : state_.entries(school)) {
        if (!state_.can_join(school, entry, request)) continue;
        state_.join(school, entry.day, request);
        return true;
    }
    return false;
}

// What an entry of this day would serve: in order of deadlines, as much as it holds.
std::vector<int> CalendarSearch::gather(Index school, int day, const std::vector<int>& pending) const {
    PlanEntry entry{.day = day};
    for (const int r : pending)
        if (state_.can_join(school, entry, r)) entry.requests.push_back(r);
    return entry.requests;
}

// An entry saved, unless another visit that is due anyway could serve the request.
std::int64_t CalendarSearch::worth(Index school, int request, int first, const std::vector<int>& pending) const {
    const Request& wanted = index_.requests(school)[static_cast<std::size_t>(request)];
    if (wanted.is_duty()) return CalendarState::entry_m;
    if (wanted.may_wait) return CalendarState::wait_m;
    for (const int r : pending) {
        const Request& other = index_.requests(school)[static_cast<std::size_t>(r)];
        if (other.is_duty() && r != first && other.first <= wanted.last && wanted.first <= other.last) return slight_m;
    }
    return CalendarState::entry_m;
}

// An entry for the pending request that cannot wait and whose window ends first; false when there is none.
bool CalendarSearch::open_for(Index school, std::vector<int>& pending) {
    const std::vector<Request>& requests = index_.requests(school);
    const auto urgent = std::find_if(pending.begin(), pending.end(),
                                     [&](int r) { return !requests[static_cast<std::size_t>(r)].may_wait; });
    if (urgent == pending.end()) return false;
    const Request first = requests[static_cast<std::size_t>(*urgent)];
    std::int64_t best = 0;
    PlanEntry entry;
    std::vector<std::int64_t> worths;
    for (const int r : pending)
        worths.push_back(worth(school, r, *urgent, pending));
    for (int day = first.first; day <= first.last; ++day) {
        if (state_.entry_on(school, day)) continue;
        std::vector<int> served = gather(school, day, pending);
        if (!std::binary_search(served.begin(), served.end(), *urgent)) continue;
        std::int64_t score = 0;
        for (std::size_t k = 0, p = 0; k < served.size(); ++k) {
            while (pending[p] != served[k])
                ++p;
            score += worths[p];
        }
        score -= state_.price(school, day, served);
        // Ties are broken by chance, not by the calendar.
        score = score * 16 + static_cast<std::int64_t>(random(16));
        if (noise_m_ > 0) score -= 16 * static_cast<std::int64_t>(random(static_cast<std::size_t>(noise_m_)));
        if (!entry.requests.empty() && score <= best) continue;
        best = score;
        entry = PlanEntry{.day = day, .requests = std::move(served)};
    }
    if (entry.requests.empty()) {
        pending.erase(urgent); // stays left out
        return true;
    }
    std::vector<int> rest;
    std::set_difference(pending.begin(), pending.end(), entry.requests.begin(), entry.requests.end(),
                        std::back_inserter(rest));
    pending = std::move(rest);
    state_.staff(school, entry);
    state_.open(school, std::move(entry));
    return true;
}

CalendarSearch::Taken CalendarSearch::inspector_month() {
    Taken out;
    if (posted_.empty() || problem_.duty_months.empty()) return out;
    const Index i = posted_[random(posted_.size())];
    const YearMonth month = problem_.duty_months[random(problem_.duty_months.size())];
    const auto [first, last] = index_.window(month.first_day(), month.last_day());
    for (int day = first; day <= last; ++day)
        for (const Index s : state_.tour(i, day))
            out.emplace_back(s, day);
    return out;
}

CalendarSearch::Taken CalendarSearch::school_span() {
    Taken out;
    if (problem_.schools.empty()) return out;
    const Index s = random(problem_.schools.size());
    const std::vector<PlanEntry>& entries = state_.entries(s);
    if (entries.empty()) return out;
    const std::size_t first = random(entries.size()), last = std::min(entries.size(), first + 1 + random(3));
    for (std::size_t k = first; k < last; ++k)
        out.emplace_back(s, entries[k].day);
    return out;
}

CalendarSearch::Taken CalendarSearch::department_day() {
    Taken out;
    if (bounded_.empty() || index_.days() == 0) return out;
    const int department = bounded_[random(bounded_.size())];
    const int day = static_cast<int>(random(static_cast<std::size_t>(index_.days())));
    for (const Index s : state_.at(department, day))
        out.emplace_back(s, day);
    return out;
}

// For something left out: a day on which it could be, and one who fills that day.
CalendarSearch::Taken CalendarSearch::in_the_way() {
    Taken out;
    if (state_.missed().empty()) return out;
    auto chosen = state_.missed().begin();
    std::advance(chosen, static_cast<std::ptrdiff_t>(random(state_.missed().size())));
    const auto [school, r] = *chosen;
    const Request& request = index_.requests(school)[static_cast<std::size_t>(r)];
    const int day =
        request.first + static_cast<int>(random(static_cast<std::size_t>(request.last - request.first + 1)));
    if (state_.entry_on(school, day)) out.emplace_back(school, day);
    const auto& i = problem_.schools[school].inspector;
    const std::vector<Index>* rivals =
        request.needs_inspector() ? (i ? &state_.tour(*i, day) : nullptr) : &state_.at(request.department, day);
    if (rivals && !rivals->empty()) {
        const Index rival = (*rivals)[random(rivals->size())];
        if (rival != school) out.emplace_back(rival, day);
    }
    if (out.empty() || out.front().first != school) out.emplace(out.begin(), school, -1);
    return out;
}

// Takes the entries out, puts their schools' requests back in, and undoes it all if that costs more.
bool CalendarSearch::step(const Taken& taken) {
    const std::int64_t before = state_.cost();
    std::vector<std::pair<Index, std::vector<PlanEntry>>> saved;
    std::vector<std::vector<int>> pending;
    for (const auto& [school, day] : taken) {
        const auto known =
            std::find_if(saved.begin(), saved.end(), [s = school](const auto& one) { return one.first == s; });
        const auto k = static_cast<std::size_t>(known - saved.begin());
        if (known == saved.end()) {
            saved.emplace_back(school, state_.entries(school));
            pending.push_back(state_.open_requests(school));
        }
        const PlanEntry* entry = state_.entry_on(school, day);
        if (!entry || entry->fixed) continue;
        const PlanEntry closed = state_.close(school, day);
        pending[k].insert(pending[k].end(), closed.requests.begin(), closed.requests.end());
    }
    std::vector<std::size_t> order(saved.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    const bool first_first = random(2) == 0; // in_the_way puts the one left out first
    for (std::size_t k = order.size(); k > 1; --k)
        if (const std::size_t other = random(k); !first_first || other > 0) std::swap(order[k - 1], order[other]);
    for (const std::size_t k : order)
        fill(saved[k].first, std::move(pending[k]));
    if (state_.cost() <= before) return true;
    for (const auto& [school, entries] : saved) {
        const std::vector<PlanEntry> now = state_.entries(school);
        for (const PlanEntry& entry : now)
            if (std::find(entries.begin(), entries.end(), entry) == entries.end()) state_.close(school, entry.day);
    }
    for (const auto& [school, entries] : saved)
        for (const PlanEntry& entry : entries)
            if (!state_.entry_on(school, entry.day)) state_.open(school, entry);
    return false;
}

std::int64_t CalendarSearch::improve() {
    const auto begun = std::chrono::steady_clock::now();
    std::int64_t done = 0;
    for (; done < problem_.iterations; ++done) {
        if (done % 64 == 0) {
            if (problem_.cancelled && problem_.cancelled()) throw Cancelled{};
            if (problem_.stop && problem_.stop()) break;
            const std::chrono::duration<double> taken = std::chrono::steady_clock::now() - begun;
            if (problem_.seconds && taken.count() >= *problem_.seconds) break;
            if (problem_.progress) {
                const double part = static_cast<double>(done) / static_cast<double>(problem_.iterations);
                problem_.progress(0.1 + 0.8 * std::max(part, problem_.seconds ? taken.count() / *problem_.seconds : 0));
            }
        }
        noise_m_ = random(2) == 0 ? 0 : 4'000;
        const std::uint64_t kind = random(8);
        Taken taken;
        if (kind < 3 && !state_.missed().empty())
            taken = in_the_way();
        else if (kind == 3 && !bounded_.empty())
            taken = department_day();
        else
            taken = kind < 6 ? inspector_month() : school_span();
        if (!taken.empty()) step(taken);
    }
    return done;
}

bool CalendarSearch::movable(const std::vector<std::pair<Index, PlanEntry>>& moved, int day) const {
    for (const auto& [school, entry] : moved) {
        if (state_.entry_on(school, day)) return false;
        for (const int r : entry.requests) {
            const Request& request = index_.requests(school)[static_cast<std::size_t>(r)];
            if (day < request.first || request.last < day) return false;
            if (request.department >= 0 && !state_.department_free(request.department, day)) return false;
        }
    }
    return true;
}

void CalendarSearch::draw_day(Index inspector, int day) {
    std::vector<Index> schools = state_.tour(inspector, day);
    std::erase_if(schools, [&](Index s) { return state_.entry_on(s, day)->fixed; });
    if (schools.empty()) return;
    const std::int64_t before = state_.cost();
    std::vector<std::pair<Index, PlanEntry>> moved;
    for (const Index s : schools)
        moved.emplace_back(s, state_.close(s, day));
    int first = 0, last = index_.days() - 1;
    for (const auto& [school, entry] : moved)
        for (const int r : entry.requests) {
            first = std::max(first, index_.requests(school)[static_cast<std::size_t>(r)].first);
            last = std::min(last, index_.requests(school)[static_cast<std::size_t>(r)].last);
        }
    const auto settle = [&](int there) {
        bool held = true; // a department's limit may bind once the tour's first school is there
        for (auto& [school, entry] : moved) {
            for (const int r : entry.requests) {
                const int department = index_.requests(school)[static_cast<std::size_t>(r)].department;
                held &= department < 0 || state_.department_free(department, there);
            }
            entry.day = there;
            state_.staff(school, entry);
            state_.open(school, entry);
        }
        return held;
    };
    std::vector<int> good;
    for (int there = first; there <= last; ++there) {
        const bool empty = state_.tour(inspector, there).empty() && !index_.away(inspector, there) &&
                           state_.room(inspector, there) >= std::ssize(moved);
        if (there != day && !(empty && movable(moved, there))) continue;
        if ((settle(there) && state_.cost() <= before) || there == day) good.push_back(there);
        for (const auto& [school, entry] : moved)
            state_.close(school, there);
    }
    const int drawn = good[random(good.size())];
    settle(drawn);
    for (const Index s : schools)
        state_.set_slack(s, drawn, std::ssize(good));
}

void CalendarSearch::complete_teams() {
    for (Index school = 0; school < problem_.schools.size(); ++school)
        for (const PlanEntry& entry : std::vector<PlanEntry>(state_.entries(school))) {
            if (state_.missing(school, entry) <= 0) continue;
            PlanEntry again = state_.close(school, entry.day);
            state_.staff(school, again);
            state_.open(school, std::move(again));
        }
}

void CalendarSearch::draw_days() {
    constexpr int sweeps = 2; // the second draws anew from where the first has mixed
    for (int sweep = 0; sweep < sweeps; ++sweep)
        for (const Index i : posted_) {
            if (problem_.cancelled && problem_.cancelled()) throw Cancelled{};
            std::vector<int> days;
            for (int day = 0; day < index_.days(); ++day)
                if (!state_.tour(i, day).empty()) days.push_back(day);
            for (const int day : days)
                draw_day(i, day);
        }
}

} // namespace guapai::planner
