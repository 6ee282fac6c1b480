#include "base/problem.h"
#include "planner/pmedian.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numeric>

namespace guapai::planner {

namespace {

constexpr double largest_number = 1e12;
constexpr std::size_t most_named = 20;

class Check {
public:
    Check(const PMedianProblem& problem, const std::vector<std::size_t>& lines) : in_(problem), lines_(lines) {}

    void run() {
        numbers();
        if (!problem_.errors.empty()) throw problem_;
        medians();
        demands();
        if (!problem_.errors.empty()) throw problem_;
        capacity();
    }

private:
    static Problem refusal(const std::string& zh, const std::string& en) {
        return Problem::invalid("pmedian.invalid", zh, en);
    }

    void wrong(std::size_t i, const char* member, const std::string& zh, const std::string& en) {
        if (problem_.errors.size() >= most_named) return;
        if (lines_.empty())
            std::move(problem_).at(fmt::format("/customers/{}/{}", i, member), zh, en);
        else
            std::move(problem_).at(fmt::format("/lines/{}/{}", lines_[i] - 1, member),
                                   fmt::format("第 {} 行：{}", lines_[i], zh),
                                   fmt::format("line {}: {}", lines_[i], en));
    }

    void numbers() {
        const std::size_t n = in_.x.size();
        if (n == 0 || in_.y.size() != n || in_.demand.size() != n || in_.capacity.size() != n)
            throw refusal("没有需求点，或各列长短不一", "No customers, or columns of different lengths");
        for (std::size_t i = 0; i < n; ++i) {
            const bool on_globe = std::abs(in_.x[i]) <= 180 && std::abs(in_.y[i]) <= 90;
            if (!(std::abs(in_.x[i]) <= largest_number) || !(std::abs(in_.y[i]) <= largest_number))
                wrong(i, "x", "坐标不是有限数，或过大", "a coordinate is not finite, or too large");
            else if (in_.globe && !on_globe)
                wrong(i, "x", "经度应在 ±180、纬度应在 ±90 之内", "longitude is beyond ±180 or latitude beyond ±90");
            if (!(in_.demand[i] > 0 && in_.demand[i] <= largest_number))
                wrong(i, "demand", "需求量应为正数", "the demand must be positive");
            if (!(in_.capacity[i] >= 0 && in_.capacity[i] <= 1e3 * largest_number))
                wrong(i, "capacity", "容量不能为负，且应为有限数", "the capacity must not be negative, and finite");
        }
    }

    void medians() {
        const std::size_t n = in_.x.size();
        if (in_.p < 1 || in_.p > n)
            throw refusal(fmt::format("中位点数 p 应为 1 至 {}", n), fmt::format("p must be from 1 to {}", n))
                .at("/p", "超出范围", "out of range");
        std::size_t able = 0;
        for (std::size_t i = 0; i < n; ++i)
            able += in_.capacity[i] >= in_.demand[i] ? 1 : 0;
        if (able < in_.p)
            throw refusal(
                fmt::format("只有 {} 个点的容量容得下自身的需求，选不出 {} 个中位点", able, in_.p),
                fmt::format("Only {} customers can hold their own demand: {} medians cannot be chosen", able, in_.p));
    }

    void demands() {
        const double largest = *std::max_element(in_.capacity.begin(), in_.capacity.end());
        for (std::size_t i = 0; i < in_.x.size(); ++i)
            if (in_.demand[i] > largest)
                wrong(i, "demand", fmt::format("需求量 {} 大于最大容量 {}", in_.demand[i], largest),
                      fmt::format("the demand {} is above the largest capacity {}", in_.demand[i], largest));
    }

    void capacity() const {
        std::vector<double> largest = in_.capacity;
        std::sort(largest.rbegin(), largest.rend());
        const double places =
            std::accumulate(largest.begin(), largest.begin() + static_cast<std::ptrdiff_t>(in_.p), 0.0);
        const double demand = std::accumulate(in_.demand.begin(), in_.demand.end(), 0.0);
        if (demand > places * (1 + 1e-12))
            throw refusal(fmt::format("总需求 {} 大于最大的 {} 个容量之和 {}，还缺 {}：请增加中位点或容量", demand,
                                      in_.p, places, demand - places),
                          fmt::format("The demand {} is above the {} largest capacities together, {}: {} short; more "
                                      "medians or more capacity are needed",
                                      demand, in_.p, places, demand - places));
    }

    const PMedianProblem& in_;
    const std::vector<std::size_t>& lines_;
    Problem problem_ = refusal("数据有误", "The data are wrong");
};

} // namespace

void check(const PMedianProblem& problem, const std::vector<std::size_t>& lines) { Check(problem, lines).run(); }

} // namespace guapai::planner
