// Things that happen one after the other in a past year: each at its moment, with Instant::now() set to it.
//
//     timeline.at(moment, [] { …; timeline.at(later, …); });
//     timeline.run_until(now);        // what lies after `now` has not happened
//
// Each day is one write of the database, which the services' own writes join: a year takes some hundred commits instead
// of many thousand. Thread-safety: one thread.
#pragma once

#include "base/date.h"
#include "store/database.h"

#include <functional>
#include <map>
#include <string>

namespace guapai::demo {

class Timeline {
public:
    Timeline(Database& database, std::string county) : database_(database), county_(std::move(county)) {}

    void at(Instant moment, std::function<void()> event) { events_.emplace(moment, std::move(event)); }
    // `each_day` is told the day before its events run.
    void run_until(Instant end, const std::function<void(const Date&)>& each_day);

private:
    void run_day(const Date& day, Instant end);

    Database& database_;
    std::string county_;
    std::multimap<Instant, std::function<void()>> events_; // equal moments in the order they were given
};

inline Instant moment(const Date& day, int hour, int minute = 0) {
    return {day.midnight_in_china().ms + (hour * 60 + minute) * 60'000};
}

} // namespace guapai::demo
