// The best plan of all threads, and the bound once it is known. Internal to src/planner/pmedian*.
//
// Thread-safety: shared by all threads.
#pragma once

#include "planner/pmedian_state.h"

#include <atomic>
#include <chrono>
#include <limits>
#include <mutex>

namespace guapai::planner::pmedian {

using Clock = std::chrono::steady_clock;

// A bound this near is the objective itself: sums of doubles are not nearer to each other.
inline bool proved(double objective, double bound) {
    return std::isfinite(objective) && objective <= bound + 3e-9 * std::abs(objective);
}

class Incumbent {
public:
    void offer(const Plan& plan); // kept when it overloads less or, with as little, travels less
    void offer_bound(double bound);
    Plan plan() const;
    double objective() const { return objective_; } // infinite: nothing feasible yet
    double bound() const { return bound_; }         // minus infinite: none known
    bool settled() const { return proved(objective_, bound_); }

    std::atomic<bool> stop = false;

private:
    mutable std::mutex mutex_;
    Plan best_;
    std::atomic<double> objective_ = std::numeric_limits<double>::infinity();
    std::atomic<double> bound_ = -std::numeric_limits<double>::infinity();
};

} // namespace guapai::planner::pmedian
