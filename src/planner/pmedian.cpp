#include "planner/pmedian.h"

#include "planner/packing.h"
#include "planner/pmedian_branching.h"
#include "planner/pmedian_order.h"
#include "planner/pmedian_search.h"

#include <fmt/format.h>

#include <algorithm>
#include <thread>

namespace guapai::planner {

namespace {

using namespace pmedian;

// Of the time: the first bound, at most; the search before it makes room for branching; branching, where customers are
// many. Few customers: the search is soon done, and branching has all the time.
constexpr double bound_part = 0.35, search_part = 0.6, branching_part = 0.8;
constexpr Node few_customers = 120;
constexpr double near = 1.01; // objective by bound
constexpr std::int64_t kicks_per_branch = 20;
constexpr auto report_every = std::chrono::milliseconds(5);

class Solver {
public:
    Solver(const PMedianProblem& problem, const PMedianOptions& options)
        : options_(options), begun_(Clock::now()),
          deadline_(begun_ + std::chrono::duration_cast<Clock::duration>(
                                 std::chrono::duration<double>(std::clamp(options.seconds, 0.0, 1e6)))),
          order_(along_the_curve(problem)), in_(in_order(problem, order_)) {}

    PMedianAnswer run() {
        const int threads = in_.p == in_.n ? 1 : std::clamp(options_.threads, 1, 64);
        kicks_.assign(static_cast<std::size_t>(threads), 0);
        {
            std::vector<std::jthread> others;
            for (int t = 1; t < threads; ++t)
                others.emplace_back([this, t, threads] { work(t, t == threads - 1); });
            work(0, threads == 1);
        }
        return answer();
    }

private:
    void work(int thread, bool bounds) {
        Search search(in_, options_.seed + static_cast<std::uint64_t>(thread) * 7919, incumbent_);
        Budget budget{.begun = begun_, .deadline = deadline_, .kicks = options_.kicks};
        if (thread == 0) budget.report = [this](double) { report(); };
        search.start(budget);
        const bool few = in_.n <= few_customers, alone = kicks_.size() == 1;
        if (bounds && options_.bound && in_.n <= most_customers_bounded) {
            bound(thread);
            branch(thread, alone ? bound_part : few ? 1 : branching_part);
        }
        if (in_.p == in_.n) return;
        std::int64_t& kicks = kicks_[static_cast<std::size_t>(thread)];
        const bool branches = options_.bound && options_.kicks == 0 && in_.n <= most_customers_branched;
        if (branches && (few || alone)) {
            budget.deadline = part_of_time(search_part);
            kicks = search.run(budget);
            branch(thread, few ? 1 : branching_part);
            budget.deadline = deadline_;
        }
        kicks += search.run(budget);
    }

    Clock::time_point part_of_time(double part) const {
        return begun_ + std::chrono::duration_cast<Clock::duration>((deadline_ - begun_) * part);
    }

    void report() {
        if (options_.stopped && options_.stopped()) incumbent_.stop = true;
        if (!options_.progress) return;
        const std::chrono::duration<double> elapsed = Clock::now() - begun_;
        options_.progress(std::min(1.0, elapsed.count() / std::max(1e-9, options_.seconds)), incumbent_.objective());
    }

    BoundBudget bound_budget(int thread, Clock::time_point until) {
        return {.enough =
                    [this, thread, until] {
                        const auto now = Clock::now();
                        if (thread == 0 && now - reported_ >= report_every) {
                            reported_ = now;
                            report();
                        }
                        return incumbent_.stop || now >= until;
                    },
                .objective = [this] { return incumbent_.objective(); },
                .report = [this](double value) { incumbent_.offer_bound(value); },
                .found = [this](const Plan& plan) { incumbent_.offer(plan); }};
    }

    BoundBudget branching_budget(int thread, Clock::time_point until) {
        BoundBudget out = bound_budget(thread, until);
        constexpr std::int64_t most = std::numeric_limits<int>::max();
        out.steps = static_cast<int>(options_.kicks > 0 ? std::min(options_.kicks / kicks_per_branch, most) : most);
        return out;
    }

