#include "planner/periodic_file.h"

#include "base/problem.h"
#include "base/text.h"

#include <fmt/format.h>

#include <bit>
#include <charconv>
#include <cmath>
#include <set>
#include <string>

namespace guapai::planner {

namespace {

constexpr std::size_t most_days = 60, most_customers = 3'000;
constexpr double largest = 1e9;

Problem bad(std::size_t line, const std::string& zh, const std::string& en) {
    return Problem::invalid("periodic.file", fmt::format("第 {} 行：{}", line, zh),
                            fmt::format("Line {}: {}", line, en))
        .at(fmt::format("/lines/{}", line - 1), zh, en);
}

// As it can be shown: short, and text at all.
std::string shown(std::string_view word) { return is_valid_utf8(word) ? utf8_prefix(word, 20) : "…"; }

// A line of blank-separated numbers, taken one by one.
class Fields {
public:
    Fields(std::size_t number, std::string_view text) : number_(number) {
        for (std::size_t at = 0; at < text.size();) {
            const std::size_t begin = text.find_first_not_of(" \t\r", at);
            if (begin == std::string_view::npos) break;
            at = std::min(text.find_first_of(" \t\r", begin), text.size());
            words_.push_back(text.substr(begin, at - begin));
        }
    }

    std::size_t line() const { return number_; }
    bool empty() const { return words_.empty(); }
    std::size_t left() const { return words_.size() - taken_; }

    double real(const char* zh, const char* en) {
        const std::string_view word = next(zh, en);
        double out = 0;
        const auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), out);
        if (error != std::errc() || end != word.data() + word.size() || !std::isfinite(out) || std::abs(out) > largest)
            throw bad(number_, fmt::format("{}“{}”不是可用的数", zh, shown(word)),
                      fmt::format("{} \"{}\" is not a number that can be used", en, shown(word)));
        return out;
    }
    double not_negative(const char* zh, const char* en) {
        const double out = real(zh, en);
        if (out < 0) throw bad(number_, fmt::format("{}不能为负", zh), fmt::format("{} must not be negative", en));
        return out;
    }
    std::uint64_t whole(const char* zh, const char* en) {
        const std::string_view word = next(zh, en);
        std::uint64_t out = 0;
        const auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), out);
        if (error != std::errc() || end != word.data() + word.size())
            throw bad(number_, fmt::format("{}“{}”不是非负整数", zh, shown(word)),
                      fmt::format("{} \"{}\" is not a whole number from 0", en, shown(word)));
        return out;
    }
    void end() const {
        if (left() > 0)
            throw bad(number_, fmt::format("多出 {} 项，从“{}”起", left(), shown(words_[taken_])),
                      fmt::format("{} fields too many, from \"{}\"", left(), shown(words_[taken_])));
    }

private:
    std::string_view next(const char* zh, const char* en) {
        if (taken_ == words_.size()) throw bad(number_, fmt::format("缺少{}", zh), fmt::format("{} is missing", en));
        return words_[taken_++];
    }

    std::size_t number_;
    std::vector<std::string_view> words_;
    std::size_t taken_ = 0;
};

class Reader {
public:
    explicit Reader(std::string_view bytes) : rest_(bytes) {}

    PeriodicProblem run() {
        head();
        for (std::size_t d = 1; d <= days_; ++d)
            day(d);
        depot();
        for (std::size_t i = 1; i <= customers_; ++i)
            customer(i);
        for (; more_;) {
            const Fields line = take();
            if (!line.empty())
                throw bad(line.line(), fmt::format("第 1 行说有 {} 个顾客，此后还有内容", customers_),
                          fmt::format("the first line says {} customers, but there is more", customers_));
        }
        return std::move(out_);
    }

private:
    Fields take() {
        const std::size_t end = rest_.find('\n');
        const Fields out(++number_, rest_.substr(0, end));
        if (!out.empty()) seen_ = number_ + 1;
        more_ = end != std::string_view::npos;
        rest_ = more_ ? rest_.substr(end + 1) : std::string_view();
        return out;
    }
    // The next line with anything in it.
    Fields line(const std::string& zh, const std::string& en) {
        while (more_) {
            Fields out = take();
            if (!out.empty()) return out;
        }
        throw bad(seen_, "文件不完整，缺少" + zh, "the file ends before " + en);
    }

