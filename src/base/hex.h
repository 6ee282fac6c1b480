// The value of a hexadecimal digit, by table: lists read hundreds of ids a page.
//
//     hex_value('c')  ->  12,   hex_value('g')  ->  no_hex_digit
#pragma once

#include <array>
#include <cstdint>

namespace guapai {

inline constexpr std::uint8_t no_hex_digit = 0xff;
inline constexpr std::array<std::uint8_t, 256> hex_values = [] {
    std::array<std::uint8_t, 256> values{};
    values.fill(no_hex_digit);
    for (std::uint8_t i = 0; i < 10; ++i)
        values[static_cast<std::size_t>('0' + i)] = i;
    for (std::uint8_t i = 0; i < 6; ++i)
        values[static_cast<std::size_t>('a' + i)] = values[static_cast<std::size_t>('A' + i)] =
            static_cast<std::uint8_t>(10 + i);
    return values;
}();

constexpr std::uint8_t hex_value(char c) noexcept { return hex_values[static_cast<unsigned char>(c)]; }

} // namespace guapai
