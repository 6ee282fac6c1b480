// Headings and the words of choices made comparable. Internal to src/sheet.
//
//     fold_heading("*学校（机构） 标识码：")          ->  "学校(机构)标识码"
//     fold_heading_loosely("学校(机构)标识码")        ->  "学校标识码"
#pragma once

#include <string>
#include <string_view>

namespace guapai::sheet {

// Full-width forms, letter case, blanks, line breaks, stars and colons do not matter.
std::string fold_heading(std::string_view text);
// Neither do brackets with what stands in them, nor the signs between words.
std::string fold_heading_loosely(std::string_view text);

} // namespace guapai::sheet
