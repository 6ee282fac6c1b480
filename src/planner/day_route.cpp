#include "planner/day_route.h"

#include "base/problem.h"

#include <fmt/format.h>

#include <algorithm>
#include <bit>
#include <cmath>

namespace guapai::planner {

namespace {

using StopSet = std::uint32_t;

constexpr double rounding = 1e-9;

std::string clock(double minutes) {
    const int whole = static_cast<int>(std::lround(minutes));
    return fmt::format("{}:{:02}", whole / 60, whole % 60);
}

void check(const DayRouteProblem& problem) {
    const std::size_t n = problem.stops.size();
    if (n > most_day_stops)
        throw Problem::invalid("day_route.too_many", fmt::format("一天的路线最多 {} 所学校", most_day_stops),
                               fmt::format("A day has at most {} stops", most_day_stops));
    if (!problem.metres.empty() && problem.metres.size() != (n + 1) * (n + 1))
        throw Problem::invalid("day_route.matrix", "距离表的大小与学校数不符", "The distances do not fit the stops");
    const auto usable = [](double value) { return std::isfinite(value) && value >= 0; };
    if (!std::all_of(problem.metres.begin(), problem.metres.end(), usable) || !usable(problem.longest) ||
        !usable(problem.leaves) || !usable(problem.road_factor) || !usable(problem.metres_per_minute) ||
        problem.metres_per_minute <= 0)
        throw Problem::invalid("day_route.matrix", "距离、时间与速度应为非负数，速度应大于 0",
                               "Distances, times and speed must not be negative, the speed not 0");
    for (const DayStop& stop : problem.stops) {
        if (problem.metres.empty() && !stop.place)
            throw Problem::invalid("day_route.place", stop.name + "没有坐标", stop.name + " has no coordinates");
        if (!usable(stop.service) || !usable(stop.opens) || !usable(stop.closes) || stop.value < 0)
            throw Problem::invalid("day_route.stop", stop.name + "的时长、时段或分值不可用",
                                   stop.name + ": the service, the window or the value cannot be used");
    }
}

class DayPlanner {
public:
    explicit DayPlanner(const DayRouteProblem& problem)
        : problem_(problem), count_(problem.stops.size()), latest_(problem.leaves + problem.longest + rounding),
          states_((std::size_t{1} << count_) * std::max<std::size_t>(count_, 1)), home_(std::size_t{1} << count_) {}

    DayRoute run() {
        extend_from(0, count_, {problem_.leaves, 0});
        for (StopSet set = 1; set < home_.size(); ++set)
            for (std::size_t last = 0; last < count_; ++last)
                for (std::size_t k = 0; k < state(set, last).size(); ++k) {
                    go_home(set, last, k);
                    extend_from(set, last, Label(state(set, last)[k]), k);
                }
        return told(best_set());
    }

private:
    // A round so far: when its last visit ends, how long the way was, and the label of the stop before.
    struct Label {
        double minute = 0, metres = 0;
        std::size_t stop_before = 0, label_before = 0;
    };
    // The shortest way home from having visited a set.
    struct Return {
        bool possible = false;
        double metres = 0, minute = 0;
        std::size_t last = 0, label = 0;
    };

    std::vector<Label>& state(StopSet set, std::size_t last) { return states_[set * count_ + last]; }

    // Stop count_ is home.
    double metres(std::size_t from, std::size_t to) const {
        if (!problem_.metres.empty()) {
            const auto row = [this](std::size_t stop) { return stop == count_ ? 0 : stop + 1; };
            return problem_.metres[row(from) * (count_ + 1) + row(to)];
        }
        const auto place = [this](std::size_t s) { return s == count_ ? problem_.home : *problem_.stops[s].place; };
        return problem_.road_factor * static_cast<double>(planner::metres(place(from), place(to)));
    }
    double minutes(double way) const { return way / problem_.metres_per_minute; }

    void extend_from(StopSet set, std::size_t from, const Label& label, std::size_t label_number = 0) {
        for (std::size_t to = 0; to < count_; ++to) {
            if (((set >> to) & 1U) != 0) continue;
            const double way = metres(from, to);
            const DayStop& stop = problem_.stops[to];
            const double ends = std::max(label.minute + minutes(way), stop.opens) + stop.service;
            if (ends > stop.closes + rounding || ends > latest_) continue;
            keep(state(set | StopSet{1} << to, to), {ends, label.metres + way, from, label_number});
        }
    }

    // A set's labels are referred to by number only once all smaller sets are done and none is added any more.
    static void keep(std::vector<Label>& labels, const Label& label) {
        for (const Label& one : labels)
            if (one.minute <= label.minute && one.metres <= label.metres) return;
        std::erase_if(labels,
                      [&](const Label& one) { return one.minute >= label.minute && one.metres >= label.metres; });
        labels.push_back(label);
    }

