#include "planner/split.h"

#include <algorithm>

namespace guapai::planner {

namespace {

class Splitter {
public:
    Splitter(const PeriodicData& data, std::uint32_t day, const Tour& tour, const Penalties& penalties)
        : data_(data), day_(day), tour_(tour), penalties_(penalties) {
        double total = 0, largest = 0;
        for (const PlaceId i : tour) {
            total += data.demand[i];
            largest = std::max(largest, data.demand[i]);
        }
        // Routes beyond this load are not looked at; routes within it always suffice for the fleet.
        most_ = std::max(1.5 * data.capacity[day], total / static_cast<double>(data.vehicles) + largest) + 1e-9;
    }

    DayRoutes run() {
        if (!unlimited()) limited();
        return routes();
    }

private:
    // Calls use(end, cost) for every route that begins with stop `begin`.
    template <class Use>
    void routes_from(std::size_t begin, const Use& use) const {
        double load = 0, time = 0;
        const double capacity = data_.capacity[day_], longest = data_.longest[day_];
        double distance = data_.travel(0, tour_[begin]);
        for (std::size_t end = begin; end < tour_.size(); ++end) {
            const PlaceId i = tour_[end];
            if (end > begin) distance += data_.travel(tour_[end - 1], i);
            load += data_.demand[i];
            time += data_.service[i];
            if (load > most_ && end > begin) return;
            const double length = distance + data_.travel(i, 0);
            use(end + 1, length + penalties_.load * std::max(0.0, load - capacity) +
                             penalties_.time * std::max(0.0, length + time - longest));
        }
    }

    bool unlimited() {
        const std::size_t n = tour_.size();
        std::vector<double> cost(n + 1, never);
        from_.assign(1, std::vector<std::size_t>(n + 1, 0));
        cost[0] = 0;
        for (std::size_t begin = 0; begin < n; ++begin)
            routes_from(begin, [&](std::size_t end, double route) {
                if (cost[begin] + route >= cost[end]) return;
                cost[end] = cost[begin] + route;
                from_[0][end] = begin;
            });
        cuts_.clear();
        for (std::size_t end = n; end > 0; end = from_[0][end])
            cuts_.push_back(end);
        return cuts_.size() <= data_.vehicles;
    }

    void limited() {
        const std::size_t n = tour_.size(), m = data_.vehicles;
        std::vector<std::vector<double>> cost(m + 1, std::vector<double>(n + 1, never));
        from_.assign(m + 1, std::vector<std::size_t>(n + 1, 0));
        cost[0][0] = 0;
        for (std::size_t begin = 0; begin < n; ++begin)
            routes_from(begin, [&](std::size_t end, double route) {
                for (std::size_t k = 0; k < m; ++k) {
                    if (cost[k][begin] + route >= cost[k + 1][end]) continue;
                    cost[k + 1][end] = cost[k][begin] + route;
                    from_[k + 1][end] = begin;
                }
            });
        std::size_t used = m;
        for (std::size_t k = 1; k <= m; ++k)
            if (cost[k][n] < cost[used][n]) used = k;
        cuts_.clear();
        for (std::size_t end = n; used > 0; --used) {
            cuts_.push_back(end);
            end = from_[used][end];
        }
    }

    DayRoutes routes() const {
        DayRoutes out(data_.vehicles);
        std::size_t begin = 0;
        for (std::size_t k = 0; k < cuts_.size(); ++k) {
            const std::size_t end = cuts_[cuts_.size() - 1 - k];
            out[k].assign(tour_.begin() + static_cast<std::ptrdiff_t>(begin),
                          tour_.begin() + static_cast<std::ptrdiff_t>(end));
            begin = end;
        }
        return out;
    }

    const PeriodicData& data_;
    const std::uint32_t day_;
    const Tour& tour_;
    const Penalties& penalties_;
    double most_ = 0;
    std::vector<std::vector<std::size_t>> from_; // by number of routes, by end: where the last route begins
    std::vector<std::size_t> cuts_;              // ends of the routes, the last first
};

} // namespace

DayRoutes split(const PeriodicData& data, std::uint32_t day, const Tour& tour, const Penalties& penalties) {
    if (tour.empty()) return DayRoutes(data.vehicles);
    return Splitter(data, day, tour, penalties).run();
}

} // namespace guapai::planner
