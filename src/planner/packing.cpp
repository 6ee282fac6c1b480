#include "planner/packing.h"

#include <algorithm>
#include <cmath>

namespace guapai::planner {

Packing packing_bound(const std::vector<double>& sizes, double bin) {
    std::vector<double> sorted = sizes, sum(sizes.size() + 1, 0);
    std::sort(sorted.begin(), sorted.end());
    for (std::size_t k = 0; k < sorted.size(); ++k)
        sum[k + 1] = sum[k] + sorted[k];
    const auto first_above = [&](double size) {
        return static_cast<std::size_t>(std::upper_bound(sorted.begin(), sorted.end(), size) - sorted.begin());
    };
    const std::size_t half = first_above(bin / 2), all = sorted.size();
    Packing out{.bins = all - half, .least = bin / 2};
    for (std::size_t k = 0; k < half; ++k) {
        if (k > 0 && sorted[k] == sorted[k - 1]) continue;
        // From here on nothing of this size fits beside.
        const std::size_t alone = std::max(half, first_above(bin - sorted[k]));
        const double left = static_cast<double>(alone - half) * bin - (sum[alone] - sum[half]);
        const double more = std::ceil((sum[half] - sum[k] - left) / bin - 1e-9);
        const std::size_t bins = all - half + static_cast<std::size_t>(std::max(0.0, more));
        if (bins > out.bins) out = {.bins = bins, .least = sorted[k]};
    }
    for (std::size_t i = 0; i < sizes.size(); ++i)
        if (sizes[i] > bin / 2) out.large.push_back(i);
    return out;
}

} // namespace guapai::planner
