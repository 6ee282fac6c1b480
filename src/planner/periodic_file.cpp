#include "planner/periodic_file.h"

#include "planner/number_lines.h"

#include <fmt/format.h>

#include <bit>
#include <set>

namespace guapai::planner {

namespace {

constexpr std::size_t most_days = 60, most_customers = 3'000;
constexpr double largest = 1e9;

constexpr NumberFile kind{.code = "periodic.file", .largest = largest};

class Reader {
public:
    explicit Reader(std::string_view bytes) : lines_(kind, bytes, Between::blanks) {}

    PeriodicProblem run() {
        head();
        for (std::size_t d = 1; d <= days_; ++d)
            day(d);
        depot();
        for (std::size_t i = 1; i <= customers_; ++i)
            customer(i);
        if (lines_.more())
            throw lines_.next("", "").bad(
                fmt::format("第 1 行说有 {} 个顾客，此后还有内容", customers_),
                fmt::format("the first line says {} customers, but there is more", customers_));
        return std::move(out_);
    }

private:
    void head() {
        NumberLine& line =
            lines_.next("首行（类型、车辆数、顾客数、天数）", "its first line: type, vehicles, customers, days");
        if (line.whole("类型", "the type") != 1)
            throw line.bad("类型应为 1（周期性车辆路径问题）", "the type must be 1, periodic vehicle routing");
        out_.vehicles = line.whole("车辆数", "the number of vehicles");
        customers_ = line.whole("顾客数", "the number of customers");
        days_ = line.whole("天数", "the number of days");
        line.end();
        if (out_.vehicles == 0) throw line.bad("车辆数应至少为 1", "there must be at least one vehicle");
        if (customers_ == 0 || customers_ > most_customers)
            throw line.bad(fmt::format("顾客数应为 1 至 {}", most_customers),
                           fmt::format("there must be from 1 to {} customers", most_customers));
        if (days_ == 0 || days_ > most_days)
            throw line.bad(fmt::format("天数应为 1 至 {}", most_days),
                           fmt::format("there must be from 1 to {} days", most_days));
    }

    void day(std::size_t number) {
        NumberLine& line =
            lines_.next(fmt::format("第 {} 天的时长与载量", number), fmt::format("the limits of day {}", number));
        PeriodicDay day;
        day.longest = line.not_negative("最长时长", "the longest duration");
        day.capacity = line.not_negative("载量", "the capacity");
        line.end();
        if (day.capacity <= 0) throw line.bad("载量应大于 0", "the capacity must be greater than 0");
        out_.days.push_back(day);
    }

    void depot() {
        NumberLine& line = lines_.next("起点（编号 0）", "the depot, number 0");
        if (line.whole("编号", "the number") != 0)
            throw line.bad("此处应为起点，编号 0", "the depot, number 0, must stand here");
        out_.depot_x = line.real("横坐标", "x");
        out_.depot_y = line.real("纵坐标", "y");
        while (line.left() > 0) // service, demand, visits and combinations of the depot mean nothing
            line.real("起点的其他项", "another field of the depot");
    }

    void customer(std::size_t index) {
        NumberLine& line = lines_.next(fmt::format("第 {} 个顾客（共 {} 个）", index, customers_),
                                       fmt::format("customer {} of {}", index, customers_));
        PeriodicCustomer one;
        const std::uint64_t number = line.whole("编号", "the number");
        if (number == 0 || number > static_cast<std::uint64_t>(largest) || !numbers_.insert(number).second)
            throw line.bad(fmt::format("顾客编号 {} 重复或不可用", number),
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
            throw line.bad(fmt::format("需求 {} 超过每辆车的载量 {}", one.demand, capacity),
                           fmt::format("the demand {} is above every vehicle's capacity {}", one.demand, capacity));
        out_.customers.push_back(std::move(one));
    }

    void combinations(NumberLine& line, PeriodicCustomer& customer) const {
        const std::uint64_t visits = line.whole("到访次数", "the number of visits");
        const std::uint64_t count = line.whole("组合数", "the number of combinations");
        if (visits == 0 || visits > days_)
            throw line.bad(fmt::format("到访次数应为 1 至 {}", days_),
                           fmt::format("the number of visits must be from 1 to {}", days_));
        if (count == 0 || count != line.left())
            throw line.bad(fmt::format("组合数为 {}，行中列出 {} 个", count, line.left()),
                           fmt::format("{} combinations are announced, {} are listed", count, line.left()));
        while (line.left() > 0) {
            const std::uint64_t code = line.whole("组合", "a combination");
            if (code == 0 || code >> days_ != 0)
                throw line.bad(fmt::format("组合 {} 超出 {} 天", code, days_),
                               fmt::format("the combination {} is outside {} days", code, days_));
            if (static_cast<std::uint64_t>(std::popcount(code)) != visits)
                throw line.bad(fmt::format("组合 {} 有 {} 天，到访次数为 {}", code, std::popcount(code), visits),
                               fmt::format("the combination {} has {} days, but the visits are {}", code,
                                           std::popcount(code), visits));
            std::uint64_t days = 0;
            for (std::size_t d = 0; d < days_; ++d)
                if (((code >> (days_ - 1 - d)) & 1U) != 0) days |= std::uint64_t{1} << d;
            customer.combinations.push_back(days);
        }
    }

    NumberLines lines_;
    std::size_t customers_ = 0, days_ = 0;
    std::set<std::uint64_t> numbers_;
    PeriodicProblem out_;
};

} // namespace

PeriodicProblem read_periodic(std::string_view bytes) { return Reader(bytes).run(); }

} // namespace guapai::planner