    void head() {
        Fields line =
            this->line("首行（类型、车辆数、顾客数、天数）", "its first line: type, vehicles, customers, days");
        if (line.whole("类型", "the type") != 1)
            throw bad(line.line(), "类型应为 1（周期性车辆路径问题）", "the type must be 1, periodic vehicle routing");
        out_.vehicles = line.whole("车辆数", "the number of vehicles");
        customers_ = line.whole("顾客数", "the number of customers");
        days_ = line.whole("天数", "the number of days");
        line.end();
        if (out_.vehicles == 0) throw bad(line.line(), "车辆数应至少为 1", "there must be at least one vehicle");
        if (customers_ == 0 || customers_ > most_customers)
            throw bad(line.line(), fmt::format("顾客数应为 1 至 {}", most_customers),
                      fmt::format("there must be from 1 to {} customers", most_customers));
        if (days_ == 0 || days_ > most_days)
            throw bad(line.line(), fmt::format("天数应为 1 至 {}", most_days),
                      fmt::format("there must be from 1 to {} days", most_days));
    }

    void day(std::size_t number) {
        Fields line =
            this->line(fmt::format("第 {} 天的时长与载量", number), fmt::format("the limits of day {}", number));
        PeriodicDay day;
        day.longest = line.not_negative("最长时长", "the longest duration");
        day.capacity = line.not_negative("载量", "the capacity");
        line.end();
        if (day.capacity <= 0) throw bad(line.line(), "载量应大于 0", "the capacity must be greater than 0");
        out_.days.push_back(day);
    }

    void depot() {
        Fields line = this->line("起点（编号 0）", "the depot, number 0");
        if (line.whole("编号", "the number") != 0)
            throw bad(line.line(), "此处应为起点，编号 0", "the depot, number 0, must stand here");
        out_.depot_x = line.real("横坐标", "x");
        out_.depot_y = line.real("纵坐标", "y");
        while (line.left() > 0) // service, demand, visits and combinations of the depot mean nothing
            line.real("起点的其他项", "another field of the depot");
    }

    void customer(std::size_t index) {
        Fields line = this->line(fmt::format("第 {} 个顾客（共 {} 个）", index, customers_),
                                 fmt::format("customer {} of {}", index, customers_));
        PeriodicCustomer one;
        const std::uint64_t number = line.whole("编号", "the number");
        if (number == 0 || number > static_cast<std::uint64_t>(largest) || !numbers_.insert(number).second)
            throw bad(line.line(), fmt::format("顾客编号 {} 重复或不可用", number),
                      fmt::format("the customer's number {} is taken or cannot be used", number));
        one.number = static_cast<std::int64_t>(number);
        one.x = line.real("横坐标", "x");
        one.y = line.real("纵坐标", "y");
        one.service = line.not_negative("服务时长", "the service time");
        one.demand = line.not_negative("需求", "the demand");
        combinations(line, one);
        double capacity = 0;
        for (const PeriodicDay& day : out_.days)
            capacity = std::max(capacity, day.capacity);
        if (one.demand > capacity)
            throw bad(line.line(), fmt::format("需求 {} 超过每辆车的载量 {}", one.demand, capacity),
                      fmt::format("the demand {} is above every vehicle's capacity {}", one.demand, capacity));
        out_.customers.push_back(std::move(one));
    }

    void combinations(Fields& line, PeriodicCustomer& customer) const {
        const std::uint64_t visits = line.whole("到访次数", "the number of visits");
        const std::uint64_t count = line.whole("组合数", "the number of combinations");
        if (visits == 0 || visits > days_)
            throw bad(line.line(), fmt::format("到访次数应为 1 至 {}", days_),
                      fmt::format("the number of visits must be from 1 to {}", days_));
        if (count == 0 || count != line.left())
            throw bad(line.line(), fmt::format("组合数为 {}，行中列出 {} 个", count, line.left()),
                      fmt::format("{} combinations are announced, {} are listed", count, line.left()));
        while (line.left() > 0) {
            const std::uint64_t code = line.whole("组合", "a combination");
            if (code == 0 || code >> days_ != 0)
                throw bad(line.line(), fmt::format("组合 {} 超出 {} 天", code, days_),
                          fmt::format("the combination {} is outside {} days", code, days_));
            if (static_cast<std::uint64_t>(std::popcount(code)) != visits)
                throw bad(line.line(),
                          fmt::format("组合 {} 有 {} 天，到访次数为 {}", code, std::popcount(code), visits),
                          fmt::format("the combination {} has {} days, but the visits are {}", code,
                                      std::popcount(code), visits));
            std::uint64_t days = 0;
            for (std::size_t d = 0; d < days_; ++d)
                if (((code >> (days_ - 1 - d)) & 1U) != 0) days |= std::uint64_t{1} << d;
            customer.combinations.push_back(days);
        }
    }

    std::string_view rest_;
    bool more_ = true;
    std::size_t number_ = 0, customers_ = 0, days_ = 0;
    std::size_t seen_ = 1; // the line after the last that held anything
    std::set<std::uint64_t> numbers_;
    PeriodicProblem out_;
};

} // namespace

PeriodicProblem read_periodic(std::string_view bytes) { return Reader(bytes).run(); }

} // namespace guapai::planner
