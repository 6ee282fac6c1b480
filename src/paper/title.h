// Where a title breaks: 词意完整，排列对称，长短适宜，梯形或菱形 (GB/T 9704-2012, 7.3.1).
//
//     balanced_lines("关于对下陆区某某学校食堂管理问题限期整改的通知", 20)
//         -> {"关于对下陆区某某学校", "食堂管理问题限期整改的通知"}
//
// Breaks only between words (ICU's dictionary), never before 的 or a closing mark, reluctantly after 关于 or inside
// 《》; among those the most even lines. Line feeds in the title are kept.
//
// Thread-safety: free function.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace guapai::paper {

// `capacity`: full-width characters to a line; a half-width one counts half. A word longer than a line is a line by
// itself.
std::vector<std::string> balanced_lines(std::string_view title, double capacity);

} // namespace guapai::paper
