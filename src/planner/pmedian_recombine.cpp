#include "planner/pmedian_recombine.h"

#include <algorithm>
#include <array>
#include <limits>
#include <numeric>

namespace guapai::planner::pmedian {

namespace {

constexpr int most_surplus = 24; // medians that may be ahead or behind while choosing

// What taking a component from b instead of a changes.
struct Exchange {
    Slot component;
    int medians = 0;
    double price = 0; // of travel; negative: a gain
};

class Recombination {
public:
    Recombination(const Instance& instance, const Plan& a, const Plan& b)
        : in_(instance), a_(a), b_(b), leader_(2 * static_cast<std::size_t>(in_.p)) {}

    Plan run() {
        find_components();
        const std::vector<Exchange> all = exchanges();
        from_b_.assign(leader_.size(), 0);
        std::vector<Exchange> uneven;
        for (const Exchange& one : all) {
            if (one.medians != 0)
                uneven.push_back(one);
            else if (one.price < 0)
                from_b_[one.component] = 1;
        }
        choose(uneven);
        return built();
    }

private:
    Slot leader(Slot k) {
        while (leader_[k] != k)
            k = leader_[k] = leader_[leader_[k]];
        return k;
    }

    void find_components() {
        std::iota(leader_.begin(), leader_.end(), Slot{0});
        for (Node i = 0; i < in_.n; ++i)
            leader_[leader(a_.slot[i])] = leader(in_.p + b_.slot[i]);
    }

    std::vector<Exchange> exchanges() {
        std::vector<Exchange> of(leader_.size());
        for (Node i = 0; i < in_.n; ++i) {
            of[leader(a_.slot[i])].price +=
                in_.distance(i, b_.median[b_.slot[i]]) - in_.distance(i, a_.median[a_.slot[i]]);
        }
        for (Slot k = 0; k < in_.p; ++k) {
            --of[leader(k)].medians;
            ++of[leader(in_.p + k)].medians;
        }
        std::vector<Exchange> out;
        for (Slot k = 0; k < leader_.size(); ++k) {
            of[k].component = k;
            if (leader_[k] == k) out.push_back(of[k]);
        }
        return out;
    }

    // The exchanges of least price whose medians add up to none.
    void choose(const std::vector<Exchange>& uneven) {
        using Row = std::array<double, 2 * most_surplus + 1>;
        std::vector<Row> least(uneven.size() + 1);
        least[0].fill(std::numeric_limits<double>::infinity());
        least[0][most_surplus] = 0;
        for (std::size_t e = 0; e < uneven.size(); ++e) {
            least[e + 1] = least[e];
            for (int s = 0; s < static_cast<int>(Row{}.size()); ++s) {
                const int before = s - uneven[e].medians;
                if (before < 0 || before >= static_cast<int>(Row{}.size())) continue;
                double& now = least[e + 1][static_cast<std::size_t>(s)];
                now = std::min(now, least[e][static_cast<std::size_t>(before)] + uneven[e].price);
            }
        }
        std::size_t s = most_surplus;
        for (std::size_t e = uneven.size(); e-- > 0;) {
            if (least[e + 1][s] == least[e][s]) continue;
            from_b_[uneven[e].component] = 1;
            s = static_cast<std::size_t>(static_cast<int>(s) - uneven[e].medians);
        }
    }

    Plan built() {
        Plan out{.median = a_.median, .slot = a_.slot};
        std::vector<Slot> free, slot_of_b(in_.p, nowhere);
        for (Slot k = 0; k < in_.p; ++k)
            if (from_b_[leader(k)] != 0) free.push_back(k);
        for (Slot k = 0; k < in_.p; ++k) {
            if (from_b_[leader(in_.p + k)] == 0) continue;
            slot_of_b[k] = free.back();
            out.median[free.back()] = b_.median[k];
            free.pop_back();
        }
        for (Node i = 0; i < in_.n; ++i) {
            if (slot_of_b[b_.slot[i]] != nowhere) out.slot[i] = slot_of_b[b_.slot[i]];
            out.travel += in_.distance(i, out.median[out.slot[i]]);
        }
        return out;
    }

    const Instance& in_;
    const Plan &a_, &b_;
    std::vector<Slot> leader_; // of a's clusters, then of b's
    std::vector<char> from_b_; // by leader
};

} // namespace

Plan recombined(const Instance& instance, const Plan& a, const Plan& b) { return Recombination(instance, a, b).run(); }

} // namespace guapai::planner::pmedian
