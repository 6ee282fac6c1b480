// What a number format of Excel makes of a number: a plain number, a date, a month, a time, a percent, a padded code.
//
//     format_class("yyyy\"年\"m\"月\"")  ->  month
//     as_shown("45000", {Shape::date}, false)  ->  "2023-03-15"
//
// Source: ECMA-376 part 1, 18.8.30 (numFmt) with the built-in formats of Chinese locales, 18.17.4 (dates).
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace guapai::sheet {

enum class Shape { number, date, month, year, time, date_time, percent, padded };

struct NumberFormat {
    Shape shape = Shape::number;
    std::size_t width = 0; // of padded: the digits of "00000000"
};

NumberFormat builtin_format(int id);
NumberFormat format_class(std::string_view code); // of a custom format code

// `value` is the text of a numeric cell as the file holds it. What is not a number is given back as it is.
std::string as_shown(std::string_view value, NumberFormat format, bool since_1904);

} // namespace guapai::sheet
