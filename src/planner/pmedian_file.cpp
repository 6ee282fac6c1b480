#include "planner/pmedian_file.h"

#include "base/problem.h"
#include "base/text.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <map>

namespace guapai::planner {

namespace {

constexpr std::size_t most_customers = 100'000;

struct Line {
    std::size_t number;
    std::vector<std::string> words;
};

Problem bad_file(const std::string& zh, const std::string& en) { return Problem::malformed("pmedian.file", zh, en); }

Problem bad_line(std::size_t number, const std::string& zh, const std::string& en) {
    return bad_file(fmt::format("第 {} 行：{}", number, zh), fmt::format("Line {}: {}", number, en))
        .at(fmt::format("/lines/{}", number), zh, en);
}

std::vector<std::string> words_of(std::string_view line) {
    std::vector<std::string> out;
    for (std::size_t at = 0; (at = line.find_first_not_of(" \t", at)) != std::string_view::npos;) {
        const std::size_t end = std::min(line.find_first_of(" \t", at), line.size());
        out.emplace_back(line.substr(at, end - at));
        at = end;
    }
    return out;
}

std::vector<std::string> cells_of(std::string_view line) {
    std::vector<std::string> out(1);
    bool quoted = false;
    for (std::size_t k = 0; k < line.size(); ++k) {
        if (line[k] == '"' && quoted && k + 1 < line.size() && line[k + 1] == '"')
            out.back() += line[k++];
        else if (line[k] == '"')
            quoted = !quoted;
        else if (line[k] == ',' && !quoted)
            out.emplace_back();
        else
            out.back() += line[k];
    }
    for (std::string& cell : out)
        cell = std::string(trimmed(cell));
    return out;
}

std::optional<double> number_of(std::string_view word) {
    double out = 0;
    const auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), out);
    if (error != std::errc() || end != word.data() + word.size() || !std::isfinite(out)) return std::nullopt;
    return out;
}

double number(const Line& line, std::size_t column) {
    const std::string& word = line.words[column];
    const auto out = number_of(word);
    if (!out)
        throw bad_line(line.number, fmt::format("“{}”不是有限的数", word),
                       fmt::format("\"{}\" is not a finite number", word));
    return *out;
}

std::size_t count(const Line& line, std::size_t column) {
    const double out = number(line, column);
    if (out < 1 || out != std::floor(out) || out > most_customers)
        throw bad_line(line.number, fmt::format("“{}”应为 1 至 {} 的整数", line.words[column], most_customers),
                       fmt::format("\"{}\" must be a whole number from 1 to {}", line.words[column], most_customers));
    return static_cast<std::size_t>(out);
}

class Reading {
public:
    Reading(std::string_view text, const PMedianFileOptions& options) : options_(options) {
        if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
        std::size_t at_line = 0;
        for (const std::string& line : split(text, '\n')) {
            ++at_line;
            const std::string_view kept = trimmed(line);
            if (!kept.empty()) lines_.push_back({at_line, {std::string(kept)}});
        }
        if (lines_.empty()) throw bad_file("文件是空的", "The file is empty");
        out_.format = options.format.empty() ? recognised() : options.format;
        if (out_.format != "orlib" && out_.format != "coords" && out_.format != "csv")
            throw bad_file("格式应为 orlib、coords 或 csv", "The format must be orlib, coords or csv");
        for (Line& line : lines_)
            line.words = out_.format == "csv" ? cells_of(line.words[0]) : words_of(line.words[0]);
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
        if (lines_[0].words[0].find(',') != std::string::npos) return "csv";
        const std::size_t first = words_of(lines_[0].words[0]).size();
        const std::size_t second = lines_.size() > 1 ? words_of(lines_[1].words[0]).size() : 0;
        if (first == 3 || (first == 2 && second == 3)) return "orlib";
        if (first == 2) return "coords";
        throw bad_line(
            lines_[0].number, "认不出格式：首行应为“n p”“n p 容量”“题号 最优值”或 csv 表头",
            "the format is not recognised: the first line is \"n p\", \"n p capacity\", \"number best\" or a "
            "csv header");
    }

    void need_words(const Line& line, std::size_t words) const {
        if (line.words.size() != words)
            throw bad_line(line.number, fmt::format("应有 {} 项，实有 {} 项", words, line.words.size()),
                           fmt::format("{} values are expected, {} found", words, line.words.size()));
    }

