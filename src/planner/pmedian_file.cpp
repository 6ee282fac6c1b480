#include "planner/pmedian_file.h"

#include "base/text.h"
#include "planner/number_lines.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>

namespace guapai::planner {

namespace {

constexpr std::size_t most_customers = 100'000;

constexpr NumberFile kind{.code = "pmedian.file", .largest = 1e12};

std::size_t count(NumberLine& line, const char* zh, const char* en) {
    const double out = line.real(zh, en);
    if (out < 1 || out > most_customers || out != std::floor(out))
        throw line.bad(fmt::format("{}应为 1 至 {} 的整数", zh, most_customers),
                       fmt::format("{} must be a whole number from 1 to {}", en, most_customers));
    return static_cast<std::size_t>(out);
}

class Reading {
public:
    Reading(std::string_view text, const PMedianFileOptions& options)
        : options_(options), lines_(kind, text, options.format == "csv" ? Between::commas : Between::blanks) {
        if (!lines_.more()) throw lines_.bad("文件是空的", "The file is empty");
        out_.format = options.format.empty() ? recognised() : options.format;
        if (out_.format == "csv" && options.format.empty()) lines_ = NumberLines(kind, text, Between::commas);
        if (out_.format != "orlib" && out_.format != "coords" && out_.format != "csv")
            throw lines_.bad("格式应为 orlib、coords 或 csv", "The format must be orlib, coords or csv");
    }

    PMedianFile run() {
        if (out_.format == "csv")
            csv();
        else if (out_.format == "orlib")
            orlib();
        else
            coords();
        PMedianProblem& problem = out_.problem;
        problem.distance = options_.distance.value_or(out_.format == "csv" ? PMedianProblem::Distance::real
                                                                           : PMedianProblem::Distance::floored);
        if (options_.capacity) problem.capacity.assign(problem.x.size(), *options_.capacity);
        if (options_.p) problem.p = static_cast<std::size_t>(std::max<std::int64_t>(0, *options_.p));
        check(problem, out_.lines);
        return std::move(out_);
    }

private:
    std::string recognised() const {
        const NumberLine& first = lines_.ahead(0);
        for (const std::string& word : first.words())
            if (word.find(',') != std::string::npos) return "csv";
        const std::size_t second = lines_.left() > 1 ? lines_.ahead(1).words().size() : 0;
        if (first.words().size() == 3 || (first.words().size() == 2 && second == 3)) return "orlib";
        if (first.words().size() == 2) return "coords";
        throw first.bad("认不出格式：首行应为“n p”“n p 容量”“题号 最优值”或 csv 表头",
                        "the format is not recognised: the first line is \"n p\", \"n p capacity\", \"number best\" or "
                        "a csv header");
    }

    void sizes(NumberLine& line) {
        customers_ = count(line, "点数 n", "the number of customers n");
        out_.problem.p = count(line, "中位点数 p ", "the number of medians p");
    }

    NumberLine& customer(std::size_t k) {
        return lines_.next(fmt::format("第 {} 个点（共 {} 个）", k, customers_),
                           fmt::format("customer {} of {}", k, customers_));
    }

    void nothing_more() {
        if (lines_.more())
            throw lines_.next("", "").bad(fmt::format("{} 个点之后还有多余的内容", customers_),
                                          fmt::format("something follows the {} customers", customers_));
    }

    void add(const NumberLine& line, double x, double y, double capacity, double demand) {
        out_.problem.x.push_back(x);
        out_.problem.y.push_back(y);
        out_.problem.capacity.push_back(capacity);
        out_.problem.demand.push_back(demand);
        out_.lines.push_back(line.index() + 1);
    }

    void only_once(const NumberLine& line, const std::string& id) {
        const auto [known, fresh] = ids_.emplace(id, line.index() + 1);
        if (!fresh)
            throw line.bad(fmt::format("编号 {} 与第 {} 行重复", id, known->second),
                           fmt::format("the id {} occurs in line {} already", id, known->second));
    }

