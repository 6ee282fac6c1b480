#include "sheet/calendar.h"

#include <initializer_list>

namespace guapai::sheet {

namespace {

// Reads from the front of a text.
class Scanner {
public:
    explicit Scanner(std::string_view text) : rest_(text) {}

    // A number of min to max digits with no further digit behind it.
    std::optional<int> number(std::size_t min, std::size_t max) {
        std::size_t length = 0;
        int value = 0;
        for (; length < rest_.size() && rest_[length] >= '0' && rest_[length] <= '9'; ++length) {
            if (length == max) return std::nullopt;
            value = value * 10 + (rest_[length] - '0');
        }
        if (length < min) return std::nullopt;
        rest_.remove_prefix(length);
        return value;
    }
    bool any_of(std::initializer_list<std::string_view> choices) {
        for (const std::string_view choice : choices)
            if (rest_.starts_with(choice)) {
                rest_.remove_prefix(choice.size());
                return true;
            }
        return false;
    }
    bool at_end() const { return rest_.empty(); }

private:
    std::string_view rest_;
};

// hh:mm or hh:mm:ss to the end of the text.
std::optional<int> clock_seconds(Scanner& in) {
    const auto hours = in.number(1, 2);
    if (!hours || *hours > 23 || !in.any_of({":", "："})) return std::nullopt;
    const auto minutes = in.number(2, 2);
    if (!minutes || *minutes > 59) return std::nullopt;
    int seconds = 0;
    if (in.any_of({":", "："})) {
        const auto given = in.number(2, 2);
        if (!given || *given > 59) return std::nullopt;
        seconds = *given;
        if (in.any_of({".", ","})) in.number(1, 9);
    }
    return in.at_end() ? std::optional(*hours * 3600 + *minutes * 60 + seconds) : std::nullopt;
}

std::optional<CalendarText> checked(const CalendarText& when) {
    const Date date{when.year, when.month, when.day.value_or(1)};
    if (when.year < 1900 || when.year > 2100 || when.month < 1 || when.month > 12) return std::nullopt;
    if (date.day < 1 || date.day > YearMonth::of(date).last_day().day) return std::nullopt;
    return when;
}

std::optional<CalendarText> run_of_digits(std::string_view text) {
    Scanner in(text);
    const auto number = in.number(6, 8);
    if (!number || !in.at_end() || text.size() == 7) return std::nullopt;
    if (text.size() == 6) return checked({*number / 100, *number % 100, std::nullopt});
    return checked({*number / 10000, *number / 100 % 100, *number % 100});
}

} // namespace

std::optional<CalendarText> parse_calendar(std::string_view text) {
    if (text.find_first_not_of("0123456789") == std::string_view::npos) return run_of_digits(text);
    Scanner in(text);
    const auto year = in.number(4, 4);
    if (!year || !in.any_of({"-", ".", "/", "年"})) return std::nullopt;
    const auto month = in.number(1, 2);
    if (!month) return std::nullopt;
    CalendarText when{*year, *month, std::nullopt};
    if (in.any_of({"-", ".", "/", "月"}) && !in.at_end()) {
        when.day = in.number(1, 2);
        if (!when.day) return std::nullopt;
        in.any_of({"日", "号"});
    }
    if (!in.at_end()) {
        if (!when.day || !in.any_of({" ", "T"})) return std::nullopt;
        const auto seconds = clock_seconds(in);
        if (!seconds) return std::nullopt;
        when.seconds = *seconds;
    }
    return checked(when);
}

} // namespace guapai::sheet
