#include "planner/pmedian_start.h"

#include <algorithm>

namespace guapai::planner::pmedian {

namespace {

Node drawn_by_weight(const std::vector<double>& weight, double sum, Random& random) {
    double ticket = random.unit() * sum;
    Node last = 0;
    for (Node i = 0; i < weight.size(); ++i) {
        if (weight[i] <= 0) continue;
        last = i;
        if ((ticket -= weight[i]) < 0) break;
    }
    return last;
}

class Interchange {
public:
    Interchange(const Instance& instance, std::vector<Node> medians)
        : in_(instance), medians_(std::move(medians)), is_median_(in_.n, 0), first_(in_.n), second_(in_.n),
          loss_(medians_.size(), 0), saved_(medians_.size(), 0), all_(in_.n) {
        for (Node i = 0; i < in_.n; ++i)
            all_[i] = i;
        for (const Node j : medians_)
            is_median_[j] = 1;
        for (Node u = 0; u < in_.n; ++u) {
            find_two(u);
            loss_[first_[u].slot] += second_[u].away - first_[u].away;
        }
    }

    std::vector<Node> run(Random& random, const std::function<bool()>& enough) {
        std::vector<Node> order = all_;
        for (std::size_t k = order.size(); k > 1; --k)
            std::swap(order[k - 1], order[random.below(k)]);
        std::size_t failed = 0;
        for (std::size_t at = 0; failed < order.size() && medians_.size() > 1; at = (at + 1) % order.size()) {
            if (at % 16 == 0 && enough()) break;
            failed = try_candidate(order[at]) ? 0 : failed + 1;
        }
        return medians_;
    }

private:
    struct Near {
        Slot slot = 0;
        double away = infinite;
    };

    void find_two(Node u) {
        first_[u] = second_[u] = {};
        for (Slot k = 0; k < medians_.size(); ++k) {
            const double away = in_.distance(u, medians_[k]);
            if (away < first_[u].away) {
                second_[u] = first_[u];
                first_[u] = {k, away};
            } else if (away < second_[u].away) {
                second_[u] = {k, away};
            }
        }
    }

    // Where clusters are larger than the lists of neighbours, all customers count.
    std::span<const Node> affected(Node candidate) const {
        const bool enough = in_.near * in_.p >= 2 * static_cast<std::size_t>(in_.n);
        return enough ? in_.neighbours(candidate) : std::span<const Node>(all_);
    }

    // Profit of opening the candidate and closing slot r: gain - (loss[r] - saved[r]), where saved[r] is what those who
    // lose r find at the candidate rather than at their second median.
    bool try_candidate(Node candidate) {
        if (is_median_[candidate] || !in_.may_be_median(candidate)) return false;
        double gain = 0;
        touched_.clear();
        const auto count = [&](Node u) {
            const double away = in_.distance(u, candidate), first = first_[u].away, second = second_[u].away;
            if (away < first) gain += first - away;
            if (away >= second) return;
            if (saved_[first_[u].slot] == 0) touched_.push_back(first_[u].slot);
            saved_[first_[u].slot] += second - std::max(first, away);
        };
        count(candidate);
        for (const Node u : affected(candidate))
            if (u != candidate) count(u);
        Slot out = 0;
        double least = infinite;
        for (Slot r = 0; r < medians_.size(); ++r)
            if (const double net = loss_[r] - saved_[r]; net < least) {
                least = net;
                out = r;
            }
        for (const Slot r : touched_)
            saved_[r] = 0;
        if (gain - least <= 1e-9 * (1 + std::abs(gain))) return false;
        exchange(out, candidate);
        return true;
    }

    void exchange(Slot out, Node candidate) {
        is_median_[medians_[out]] = 0;
        is_median_[candidate] = 1;
        medians_[out] = candidate;
        for (Node u = 0; u < in_.n; ++u) {
            const double away = in_.distance(u, candidate);
            const bool lost = first_[u].slot == out || second_[u].slot == out;
            if (!lost && away >= second_[u].away) continue;
            loss_[first_[u].slot] -= second_[u].away - first_[u].away;
            if (lost) {
                find_two(u);
            } else if (away < first_[u].away) {
                second_[u] = first_[u];
                first_[u] = {out, away};
            } else {
                second_[u] = {out, away};
            }
            loss_[first_[u].slot] += second_[u].away - first_[u].away;
        }
    }

    const Instance& in_;
    std::vector<Node> medians_;
    std::vector<char> is_median_;
    std::vector<Near> first_, second_;
    std::vector<double> loss_, saved_;
    std::vector<Slot> touched_;
    std::vector<Node> all_;
};

struct Waiting {
    double urgency;
    Node customer;
};

Waiting waiting_with_regret(const Instance& in, const State& state, Node i, const std::vector<Slot>& slots) {
    double best = infinite, second = infinite;
    for (const Slot k : slots) {
        const double away = in.distance(i, state.median(k));
        if (away < best) {
            second = best;
            best = away;
        } else {
            second = std::min(second, away);
        }
    }
    const double regret = slots.size() > 1 ? second - best : 0;
    return {regret * std::sqrt(static_cast<double>(in.demand[i])), i};
}

} // namespace

std::vector<Node> spread_medians(const Instance& in, Random& random) {
    std::vector<double> weight(in.n);
    double sum = 0;
    for (Node i = 0; i < in.n; ++i)
        sum += weight[i] = in.may_be_median(i) ? 1 : 0;
    std::vector<Node> out;
    std::vector<double> away(in.n, infinite);
    while (out.size() < in.p) {
        const Node next = drawn_by_weight(weight, sum, random);
        out.push_back(next);
        sum = 0;
        for (Node i = 0; i < in.n; ++i) {
            away[i] = std::min(away[i], in.distance(i, next));
            // Customers at the place of a median are drawn last, not never: p may be as large as n.
            if (weight[i] > 0) sum += weight[i] = i == next ? 0 : away[i] + 1e-12;
        }
        for (const Node i : out)
            weight[i] = 0;
    }
    return out;
}

std::vector<Node> interchange(const Instance& in, std::vector<Node> medians, Random& random,
                              const std::function<bool()>& enough) {
    return Interchange(in, std::move(medians)).run(random, enough);
}

void insert_by_regret(const Instance& in, State& state, const std::vector<Node>& waiting,
                      const std::vector<Slot>& slots, double weight) {
    std::vector<Waiting> order;
    order.reserve(waiting.size());
    for (const Node i : waiting)
        order.push_back(waiting_with_regret(in, state, i, slots));
    std::sort(order.begin(), order.end(), [](const Waiting& a, const Waiting& b) {
        return a.urgency != b.urgency ? a.urgency > b.urgency : a.customer < b.customer;
    });
    for (const auto& [urgency, i] : order) {
        Slot chosen = slots.front();
        double least = infinite;
        bool fits = false;
        for (const Slot k : slots) {
            const Amount over = in.demand[i] - std::max<Amount>(0, state.room(k));
            if (fits && over > 0) continue;
            const double price = in.distance(i, state.median(k)) + (over > 0 ? weight * static_cast<double>(over) : 0);
            if (price < least || (!fits && over <= 0)) {
                least = price;
                chosen = k;
            }
            fits = fits || over <= 0;
        }
        state.attach(i, chosen);
    }
}

} // namespace guapai::planner::pmedian
