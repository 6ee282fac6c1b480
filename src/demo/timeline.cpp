#include "demo/timeline.h"

namespace guapai::demo {

void Timeline::run_day(const Date& day, Instant end) {
    database_.write(county_, [&](Transaction&) {
        while (!events_.empty() && events_.begin()->first <= end && Date::in_china(events_.begin()->first) == day) {
            auto event = events_.extract(events_.begin());
            set_now(event.key());
            event.mapped()();
        }
    });
}

void Timeline::run_until(Instant end, const std::function<void(const Date&)>& each_day) {
    while (!events_.empty() && events_.begin()->first <= end) {
        const Date day = Date::in_china(events_.begin()->first);
        each_day(day);
        run_day(day, end);
    }
}

} // namespace guapai::demo
