#include "sheet/cell.h"

#include "base/text.h"

#include <algorithm>

namespace guapai::sheet {

namespace {

bool is_digit(char32_t c) { return c >= '0' && c <= '9'; }

// Chinese characters with the punctuation and signs that go with them.
bool is_chinese(char32_t c) {
    return (c >= 0x2e80 && c <= 0x9fff && c != 0x3000) || (c >= 0xf900 && c <= 0xfaff) ||
           (c >= 0xfe30 && c <= 0xfe4f) || (c >= 0xff00 && c <= 0xffef) || (c >= 0x20000 && c <= 0x3ffff);
}

bool is_blank(char32_t c) {
    return c == ' ' || c == '\t' || c == 0xa0 || (c >= 0x2000 && c <= 0x200a) || c == 0x202f || c == 0x205f ||
           c == 0x3000;
}

bool is_invisible(char32_t c) {
    return (c < 0x20 && c != '\n') || (c >= 0x7f && c <= 0x9f) || c == 0xad || (c >= 0x200b && c <= 0x200f) ||
           (c >= 0x202a && c <= 0x202e) || (c >= 0x2060 && c <= 0x2064) || c == 0xfeff;
}

// Digits, letters and the signs of numbers; the full-width punctuation of sentences stays.
char32_t half_width(char32_t c) {
    if (c < 0xff01 || c > 0xff5e) return c;
    const char32_t half = c - 0xfee0;
    const bool letter_or_digit = is_digit(half) || (half >= 'A' && half <= 'Z') || (half >= 'a' && half <= 'z');
    return letter_or_digit || half == '.' || half == '-' || half == '+' || half == '%' || half == '/' || half == '@'
               ? half
               : c;
}

// The text must be valid UTF-8, which the readers see to.
std::u32string decoded(std::string_view text) {
    std::u32string out;
    out.reserve(text.size());
    for (std::size_t at = 0; at < text.size();) {
        const auto lead = static_cast<unsigned char>(text[at]);
        const std::size_t length = lead < 0x80 ? 1 : lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : 2;
        char32_t c = length == 1 ? lead : lead & (0x7fU >> length);
        for (std::size_t i = 1; i < length && at + i < text.size(); ++i)
            c = (c << 6U) | (static_cast<unsigned char>(text[at + i]) & 0x3fU);
        out += c;
        at += length;
    }
    return out;
}

std::string encoded(std::u32string_view text) {
    std::string out;
    out.reserve(text.size() * 3);
    for (const char32_t c : text) {
        if (c < 0x80) {
            out += static_cast<char>(c);
        } else if (c < 0x800) {
            out += static_cast<char>(0xc0 | (c >> 6U));
            out += static_cast<char>(0x80 | (c & 0x3fU));
        } else if (c < 0x10000) {
            out += static_cast<char>(0xe0 | (c >> 12U));
            out += static_cast<char>(0x80 | ((c >> 6U) & 0x3fU));
            out += static_cast<char>(0x80 | (c & 0x3fU));
        } else {
            out += static_cast<char>(0xf0 | (c >> 18U));
            out += static_cast<char>(0x80 | ((c >> 12U) & 0x3fU));
            out += static_cast<char>(0x80 | ((c >> 6U) & 0x3fU));
            out += static_cast<char>(0x80 | (c & 0x3fU));
        }
    }
    return out;
}

// Invisible characters dropped, blanks of every kind made one space, line ends made one \n.
std::u32string simplified(const std::u32string& text) {
    std::u32string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        char32_t c = half_width(text[i]);
        if (c == '\r' || c == 0x2028 || c == 0x2029) {
            if (i + 1 < text.size() && text[i + 1] == '\n') continue;
            c = '\n';
        }
        if (is_blank(c)) c = ' ';
        if (is_invisible(c)) continue;
        const bool after_gap = out.empty() || out.back() == ' ' || out.back() == '\n';
        if (c == ' ' && after_gap) continue;
        if (c == '\n' && !out.empty() && out.back() == ' ') out.pop_back();
        if (c == '\n' && out.empty()) continue;
        out += c;
    }
    while (!out.empty() && (out.back() == ' ' || out.back() == '\n'))
        out.pop_back();
    return out;
}

// A gap in a name that people leave for looks: "王　强", "小 学", "第 2 小学".
bool is_needless_gap(char32_t before, char32_t after) {
    return (is_chinese(before) && (is_chinese(after) || is_digit(after))) || (is_digit(before) && is_chinese(after));
}

std::u32string closed_up(const std::u32string& text) {
    const bool number = std::all_of(text.begin(), text.end(), [](char32_t c) {
        return is_digit(c) || c == ' ' || c == '\n' || c == '-' || c == '+' || c == '.' || c == ',';
    });
    std::u32string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char32_t c = text[i];
        if (c != ' ' && c != '\n') {
            out += c;
            continue;
        }
        if (!number && !is_needless_gap(text[i - 1], text[i + 1])) out += ' '; // simplified: never at the ends
    }
    return out;
}

// A number as text, without anything to clean: most cells.
bool is_plain(std::string_view text) {
    return std::all_of(text.begin(), text.end(), [](char c) {
        return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '.' || c == '-';
    });
}

} // namespace

std::string cleaned(std::string_view text, bool short_text) {
    if (is_plain(text)) return std::string(text);
    std::u32string characters = simplified(decoded(text));
    const bool digits_only = !characters.empty() && std::all_of(characters.begin(), characters.end(), [](char32_t c) {
        return is_digit(c) || c == ' ' || c == '-';
    });
    if (short_text || digits_only) characters = closed_up(characters);
    // An apostrophe before digits is how typists keep Excel from making a number of them.
    if (characters.size() > 1 && (characters[0] == '\'' || characters[0] == '`' || characters[0] == 0x2018) &&
        std::all_of(characters.begin() + 1, characters.end(), is_digit))
        characters.erase(0, 1);
    return encoded(characters);
}

} // namespace guapai::sheet
