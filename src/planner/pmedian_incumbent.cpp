#include "planner/pmedian_incumbent.h"

namespace guapai::planner::pmedian {

void Incumbent::offer(const Plan& plan) {
    const std::lock_guard lock(mutex_);
    const bool better = best_.slot.empty() || plan.overload < best_.overload ||
                        (plan.overload == best_.overload && plan.travel < best_.travel);
    if (!better) return;
    best_ = plan;
    if (plan.overload == 0) objective_ = plan.travel;
}

void Incumbent::offer_bound(double bound) {
    const std::lock_guard lock(mutex_);
    bound_ = std::max<double>(bound_, bound);
}

Plan Incumbent::plan() const {
    const std::lock_guard lock(mutex_);
    return best_;
}

} // namespace guapai::planner::pmedian