    void bound(int thread) {
        const BoundBudget budget = bound_budget(thread, part_of_time(bound_part));
        const Reach reach(in_, budget.enough);
        if (!reach.finished()) return;
        Lagrangian lagrangian(in_, reach, starting_prices(in_, incumbent_.plan()));
        const auto bound = lagrangian.run(budget);
        if (!bound || in_.n > most_customers_branched || incumbent_.settled()) return;
        branches_.emplace(in_, lagrangian.best_prices(), *bound);
        branching_ = &*branches_;
    }

    // Many customers: only where a proof is not far, since the search would make more of the time.
    void branch(int thread, double until) {
        Branching* const branching = branching_;
        if (branching == nullptr || incumbent_.settled()) return;
        if (in_.n > few_customers && incumbent_.objective() > near * incumbent_.bound()) return;
        branching->run(branching_budget(thread, part_of_time(until)));
    }

    PMedianAnswer answer() {
        PMedianAnswer out;
        const Plan plan = incumbent_.plan();
        out.feasible = plan.overload == 0;
        out.objective = plan.travel;
        out.assignment.resize(in_.n);
        for (Node i = 0; i < in_.n; ++i)
            out.assignment[order_[i]] = order_[plan.median[plan.slot[i]]];
        for (const Node j : plan.median)
            out.medians.push_back(order_[j]);
        std::sort(out.medians.begin(), out.medians.end());
        const double bound = incumbent_.bound();
        const bool worth_telling = bound > 0 || (bound == 0 && out.objective == 0); // nothing is less than 0 anyway
        if (worth_telling && out.feasible) {
            out.lower_bound = std::min(bound, out.objective);
            out.proven_optimal = proved(out.objective, bound);
            if (*out.lower_bound > 0) out.gap = out.objective / *out.lower_bound - 1;
            if (out.objective == 0) out.gap = 0;
        }
        for (const std::int64_t kicks : kicks_)
            out.kicks += kicks;
        out.overload = static_cast<double>(plan.overload) * in_.units_of_demand;
        out.seconds = std::chrono::duration<double>(Clock::now() - begun_).count();
        return out;
    }

    const PMedianOptions& options_;
    Clock::time_point begun_, deadline_;
    std::vector<std::size_t> order_; // of the problem's customers within in_
    Instance in_;
    Incumbent incumbent_;
    Clock::time_point reported_; // by thread 0, while it bounds
    std::optional<Branching> branches_;
    std::atomic<Branching*> branching_ = nullptr; // once it may be joined
    std::vector<std::int64_t> kicks_;
};

PMedianAnswer cannot_be_packed(const PMedianProblem& problem, const Packing& packing) {
    PMedianAnswer out;
    out.why_zh = fmt::format("需求不可拆分，{} 个中位点无论如何装不下：需求量不小于 {} 的点至少要 {} 个中位点，其中 {} "
                             "个点的需求超过最大容量的一半",
                             problem.p, packing.least, packing.bins, packing.large.size());
    out.why_en =
        fmt::format("Demands cannot be split and do not fit {} medians: those of at least {} need {} medians; {} of "
                    "them are above half the largest capacity",
                    problem.p, packing.least, packing.bins, packing.large.size());
    return out;
}

void explain_overload(PMedianAnswer& answer) {
    answer.why_zh = fmt::format("在限定的时间内没有找到不超容量的方案，最好的仍超出 {}：请延长时间、增加中位点或容量",
                                answer.overload);
    answer.why_en =
        fmt::format("No plan within capacity was found in time; the best is {} above it: give more time, more medians "
                    "or more capacity",
                    answer.overload);
}

} // namespace

PMedianAnswer solve(const PMedianProblem& problem, const PMedianOptions& options) {
    check(problem);
    const double largest = *std::max_element(problem.capacity.begin(), problem.capacity.end());
    if (const Packing packing = packing_bound(problem.demand, largest); packing.bins > problem.p)
        return cannot_be_packed(problem, packing);
    PMedianAnswer out = Solver(problem, options).run();
    if (!out.feasible) explain_overload(out);
    return out;
}

} // namespace guapai::planner
