#include "planner/calendar_figures.h"

#include "planner/calendar_index.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace guapai::planner {

namespace {

void count_ways(const CalendarIndex& index, const std::vector<CalendarEntry>& entries, CalendarFigures& out) {
    std::map<std::pair<Index, int>, std::vector<Index>> tours;
    std::map<std::pair<Index, int>, std::int64_t> weeks;
    for (const CalendarEntry& entry : entries) {
        const int day = index.day_at(entry.day);
        if (entry.visitors.empty() || day < 0) continue;
        if (entry.visitors.front() == index.problem().schools[entry.school].inspector)
            tours[{entry.visitors.front(), day}].push_back(entry.school);
        for (const Index visitor : entry.visitors)
            ++weeks[{visitor, index.week_of(day)}];
    }
    for (const auto& [when, schools] : tours)
        out.travel_m += index.tour_m(schools);
    for (const auto& [when, load] : weeks) {
        out.busiest_week = std::max(out.busiest_week, load);
        out.full_weeks += load > index.problem().parameters.per_week ? 1 : 0;
    }
}

void count_close(const std::vector<CalendarEntry>& entries, CalendarFigures& out) {
    std::map<Index, std::vector<Date>> days;
    for (const CalendarEntry& entry : entries)
        days[entry.school].push_back(entry.day);
    for (auto& [school, all] : days) {
        std::sort(all.begin(), all.end());
        for (std::size_t k = 1; k < all.size(); ++k)
            out.close += all[k] - all[k - 1] < days_apart ? 1 : 0;
    }
}

double bits_of_month(const CalendarIndex& index, Index inspector, const YearMonth& month) {
    const auto [first, last] = index.window(month.first_day(), month.last_day());
    std::int64_t days = 0;
    for (int day = first; day <= last; ++day)
        days += index.away(inspector, day) ? 0 : 1;
    return std::log2(static_cast<double>(std::max<std::int64_t>(1, days)));
}

void count_secrecy(const CalendarIndex& index, const std::vector<CalendarEntry>& entries, CalendarFigures& out) {
    const auto& frozen = index.problem().frozen_through;
    std::map<std::pair<Index, YearMonth>, double> bits;
    for (const CalendarEntry& entry : entries) {
        if (!entry.duty || entry.visitors.empty() || (frozen && entry.day <= *frozen)) continue;
        const std::pair key(entry.visitors.front(), YearMonth::of(entry.day));
        auto known = bits.find(key);
        if (known == bits.end()) known = bits.emplace(key, bits_of_month(index, key.first, key.second)).first;
        out.secrecy_bits += std::log2(static_cast<double>(entry.slack));
        out.most_bits += known->second;
    }
}

} // namespace

CalendarFigures figures_of(const CalendarIndex& index, const std::vector<CalendarEntry>& entries) {
    CalendarFigures out;
    count_ways(index, entries, out);
    count_close(entries, out);
    count_secrecy(index, entries, out);
    return out;
}

CalendarFigures figures_of(const CalendarProblem& problem, const std::vector<CalendarEntry>& entries) {
    return figures_of(CalendarIndex(problem), entries);
}

} // namespace guapai::planner
