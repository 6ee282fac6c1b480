// How good and how fast are calendars of a whole year, against what is done without a planner? On the synthetic city
// (650 schools, 132 inspectors, 18 checks of ten departments):
//     unmerged: every inspector takes his schools in the roster's order on the first days of the month, every
//     department
//               comes on its own for every check
//     stabbing: the first calendar alone, interval stabbing by earliest deadline
//     planner:  propose(), with its bounds; once more where no department can be at more than 30 schools a day
// Usage: calendar_bench [ITERATIONS]
#include "planner/calendar_checker.h"
#include "planner/calendar_city.h"

#include <fmt/format.h>

#include <chrono>
#include <cstdlib>

namespace {

using namespace guapai::planner;

double km(std::int64_t metres) { return static_cast<double>(metres) / 1000; }

void unmerged(const CalendarProblem& year) {
    std::int64_t entries = 0, travel = 0;
    std::map<Index, std::vector<Index>> schools_of;
    for (Index s = 0; s < year.schools.size(); ++s)
        if (const auto& i = year.schools[s].inspector) schools_of[*i].push_back(s);
    for (const auto& [i, schools] : schools_of) {
        const Point home = *year.inspectors[i].home;
        const auto stops = static_cast<std::size_t>(year.inspectors[i].per_day);
        for (std::size_t first = 0; first < schools.size(); first += stops) {
            Point at = home;
            for (std::size_t k = first; k < std::min(schools.size(), first + stops); ++k) {
                travel += metres(at, *year.schools[schools[k]].place);
                at = *year.schools[schools[k]].place;
            }
            travel += metres(at, home);
        }
        entries += std::ssize(schools);
    }
    const std::int64_t months = std::ssize(year.duty_months);
    entries *= months;
    for (const CalendarCheck& check : year.checks)
        entries += std::ssize(check.schools);
    fmt::print("{:<24} {:>8} {:>8} {:>12.1f}\n", "unmerged", entries, 0, km(travel * months));
}

void planned(const char* name, CalendarProblem year, std::int64_t iterations) {
    year.iterations = iterations;
    const auto begun = std::chrono::steady_clock::now();
    const CalendarProposal proposal = propose(year);
    const std::chrono::duration<double> taken = std::chrono::steady_clock::now() - begun;
    fmt::print("{:<24} {:>8} {:>8} {:>12.1f} {:>12.1f} {:>8} {:>8} {:>8.1f} {:>8.2f}\n", name, proposal.entries.size(),
               proposal.saved, km(proposal.travel_m), km(proposal.travel_bound_m), proposal.entries_bound,
               proposal.unmerged.size(), 100 * proposal.secrecy_bits / proposal.most_bits, taken.count());
    for (const std::string& fault : CalendarJudge(year, proposal).faults())
        fmt::print("  FAULT {}\n", fault);
}

} // namespace

int main(int argc, char** argv) {
    CalendarProblem year = the_year();
    const std::int64_t iterations = argc > 1 ? std::atol(argv[1]) : year.iterations;
    fmt::print("{:<24} {:>8} {:>8} {:>12} {:>12} {:>8} {:>8} {:>8} {:>8}\n", "way", "entries", "saved", "km",
               "bound km", "bound", "alone", "secret %", "seconds");
    unmerged(year);
    planned("stabbing", year, 0);
    planned("planner", year, iterations);
    for (CalendarDepartment& department : year.departments)
        department.schools_per_day = 30;
    planned("planner, 30 a day", year, iterations);
}
