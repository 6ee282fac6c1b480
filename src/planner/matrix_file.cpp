#include "planner/matrix_file.h"

#include "planner/number_lines.h"

#include <fmt/format.h>

#include <optional>
#include <unordered_map>

namespace guapai::planner {

namespace {

constexpr NumberFile kind{.code = "matrix.file", .largest = 1e9};

class MatrixReader {
public:
    MatrixReader(std::string_view bytes, const std::vector<std::int64_t>& places)
        : lines_(kind, bytes, Between::commas), places_(places), seen_(places.size(), false),
          out_(places.size() * places.size(), 0) {
        for (std::size_t i = 0; i < places.size(); ++i)
            index_.emplace(places[i], i);
    }

    std::vector<double> run() {
        head();
        while (lines_.more())
            row();
        for (std::size_t i = 0; i < places_.size(); ++i)
            if (!seen_[i])
                throw lines_.bad(fmt::format("距离表缺少从 {} 出发的一行", places_[i]),
                                 fmt::format("The matrix has no line for the ways from {}", places_[i]));
        return std::move(out_);
    }

private:
    // The place's index; none when it is not asked for.
    std::optional<std::size_t> place(NumberLine& line, std::string_view zh, std::string_view en) {
        const auto found = index_.find(static_cast<std::int64_t>(line.whole(zh, en)));
        return found == index_.end() ? std::nullopt : std::optional(found->second);
    }

    void head() {
        NumberLine& line = lines_.next("首行（各地点的编号）", "its first line, the numbers of the places");
        line.from(1);
        std::vector<bool> there(places_.size(), false);
        while (line.left() > 0) {
            columns_.push_back(place(line, fmt::format("第 {} 列的编号", columns_.size() + 2),
                                     fmt::format("the number of column {}", columns_.size() + 2)));
            if (columns_.back() && there[*columns_.back()]) throw twice(line, places_[*columns_.back()]);
            if (columns_.back()) there[*columns_.back()] = true;
        }
        for (std::size_t i = 0; i < places_.size(); ++i)
            if (!there[i])
                throw line.bad(fmt::format("缺少到 {} 的一列", places_[i]),
                               fmt::format("there is no column for the ways to {}", places_[i]));
    }

    void row() {
        NumberLine& line = lines_.next("", "");
        const auto from = place(line, "出发地编号", "the number of the place driven from");
        if (!from) return;
        if (seen_[*from]) throw twice(line, places_[*from]);
        seen_[*from] = true;
        if (line.left() != columns_.size())
            throw line.bad(fmt::format("应有 {} 个距离，实有 {} 个", columns_.size(), line.left()),
                           fmt::format("{} ways are needed, there are {}", columns_.size(), line.left()));
        for (std::size_t c = 0; c < columns_.size(); ++c) {
            const auto to = columns_[c];
            if (!to || *to == *from) continue;
            out_[*from * places_.size() + *to] = line.from(c + 1).not_negative(
                fmt::format("第 {} 列（从 {} 到 {}）", c + 2, places_[*from], places_[*to]),
                fmt::format("column {} (from {} to {})", c + 2, places_[*from], places_[*to]));
        }
    }

    static Problem twice(const NumberLine& line, std::int64_t number) {
        return line.bad(fmt::format("编号 {} 重复", number), fmt::format("the number {} stands twice", number));
    }

    NumberLines lines_;
    const std::vector<std::int64_t>& places_;
    std::unordered_map<std::int64_t, std::size_t> index_;
    std::vector<std::optional<std::size_t>> columns_; // which place each stands for
    std::vector<bool> seen_;                          // by place: its line
    std::vector<double> out_;
};

} // namespace

std::vector<double> read_matrix(std::string_view bytes, const std::vector<std::int64_t>& places) {
    return MatrixReader(bytes, places).run();
}

} // namespace guapai::planner
