// Text in UTF-8: length, validity, cutting for search.
//
//     search_terms("燃气报警 2号")  ->  "燃气 气报 报警 2号 …" (overlapping pairs of Chinese characters, Latin words
//     whole)
//
// Thread-safety: free functions, callable from any thread.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace guapai {

bool is_valid_utf8(std::string_view text) noexcept;
std::size_t utf8_length(std::string_view text) noexcept;     // characters (code points); the text must be valid
bool has_control_characters(std::string_view text) noexcept; // other than tab, LF, CR
std::string utf8_prefix(std::string_view text, std::size_t characters); // cut at a character, "…" added when cut

// Half- and full-width spaces, no-break and zero-width characters taken off both ends.
std::string_view trimmed(std::string_view text) noexcept;
// Compatibility forms folded (NFKC), Latin lower case: what is compared and searched.
std::string folded(std::string_view text);

// By which texts stand in the order of a Chinese dictionary (pinyin), case and width aside: hex digits, to be stored
// and compared byte by byte. order_key("安") < order_key("北") < order_key("张").
std::string order_key(std::string_view text);

// The words under which a text is found, space-separated: overlapping pairs of a run of Chinese characters, a lone
// character by itself, Latin words and numbers whole. The same cutting serves FTS5 and tsvector.
std::string search_terms(std::string_view text);

// The first three and last four characters of a phone number, the others as "*": "199****7017". All "*" when short.
std::string masked(std::string_view phone);

std::vector<std::string> split(std::string_view text, char separator);
std::string joined(const std::vector<std::string>& parts, std::string_view between);

} // namespace guapai
