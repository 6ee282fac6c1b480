// What is left out of a calendar and what would help. Internal to src/planner.
#pragma once

#include "planner/calendar_state.h"

#include <map>
#include <string>

namespace guapai::planner {

class LeftOut {
public:
    LeftOut(const CalendarIndex& index, const CalendarState& state);

    // The reason that keeps this request of this school out, as if it alone were missing.
    Shortage shortage(Index school, const Request& request) const;
    std::vector<Shortage> shortages() const; // the same reason counted once, with all its schools

private:
    std::optional<Shortage> without_days(const Request& request) const;
    Shortage of_inspector(Index school, const Request& request) const;
    Shortage of_department(const Request& request) const;

    const CalendarIndex& index_;
    const CalendarProblem& problem_;
    const CalendarState& state_;
};

} // namespace guapai::planner