    // The customers' lines, from `first` on: n of them, each of four words.
    void need_customers(std::size_t first, std::size_t n) const {
        for (std::size_t k = first; k < std::min(lines_.size(), first + n); ++k)
            need_words(lines_[k], 4);
        if (lines_.size() < first + n)
            throw bad_line(
                lines_.back().number, fmt::format("文件不完整：应有 {} 个点，只有 {} 个", n, lines_.size() - first),
                fmt::format("the file is cut off: {} customers are announced, {} found", n, lines_.size() - first));
        if (lines_.size() > first + n)
            throw bad_line(lines_[first + n].number, fmt::format("{} 个点之后还有多余的内容", n),
                           fmt::format("something follows the {} customers", n));
    }

    void add(const Line& line, double x, double y, double capacity, double demand) {
        out_.problem.x.push_back(x);
        out_.problem.y.push_back(y);
        out_.problem.capacity.push_back(capacity);
        out_.problem.demand.push_back(demand);
        out_.lines.push_back(line.number);
    }

    void only_once(const Line& line, const std::string& id) {
        const auto [known, fresh] = ids_.emplace(id, line.number);
        if (!fresh)
            throw bad_line(line.number, fmt::format("编号 {} 与第 {} 行重复", id, known->second),
                           fmt::format("the id {} occurs in line {} already", id, known->second));
    }

    void orlib() {
        std::size_t first = 0;
        if (lines_[0].words.size() == 2) {
            number(lines_[0], 0);
            out_.best_known = number(lines_[0], 1);
            first = 1;
        }
        if (lines_.size() <= first)
            throw bad_line(lines_.back().number, "文件不完整：缺少“n p 容量”",
                           "the file is cut off: \"n p capacity\" is missing");
        need_words(lines_[first], 3);
        const std::size_t n = count(lines_[first], 0);
        out_.problem.p = count(lines_[first], 1);
        const double capacity = number(lines_[first], 2);
        need_customers(first + 1, n);
        for (std::size_t k = first + 1; k < lines_.size(); ++k) {
            const Line& line = lines_[k];
            number(line, 0);
            only_once(line, line.words[0]);
            add(line, number(line, 1), number(line, 2), capacity, number(line, 3));
        }
    }

    void coords() {
        need_words(lines_[0], 2);
        const std::size_t n = count(lines_[0], 0);
        out_.problem.p = count(lines_[0], 1);
        need_customers(1, n);
        for (std::size_t k = 1; k < lines_.size(); ++k) {
            const Line& line = lines_[k];
            add(line, number(line, 0), number(line, 1), number(line, 2), number(line, 3));
        }
    }

    std::optional<std::size_t> column(const std::vector<std::string>& names) const {
        const auto& header = lines_[0].words;
        for (std::size_t c = 0; c < header.size(); ++c)
            if (std::find(names.begin(), names.end(), folded(header[c])) != names.end()) return c;
        return std::nullopt;
    }

    void csv() {
        if (!options_.p)
            throw bad_file("csv 文件要用 --p 给出中位点数", "For a csv file the number of medians is given by --p");
        const auto lon = column({"lon", "lng", "longitude", "经度"}), lat = column({"lat", "latitude", "纬度"});
        out_.problem.globe = lon && lat;
        const auto x = out_.problem.globe ? lon : column({"x"}), y = out_.problem.globe ? lat : column({"y"});
        const auto demand = column({"demand", "需求", "需求量"}), capacity = column({"capacity", "容量"});
        const auto id = column({"id", "编号"});
        if (!x || !y)
            throw bad_line(lines_[0].number, "表头应有 x,y 或 lon,lat（经度,纬度）",
                           "the header must have x,y or lon,lat");
        if (!capacity && !options_.capacity)
            throw bad_file("没有容量列，要用 --capacity 给出容量", "There is no column of capacities: give --capacity");
        if (lines_.size() - 1 > most_customers)
            throw bad_file(fmt::format("超过 {} 个点", most_customers),
                           fmt::format("There are more than {} customers", most_customers));
        for (std::size_t k = 1; k < lines_.size(); ++k) {
            const Line& line = lines_[k];
            need_words(line, lines_[0].words.size());
            if (id) only_once(line, line.words[*id]);
            add(line, number(line, *x), number(line, *y), capacity ? number(line, *capacity) : 0,
                demand ? number(line, *demand) : 1);
        }
    }

    const PMedianFileOptions& options_;
    std::vector<Line> lines_;
    PMedianFile out_;
    std::map<std::string, std::size_t> ids_;
};

} // namespace

PMedianFile read_pmedian_file(std::string_view text, const PMedianFileOptions& options) {
    return Reading(text, options).run();
}

} // namespace guapai::planner
