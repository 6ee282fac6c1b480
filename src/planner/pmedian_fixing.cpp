#include "planner/pmedian_fixing.h"

#include <algorithm>

namespace guapai::planner::pmedian {

Branch narrowed(const Branch& branch, const Marks& marks) {
    Branch out{.bound = branch.bound, .prices = branch.prices, .medians = {}, .customers = {}};
    std::uint32_t arc = 0;
    for (std::size_t a = 0; a < branch.medians.size(); ++a) {
        const Branch::Median& median = branch.medians[a];
        if (marks.closed[a] == 0) {
            for (std::uint32_t k = arc; k < median.end; ++k)
                if (marks.forbidden[k] == 0) out.customers.push_back(branch.customers[k]);
            out.medians.push_back(
                {median.node, median.opened || marks.opened[a] != 0, static_cast<std::uint32_t>(out.customers.size())});
        }
        arc = median.end;
    }
    return out;
}

Fixing::Fixing(const Instance& instance, const Relaxation& relaxation)
    : in_(instance), table_(relaxation.largest_room()) {}

bool Fixing::run(Relaxation& relaxation, double limit, const std::function<bool()>& late) {
    relaxation.return_to_best();
    const double value = relaxation.evaluate();
    if (!(value < limit)) return false;
    const double rise = limit - value;
    mark_medians(relaxation, rise);
    const auto& medians = relaxation.medians();
    with_.assign(medians.empty() ? 0 : medians.back().to, 0);
    less_ = with_;
    for (std::size_t a = 0; a < medians.size(); ++a) {
        if (a % 16 == 15 && late()) return follow(relaxation);
        if (marks_.closed[a] == 0) look_at(relaxation, a);
    }
    weigh_losses(relaxation);
    mark_arcs(relaxation, rise);
    return follow(relaxation);
}

void Fixing::mark_medians(const Relaxation& relaxation, double rise) {
    const auto& medians = relaxation.medians();
    marks_ = {.closed = std::vector<char>(medians.size(), 0),
              .opened = std::vector<char>(medians.size(), 0),
              .forbidden = std::vector<char>(medians.empty() ? 0 : medians.back().to, 0)};
    chosen_.assign(medians.size(), 0);
    gain_.resize(medians.size());
    last_ = infinite;
    for (const std::size_t a : relaxation.chosen()) {
        chosen_[a] = 1;
        if (medians[a].opened) marks_.opened[a] = 1;
        if (!medians[a].opened) last_ = std::min(last_, medians[a].gain);
        if (medians[a].gain - relaxation.gain_of_next() >= rise) marks_.opened[a] = 1;
    }
    for (std::size_t a = 0; a < medians.size(); ++a) {
        gain_[a] = medians[a].gain;
        if (chosen_[a] == 0 && last_ - gain_[a] >= rise) marks_.closed[a] = 1;
    }
}

// What the median gains with each of its customers for certain and, when it is chosen, without him.
void Fixing::look_at(const Relaxation& relaxation, std::size_t a) {
    const Relaxation::Median& median = relaxation.medians()[a];
    constexpr auto nowhere_in_table = static_cast<std::size_t>(-1);
    relaxation.fill(median, table_);
    table_.look_back();
    place_.assign(median.to - median.from, nowhere_in_table);
    for (std::size_t k = 0; k < table_.items.size(); ++k)
        place_[table_.items[k].key - median.from] = k;
    const int room = relaxation.room(median);
    const double own = relaxation.own_gain(median);
    for (std::uint32_t arc = median.from; arc < median.to; ++arc) {
        const std::size_t place = place_[arc - median.from];
        const int rest = room - relaxation.demand(arc);
        const bool listed = place != nowhere_in_table;
        with_[arc] = own + relaxation.profit(arc) + (listed ? table_.without(place, rest) : table_.best(rest));
        less_[arc] = listed && chosen_[a] != 0 ? own + table_.without(place, room) : gain_[a];
    }
}

void Fixing::weigh_losses(const Relaxation& relaxation) {
    const double next = relaxation.gain_of_next();
    double all = 0;
    for (const std::size_t a : relaxation.chosen())
        all += gain_[a];
    sum_.assign(in_.n, all);
    least_.assign(in_.n, last_);
    for (const std::size_t a : relaxation.chosen()) {
        const Relaxation::Median& median = relaxation.medians()[a];
        // A median that another serves is not open.
        sum_[median.node] += median.opened ? -infinite : next - gain_[a];
        least_[median.node] = std::min(least_[median.node], next);
        for (std::uint32_t arc = median.from; arc < median.to; ++arc) {
            if (!median.opened) less_[arc] = std::max(less_[arc], next);
            const Node i = relaxation.customer(arc);
            sum_[i] -= std::max(0.0, gain_[a] - less_[arc]);
            if (!median.opened) least_[i] = std::min(least_[i], less_[arc]);
        }
    }
}

void Fixing::mark_arcs(const Relaxation& relaxation, double rise) {
    double all = 0;
    for (const std::size_t a : relaxation.chosen())
        all += gain_[a];
    const auto& medians = relaxation.medians();
    for (std::size_t a = 0; a < medians.size(); ++a)
        for (std::uint32_t arc = medians[a].from; marks_.closed[a] == 0 && arc < medians[a].to; ++arc) {
            const Node i = relaxation.customer(arc);
            const double replaced = chosen_[a] != 0 ? std::min(gain_[a], less_[arc]) : least_[i];
            if (all - (sum_[i] - replaced + with_[arc]) >= rise) marks_.forbidden[arc] = 1;
        }
}

// A customer without a way left has none; his only way left must be open.
bool Fixing::follow(const Relaxation& relaxation) {
    const auto& medians = relaxation.medians();
    ways_left_.assign(in_.n, 0);
    for (std::size_t a = 0; a < medians.size(); ++a) {
        if (marks_.closed[a] != 0) continue;
        ++ways_left_[medians[a].node];
        for (std::uint32_t arc = medians[a].from; arc < medians[a].to; ++arc)
            ways_left_[relaxation.customer(arc)] += marks_.forbidden[arc] == 0 ? 1 : 0;
    }
    if (std::find(ways_left_.begin(), ways_left_.end(), 0U) != ways_left_.end()) return false;
    for (std::size_t a = 0; a < medians.size(); ++a) {
        if (marks_.closed[a] != 0) continue;
        if (ways_left_[medians[a].node] == 1) marks_.opened[a] = 1;
        for (std::uint32_t arc = medians[a].from; arc < medians[a].to; ++arc)
            if (marks_.forbidden[arc] == 0 && ways_left_[relaxation.customer(arc)] == 1) marks_.opened[a] = 1;
    }
    const auto open = static_cast<std::size_t>(std::count(marks_.closed.begin(), marks_.closed.end(), 0));
    const auto must = static_cast<std::size_t>(std::count(marks_.opened.begin(), marks_.opened.end(), 1));
    return open >= in_.p && must <= in_.p;
}

} // namespace guapai::planner::pmedian
