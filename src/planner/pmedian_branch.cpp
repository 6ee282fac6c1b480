#include "planner/pmedian_branch.h"

namespace guapai::planner::pmedian {

Branch all_solutions(const Instance& in, std::vector<double> prices, double bound) {
    Branch out{.bound = bound, .prices = std::move(prices), .medians = {}, .customers = {}};
    for (Node j = 0; j < in.n; ++j) {
        if (!in.may_be_median(j)) continue;
        for (Node i = 0; i < in.n; ++i)
            if (i != j && in.demand[i] <= in.capacity[j] - in.demand[j]) out.customers.push_back(i);
        out.medians.push_back({j, false, static_cast<std::uint32_t>(out.customers.size())});
    }
    return out;
}

} // namespace guapai::planner::pmedian