    void go_home(StopSet set, std::size_t last, std::size_t k) {
        const Label& label = state(set, last)[k];
        const double way = metres(last, count_), minute = label.minute + minutes(way);
        if (minute > latest_) return;
        const Return found{true, label.metres + way, minute, last, k};
        Return& best = home_[set];
        if (!best.possible || found.metres < best.metres - rounding ||
            (found.metres < best.metres + rounding && found.minute < best.minute))
            best = found;
    }

    std::int64_t value(StopSet set) const {
        std::int64_t out = 0;
        for (std::size_t s = 0; s < count_; ++s)
            if (((set >> s) & 1U) != 0) out += problem_.stops[s].value;
        return out;
    }

    StopSet best_set() {
        StopSet required = 0;
        for (std::size_t s = 0; s < count_; ++s)
            if (problem_.stops[s].required) required |= StopSet{1} << s;
        home_[0] = {.possible = true, .metres = 0, .minute = problem_.leaves};
        std::optional<StopSet> best;
        for (StopSet set = 0; set < home_.size(); ++set) {
            if (!home_[set].possible || (required & ~set) != 0) continue;
            if (!best || value(set) > value(*best) ||
                (value(set) == value(*best) && home_[set].metres < home_[*best].metres))
                best = set;
        }
        if (!best) refuse(required);
        return *best;
    }

    // The smallest set of required stops that no round can visit.
    [[noreturn]] void refuse(StopSet required) const {
        StopSet smallest = required;
        for (StopSet set = 1; set < home_.size(); ++set)
            if ((set & ~required) == 0 && !home_[set].possible && std::popcount(set) < std::popcount(smallest))
                smallest = set;
        std::string zh, en;
        for (std::size_t s = 0; s < count_; ++s) {
            if (((smallest >> s) & 1U) == 0) continue;
            zh += (zh.empty() ? "" : "、") + problem_.stops[s].name;
            en += (en.empty() ? "" : ", ") + problem_.stops[s].name;
        }
        const double latest = problem_.leaves + problem_.longest;
        throw Problem::invalid(
            "day_route.required",
            fmt::format("{} 出发、{} 前返回，一天内无法走完必去的 {}", clock(problem_.leaves), clock(latest), zh),
            fmt::format("Leaving at {} and back by {}, the required stops {} cannot be visited in "
                        "one day",
                        clock(problem_.leaves), clock(latest), en));
    }

    DayRoute told(StopSet set) {
        const Return& end = home_[set];
        DayRoute out{.value = value(set), .metres = end.metres, .returns = end.minute};
        StopSet rest = set;
        for (std::size_t stop = end.last, k = end.label; rest != 0;) {
            const Label& label = state(rest, stop)[k];
            const double begins = label.minute - problem_.stops[stop].service;
            out.visits.push_back({.stop = stop, .begins = begins, .ends = label.minute});
            rest &= ~(StopSet{1} << stop);
            stop = label.stop_before;
            k = label.label_before;
        }
        std::reverse(out.visits.begin(), out.visits.end());
        double minute = problem_.leaves;
        std::size_t from = count_;
        for (DayVisit& visit : out.visits) {
            visit.arrives = minute + minutes(metres(from, visit.stop));
            minute = visit.ends;
            from = visit.stop;
        }
        for (std::size_t s = 0; s < count_; ++s)
            if (((set >> s) & 1U) == 0) out.left_out.push_back({s, why(s)});
        return out;
    }

    Text why(std::size_t s) const {
        const DayStop& stop = problem_.stops[s];
        if (home_[StopSet{1} << s].possible)
            return {"当天时间不够，未排入 " + stop.name, stop.name + " does not fit into the day with the others"};
        const double there = minutes(metres(count_, s)), back = minutes(metres(s, count_));
        if (std::max(problem_.leaves + there, stop.opens) + stop.service > stop.closes + rounding)
            return {fmt::format("{} 可到访的时段为 {} 至 {}，到达并完成督导来不及", stop.name, clock(stop.opens),
                                clock(stop.closes)),
                    fmt::format("{} is open from {} to {}: too short to get there and finish", stop.name,
                                clock(stop.opens), clock(stop.closes))};
        return {fmt::format("{} 单独往返（含督导）需 {:.0f} 分钟，{} 前回不来", stop.name, there + stop.service + back,
                            clock(problem_.leaves + problem_.longest)),
                fmt::format("{} alone takes {:.0f} minutes there and back: not back by {}", stop.name,
                            there + stop.service + back, clock(problem_.leaves + problem_.longest))};
    }

    const DayRouteProblem& problem_;
    const std::size_t count_;
    const double latest_;
    std::vector<std::vector<Label>> states_; // by set, by last stop
    std::vector<Return> home_;               // by set
};

} // namespace

DayRoute plan_day(const DayRouteProblem& problem) {
    check(problem);
    return DayPlanner(problem).run();
}

} // namespace guapai::planner
