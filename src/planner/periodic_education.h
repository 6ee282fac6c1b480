// Makes a plan as good as local search can: visits that are missing are added where they cost least, every day is
// improved by itself (day_search.h), then customers change to other combinations of days while that gains, in turn
// until neither does. Internal to src/planner.
//
//     Education education(data, [] { return false; });
//     education.run(plan, penalties, dice);     // plan.routes may lack visits; afterwards it is whole and measured
//
// Thread-safety: none; one object, one thread.
#pragma once

#include "planner/day_search.h"
#include "planner/periodic_plan.h"

namespace guapai::planner {

class Education {
public:
    // `late` is asked often; once true, the plan is left as it is: whole, but not at its best.
    Education(const PeriodicData& data, std::function<bool()> late);
    void run(Individual& plan, const Penalties& penalties, Dice& dice);

private:
    // The cheapest combination among those that keep `kept`, from the days the customer is visited on now.
    bool choose_days(PlaceId customer, std::uint64_t kept, Individual& plan, std::vector<bool>& touched);
    void complete(Individual& plan, Dice& dice, std::vector<bool>& touched);
    bool change_days(Individual& plan, std::vector<bool>& touched); // until no change gains; true when any did
    void price_days(PlaceId customer, std::uint64_t now);
    std::int64_t changes_around(PlaceId customer) const;

    const PeriodicData& data_;
    const std::function<bool()> late_;
    std::vector<DaySearch> days_;
    std::vector<PlaceId> order_;
    std::vector<std::uint64_t> of_interest_; // by place: the days of any combination
    std::vector<std::int64_t> tried_;        // by place: the changes of these days when last looked at
    std::vector<Insertion> price_;           // by day: of leaving it where the customer is visited, of coming where not
    struct Coming {
        std::int64_t seen = -1; // the day's changes by then
        Insertion cheapest;
    };
    std::vector<Coming> coming_; // by place and day: most days have not changed when a customer is looked at again
};

} // namespace guapai::planner
