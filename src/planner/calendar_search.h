// Makes a calendar and makes it better. Internal to src/planner.
//
// First calendar: per school interval stabbing by earliest deadline (Gupta, Lee and Leung 1982): the request whose
// window ends first opens an entry on the permitted day that serves most, and takes along what fits. Then
// large-neighbourhood search (Shaw 1998; Pisinger and Ropke 2007): an inspector's month, a school's entries, a
// department's day or whatever stands in the way of something left out is taken out and put back; what does not cost
// more is kept. Last, Gibbs sampling (Geman and Geman 1984): every tour is moved to a day drawn uniformly among those
// on which the whole calendar costs no more.
#pragma once

#include "planner/calendar_state.h"

#include <random>
#include <vector>

namespace guapai::planner {

class CalendarSearch {
public:
    CalendarSearch(const CalendarIndex& index, CalendarState& state);

    void construct();
    std::int64_t improve(); // iterations done
    void draw_days();
    void complete_teams(); // by who has become free since the day was chosen

private:
    using Taken = std::vector<std::pair<Index, int>>; // school, day

    void fill(Index school, std::vector<int> pending);
    bool join_somewhere(Index school, int request);
    bool open_for(Index school, std::vector<int>& pending);
    std::vector<int> gather(Index school, int day, const std::vector<int>& pending) const;
    std::int64_t worth(Index school, int request, int first, const std::vector<int>& pending) const;

    Taken inspector_month();
    Taken school_span();
    Taken department_day();
    Taken in_the_way();
    bool step(const Taken& taken);

    void draw_day(Index inspector, int day);
    bool movable(const std::vector<std::pair<Index, PlanEntry>>& moved, int day) const;

    std::uint64_t random(std::size_t below) { return random_() % below; }

    const CalendarIndex& index_;
    const CalendarProblem& problem_;
    CalendarState& state_;
    std::mt19937_64 random_;
    std::int64_t noise_m_ = 0;
    std::vector<Index> posted_; // inspectors who have schools
    std::vector<int> bounded_;  // departments with a limit a day
};

} // namespace guapai::planner
