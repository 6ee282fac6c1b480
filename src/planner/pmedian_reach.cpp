#include "planner/pmedian_reach.h"

namespace guapai::planner::pmedian {

namespace {

constexpr std::size_t most_listed = 4'000'000; // of all medians
constexpr std::size_t clusters_reached = 8;    // so many times the customers of one median are listed

} // namespace

Reach::Reach(const Instance& instance, const std::function<bool()>& enough) : in_(instance) {
    const std::size_t wished = std::max<std::size_t>(64, clusters_reached * in_.n / in_.p);
    listed_ = std::min<std::size_t>({in_.n, wished, most_listed / in_.n});
    near_.reserve(listed_ * in_.n);
    radius_.reserve(in_.n);
    std::vector<Near> all(in_.n);
    for (Node j = 0; j < in_.n; ++j) {
        if (j % 256 == 255 && enough()) return;
        const Instance::From from_j = in_.from(j);
        for (Node i = 0; i < in_.n; ++i)
            all[i] = {from_j(i), i};
        const auto last = all.begin() + static_cast<std::ptrdiff_t>(listed_ - 1);
        std::nth_element(all.begin(), last, all.end(), [](const Near& a, const Near& b) { return a.away < b.away; });
        near_.insert(near_.end(), all.begin(), last + 1);
        radius_.push_back(last->away);
    }
}

} // namespace guapai::planner::pmedian
