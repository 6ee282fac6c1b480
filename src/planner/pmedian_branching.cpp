#include "planner/pmedian_branching.h"

#include "planner/pmedian_incumbent.h"
#include "planner/pmedian_split.h"

#include <algorithm>

namespace guapai::planner::pmedian {

namespace {

constexpr double first_goal = 1.01;  // objective by bound
constexpr double worth_a_goal = 0.1; // of the way from the bound to the objective
constexpr Effort at_the_root{.steps = 200, .pace = 0.1, .patience = 10, .enough = 0, .stretch = 0};
constexpr Effort in_a_branch{.steps = 60, .pace = 0.4, .patience = 15, .enough = 0, .stretch = 0};
constexpr double longest_stretch = 0.01;             // of the bound
constexpr std::size_t most_remembered = 256'000'000; // bytes of open branches
constexpr double equal = 1e-9;                       // relative: sums of doubles are not nearer
constexpr auto look_again = std::chrono::milliseconds(2);

bool worse(const Branch& a, const Branch& b) { return a.bound > b.bound; }

double rounded(const Instance& in, double value) {
    if (!std::isfinite(value)) return value;
    const double safe = value - equal * std::abs(value);
    return in.whole_distances ? std::ceil(safe - 1e-6) : safe;
}

} // namespace

class Branching::Worker {
public:
    explicit Worker(const Instance& in) : in_(in), relaxation_(in), fixing_(in, relaxation_) {}

    struct Outcome {
        std::vector<Branch> parts; // with solutions below the limit, perhaps
        std::optional<Plan> best;  // no solution of the branch is better
    };

    Outcome bound_and_split(Branch branch, double limit, double stretch, const std::function<bool()>& late) {
        Effort effort = std::isfinite(branch.bound) ? in_a_branch : at_the_root;
        effort.enough = limit;
        effort.stretch = stretch;
        relaxation_.enter(branch);
        branch.bound = std::max(branch.bound, relaxation_.raise(effort, late));
        if (branch.bound >= limit) return {};
        if (relaxation_.solved()) return {.parts = {}, .best = relaxation_.plan()};
        branch.prices = relaxation_.best_prices();
        if (!fixing_.run(relaxation_, limit, late)) return {};
        Outcome out{.parts = halves(in_, branch, relaxation_, fixing_.marks()), .best = {}};
        if (out.parts.empty()) out.best = only_solution(in_, narrowed(branch, fixing_.marks()));
        return out;
    }

private:
    const Instance& in_;
    Relaxation relaxation_;
    Fixing fixing_;
};

Branching::Branching(const Instance& instance, std::vector<double> prices, double bound)
    : in_(instance), root_(all_solutions(instance, std::move(prices), -infinite)), settled_(bound) {}

void Branching::run(const BoundBudget& budget) {
    Worker worker(in_);
    std::unique_lock lock(mutex_);
    while (!finished_ && branches_ < budget.steps && bytes_ < most_remembered && !budget.enough()) {
        if (open_.empty() && at_work_.empty() && !begin(budget.objective())) {
            finished_ = true;
            break;
        }
        if (open_.empty()) {
            changed_.wait_for(lock, look_again);
            continue;
        }
        goal_ = std::min(goal_, budget.objective());
        const double limit = this->limit(), stretch = stretch_;
        Branch branch = take();
        if (branch.bound >= limit) continue;
        ++branches_;
        const auto mine = at_work_.insert(branch.bound);
        lock.unlock();
        Worker::Outcome outcome = worker.bound_and_split(std::move(branch), limit, stretch, budget.enough);
        lock.lock();
        at_work_.erase(mine);
        for (Branch& part : outcome.parts)
            put(std::move(part));
        if (outcome.best) {
            met_ = std::min(met_, outcome.best->travel);
            budget.found(*outcome.best);
        }
        changed_.notify_all();
        budget.report(least(budget.objective()));
    }
    budget.report(least(budget.objective()));
}

bool Branching::begin(double objective) {
    const bool first_time = goal_ == -infinite;
    if (!first_time) settled_ = std::max(settled_, least(objective));
    // A solution below the goal is the best there is; without a goal, every branch was looked at.
    if (!first_time && (met_ < limit() || goal_ == infinite)) return false;
    if (proved(objective, settled_)) return false;
    const double first = in_.whole_distances ? std::ceil(objective / first_goal) : objective / first_goal;
    const bool worthwhile = first - settled_ > worth_a_goal * (objective - settled_);
    goal_ = std::isfinite(objective) && worthwhile ? first : objective;
    const double scale = std::isfinite(objective) ? std::abs(objective) : std::abs(settled_);
    stretch_ = std::clamp(objective - settled_, equal * (1 + scale), longest_stretch * (1 + scale));
    put(root_);
    return true;
}

Branch Branching::take() {
    std::pop_heap(open_.begin(), open_.end(), worse);
    Branch out = std::move(open_.back());
    open_.pop_back();
    bytes_ -= out.bytes();
    return out;
}

void Branching::put(Branch branch) {
    bytes_ += branch.bytes();
    open_.push_back(std::move(branch));
    std::push_heap(open_.begin(), open_.end(), worse);
}

double Branching::limit() const {
    if (!std::isfinite(goal_)) return goal_; // no plan is known
    return in_.whole_distances ? goal_ - 1 + 2e-6 + 2 * equal * std::abs(goal_) : goal_ - equal * std::abs(goal_);
}

double Branching::least(double objective) const {
    double branches = met_;
    if (!open_.empty()) branches = std::min(branches, open_.front().bound);
    if (!at_work_.empty()) branches = std::min(branches, *at_work_.begin());
    const bool exact = in_.whole_distances || !std::isfinite(goal_);
    const double reached = exact ? goal_ : goal_ - 2 * equal * std::abs(goal_);
    return std::min(objective, std::max(settled_, std::min(rounded(in_, branches), reached)));
}

} // namespace guapai::planner::pmedian
