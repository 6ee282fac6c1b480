// The font families of printed documents, and whether this machine has them.
//
//     for (const auto& miss : substituted_fonts(fonts))
//         log("打印字体“{}”没有安装，实际使用“{}”", miss.wanted, miss.used);
//
// GB/T 9704 asks for 小标宋 (titles) and 仿宋 (text); both are licensed and in no free distribution. The defaults are
// the closest free families with complete simplified Chinese; an office that has the licensed ones names them in the
// settings (方正小标宋简体, 仿宋_GB2312, 黑体, 楷体_GB2312). fontconfig silently replaces a family it does not have, so
// ask at start-up, not when a notice is printed.
//
// Thread-safety: values and free functions, callable from any thread.
#pragma once

#include <string>
#include <vector>

namespace guapai::paper {

// Names as fontconfig knows them, with an optional weight: "Noto Serif CJK SC Black".
struct Fonts {
    std::string heading = "Noto Serif CJK SC Black"; // 小标宋: issuer mark, titles
    std::string body = "AR PL SungtiL GB";           // 仿宋: text, page numbers
    std::string hei = "Noto Sans CJK SC";            // 黑体: headings of the first level
    std::string kai = "AR PL UKai CN";               // 楷体: headings of the second level, captions
};

struct FontSubstitution {
    std::string wanted;
    std::string used;              // the family that will be printed instead; equal to `wanted` when …
    bool lacks_simplified = false; // … the family is there but has no complete simplified Chinese
};

// The families that would not be printed as named; empty when all is well.
std::vector<FontSubstitution> substituted_fonts(const Fonts& fonts);

} // namespace guapai::paper
