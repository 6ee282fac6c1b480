#include "planner/calendar_bound.h"

#include <algorithm>
#include <bit>
#include <limits>
#include <map>

namespace guapai::planner {

namespace {

constexpr std::size_t most_by_subsets = 12;

std::int64_t least_entries_of(const CalendarIndex& index, const CalendarState& state, Index school) {
    const std::vector<Request>& requests = index.requests(school);
    std::vector<char> answered(requests.size(), 0);
    std::int64_t fixed = 0;
    for (const PlanEntry& entry : state.entries(school)) {
        if (!entry.fixed) continue;
        ++fixed;
        for (const int r : entry.requests)
            answered[static_cast<std::size_t>(r)] = 1;
    }
    std::int64_t apart = 0, checks = 0;
    int reached = -1;
    for (std::size_t r = 0; r < requests.size(); ++r) { // by deadline
        const Request& request = requests[r];
        if (answered[r] || request.may_wait || !request.possible()) continue;
        checks += request.is_duty() ? 0 : 1;
        if (request.first <= reached) continue;
        reached = request.last;
        ++apart;
    }
    const std::int64_t most = std::max<std::int64_t>(1, index.problem().parameters.checks_per_entry);
    return fixed + std::max(apart, (checks + most - 1) / most);
}

std::int64_t cheapest_partition_m(const CalendarIndex& index, const std::vector<Index>& schools, std::int64_t per_day) {
    const std::size_t n = schools.size(), sets = std::size_t{1} << n;
    std::vector<std::int64_t> least(sets, std::numeric_limits<std::int64_t>::max());
    least[0] = 0;
    for (std::size_t tour = 1; tour < sets; ++tour) {
        if (std::popcount(tour) > per_day) continue;
        std::vector<Index> stops;
        for (std::size_t k = 0; k < n; ++k)
            if (tour >> k & 1) stops.push_back(schools[k]);
        least[tour] = index.tour_m(stops);
    }
    for (std::size_t set = 1; set < sets; ++set) {
        const std::size_t lowest = set & (~set + 1);
        // The tour that holds the set's lowest school; the rest is already solved.
        for (std::size_t tour = set & (set - 1); tour > 0; tour = (tour - 1) & set)
            if (tour & lowest && tour != set && std::popcount(tour) <= per_day)
                least[set] = std::min(least[set], least[tour] + least[set ^ tour]);
        if (set != lowest && std::popcount(set) > 1)
            least[set] = std::min(least[set], least[lowest] + least[set ^ lowest]);
    }
    return least[sets - 1] - static_cast<std::int64_t>(n);
}

} // namespace

std::int64_t least_entries(const CalendarIndex& index, const CalendarState& state) {
    std::int64_t out = 0;
    for (Index s = 0; s < index.problem().schools.size(); ++s)
        out += least_entries_of(index, state, s);
    for (const LockedEntry& lock : index.problem().locked)
        out += index.day_at(lock.day) < 0 ? 1 : 0;
    return out;
}

std::int64_t least_travel_m(const CalendarIndex& index, const CalendarState& state) {
    const CalendarProblem& problem = index.problem();
    std::int64_t out = 0;
    for (Index i = 0; i < problem.inspectors.size(); ++i) {
        std::map<int, std::vector<Index>> visited; // by duty month
        std::int64_t per_day = problem.inspectors[i].per_day;
        for (int day = 0; day < index.days(); ++day) // what is locked may be more
            per_day = std::max(per_day, std::ssize(state.tour(i, day)));
        for (const Index s : index.schools_of(i))
            for (const PlanEntry& entry : state.entries(s))
                for (const int r : entry.requests)
                    if (const Request& request = index.requests(s)[static_cast<std::size_t>(r)];
                        request.is_duty() && state.makes(s, entry))
                        visited[request.month].push_back(s);
        std::map<std::vector<Index>, std::int64_t> known; // most months are alike
        for (const auto& [month, schools] : visited) {
            const auto [found, fresh] = known.emplace(schools, 0);
            if (fresh && schools.size() <= most_by_subsets)
                found->second = cheapest_partition_m(index, schools, per_day);
            else if (fresh)
                for (const Index s : schools)
                    found->second += 2 * index.home_m(s) / per_day;
            out += found->second;
        }
    }
    return out;
}

} // namespace guapai::planner
