#include "planner/number_lines.h"

#include "base/text.h"

#include <fmt/format.h>

#include <charconv>
#include <cmath>

namespace guapai::planner {

namespace {

constexpr std::string_view blanks = " \t\r";

Problem bad_line(const NumberFile& file, std::size_t index, const std::string& zh, const std::string& en) {
    const std::string said_zh = fmt::format("第 {} 行：{}", index + 1, zh),
                      said_en = fmt::format("Line {}: {}", index + 1, en);
    return Problem::malformed(file.code, said_zh, said_en).at(fmt::format("/lines/{}", index), zh, en);
}

std::vector<std::string> words_of(std::string_view line) {
    std::vector<std::string> out;
    for (std::size_t at = 0; (at = line.find_first_not_of(blanks, at)) != std::string_view::npos;) {
        const std::size_t end = std::min(line.find_first_of(blanks, at), line.size());
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

// As it can be shown: short, and text at all.
std::string shown(std::string_view word) { return is_valid_utf8(word) ? utf8_prefix(word, 20) : "…"; }

template <class Number>
bool read(std::string_view word, Number& out) {
    const auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), out);
    return error == std::errc() && end == word.data() + word.size();
}

} // namespace

NumberLine::NumberLine(const NumberFile& file, std::size_t index, std::string_view text, Between between)
    : file_(file), index_(index), words_(between == Between::commas ? cells_of(text) : words_of(text)) {}

NumberLine& NumberLine::from(std::size_t column) {
    taken_ = std::min(column, words_.size());
    return *this;
}

std::string_view NumberLine::word(std::string_view zh, std::string_view en) {
    if (taken_ == words_.size()) throw bad(fmt::format("缺少{}", zh), fmt::format("{} is missing", en));
    return words_[taken_++];
}

double NumberLine::real(std::string_view zh, std::string_view en) {
    const std::string_view text = word(zh, en);
    double out = 0;
    if (!read(text, out) || !(std::abs(out) <= file_.largest))
        throw bad(fmt::format("{}“{}”不是可用的数", zh, shown(text)),
                  fmt::format("{} \"{}\" is not a number that can be used", en, shown(text)));
    return out;
}

double NumberLine::not_negative(std::string_view zh, std::string_view en) {
    const double out = real(zh, en);
    if (out < 0) throw bad(fmt::format("{}不能为负", zh), fmt::format("{} must not be negative", en));
    return out;
}

std::uint64_t NumberLine::whole(std::string_view zh, std::string_view en) {
    const std::string_view text = word(zh, en);
    std::uint64_t out = 0;
    if (!read(text, out))
        throw bad(fmt::format("{}“{}”不是非负整数", zh, shown(text)),
                  fmt::format("{} \"{}\" is not a whole number from 0", en, shown(text)));
    return out;
}

void NumberLine::end() const {
    if (left() > 0)
        throw bad(fmt::format("多出 {} 项，从“{}”起", left(), shown(words_[taken_])),
                  fmt::format("{} fields too many, from \"{}\"", left(), shown(words_[taken_])));
}

Problem NumberLine::bad(const std::string& zh, const std::string& en) const { return bad_line(file_, index_, zh, en); }

NumberLines::NumberLines(const NumberFile& file, std::string_view text, Between between) : file_(file) {
    if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
    for (std::size_t index = 0; !text.empty(); ++index) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        if (const std::string_view line = trimmed(text.substr(0, end)); !line.empty()) {
            lines_.emplace_back(file, index, line, between);
            end_ = index + 1;
        }
        text.remove_prefix(std::min(end + 1, text.size()));
    }
}

NumberLine& NumberLines::next(std::string_view zh, std::string_view en) {
    if (!more())
        throw bad_line(file_, end_, fmt::format("文件不完整，缺少{}", zh), fmt::format("the file ends before {}", en));
    return lines_[at_++];
}

Problem NumberLines::bad(const std::string& zh, const std::string& en) const {
    return Problem::malformed(file_.code, zh, en);
}

} // namespace guapai::planner