    void orlib() {
        if (lines_.ahead(0).words().size() == 2) {
            NumberLine& title = lines_.next("", "");
            title.real("题号", "the number of the problem");
            out_.best_known = title.real("最优值", "the best value");
        }
        NumberLine& head = lines_.next("“n p 容量”", "\"n p capacity\"");
        sizes(head);
        const double capacity = head.real("容量", "the capacity");
        head.end();
        for (std::size_t k = 1; k <= customers_; ++k) {
            NumberLine& line = customer(k);
            line.real("编号", "the id");
            only_once(line, line.words()[0]);
            const double x = line.real("横坐标", "x"), y = line.real("纵坐标", "y");
            add(line, x, y, capacity, line.real("需求量", "the demand"));
            line.end();
        }
        nothing_more();
    }

    void coords() {
        NumberLine& head = lines_.next("", "");
        sizes(head);
        head.end();
        for (std::size_t k = 1; k <= customers_; ++k) {
            NumberLine& line = customer(k);
            const double x = line.real("横坐标", "x"), y = line.real("纵坐标", "y");
            const double capacity = line.real("容量", "the capacity");
            add(line, x, y, capacity, line.real("需求量", "the demand"));
            line.end();
        }
        nothing_more();
    }

    static std::optional<std::size_t> column(const NumberLine& header, const std::vector<std::string>& names) {
        for (std::size_t c = 0; c < header.words().size(); ++c)
            if (std::find(names.begin(), names.end(), folded(header.words()[c])) != names.end()) return c;
        return std::nullopt;
    }

    void csv() {
        if (!options_.p)
            throw lines_.bad("csv 文件要用 --p 给出中位点数", "For a csv file the number of medians is given by --p");
        const NumberLine& header = lines_.next("", "");
        const auto lon = column(header, {"lon", "lng", "longitude", "经度"}),
                   lat = column(header, {"lat", "latitude", "纬度"});
        out_.problem.globe = lon && lat;
        const auto x = out_.problem.globe ? lon : column(header, {"x"}),
                   y = out_.problem.globe ? lat : column(header, {"y"});
        const auto demand = column(header, {"demand", "需求", "需求量"}),
                   capacity = column(header, {"capacity", "容量"});
        const auto id = column(header, {"id", "编号"});
        if (!x || !y) throw header.bad("表头应有 x,y 或 lon,lat（经度,纬度）", "the header must have x,y or lon,lat");
        if (!capacity && !options_.capacity)
            throw lines_.bad("没有容量列，要用 --capacity 给出容量",
                             "There is no column of capacities: give --capacity");
        if (lines_.left() > most_customers)
            throw lines_.bad(fmt::format("超过 {} 个点", most_customers),
                             fmt::format("There are more than {} customers", most_customers));
        while (lines_.more()) {
            NumberLine& line = lines_.next("", "");
            if (line.words().size() != header.words().size())
                throw line.bad(
                    fmt::format("应有 {} 项，实有 {} 项", header.words().size(), line.words().size()),
                    fmt::format("{} values are expected, {} found", header.words().size(), line.words().size()));
            if (id) only_once(line, line.words()[*id]);
            const auto value = [&](std::optional<std::size_t> c, const char* zh, const char* en, double otherwise) {
                return c ? line.from(*c).real(zh, en) : otherwise;
            };
            const double across = value(x, "横坐标", "x", 0), up = value(y, "纵坐标", "y", 0);
            const double room = value(capacity, "容量", "the capacity", 0);
            add(line, across, up, room, value(demand, "需求量", "the demand", 1));
        }
    }

    const PMedianFileOptions& options_;
    NumberLines lines_;
    std::size_t customers_ = 0;
    PMedianFile out_;
    std::map<std::string, std::size_t> ids_;
};

} // namespace

PMedianFile read_pmedian_file(std::string_view text, const PMedianFileOptions& options) {
    return Reading(text, options).run();
}

} // namespace guapai::planner
