#include "paper/title.h"

#include <unicode/brkiter.h>
#include <unicode/uchar.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <memory>

namespace guapai::paper {

namespace {

struct Word {
    icu::UnicodeString text;
    double width = 0;
    double break_cost = 0; // of a line break after this word
};

double width_of(const icu::UnicodeString& text) {
    double width = 0;
    for (int32_t i = 0; i < text.length(); i = text.moveIndex32(i, 1)) {
        const int32_t kind = u_getIntPropertyValue(text.char32At(i), UCHAR_EAST_ASIAN_WIDTH);
        width += kind == U_EA_WIDE || kind == U_EA_FULLWIDTH || kind == U_EA_AMBIGUOUS ? 1 : 0.5;
    }
    return width;
}

constexpr double never = 1e6;

bool begins_badly(const icu::UnicodeString& word) {
    static const icu::UnicodeString bad(u"的了》）】”’、，。：；！？〉」』)]");
    return bad.indexOf(word.char32At(0)) >= 0;
}

bool ends_badly(const icu::UnicodeString& word) {
    static const icu::UnicodeString bad(u"《（【“‘〈「『([");
    return bad.indexOf(word.char32At(word.length() - 1)) >= 0;
}

// Prepositions and conjunctions stay with what they lead.
bool leads(const icu::UnicodeString& word) {
    static const icu::UnicodeString leading[] = {u"关于", u"对", u"的", u"和", u"与",
                                                 u"及",   u"在", u"第", u"为", u"向"};
    for (const auto& lead : leading)
        if (word == lead && word != icu::UnicodeString(u"的")) return true;
    return false;
}

std::vector<Word> words_of(std::string_view title) {
    const auto text = icu::UnicodeString::fromUTF8(icu::StringPiece(title.data(), static_cast<int32_t>(title.size())));
    UErrorCode status = U_ZERO_ERROR;
    const std::unique_ptr<icu::BreakIterator> breaks(
        icu::BreakIterator::createWordInstance(icu::Locale("zh", "CN"), status));
    std::vector<Word> words;
    if (U_FAILURE(status)) return {{text, width_of(text), 0}};
    breaks->setText(text);
    int depth = 0; // inside 《》 and （）
    int32_t begin = breaks->first();
    for (int32_t end = breaks->next(); end != icu::BreakIterator::DONE; begin = end, end = breaks->next()) {
        const icu::UnicodeString word(text, begin, end - begin);
        if (!words.empty() && begins_badly(word)) words.back().break_cost = never;
        if (ends_badly(word)) ++depth;
        if (word == icu::UnicodeString(u"》") || word == icu::UnicodeString(u"）")) --depth;
        const double cost = ends_badly(word) ? never : leads(word) ? 20 : depth > 0 ? 8 : 0;
        words.push_back({word, width_of(word), cost});
    }
    return words;
}

std::string utf8(const icu::UnicodeString& text) {
    std::string result;
    text.toUTF8String(result);
    return result;
}

// Splits into `count` lines at the least cost; false when that costs more than `most`.
bool split(const std::vector<Word>& words, std::size_t count, double capacity, double most,
           std::vector<std::string>& lines) {
    const std::size_t n = words.size();
    double total = 0;
    for (const auto& word : words)
        total += word.width;
    const double even = total / static_cast<double>(count);
    const double infinite = std::numeric_limits<double>::infinity();
    std::vector<std::vector<double>> best(count + 1, std::vector<double>(n + 1, infinite));
    std::vector<std::vector<std::size_t>> from(count + 1, std::vector<std::size_t>(n + 1, 0));
    best[0][0] = 0;
    for (std::size_t line = 1; line <= count; ++line)
        for (std::size_t end = 1; end <= n; ++end) {
            double width = 0;
            for (std::size_t begin = end; begin-- > 0;) {
                width += words[begin].width;
                if (width > capacity && begin + 1 < end) break;
                const double away = width - even;
                const double cost = best[line - 1][begin] + away * away + (end < n ? words[end - 1].break_cost : 0);
                if (cost < best[line][end]) {
                    best[line][end] = cost;
                    from[line][end] = begin;
                }
            }
        }
    if (best[count][n] >= most) return false;
    lines.assign(count, "");
    for (std::size_t line = count, end = n; line > 0; --line) {
        const std::size_t begin = from[line][end];
        for (std::size_t i = begin; i < end; ++i)
            lines[line - 1] += utf8(words[i].text);
        end = begin;
    }
    return true;
}

void append_balanced(std::vector<std::string>& result, std::string_view title, double capacity) {
    const std::vector<Word> words = words_of(title);
    double total = 0;
    for (const auto& word : words)
        total += word.width;
    auto count = static_cast<std::size_t>(std::max(1.0, std::ceil(total / capacity)));
    std::vector<std::string> lines;
    const auto least = count;
    while (count <= std::min(words.size(), least + 3) && !split(words, count, capacity, never, lines))
        ++count;
    if (lines.empty() && !split(words, least, capacity, std::numeric_limits<double>::infinity(), lines))
        lines.emplace_back(title);
    result.insert(result.end(), lines.begin(), lines.end());
}

} // namespace

std::vector<std::string> balanced_lines(std::string_view title, double capacity) {
    std::vector<std::string> result;
    for (std::size_t begin = 0; begin <= title.size();) {
        const std::size_t end = std::min(title.find('\n', begin), title.size());
        if (end > begin) append_balanced(result, title.substr(begin, end - begin), capacity);
        begin = end + 1;
    }
    return result;
}

} // namespace guapai::paper
